package org.trialbridge.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.Holiday;
import org.trialbridge.enrollment.Figures;
import org.trialbridge.enrollment.Progress;
import org.trialbridge.enrollment.Provenance;
import org.trialbridge.enrollment.Qualifier;
import org.trialbridge.milestone.Dependency;
import org.trialbridge.milestone.JudgedMilestone;
import org.trialbridge.milestone.Milestone;
import org.trialbridge.milestone.Milestone.Code;
import org.trialbridge.milestone.MilestoneStatus;
import org.trialbridge.outlook.Forecast;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.plan.EnrollmentPlan.Point;
import org.trialbridge.report.StatusReport.ActionItem;
import org.trialbridge.report.StatusReport.Country;
import org.trialbridge.report.StatusReport.Decision;
import org.trialbridge.report.StatusReport.Meeting;
import org.trialbridge.report.StatusReport.Parameters;
import org.trialbridge.report.StatusReport.Site;
import org.trialbridge.report.StatusReport.StageMove;
import org.trialbridge.report.StatusReport.Trail;
import org.trialbridge.risk.Risk;
import org.trialbridge.trial.ReportingCalendar.Frequency;
import org.trialbridge.trial.SiteStatus;
import org.trialbridge.trial.Stage;
import org.trialbridge.trial.Trial;

/** A status report like those of the field, made of nothing but values. */
public final class SampleReport {
    static final LocalDate AS_OF = LocalDate.of(2021, 2, 5);
    static final Instant KNOWN_AT = Instant.parse("2021-02-06T08:15:30.123456Z");

    public static final Thresholds THRESHOLDS =
            new Thresholds(new Progress.Thresholds(-0.10, -0.30), new MilestoneStatus.Thresholds(7, 21));

    private static final LocalDate FIRST_FRIDAY = LocalDate.of(2020, 12, 18);
    private static final long UZ = 11;
    private static final long CN = 12;
    private static final List<String> PARTNERS = List.of("CL", "PH", "BR", "ZA", "GH", "SN", "LK", "PK", "EC", "ID");
    private static final List<org.trialbridge.country.Country> AT_MEETINGS = List.of(
            new org.trialbridge.country.Country("CL", ZoneId.of("America/Santiago"), List.of(6, 7)),
            new org.trialbridge.country.Country("PH", ZoneId.of("Asia/Manila"), List.of(6, 7)),
            new org.trialbridge.country.Country("BR", ZoneId.of("America/Sao_Paulo"), List.of(6, 7)),
            new org.trialbridge.country.Country("ZA", ZoneId.of("Africa/Johannesburg"), List.of(6, 7)),
            new org.trialbridge.country.Country("GH", ZoneId.of("Africa/Accra"), List.of(6, 7)));

    private SampleReport() {}

    static StatusReport of() {
        return of("A text of somebody", "0.1.0");
    }

    /** The same with other sheets. */
    static StatusReport as(ReportVariant variant) {
        return of("A text of somebody", "0.1.0", variant);
    }

    /** A report whose action items are the given texts and nothing was decided. */
    static StatusReport withActionItems(List<String> texts) {
        StatusReport all = of();
        return new StatusReport(
                all.parameters(),
                all.trial(),
                all.countries(),
                all.sites(),
                all.totals(),
                all.plans(),
                all.forecasts(),
                all.meetings(),
                all.times(),
                all.minutes(),
                all.stageMoves(),
                List.of(),
                texts.stream()
                        .map(text -> item("UZ", text, null, AS_OF, "OPEN", null, 0))
                        .toList(),
                all.risks(),
                all.milestones(),
                all.stages(),
                all.approvals(),
                all.quality(),
                all.changes(),
                all.data(),
                all.trail());
    }

    /** A forecast of the trial, one of a country that has its target, one with an open end; of the others nothing is known. */
    private static ReportForecasts forecasts() {
        Forecast.Dates dates = new Forecast.Dates(
                LocalDate.of(2021, 5, 9),
                LocalDate.of(2021, 5, 12),
                LocalDate.of(2021, 4, 26),
                LocalDate.of(2021, 6, 1),
                LocalDate.of(2021, 4, 21),
                LocalDate.of(2021, 6, 19));
        Forecast.Dates open = new Forecast.Dates(null, null, LocalDate.of(2027, 8, 3), null, null, null);
        return new ReportForecasts(
                forecast("ZF2001-III", null, Forecast.State.EXPECTED, dates, false),
                List.of(
                        forecast("CL", "CL", Forecast.State.REACHED, null, false),
                        forecast("UZ", "UZ", Forecast.State.EXPECTED, open, true)));
    }

    private static Forecast forecast(
            String code, @Nullable String iso2, Forecast.State state, Forecast.@Nullable Dates dates, boolean low) {
        return new Forecast(
                code,
                iso2,
                null,
                AS_OF,
                AS_OF,
                5_012L,
                29_000,
                state,
                state == Forecast.State.REACHED ? LocalDate.of(2021, 1, 29) : null,
                dates,
                state == Forecast.State.REACHED
                        ? List.of()
                        : List.of(new Forecast.Point(AS_OF.plusDays(30), 8_120.4, 6_500, 7_010, 8_100, 9_230, 9_870)),
                low,
                List.of(),
                null);
    }

    /** A report in which every text that a person writes is the given one. */
    static StatusReport of(String text, String softwareVersion) {
        return of(text, softwareVersion, ReportVariant.STATUS);
    }

    private static StatusReport of(String text, String softwareVersion, ReportVariant variant) {
        List<DataLine> lines = lines();
        RollUp rollUp = new RollUp();
        lines.forEach(rollUp::add);
        return new StatusReport(
                new Parameters(AS_OF, KNOWN_AT, null, false, THRESHOLDS, softwareVersion, null, variant),
                trial(text),
                countries(text),
                sites(text),
                rollUp.totals(),
                plans(text),
                forecasts(),
                meetings(text),
                DelegationTimes.of(
                        meetings(text),
                        AT_MEETINGS,
                        (iso2s, from, to) -> List.of(new Holiday(3L, "GH", LocalDate.of(2020, 10, 18), text))),
                SampleCourse.minutes(text),
                List.of(
                        new StageMove(101, "UZ", Stage.BRIDGING, LocalDate.of(2020, 10, 9)),
                        new StageMove(101, "CL", Stage.BRIDGING, LocalDate.of(2020, 10, 12))),
                List.of(new Decision(
                        "BRIDGING_WEBINAR", 1, List.of("CL", "UZ"), text, LocalDate.of(2020, 10, 8), "AGREED")),
                actionItems(text),
                risks(text),
                milestones(text),
                SampleCourse.stages(text),
                SampleCourse.approvals(text),
                SampleCourse.quality(),
                SampleCourse.changes(text),
                lines::forEach,
                new Trail(812, 640, 1300, 96, "5f".repeat(32)));
    }

    private static List<EnrollmentPlan> plans(String reason) {
        return List.of(plan(null, 2, 3000, reason), plan("UZ", 4, 1400, reason));
    }

    private static EnrollmentPlan plan(@Nullable String iso2, int version, int byAsOf, String reason) {
        return new EnrollmentPlan(
                900 + version,
                1,
                "ZF2001-III",
                null,
                iso2,
                null,
                null,
                version,
                LocalDate.of(2020, 12, version),
                reason,
                false,
                KNOWN_AT,
                List.of(new Point(AS_OF.minusWeeks(10), 0), new Point(AS_OF, byAsOf)));
    }

    private static Trial trial(String title) {
        return new Trial(
                1,
                1,
                "ZF2001-III",
                title,
                null,
                Trial.Phase.PHASE3,
                "ZF2001",
                null,
                null,
                List.of("NCT04646590"),
                Trial.EnrolledMeans.RANDOMISED,
                29000,
                LocalDate.of(2020, 12, 12),
                LocalDate.of(2021, 9, 30),
                Frequency.WEEKLY,
                5,
                List.of(),
                3,
                4);
    }

    private static List<Country> countries(String text) {
        List<Country> countries = new ArrayList<>();
        countries.add(new Country(
                UZ,
                "UZ",
                0,
                Stage.RECRUITING,
                LocalDate.of(2020, 12, 12),
                "SECRETARIAT",
                text,
                text,
                7000,
                text,
                LocalDate.of(2021, 3, 1),
                text));
        countries.add(new Country(
                CN, "CN", 1, Stage.RECRUITING, LocalDate.of(2020, 11, 18), null, null, null, 1000, null, null, null));
        for (int index = 0; index < PARTNERS.size(); index++) {
            Stage stage = index < 7 ? Stage.BRIDGING : Stage.SUBMITTED;
            LocalDate since = LocalDate.of(2020, 10, 1).plusDays(7L * index);
            Integer target = index < 7 ? null : Integer.valueOf(6000 + index);
            countries.add(new Country(
                    20 + index,
                    PARTNERS.get(index),
                    2 + index,
                    stage,
                    since,
                    "LEADERSHIP",
                    null,
                    null,
                    target,
                    null,
                    null,
                    null));
        }
        return countries;
    }

    private static List<Site> sites(String text) {
        List<Site> sites = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            sites.add(new Site(
                    200 + number,
                    UZ,
                    "UZ",
                    "UZ-0" + number,
                    text,
                    text,
                    text,
                    "PRINCIPAL_INVESTIGATOR",
                    text,
                    number == 4 ? SiteStatus.INITIATED : SiteStatus.ACTIVATED,
                    number == 4 ? null : LocalDate.of(2020, 12, 9 + number),
                    null,
                    1700 + number,
                    true,
                    number - 1L));
        }
        return sites;
    }

    /** Weekly reports of three sites; one week without any; one corrected; and a declared total that says more than. */
    private static List<DataLine> lines() {
        List<DataLine> lines = new ArrayList<>();
        for (int week = 0; week < 8; week++) {
            LocalDate end = FIRST_FRIDAY.plusWeeks(week);
            if (week == 3) {
                continue;
            }
            for (long site = 1; site <= 3; site++) {
                long enrolled = (week + 1L) * (week + 1) * 13 * site + 7 * site;
                Figures figures = new Figures(enrolled + 300, 40L, enrolled, enrolled - 2, enrolled / 3, null, 5L, 0L);
                lines.add(new DataLine(
                        "UZ",
                        UZ,
                        200 + site,
                        "UZ-0" + site,
                        end,
                        site == 2 && week == 5 ? 2 : 1,
                        figures,
                        Qualifier.EXACT,
                        Provenance.ILLUSTRATIVE,
                        site == 2 && week == 5 ? "TRANSCRIPTION" : null,
                        recordedAt(end)));
            }
        }
        lines.add(declared("UZ", UZ, AS_OF, figures(5000L, null, null), Qualifier.MORE_THAN));
        lines.add(declared("CN", CN, FIRST_FRIDAY.plusWeeks(2), figures(1000L, 998L, 0L), Qualifier.EXACT));
        return lines;
    }

    private static DataLine declared(String iso2, long country, LocalDate end, Figures figures, Qualifier qualifier) {
        return new DataLine(
                iso2, country, null, null, end, 1, figures, qualifier, Provenance.PUBLISHED, null, recordedAt(end));
    }

    private static Figures figures(@Nullable Long enrolled, @Nullable Long dose1, @Nullable Long dose2) {
        return new Figures(null, null, enrolled, dose1, dose2, null, null, null);
    }

    private static Instant recordedAt(LocalDate end) {
        return end.plusDays(1).atTime(9, 30, 15).toInstant(ZoneOffset.UTC);
    }

    private static List<Meeting> meetings(String text) {
        List<Meeting> meetings = new ArrayList<>();
        for (int number = 1; number <= 16; number++) {
            LocalDateTime start = LocalDateTime.of(2020, 9, 3, 13, 0).plusDays(9L * number);
            List<String> countries = PARTNERS.subList(0, 1 + number % 5);
            meetings.add(new Meeting(
                    100 + number,
                    "BRIDGING_WEBINAR",
                    number,
                    text,
                    number % 2 == 0 ? "HELD" : "MINUTES_AGREED",
                    start.toInstant(ZoneOffset.UTC),
                    start,
                    60 + number,
                    countries,
                    List.of(text, "Academy " + number),
                    number == 3 ? null : Long.valueOf(20 + number),
                    number % 3,
                    number % 4,
                    true));
        }
        LocalDateTime start = LocalDateTime.of(2020, 12, 1, 8, 30);
        meetings.add(new Meeting(
                190,
                "STEERING",
                1,
                text,
                "CANCELLED",
                start.toInstant(ZoneOffset.UTC),
                start,
                45,
                List.of(),
                List.of(),
                null,
                0,
                0,
                false));
        return meetings;
    }

    private static List<ActionItem> actionItems(String text) {
        return List.of(
                item("UZ", text, "NATIONAL_COORDINATOR", LocalDate.of(2021, 1, 22), "OPEN", null, 2),
                item("CL", text, null, LocalDate.of(2021, 1, 15), "DONE", LocalDate.of(2021, 1, 14), 0),
                item(null, text, "SPONSOR_CONTACT", LocalDate.of(2021, 1, 29), "DONE", LocalDate.of(2021, 2, 8), 1),
                item("PK", text, null, LocalDate.of(2021, 2, 19), "IN_PROGRESS", null, 3));
    }

    private static ActionItem item(
            @Nullable String iso2,
            String text,
            @Nullable String role,
            LocalDate due,
            String status,
            @Nullable LocalDate done,
            int carriedOver) {
        return new ActionItem("BRIDGING_WEBINAR", 4, iso2, text, role, text, due, status, done, carriedOver);
    }

    private static List<ReportedRisk> risks(String text) {
        return List.of(
                new ReportedRisk(
                        41,
                        null,
                        null,
                        text,
                        5,
                        4,
                        Risk.Response.AVOID,
                        "REGULATORY_LEAD",
                        text,
                        LocalDate.of(2021, 3, 9),
                        Risk.Status.OCCURRED,
                        true),
                new ReportedRisk(
                        38,
                        "UZ",
                        "UZ-02",
                        "The freezer is old",
                        3,
                        2,
                        Risk.Response.TRANSFER,
                        null,
                        null,
                        null,
                        Risk.Status.IN_HAND,
                        false),
                new ReportedRisk(
                        37,
                        "PK",
                        null,
                        "Flood",
                        1,
                        4,
                        Risk.Response.ACCEPT,
                        null,
                        "NIH",
                        AS_OF,
                        Risk.Status.OPEN,
                        false));
    }

    private static List<JudgedMilestone> milestones(String reason) {
        LocalDate start = LocalDate.of(2020, 10, 1);
        return JudgedMilestone.of(
                List.of(
                        milestone(1, null, null, Code.FIRST_WEBINAR, start, null, start.plusDays(3), null, null),
                        milestone(
                                2,
                                "UZ",
                                null,
                                Code.REGULATOR_APPROVED,
                                start.plusDays(50),
                                null,
                                start.plusDays(66),
                                1L,
                                reason),
                        milestone(
                                3,
                                "UZ",
                                "UZ-01",
                                Code.SITE_ACTIVATED,
                                start.plusDays(70),
                                start.plusDays(140),
                                null,
                                2L,
                                reason),
                        milestone(
                                4,
                                "UZ",
                                "UZ-01",
                                Code.FIRST_PARTICIPANT_ENROLLED,
                                start.plusDays(145),
                                null,
                                null,
                                3L,
                                null),
                        milestone(5, "PK", null, Code.MOU_SIGNED, start.plusDays(100), null, null, null, null)),
                AS_OF,
                THRESHOLDS.milestones());
    }

    private static Milestone milestone(
            long id,
            @Nullable String iso2,
            @Nullable String site,
            Code code,
            LocalDate planned,
            @Nullable LocalDate forecast,
            @Nullable LocalDate actual,
            @Nullable Long dependsOn,
            @Nullable String reason) {
        return new Milestone(
                id,
                1,
                1,
                "ZF2001-III",
                iso2 == null ? null : UZ,
                iso2,
                site == null ? null : Long.valueOf(201),
                site,
                code,
                planned,
                null,
                planned,
                forecast,
                actual,
                false,
                dependsOn == null ? List.of() : List.of(new Dependency(dependsOn, Dependency.Kind.FINISH_TO_START, 7)),
                true,
                null,
                reason,
                null,
                null);
    }
}
