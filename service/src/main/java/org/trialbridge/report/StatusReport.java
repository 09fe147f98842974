package org.trialbridge.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.approval.ApprovalCourse;
import org.trialbridge.country.CountryNames;
import org.trialbridge.enrollment.EditionShown;
import org.trialbridge.milestone.JudgedMilestone;
import org.trialbridge.pipeline.StageChange;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.trial.SiteStatus;
import org.trialbridge.trial.Stage;
import org.trialbridge.trial.Trial;

/** Everything a status report says, read in one snapshot, with nothing left to look up. */
public record StatusReport(
        Parameters parameters,
        Trial trial,
        List<Country> countries,
        List<Site> sites,
        Totals totals,
        List<EnrollmentPlan> plans,
        ReportForecasts forecasts,
        List<Meeting> meetings,
        DelegationTimes times,
        List<ReportedMinutes> minutes,
        List<StageMove> stageMoves,
        List<Decision> decisions,
        List<ActionItem> actionItems,
        List<ReportedRisk> risks,
        List<JudgedMilestone> milestones,
        List<StageChange> stages,
        List<ApprovalCourse> approvals,
        DataQuality quality,
        Changes changes,
        Rows<DataLine> data,
        Trail trail) {

    public StatusReport {
        countries = List.copyOf(countries);
        sites = List.copyOf(sites);
        plans = List.copyOf(plans);
        meetings = List.copyOf(meetings);
        minutes = List.copyOf(minutes);
        stageMoves = List.copyOf(stageMoves);
        decisions = List.copyOf(decisions);
        actionItems = List.copyOf(actionItems);
        risks = List.copyOf(risks);
        milestones = List.copyOf(milestones);
        stages = List.copyOf(stages);
        approvals = List.copyOf(approvals);
    }

    /** ZF2001-III_UZ_status_2021-02-05_draft.xlsx, or E0042 in the place of the draft. */
    public String fileName() {
        String where = parameters.iso2() == null ? "" : "_" + parameters.iso2();
        Issue issue = parameters.issue();
        return trial.code() + where + "_" + parameters.variant().slug() + "_" + parameters.asOf() + "_"
                + (issue == null ? "draft" : issue.label()) + ".xlsx";
    }

    /** The plan in force for what the report is about; null if there is none, or if it is about some countries only. */
    public @Nullable EnrollmentPlan plan() {
        return parameters.isWhole()
                ? EnrollmentPlan.of(plans, null)
                : parameters.iso2() == null ? null : EnrollmentPlan.of(plans, parameters.iso2());
    }

    /**
     * What was asked for.
     *
     * @param knownAt nothing recorded later is in the report
     * @param iso2 the one country it is about, or null for the trial
     * @param cut whether the reader's scope leaves out a part of that
     * @param issue what an issued edition says about itself; null for a draft
     */
    public record Parameters(
            LocalDate asOf,
            Instant knownAt,
            @Nullable String iso2,
            boolean cut,
            Thresholds thresholds,
            String softwareVersion,
            @Nullable Issue issue,
            ReportVariant variant) {
        /** The only language so far (ISO 639-1). */
        public static final String LANGUAGE = "en";

        /** Tells whether it is about all of the trial. */
        public boolean isWhole() {
            return iso2 == null && !cut;
        }
    }

    /**
     * The issue of a report.
     *
     * @param number runs from 1 in each trial
     * @param issuedBy the role of whoever issues it; null for the system itself
     * @param supersedes the number of the edition that it stands for from now on, with the reason
     * @param verifyAt the address at which anybody can check a file
     */
    public record Issue(
            int number,
            @Nullable String title,
            @Nullable String note,
            @Nullable String issuedBy,
            @Nullable Integer supersedes,
            @Nullable String reason,
            String verifyAt) {

        /** E0042. */
        public static String label(int number) {
            return EditionShown.label(number);
        }

        /** E0042. */
        public String label() {
            return label(number);
        }
    }

    /**
     * A country of the trial as of the day.
     *
     * @param position its place among all countries of the trial, from 0: gives its colour
     * @param ownerRole of the user who sees to it
     */
    public record Country(
            long id,
            String iso2,
            int position,
            Stage stage,
            @Nullable LocalDate stageSince,
            @Nullable String ownerRole,
            @Nullable String ownerInstitution,
            @Nullable String leadInstitution,
            @Nullable Integer target,
            @Nullable String nextStep,
            @Nullable LocalDate nextStepDueOn,
            @Nullable String note) {

        public String name() {
            return CountryNames.of(iso2);
        }
    }

    /**
     * A site.
     *
     * @param investigatorInstitution of its principal investigator
     * @param lateReports first reports that came after they were due
     */
    public record Site(
            long id,
            long participationId,
            String iso2,
            String code,
            String name,
            @Nullable String institution,
            @Nullable String city,
            @Nullable String investigatorRole,
            @Nullable String investigatorInstitution,
            SiteStatus status,
            @Nullable LocalDate activatedOn,
            @Nullable LocalDate closedOn,
            @Nullable Integer target,
            boolean illustrative,
            long lateReports) {

        /** Tells whether reports were expected of it on a day. */
        public boolean isActiveOn(LocalDate day) {
            return statusOn(day, null) == SiteStatus.ACTIVATED || statusOn(day, null) == SiteStatus.ENROLLMENT_CLOSED;
        }

        public boolean isPlanned() {
            return status != SiteStatus.NOT_SELECTED;
        }

        /** Its status by a day: null if it was activated only later, so that the status before is not known. */
        public @Nullable SiteStatus statusOn(LocalDate day, @Nullable Long enrolled) {
            if (closedOn != null && !closedOn.isAfter(day)) {
                return status == SiteStatus.TERMINATED ? status : SiteStatus.CLOSED;
            }
            if (activatedOn == null) {
                return status;
            }
            if (activatedOn.isAfter(day)) {
                return null;
            }
            SiteStatus reached = status == SiteStatus.CLOSED ? SiteStatus.ACTIVATED : status;
            return reached == SiteStatus.ACTIVATED && enrolled != null && enrolled > 0 ? SiteStatus.ENROLLING : reached;
        }
    }

    /**
     * A meeting that was due by the day.
     *
     * @param countries ISO codes, in their order
     * @param attended people, or null if nobody wrote it down
     */
    public record Meeting(
            long id,
            String kind,
            int number,
            String title,
            String status,
            Instant startsAt,
            LocalDateTime localStart,
            int durationMinutes,
            List<String> countries,
            List<String> institutions,
            @Nullable Long attended,
            long decisions,
            long actionItems,
            boolean illustrative) {

        public Instant endsAt() {
            return startsAt.plus(Duration.ofMinutes(durationMinutes));
        }

        public boolean isHeld() {
            return status.equals("HELD") || status.equals("MINUTES_AGREED");
        }

        public boolean isBridgingWebinar() {
            return kind.equals("BRIDGING_WEBINAR");
        }
    }

    /** A stage that a country reached because of a meeting. */
    public record StageMove(long meetingId, String iso2, Stage toStage, LocalDate effectiveOn) {}

    public record Decision(
            String meetingKind,
            int meetingNumber,
            List<String> countries,
            String text,
            LocalDate decidedOn,
            String status) {}

    /** @param meetingKind with its number, the meeting it comes from */
    public record ActionItem(
            @Nullable String meetingKind,
            @Nullable Integer meetingNumber,
            @Nullable String iso2,
            String text,
            @Nullable String ownerRole,
            @Nullable String ownerInstitution,
            LocalDate dueOn,
            String status,
            @Nullable LocalDate doneOn,
            int carriedOver) {

        /** Days after it was due, if it is still open on a day; else null. */
        public @Nullable Long daysOverdue(LocalDate day) {
            boolean open = !status.equals("CANCELLED") && (doneOn == null || doneOn.isAfter(day));
            return open && dueOn.isBefore(day) ? Long.valueOf(ChronoUnit.DAYS.between(dueOn, day)) : null;
        }
    }

    /**
     * The audit trail of the trial and of what belongs to no trial, up to what was known.
     *
     * @param lastEntry the number of the last entry
     * @param rootHash see sheet Provenance
     */
    public record Trail(long lastEntry, long entries, long changes, long lines, String rootHash) {}
}
