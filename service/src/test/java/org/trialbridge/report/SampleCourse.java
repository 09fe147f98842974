package org.trialbridge.report;

import static org.trialbridge.report.SampleReport.AS_OF;
import static org.trialbridge.report.SampleReport.KNOWN_AT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Role;
import org.trialbridge.approval.Approval;
import org.trialbridge.approval.ApprovalCourse;
import org.trialbridge.approval.ApprovalQuestion;
import org.trialbridge.enrollment.CorrectionReason;
import org.trialbridge.enrollment.Metric;
import org.trialbridge.pipeline.Evidence;
import org.trialbridge.pipeline.StageChange;
import org.trialbridge.reporting.PeriodReporting;
import org.trialbridge.reporting.ReportingState;
import org.trialbridge.reporting.SiteReporting;
import org.trialbridge.trial.Stage;

/** How the countries of the {@link SampleReport} came where they are, and what is new since the edition before. */
final class SampleCourse {
    private static final Instant RECORDED = Instant.parse("2021-02-03T10:11:12Z");
    private static final LocalDate EARLIER = AS_OF.minusWeeks(1);

    private SampleCourse() {}

    static List<StageChange> stages(String text) {
        Evidence webinar = new Evidence(
                Evidence.Kind.MEETING, 101, "Bridging webinar 1: " + text, LocalDate.of(2020, 9, 12), "101");
        Evidence letter = new Evidence(Evidence.Kind.OUTREACH, 55, "Letter", null, null);
        return List.of(
                change(1, "UZ", null, Stage.BRIDGING, LocalDate.of(2020, 10, 9), text, List.of(webinar, letter)),
                change(2, "UZ", Stage.BRIDGING, Stage.RECRUITING, LocalDate.of(2020, 12, 12), text, List.of()),
                change(3, "CL", Stage.CONTACTED, Stage.BRIDGING, LocalDate.of(2021, 2, 1), text, List.of(webinar)));
    }

    /** One meeting with minutes that a country agreed to, one without. */
    static List<ReportedMinutes> minutes(String text) {
        return List.of(
                new ReportedMinutes(
                        "BRIDGING_WEBINAR",
                        1,
                        text,
                        LocalDate.of(2020, 9, 12),
                        "MINUTES_AGREED",
                        "en",
                        4,
                        List.of("CL"),
                        LocalDate.of(2020, 9, 30),
                        text,
                        List.of("First addendum", "Second addendum")),
                new ReportedMinutes(
                        "STEERING",
                        2,
                        text,
                        LocalDate.of(2020, 12, 1),
                        "HELD",
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        List.of()));
    }

    private static StageChange change(
            long id,
            String iso2,
            @Nullable Stage from,
            Stage to,
            LocalDate on,
            String reason,
            List<Evidence> evidence) {
        return new StageChange(
                id,
                iso2,
                from,
                to,
                on,
                StageChange.Reason.PROGRESS,
                reason,
                List.of(),
                List.of(),
                RECORDED,
                null,
                evidence,
                false);
    }

    /** One that took 41 days, 9 of them waiting for an answer; one of a site that is still planned. */
    static List<ApprovalCourse> approvals(String text) {
        Approval given = approval(
                71,
                null,
                Approval.Kind.NATIONAL_REGULATOR,
                text,
                Approval.Status.APPROVED,
                LocalDate.of(2020, 10, 20),
                LocalDate.of(2020, 11, 30),
                LocalDate.of(2021, 11, 30));
        Approval planned = approval(72, "UZ-02", Approval.Kind.ETHICS, text, Approval.Status.PLANNED, null, null, null);
        List<ApprovalQuestion> questions = List.of(
                new ApprovalQuestion(5, 1, 71, LocalDate.of(2020, 11, 2), text, LocalDate.of(2020, 11, 11), text));
        return List.of(
                ApprovalCourse.of(given, questions, List.of(), AS_OF),
                ApprovalCourse.of(planned, questions, List.of(), AS_OF));
    }

    private static Approval approval(
            long id,
            @Nullable String site,
            Approval.Kind kind,
            String text,
            Approval.Status status,
            @Nullable LocalDate submitted,
            @Nullable LocalDate decided,
            @Nullable LocalDate expires) {
        return new Approval(
                id,
                1,
                1,
                "ZF2001-III",
                11,
                "UZ",
                site == null ? null : Long.valueOf(202),
                site,
                kind,
                61L,
                text,
                text,
                status,
                submitted,
                decided,
                expires,
                null,
                null,
                false);
    }

    /** Two sites in two weeks: in time and late, corrected and missing. */
    static DataQuality quality() {
        return new DataQuality(
                List.of(EARLIER, AS_OF),
                List.of(
                        site(
                                "UZ-01",
                                period(EARLIER, ReportingState.REPORTED, false, true),
                                period(AS_OF, ReportingState.REPORTED, true, false)),
                        site(
                                "UZ-02",
                                period(EARLIER, ReportingState.REPORTED, false, false),
                                period(AS_OF, ReportingState.MISSING, true, false))),
                List.of(new DataQuality.Warned("UZ", "UZ-02", 3), new DataQuality.Warned("UZ", null, 1)));
    }

    private static DataQuality.SiteQuality site(String code, PeriodReporting... periods) {
        return DataQuality.SiteQuality.of(
                new SiteReporting(code, "Clinic", "UZ", false, List.of(periods)), List.of(EARLIER, AS_OF));
    }

    private static PeriodReporting period(LocalDate end, ReportingState state, boolean late, boolean corrected) {
        return new PeriodReporting(end, state, true, end.plusDays(3), late, false, corrected);
    }

    static Changes changes(String text) {
        return new Changes(
                new Changes.Since(6, EARLIER, KNOWN_AT.minusSeconds(600_000), 700),
                List.of(
                        fact("stage_change", null, "to_stage", "CL", null, "CONTACTED", "BRIDGING", text),
                        fact("action_item", text, "status", "UZ", null, "OPEN", "DONE", text),
                        fact("milestone", "MOU_SIGNED", "planned_on", "PK", null, null, "2021-01-09", text)),
                List.of(
                        count("UZ-01", Metric.ENROLLED, 512L, 508L, ChangedCount.Kind.CORRECTED, text),
                        count(null, Metric.DOSE1, null, 4998L, ChangedCount.Kind.NEW, null)),
                true,
                Map.of(11L, 4130L, 12L, 1000L));
    }

    private static ChangedFact fact(
            String thing,
            @Nullable String name,
            String field,
            String iso2,
            @Nullable String site,
            @Nullable String before,
            String now,
            String reason) {
        LocalDate on = thing.equals("stage_change") ? LocalDate.of(2021, 2, 1) : null;
        return new ChangedFact(
                thing, name, field, iso2, site, before, now, on, RECORDED, false, List.of(Role.SECRETARIAT), reason);
    }

    private static ChangedCount count(
            @Nullable String site,
            Metric metric,
            @Nullable Long before,
            Long now,
            ChangedCount.Kind kind,
            @Nullable String note) {
        return new ChangedCount(
                "UZ",
                site,
                EARLIER,
                metric,
                before,
                now,
                kind,
                site == null,
                List.of(Role.SITE_CONTACT),
                RECORDED,
                note == null ? null : CorrectionReason.DUPLICATE,
                note);
    }
}
