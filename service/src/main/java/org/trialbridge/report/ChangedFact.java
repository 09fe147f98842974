package org.trialbridge.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Role;
import org.trialbridge.milestone.Milestone;

/**
 * Something other than a count that was recorded between two reports: a stage, a date, a status, a target.
 *
 * @param thing the table in which it stands
 * @param name which of the country or site it is: the code of a milestone, the kind of an approval, the text of an action
 *     item; null where the place says it
 * @param field the column that differs
 * @param iso2 null for what belongs to the whole trial
 * @param before as it was stored, a code or an ISO date; null if there was none
 * @param effectiveOn the day on which a stage was entered; null for the others
 * @param roles that whoever recorded it holds at the place: in a report as known then, on a page today
 * @param reason given by that person
 */
public record ChangedFact(
        String thing,
        @Nullable String name,
        String field,
        @Nullable String iso2,
        @Nullable String site,
        @Nullable String before,
        @Nullable String now,
        @Nullable LocalDate effectiveOn,
        Instant recordedAt,
        boolean bySystem,
        List<Role> roles,
        @Nullable String reason) {
    public ChangedFact {
        roles = List.copyOf(roles);
    }

    /** What it is, in words: Milestone, Regulator approved: planned on. */
    public String what() {
        if (thing.equals("stage_change")) {
            return "Stage";
        }
        String named = name == null ? "" : ", " + named(name);
        return Wording.of(thing) + named + ": " + Wording.of(field).toLowerCase(Locale.ROOT);
    }

    private String named(String name) {
        return switch (thing) {
            case "milestone" -> Milestone.Code.valueOf(name).label();
            case "action_item", "risk" -> name;
            default -> Wording.ofCode(name);
        };
    }

    public ChangedCount.Kind kind() {
        return before == null
                ? ChangedCount.Kind.NEW
                : now == null ? ChangedCount.Kind.REMOVED : ChangedCount.Kind.CHANGED;
    }

    /** What it was, for people; null if there was none. */
    public @Nullable String beforeInWords() {
        return before == null ? null : Wording.ofCode(before);
    }

    /** What it is, for people; null if there is none any more. */
    public @Nullable String nowInWords() {
        return now == null ? null : Wording.ofCode(now);
    }
}
