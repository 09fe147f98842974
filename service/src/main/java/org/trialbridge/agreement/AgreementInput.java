package org.trialbridge.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.agreement.Agreement.Kind;
import org.trialbridge.agreement.Agreement.Party;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/**
 * An agreement as somebody wrote it down, not yet checked.
 *
 * @param parties ids of institutions
 */
public record AgreementInput(
        @Nullable String trial,
        @Nullable String iso2,
        @Nullable Kind kind,
        @Nullable String title,
        @Nullable List<@Nullable Long> parties,
        @Nullable LocalDate signedOn,
        @Nullable LocalDate effectiveOn,
        @Nullable LocalDate expiresOn,
        @Nullable LocalDate endedOn,
        @Nullable String endReason) {
    private static final int MOST_PARTIES = 20;

    /** The ids named, each once. */
    List<Long> partyIds() {
        return parties == null
                ? List.of()
                : parties.stream().filter(Objects::nonNull).distinct().toList();
    }

    /**
     * Returns the agreement, if every rule is kept.
     *
     * @param stored the agreement to be changed; for a new one, its trial and country with anything else
     * @param known those of the parties that are in the directory
     * @param today in the country
     * @throws Problem INVALID naming every broken rule
     */
    Agreement toAgreement(Agreement stored, List<Party> known, LocalDate today) {
        Errors errors = new Errors();
        errors.check(
                trial == null || trial.equals(stored.trial()),
                "trial",
                "Leave the trial as it is: {0}.",
                stored.trial());
        errors.check(
                iso2 == null || iso2.equals(stored.iso2()), "iso2", "Leave the country as it is: {0}.", stored.iso2());
        Kind kind = errors.require(this.kind, "kind", Kind.MOU);
        String title = errors.text(this.title, "title", 300);
        errors.check(known.size() == partyIds().size(), "parties", "Choose institutions of the directory.");
        errors.check(known.size() <= MOST_PARTIES, "parties", "Choose at most {0} parties.", MOST_PARTIES);
        errors.check(signedOn == null || !known.isEmpty(), "parties", "Choose who signed it.");
        errors.check(signedOn == null || !signedOn.isAfter(today), "signedOn", "Enter {0} or an earlier day.", today);
        checkYear(signedOn, "signedOn", errors);
        checkYear(effectiveOn, "effectiveOn", errors);
        checkYear(expiresOn, "expiresOn", errors);
        LocalDate begins = effectiveOn == null ? signedOn : effectiveOn;
        errors.check(
                expiresOn == null || begins == null || !expiresOn.isBefore(begins),
                "expiresOn",
                "Enter {0} or a later day: it takes effect then.",
                String.valueOf(begins));
        String endReason = errors.optionalText(this.endReason, "endReason", 1000);
        errors.check(endedOn == null || !endedOn.isAfter(today), "endedOn", "Enter {0} or an earlier day.", today);
        errors.check(
                endedOn == null || signedOn == null || !endedOn.isBefore(signedOn),
                "endedOn",
                "Enter {0} or a later day: it was signed then.",
                String.valueOf(signedOn));
        errors.check(endedOn == null || endReason != null, "endReason", "Enter why it ended before its time.");
        errors.check(endedOn != null || endReason == null, "endedOn", "Enter the day on which it ended.");
        errors.throwIfAny();
        return new Agreement(
                stored.id(),
                stored.version(),
                stored.trialId(),
                stored.trial(),
                stored.participationId(),
                stored.iso2(),
                kind,
                title,
                known,
                signedOn,
                effectiveOn,
                expiresOn,
                endedOn,
                endReason,
                stored.illustrative());
    }

    private static void checkYear(@Nullable LocalDate day, String field, Errors errors) {
        errors.check(
                day == null || (day.getYear() >= 1900 && day.getYear() < 2200),
                field,
                "Enter a day from 1900 to 2199.");
    }
}
