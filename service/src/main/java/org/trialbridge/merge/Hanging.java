package org.trialbridge.merge;

import java.util.Map;

/**
 * How much hangs on an institution or a person, in one column of one table.
 *
 * @param many how many rows, one or more
 */
public record Hanging(String table, String column, long many) {
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("action_item", "Actions owned"),
            Map.entry("affiliation", "People and their institutions"),
            Map.entry("agenda_item", "Agenda items presented"),
            Map.entry("agreement_party", "Agreements"),
            Map.entry("approval", "Approvals"),
            Map.entry("attendance", "Lines of attendance"),
            Map.entry("document", "Documents"),
            Map.entry("institution", "Parts"),
            Map.entry("outreach", "Outreach"),
            Map.entry("participation", "Countries led"),
            Map.entry("question", "Questions asked"),
            Map.entry("site", "Sites"),
            Map.entry("trial", "Trials sponsored"),
            Map.entry("trial_role", "Parts in trials"),
            Map.entry("user_account", "Accounts"));

    /** What the rows are, for people; a table without a word of its own is named as it is. */
    public String label() {
        String known = LABELS.get(table);
        return known == null
                ? Character.toUpperCase(table.charAt(0)) + table.substring(1).replace('_', ' ')
                : known;
    }
}
