package org.trialbridge.outreach;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.institution.Institution;
import org.trialbridge.outreach.Outreach.Kind;
import org.trialbridge.outreach.Outreach.Outcome;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** An outreach as somebody wrote it down, not yet checked. */
public record OutreachInput(
        @Nullable String trial,
        @Nullable String iso2,
        @Nullable Long institutionId,
        @Nullable Kind kind,
        @Nullable LocalDate on,
        @Nullable String subject,
        @Nullable Outcome outcome) {

    /**
     * Returns the outreach, if every rule is kept.
     *
     * @param stored the outreach to be changed; for a new one, its trial and country with anything else
     * @param institution the one named, or null if there is none of that id
     * @param today in the country
     * @throws Problem INVALID naming every broken rule
     */
    Outreach toOutreach(Outreach stored, @Nullable Institution institution, LocalDate today) {
        Errors errors = new Errors();
        errors.check(
                trial == null || trial.equals(stored.trial()),
                "trial",
                "Leave the trial as it is: {0}.",
                stored.trial());
        errors.check(
                iso2 == null || iso2.equals(stored.iso2()), "iso2", "Leave the country as it is: {0}.", stored.iso2());
        errors.check(
                institutionId == null || institution != null,
                "institutionId",
                "Choose an institution of the directory.");
        Kind kind = errors.require(this.kind, "kind", Kind.LETTER);
        LocalDate on = errors.require(this.on, "on", today);
        errors.check(!on.isAfter(today), "on", "Enter {0} or an earlier day.", today);
        String subject = errors.text(this.subject, "subject", 500);
        Outcome outcome = errors.require(this.outcome, "outcome", Outcome.SENT);
        errors.throwIfAny();
        return new Outreach(
                stored.id(),
                stored.version(),
                stored.trialId(),
                stored.trial(),
                stored.participationId(),
                stored.iso2(),
                institutionId,
                institution == null ? null : institution.name(),
                kind,
                on,
                subject,
                outcome,
                stored.illustrative());
    }
}
