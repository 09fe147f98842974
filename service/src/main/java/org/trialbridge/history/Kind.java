package org.trialbridge.history;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.Locale;
import org.trialbridge.access.Action;
import org.trialbridge.problem.Problem;

/** What has a history that people read, and earlier versions that they restore. */
public enum Kind {
    MEETING("meeting", Action.EDIT_MEETINGS, "meeting_trial", "meeting_id", "meeting_country", "meeting_id"),
    DECISION("decision", Action.EDIT_MEETINGS, "decision_country", "decision_id"),
    ACTION("action_item", Action.EDIT_ACTIONS),
    OUTREACH("outreach", Action.EDIT_TRIAL),
    AGREEMENT("agreement", Action.EDIT_TRIAL, "agreement_party", "agreement_id"),
    APPROVAL("approval", Action.EDIT_APPROVALS),
    MILESTONE("milestone", Action.EDIT_TRIAL, "milestone_dependency", "milestone_id"),
    RISK("risk", Action.EDIT_TRIAL),
    INSTITUTION("institution", Action.EDIT_TRIAL),
    SITE("site", Action.EDIT_SITES),
    COUNTRY("participation", Action.EDIT_TRIAL),
    /** What it takes to change one depends on the thing on which it hangs. */
    DOCUMENT("document", Action.VIEW),
    PERSON("person", Action.EDIT_TRIAL, "affiliation", "person_id");

    private final String table;
    private final Action edit;
    private final ImmutableMap<String, String> parts;

    /** @param parts tables whose rows belong to the thing, each with the column that says to which */
    Kind(String table, Action edit, String... parts) {
        this.table = table;
        this.edit = edit;
        ImmutableMap.Builder<String, String> columns = ImmutableMap.builder();
        for (int i = 0; i < parts.length; i += 2) {
            columns.put(parts[i], parts[i + 1]);
        }
        this.parts = columns.buildOrThrow();
    }

    /**
     * @param word as it stands in addresses
     * @throws Problem NOT_FOUND if nothing is called so
     */
    static Kind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** How it is called in addresses and texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String table() {
        return table;
    }

    /** What somebody must be allowed to change it. */
    Action edit() {
        return edit;
    }

    ImmutableMap<String, String> parts() {
        return parts;
    }
}
