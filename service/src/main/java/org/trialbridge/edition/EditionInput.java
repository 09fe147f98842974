package org.trialbridge.edition;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.report.StatusReport.Issue;

/**
 * The wish to issue a status report, unchecked.
 *
 * @param asOf the business day; null for the last day through which all reporting countries are accepted, else today
 * @param country the code of one country; null for the whole trial
 * @param supersedes the number of the edition for which the new one stands; with a reason
 */
public record EditionInput(
        @Nullable LocalDate asOf,
        @Nullable String country,
        @Nullable String title,
        @Nullable String note,
        @Nullable Integer supersedes,
        @Nullable String reason) {
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_TEXT = 2000;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    /** What may be issued. */
    record Wanted(
            @Nullable LocalDate asOf,
            @Nullable String title,
            @Nullable String note,
            @Nullable Integer supersedes,
            @Nullable String reason) {

        /** What the audit trail keeps as the reason. */
        @Nullable
        String why() {
            return reason == null ? note : reason;
        }
    }

    /**
     * Returns what is to be issued, if it may be.
     *
     * @param latest the last day that is not in the future anywhere
     * @param old the edition to be superseded, if it is one of the same trial
     * @throws Problem INVALID with everything that is wrong
     */
    Wanted toWanted(LocalDate latest, @Nullable Edition old) {
        Errors errors = new Errors();
        errors.check(asOf == null || !asOf.isAfter(latest), "asOf", "Enter a day that is not in the future.");
        errors.check(asOf == null || !asOf.isBefore(FIRST_DAY), "asOf", "Enter a day after the year 1899.");
        String kept = errors.optionalText(title, "title", LONGEST_TITLE);
        String said = errors.optionalText(note, "note", LONGEST_TEXT);
        String why = errors.optionalText(reason, "reason", LONGEST_TEXT);
        if (supersedes == null) {
            errors.check(why == null, "supersedes", "Enter the number of the edition that is superseded.");
        } else {
            errors.check(why != null, "reason", "Say why the edition is superseded.");
            errors.check(old != null, "supersedes", "Enter the number of an edition of the same trial or country.");
            if (old != null) {
                errors.check(
                        Objects.equals(old.country(), country),
                        "supersedes",
                        "Enter the number of an edition about the same: {0} is about {1}.",
                        old.label(),
                        old.country() == null ? "the whole trial" : old.country());
                errors.check(
                        old.supersededBy() == null,
                        "supersedes",
                        "Supersede the edition {1}: it stands for {0} already.",
                        old.label(),
                        old.supersededBy() == null ? "" : Issue.label(old.supersededBy()));
            }
        }
        errors.throwIfAny();
        return new Wanted(asOf, kept, said, supersedes, why);
    }
}
