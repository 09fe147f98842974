package org.trialbridge.dashboard;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.approval.ApprovalCourse;
import org.trialbridge.enrollment.Enrollment;
import org.trialbridge.milestone.JudgedMilestone;
import org.trialbridge.outlook.Forecasted;
import org.trialbridge.outreach.Outreach;
import org.trialbridge.pipeline.Expectation;
import org.trialbridge.pipeline.StageChange;
import org.trialbridge.pipeline.Standing;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.requirement.CountryNeeds;
import org.trialbridge.risk.Risk;
import org.trialbridge.statement.StatementGroup;
import org.trialbridge.trial.Participation;

/**
 * Everything that is known of one country in a trial.
 *
 * @param today the day in the country, or the day asked for
 * @param history the stage changes, the latest first
 * @param expected what the next stage of the main line expects and is not there
 * @param missingApprovals the names of the needed approvals that are not given
 * @param needs which approvals it needs, and how far they are
 * @param plan the version approved last; null if there is none
 */
public record Dossier(
        Participation country,
        LocalDate today,
        Standing standing,
        List<StageChange> history,
        List<Expectation> expected,
        List<String> missingApprovals,
        Enrollment enrollment,
        @Nullable EnrollmentPlan plan,
        Forecasted forecast,
        List<SiteRow> sites,
        List<InstitutionRow> institutions,
        CountryNeeds.Standing needs,
        List<ApprovalCourse> approvals,
        List<AgreementRow> agreements,
        List<MeetingRow> meetings,
        List<Outreach> outreach,
        List<JudgedMilestone> milestones,
        List<Risk> risks,
        List<StatementGroup> statements) {

    /**
     * A site with its last counts.
     *
     * @param status null when the site was not activated by the day asked for
     */
    public record SiteRow(
            String code,
            String name,
            @Nullable String status,
            @Nullable LocalDate activatedOn,
            @Nullable Integer target,
            @Nullable LocalDate lastPeriodEnd,
            @Nullable Integer screened,
            @Nullable Integer enrolled,
            @Nullable Integer dose1,
            @Nullable Integer dose2,
            @Nullable Integer dose3,
            boolean illustrative) {}

    /** An institution with the parts it has: lead, authority, site, party of an agreement, addressee, at meetings. */
    public record InstitutionRow(long id, String name, String kind, String iso2, String parts) {}

    /** An agreement with its parties; not signed yet when {@code signedOn} is null. */
    public record AgreementRow(
            long id,
            String kind,
            String title,
            @Nullable String parties,
            @Nullable LocalDate signedOn,
            @Nullable LocalDate effectiveOn,
            @Nullable LocalDate expiresOn,
            @Nullable LocalDate endedOn,
            boolean illustrative) {}

    /** A meeting with the country. */
    public record MeetingRow(
            long id,
            String kind,
            int number,
            String title,
            LocalDateTime localStart,
            String status,
            int decisions,
            boolean illustrative) {
        /** The day on which it is where it was planned. */
        public LocalDate day() {
            return localStart.toLocalDate();
        }
    }

    public Dossier {
        history = List.copyOf(history);
        expected = List.copyOf(expected);
        missingApprovals = List.copyOf(missingApprovals);
        sites = List.copyOf(sites);
        institutions = List.copyOf(institutions);
        approvals = List.copyOf(approvals);
        agreements = List.copyOf(agreements);
        meetings = List.copyOf(meetings);
        outreach = List.copyOf(outreach);
        milestones = List.copyOf(milestones);
        risks = List.copyOf(risks);
        statements = List.copyOf(statements);
    }

    /** Whole days in the stage, or null if it is not recorded since when. */
    public @Nullable Long daysInStage() {
        return standing.since() == null ? null : ChronoUnit.DAYS.between(standing.since(), today);
    }

    /** Enrolled as a part of the target, 0 and up, or null if one of both is missing. */
    public @Nullable Double partOfTarget() {
        return enrollment.figures().enrolled() == null || country.target() == null
                ? null
                : Double.valueOf((double) enrollment.figures().enrolled() / country.target());
    }

    public boolean isNextStepOverdue() {
        return country.nextStepDueOn() != null && country.nextStepDueOn().isBefore(today);
    }

    /** How many sites are activated. */
    public long activeSites() {
        return sites.stream()
                .filter(site -> "ACTIVATED".equals(site.status()) || "ENROLLING".equals(site.status()))
                .count();
    }
}
