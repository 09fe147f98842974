package org.trialbridge.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/**
 * What somebody says of a document, not yet checked.
 *
 * @param datedOn the day that stands on it
 */
public record DocumentInput(
        @Nullable String title,
        Document.@Nullable Kind kind,
        @Nullable String description,
        @Nullable LocalDate datedOn) {
    /** The zone in which a day begins first: what is the future there is the future everywhere. */
    private static final ZoneOffset FIRST_ZONE = ZoneOffset.ofHours(14);

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DESCRIPTION = 2000;

    /**
     * Returns what is known of the document, if every rule is kept.
     *
     * @param now when it is written down
     * @throws Problem INVALID naming every broken rule
     */
    Facts toFacts(Instant now) {
        LocalDate latest = LocalDate.ofInstant(now, FIRST_ZONE);
        Errors errors = new Errors();
        Facts facts = new Facts(
                errors.text(title, "title", LONGEST_TITLE),
                errors.require(kind, "kind", Document.Kind.OTHER),
                errors.optionalText(description, "description", LONGEST_DESCRIPTION),
                datedOn);
        errors.check(
                datedOn == null || (datedOn.getYear() >= 1900 && !datedOn.isAfter(latest)),
                "datedOn",
                "Enter a day from 1900 until today.");
        errors.throwIfAny();
        return facts;
    }

    /** What is known of a document beside its bytes. */
    public record Facts(
            String title,
            Document.Kind kind,
            @Nullable String description,
            @Nullable LocalDate datedOn) {}
}
