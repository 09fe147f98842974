package org.trialbridge.risk;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.action.Mentions;
import org.trialbridge.milestone.Milestone;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;
import org.trialbridge.risk.Risk.Response;
import org.trialbridge.risk.Risk.Status;

/**
 * A risk as somebody wrote it down, not yet checked.
 *
 * @param ownerPersonId the person who owns it, or null if an institution does
 * @param ownerInstitutionId the institution that owns it, or null if a person does
 * @param raisedOn today if absent; of a risk that is there, the day is kept
 * @param status open if absent
 * @param closedOn today if absent and closed
 * @param milestoneId the milestone that it threatens
 * @param reason why the score or the status changes
 */
public record RiskInput(
        @Nullable String trial,
        @Nullable String iso2,
        @Nullable String site,
        @Nullable String title,
        @Nullable String description,
        @Nullable Integer probability,
        @Nullable Integer impact,
        @Nullable Response response,
        @Nullable String measures,
        @Nullable Long ownerPersonId,
        @Nullable Long ownerInstitutionId,
        @Nullable LocalDate raisedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate reviewOn,
        @Nullable Status status,
        @Nullable LocalDate closedOn,
        @Nullable Long milestoneId,
        @Nullable String reason) {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_REASON = 500;

    /** The reason for the audit trail, or null if it is missing or not to be stored. */
    @Nullable
    String auditedReason() {
        return Texts.kept(reason);
    }

    /**
     * Returns the risk, if every rule is kept.
     *
     * @param stored the risk to be changed; for a new one, its place with anything else and the id 0
     * @param mentions which of the owners named exist and can be seen
     * @param threatened the milestone named; null if there is none or it is not in the risk's place
     * @param today where it is
     * @throws Problem INVALID naming every broken rule
     */
    Risk toRisk(Risk stored, Mentions mentions, @Nullable Milestone threatened, LocalDate today) {
        Errors errors = new Errors();
        boolean fresh = stored.id() == 0;
        checkPlace(stored, errors);
        String title = errors.text(this.title, "title", LONGEST_TITLE);
        String description = errors.optionalText(this.description, "description", LONGEST_TEXT);
        String measures = errors.optionalText(this.measures, "measures", LONGEST_TEXT);
        int probability = level(this.probability, "probability", errors);
        int impact = level(this.impact, "impact", errors);
        Response response = errors.require(this.response, "response", Response.REDUCE);
        checkOwner(mentions, errors);
        LocalDate raised = raisedOn != null ? raisedOn : fresh ? today : stored.raisedOn();
        Status status = this.status == null ? Status.OPEN : this.status;
        LocalDate closed = status != Status.CLOSED ? null : closedOn != null ? closedOn : closedBefore(stored, today);
        checkDays(raised, status, closed, today, errors);
        errors.check(
                milestoneId == null || threatened != null,
                "milestoneId",
                "Choose a milestone of {0}, or of a part of it.",
                stored.placeCode());
        String reason = errors.optionalText(this.reason, "reason", LONGEST_REASON);
        errors.check(
                fresh
                        || reason != null
                        || (probability == stored.probability()
                                && impact == stored.impact()
                                && status == stored.status()),
                "reason",
                "Enter why the score or the status changes.");
        errors.throwIfAny();
        return new Risk(
                stored.id(),
                stored.version(),
                stored.trialId(),
                stored.trial(),
                stored.participationId(),
                stored.iso2(),
                stored.siteId(),
                stored.site(),
                title,
                description,
                probability,
                impact,
                probability * impact,
                response,
                measures,
                ownerPersonId,
                ownerInstitutionId,
                null,
                raised,
                dueOn,
                reviewOn,
                status,
                closed,
                milestoneId,
                null,
                null,
                stored.illustrative());
    }

    private void checkPlace(Risk stored, Errors errors) {
        errors.check(
                trial == null || trial.equals(stored.trial()),
                "trial",
                "Leave the trial as it is: {0}.",
                stored.trial());
        errors.check(
                iso2 == null || iso2.equals(stored.iso2()),
                "iso2",
                "Name a country of the trial; a risk stays in its place.");
        errors.check(
                site == null || site.equals(stored.site()),
                "site",
                "Name a site of that country; a risk stays in its place.");
    }

    private static int level(@Nullable Integer level, String field, Errors errors) {
        errors.check(
                level != null && level >= Risk.LEAST && level <= Risk.MOST,
                field,
                "Choose a number from {0} to {1}.",
                Risk.LEAST,
                Risk.MOST);
        return level == null ? Risk.LEAST : level;
    }

    private void checkOwner(Mentions mentions, Errors errors) {
        errors.check(
                ownerPersonId != null || ownerInstitutionId != null,
                "ownerInstitutionId",
                "Choose who owns it: a person or an institution.");
        errors.check(
                ownerPersonId == null || ownerInstitutionId == null,
                "ownerInstitutionId",
                "Choose one owner: a person or an institution, not both.");
        errors.check(
                ownerPersonId == null || mentions.people().contains(ownerPersonId),
                "ownerPersonId",
                "Choose a person of the directory.");
        errors.check(
                ownerInstitutionId == null || mentions.institutions().contains(ownerInstitutionId),
                "ownerInstitutionId",
                "Choose an institution of the directory.");
    }

    private static LocalDate closedBefore(Risk stored, LocalDate today) {
        return Objects.requireNonNullElse(stored.closedOn(), today);
    }

    private void checkDays(
            LocalDate raised, Status status, @Nullable LocalDate closed, LocalDate today, Errors errors) {
        errors.check(!raised.isAfter(today), "raisedOn", "Enter {0} or an earlier day.", today);
        errors.check(
                dueOn == null || !dueOn.isBefore(raised),
                "dueOn",
                "Enter {0} or a later day: it was raised then.",
                raised);
        errors.check(
                reviewOn == null || !reviewOn.isBefore(raised),
                "reviewOn",
                "Enter {0} or a later day: it was raised then.",
                raised);
        errors.check(
                closedOn == null || status == Status.CLOSED,
                "closedOn",
                "Leave this empty, or choose the status Closed.");
        errors.check(closed == null || !closed.isAfter(today), "closedOn", "Enter {0} or an earlier day.", today);
        errors.check(
                closed == null || !closed.isBefore(raised),
                "closedOn",
                "Enter {0} or a later day: it was raised then.",
                raised);
    }
}
