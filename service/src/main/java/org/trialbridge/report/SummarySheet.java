package org.trialbridge.report;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.enrollment.Progress;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.report.StatusReport.Country;
import org.trialbridge.report.StatusReport.Issue;
import org.trialbridge.report.StyleSheet.Look;
import org.trialbridge.trial.Stage;

/** Sheet 1: where the trial stands, readable without scrolling. Its charts are drawn by {@link SummaryChartsSheet}. */
final class SummarySheet {
    static final String NAME = "Summary";

    private static final List<Integer> WIDTHS = List.of(30, 14, 54, 2, 11, 11, 11, 11, 11, 11, 11, 11, 11);

    private static final int LONGEST_LINE = 90;
    private static final int TOP_RISKS = 3;

    private final FactSheet facts;
    private final StatusReport report;
    private final Summary summary;

    private SummarySheet(FactSheet facts, StatusReport report) {
        this.facts = facts;
        this.report = report;
        this.summary = Summary.of(report);
    }

    /** Returns how many lines it has. */
    static int write(ReportSheets sheets, StatusReport report) {
        XSSFSheet sheet = sheets.add(NAME);
        sheet.getPrintSetup().setFitHeight((short) 1);
        SummarySheet page = new SummarySheet(new FactSheet(sheet, sheets.styles(), WIDTHS), report);
        page.heading();
        int top = page.facts.next();
        page.figures();
        page.stages();
        page.risks();
        page.changes();
        SummaryChartsSheet.draw(sheets, report, page.summary, top, WIDTHS.size(), page.facts.next());
        return page.facts.next();
    }

    private void heading() {
        String iso2 = report.parameters().iso2();
        facts.line(
                report.trial().code() + (iso2 == null ? "" : " in " + CountryNames.of(iso2)) + " - status report",
                Look.TITLE);
        facts.line(report.trial().title(), Look.LABEL);
        facts.line(
                "As of " + report.parameters().asOf() + ". Known at "
                        + report.parameters().knownAt().truncatedTo(ChronoUnit.SECONDS) + " (audit entry "
                        + report.trail().lastEntry() + ").",
                Look.FAINT);
        issue(report.parameters().issue());
        String countries = report.countries().stream().map(Country::name).collect(Collectors.joining(", "));
        if (report.parameters().cut()) {
            facts.line(
                    "Cut to what the reader may see: " + countries + ". The rest of the trial is left out.",
                    Look.WARNING);
        } else if (report.parameters().iso2() != null) {
            facts.line("About one country of the trial: " + countries + ".", Look.WARNING);
        }
        if (summary.illustrative()) {
            facts.line(
                    "Holds illustrative values, made for demonstration: no facts. They are in italics or marked"
                            + " \"illustrative\".",
                    Look.WARNING);
        }
        facts.blank();
    }

    private void issue(@Nullable Issue issue) {
        if (issue == null) {
            facts.line("Draft: nobody has issued this report.", Look.FAINT);
            return;
        }
        facts.line(
                "Edition " + issue.label()
                        + (issue.issuedBy() == null ? "" : ", issued by: " + Wording.of(issue.issuedBy()))
                        + (issue.title() == null ? "." : ". " + issue.title()),
                Look.HEADING);
        if (issue.note() != null) {
            facts.line("Note: " + shortened(issue.note()), Look.LABEL);
        }
        if (issue.supersedes() != null) {
            facts.line(
                    "Supersedes edition " + Issue.label(issue.supersedes()) + ": " + shortened(issue.reason()),
                    Look.WARNING);
        }
    }

    /** As much as fits on a line. */
    private static String shortened(@Nullable String text) {
        String line = text == null ? "" : text.replace('\n', ' ');
        return line.codePointCount(0, line.length()) <= LONGEST_LINE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE)) + "... (all of it: sheet Provenance)";
    }

    private void figures() {
        Progress progress = summary.progress();
        facts.line("Key figures", Look.HEADING);
        facts.count(
                "Enrolled (participants)", progress.enrolled(), summary.total().marks(), enrolledNote());
        facts.whole("Target (participants)", progress.target(), targetNote());
        EnrollmentPlan plan = report.plan();
        if (plan != null) {
            Integer planned = plan.plannedBy(report.parameters().asOf());
            facts.whole("Planned by then (participants)", planned, planNote(plan));
        }
        ForecastSheet.facts(facts, report.forecasts().whole());
        facts.percent("Enrolled, part of target", progress.share(), "");
        facts.percent("Planned time elapsed", progress.elapsed(), timeNote());
        facts.rag(
                "Enrollment RAG", progress.rag(report.parameters().thresholds().enrollment()), formula(progress));
        facts.whole(
                "Countries recruiting",
                report.countries().stream()
                        .filter(country -> country.stage() == Stage.RECRUITING)
                        .count(),
                "of " + report.countries().size() + (report.countries().size() == 1 ? " country" : " countries"));
        facts.whole("Sites active", summary.sitesActive(), "of " + summary.sitesPlanned() + " planned");
        facts.whole(
                "Reports received",
                summary.received(),
                summary.period() == null
                        ? "no period has ended yet"
                        : "of " + summary.expected() + " expected for the period that ended on " + summary.period());
        facts.whole("Bridging webinars held", summary.bridgingWebinars(), "");
        facts.whole("Action items overdue", summary.overdue(), "");
        facts.blank();
    }

    private String enrolledNote() {
        String rough = report.countries().stream()
                .filter(country -> report.totals().country(country.id()).isRough())
                .map(country -> country.name() + " "
                        + report.totals().country(country.id()).amount())
                .collect(Collectors.joining(", "));
        String means =
                "Enrolled means: " + report.trial().enrolledMeans().label().toLowerCase(Locale.ROOT) + ". ";
        return rough.isEmpty() ? means : means + "Includes " + rough + ".";
    }

    private String targetNote() {
        return report.parameters().isWhole() && report.trial().plannedEnrollment() != null
                ? "Planned enrollment of the trial"
                : report.countries().size() == 1 ? "Target of the country" : "Sum of the countries' targets";
    }

    private static String planNote(EnrollmentPlan plan) {
        return "Version " + plan.version() + " of the plan, approved " + plan.approvedOn()
                + (plan.illustrative() ? "; illustrative" : "");
    }

    private String timeNote() {
        return summary.progress().elapsed() == null
                ? "The trial has no planned start and end"
                : "From " + report.trial().startsOn() + " to " + report.trial().endsOn();
    }

    private String formula(Progress progress) {
        Double score = progress.score();
        String worth = score == null ? "" : String.format(Locale.ROOT, " = %+.1f %%", score * 100);
        return Thresholds.ENROLLMENT_FORMULA + worth + "; "
                + report.parameters().thresholds().ofEnrollment();
    }

    private void stages() {
        facts.line("Countries by stage", Look.HEADING);
        for (Stage stage : Stage.values()) {
            List<Country> there = report.countries().stream()
                    .filter(country -> country.stage() == stage)
                    .toList();
            if (!there.isEmpty()) {
                facts.whole(stage.label(), (long) there.size(), names(stage, there));
            }
        }
    }

    private void risks() {
        if (report.risks().isEmpty()) {
            return;
        }
        facts.blank();
        facts.line("Highest risks (score, 1 to 25)", Look.HEADING);
        report.risks().stream()
                .limit(TOP_RISKS)
                .forEach(risk -> facts.whole(risk.where(), risk.score(), RisksSheet.note(risk)));
    }

    private void changes() {
        Changes.Since since = report.changes().since();
        if (since == null) {
            return;
        }
        facts.blank();
        facts.line("Biggest changes since edition " + since.label() + " (as of " + since.asOf() + ")", Look.HEADING);
        List<BiggestChanges> biggest = BiggestChanges.of(report);
        if (biggest.isEmpty()) {
            facts.line("No country entered a stage, and no country's number enrolled is another.", Look.FAINT);
        }
        for (BiggestChanges change : biggest) {
            if (change.more() == null) {
                facts.date(change.label(), change.on(), TableSheet.NOT_APPLICABLE, change.note());
            } else {
                facts.whole(change.label(), change.more(), change.note());
            }
        }
    }

    private static String names(Stage stage, List<Country> countries) {
        return countries.stream()
                .map(country -> stage != Stage.RECRUITING || country.stageSince() == null
                        ? country.name()
                        : country.name() + " (since " + country.stageSince() + ")")
                .collect(Collectors.joining(", "));
    }
}
