package org.trialbridge.milestone;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.milestone.Milestone.Code;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;

/** A milestone as somebody planned it, not yet checked. */
public record MilestoneInput(
        @Nullable String trial,
        @Nullable String iso2,
        @Nullable String site,
        @Nullable Code code,
        @Nullable LocalDate baselineOn,
        @Nullable LocalDate plannedOn,
        @Nullable LocalDate forecastOn,
        @Nullable LocalDate actualOn,
        @Nullable Boolean cancelled,
        @Nullable List<@Nullable DependencyInput> dependencies,
        @Nullable String reason) {

    private static final int MAX_REASON = 500;

    public MilestoneInput {
        dependencies = dependencies == null ? null : dependencies.stream().toList();
    }

    /** The reason for the audit trail, or null if it is missing or not to be stored. */
    @Nullable
    String auditedReason() {
        String clean = reason == null || !Texts.isStorable(reason) ? "" : Texts.clean(reason);
        return clean.isEmpty() || clean.length() > MAX_REASON ? null : clean;
    }

    /**
     * Returns the milestone, if every rule is kept. The first plan is the baseline unless another is given.
     *
     * @param stored the milestone to be changed; for a new one, its place with anything else and the id 0
     * @param others all milestones of the trial
     * @param seen those of them that the editor may see
     * @param today where it is
     * @throws Problem INVALID naming every broken rule
     */
    Milestone toMilestone(Milestone stored, List<Milestone> others, Predicate<Milestone> seen, LocalDate today) {
        Errors errors = new Errors();
        boolean fresh = stored.id() == 0;
        Code code = fresh ? errors.require(this.code, "code", stored.code()) : stored.code();
        errors.check(
                fresh || this.code == null || this.code == stored.code(),
                "code",
                "Leave the milestone as it is: {0}.",
                stored.code());
        errors.check(
                trial == null || trial.equals(stored.trial()),
                "trial",
                "Leave the trial as it is: {0}.",
                stored.trial());
        errors.check(
                iso2 == null || iso2.equals(stored.iso2()),
                "iso2",
                "Name a country of the trial; a milestone stays in its place.");
        errors.check(
                site == null || site.equals(stored.site()),
                "site",
                "Name a site of that country; a milestone stays in its place.");
        errors.check(actualOn == null || !actualOn.isAfter(today), "actualOn", "Enter {0} or an earlier day.", today);
        boolean frozen = stored.baseline() != null;
        errors.check(
                !frozen || baselineOn == null || baselineOn.equals(stored.baselineOn()),
                "baselineOn",
                "Leave the baseline as it is: it is frozen. Freeze a new one for the trial, with its reason.");
        LocalDate baseline = frozen ? stored.baselineOn() : fresh && baselineOn == null ? plannedOn : baselineOn;
        Milestone milestone = new Milestone(
                stored.id(),
                stored.version(),
                stored.trialId(),
                stored.trial(),
                stored.participationId(),
                stored.iso2(),
                stored.siteId(),
                stored.site(),
                code,
                baseline,
                stored.baseline(),
                plannedOn,
                forecastOn,
                actualOn,
                Boolean.TRUE.equals(cancelled),
                DependencyInput.check(dependencies, stored, others, seen, errors),
                stored.illustrative(),
                null,
                null,
                null,
                null);
        DependencyInput.refuseCircle(milestone, others, seen, errors);
        String reason = errors.optionalText(this.reason, "reason", MAX_REASON);
        errors.check(fresh || reason != null || sameDates(stored, milestone), "reason", "Say why the dates change.");
        errors.throwIfAny();
        return milestone;
    }

    private static boolean sameDates(Milestone one, Milestone other) {
        return Objects.equals(one.baselineOn(), other.baselineOn())
                && Objects.equals(one.plannedOn(), other.plannedOn())
                && Objects.equals(one.forecastOn(), other.forecastOn())
                && Objects.equals(one.actualOn(), other.actualOn())
                && one.cancelled() == other.cancelled();
    }
}
