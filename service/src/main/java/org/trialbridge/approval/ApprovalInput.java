package org.trialbridge.approval;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.approval.Approval.Kind;
import org.trialbridge.approval.Approval.Status;
import org.trialbridge.institution.Institution;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.site.Site;

/** An approval as somebody wrote it down, not yet checked. */
public record ApprovalInput(
        @Nullable String trial,
        @Nullable String iso2,
        @Nullable String site,
        @Nullable Kind kind,
        @Nullable Long authorityInstitutionId,
        @Nullable String reference,
        @Nullable Status status,
        @Nullable LocalDate submittedOn,
        @Nullable LocalDate decidedOn,
        @Nullable LocalDate expiresOn,
        @Nullable String conditions,
        @Nullable String source) {
    private static final Set<Status> UNDECIDED = Set.of(Status.PLANNED, Status.SUBMITTED, Status.QUESTIONS);
    private static final Set<Status> DECIDED =
            Set.of(Status.APPROVED, Status.APPROVED_WITH_CONDITIONS, Status.REJECTED);

    private static final Set<Status> EXPIRING =
            Set.of(Status.APPROVED, Status.APPROVED_WITH_CONDITIONS, Status.EXPIRED);

    /**
     * Returns the approval, if every rule is kept.
     *
     * @param stored the approval to be changed; for a new one, its trial and country with anything else
     * @param named the site named, or null if none of the country has that code
     * @param authority the institution named, or null if there is none of that id
     * @param open whether a question of the authority is open
     * @param today in the country
     * @throws Problem INVALID naming every broken rule
     */
    Approval toApproval(
            Approval stored, @Nullable Site named, @Nullable Institution authority, boolean open, LocalDate today) {
        Errors errors = new Errors();
        errors.check(
                trial == null || trial.equals(stored.trial()),
                "trial",
                "Leave the trial as it is: {0}.",
                stored.trial());
        errors.check(
                iso2 == null || iso2.equals(stored.iso2()), "iso2", "Leave the country as it is: {0}.", stored.iso2());
        errors.check(site == null || named != null, "site", "Choose a site of the country, or none.");
        errors.check(
                authorityInstitutionId == null || authority != null,
                "authorityInstitutionId",
                "Choose an institution of the directory.");
        Kind kind = errors.require(this.kind, "kind", Kind.ETHICS);
        Status status = errors.require(this.status, "status", Status.PLANNED);
        String reference = errors.optionalText(this.reference, "reference", 200);
        String conditions = errors.optionalText(this.conditions, "conditions", 2000);
        String source = errors.optionalText(this.source, "source", 500);
        if (this.status != null) {
            checkDays(status, today, errors);
            errors.check(
                    !open || status != Status.SUBMITTED,
                    "status",
                    "Choose Questions asked: a question is open. Its answer changes the status by itself.");
            errors.check(
                    status != Status.APPROVED_WITH_CONDITIONS || conditions != null,
                    "conditions",
                    "Enter what the conditions are.");
        }
        errors.throwIfAny();
        return new Approval(
                stored.id(),
                stored.version(),
                stored.trialId(),
                stored.trial(),
                stored.participationId(),
                stored.iso2(),
                named == null ? null : named.id(),
                named == null ? null : named.code(),
                kind,
                authorityInstitutionId,
                authority == null ? null : authority.name(),
                reference,
                status,
                submittedOn,
                decidedOn,
                expiresOn,
                conditions,
                source,
                stored.illustrative());
    }

    private void checkDays(Status status, LocalDate today, Errors errors) {
        checkPast(submittedOn, "submittedOn", today, errors);
        checkPast(decidedOn, "decidedOn", today, errors);
        errors.check(
                status != Status.PLANNED || submittedOn == null,
                "submittedOn",
                "Leave this empty while it is planned, or choose Submitted.");
        errors.check(
                (status != Status.SUBMITTED && status != Status.QUESTIONS) || submittedOn != null,
                "submittedOn",
                "Enter the day on which it was submitted.");
        errors.check(
                !UNDECIDED.contains(status) || decidedOn == null,
                "decidedOn",
                "Leave this empty until it is decided, or choose how it was decided.");
        errors.check(
                !DECIDED.contains(status) || decidedOn != null, "decidedOn", "Enter the day on which it was decided.");
        errors.check(
                submittedOn == null || decidedOn == null || !decidedOn.isBefore(submittedOn),
                "decidedOn",
                "Enter {0} or a later day: it was submitted then.",
                String.valueOf(submittedOn));
        errors.check(
                expiresOn == null || EXPIRING.contains(status), "expiresOn", "Leave this empty unless it is approved.");
        errors.check(
                status != Status.EXPIRED || (expiresOn != null && expiresOn.isBefore(today)),
                "expiresOn",
                "Enter the day on which it expired, before {0}.",
                today);
        errors.check(
                expiresOn == null || decidedOn == null || expiresOn.isAfter(decidedOn),
                "expiresOn",
                "Enter a day after {0}: it was decided then.",
                String.valueOf(decidedOn));
    }

    private static void checkPast(@Nullable LocalDate day, String field, LocalDate today, Errors errors) {
        errors.check(day == null || !day.isAfter(today), field, "Enter {0} or an earlier day.", today);
        errors.check(day == null || day.getYear() >= 1900, field, "Enter a day from 1900 on.");
    }
}
