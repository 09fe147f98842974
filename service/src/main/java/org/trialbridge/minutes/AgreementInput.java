package org.trialbridge.minutes;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * The agreement of a country as it was entered.
 *
 * @param reason why the secretariat says so for the country
 * @param source from where it knows, such as a letter
 */
public record AgreementInput(
        @Nullable String country,
        @Nullable String language,
        @Nullable Integer revision,
        @Nullable String reason,
        @Nullable String source) {
    private static final int LONGEST_TEXT = 2000;

    /** The revision in force that it names, checked. Empty if something is wrong, which is noted. */
    Optional<Revision> checked(Errors errors, List<Revision> inForce) {
        Optional<Revision> named =
                inForce.stream().filter(one -> one.language().equals(language)).findFirst();
        errors.check(
                named.isPresent(), "language", "Choose the language of minutes that are written for this meeting.");
        named.ifPresent(newest -> errors.check(
                revision != null && revision == newest.number(),
                "revision",
                "Read revision {0} first: it is the newest one, and only that can be agreed to.",
                newest.number()));
        return errors.isEmpty() ? named : Optional.empty();
    }

    /** Both texts if the secretariat says so for a country; a country itself needs none. */
    AgreementDraft toDraft(
            Errors errors, long meetingId, String country, Revision named, boolean onBehalf, long entryId) {
        String reason = onBehalf
                ? errors.text(this.reason, "reason", LONGEST_TEXT)
                : errors.optionalText(this.reason, "reason", LONGEST_TEXT);
        String source = onBehalf
                ? errors.text(this.source, "source", LONGEST_TEXT)
                : errors.optionalText(this.source, "source", LONGEST_TEXT);
        String own = "Leave this empty: a country that agrees itself needs no reason and no source.";
        errors.check(onBehalf || reason == null, "reason", own);
        errors.check(onBehalf || source == null, "source", own);
        return new AgreementDraft(
                meetingId, country, named.language(), named.number(), onBehalf, reason, source, entryId);
    }
}
