package org.trialbridge.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.enrollment.Metric;
import org.trialbridge.enrollment.Progress;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.report.ChartSheet.Box;
import org.trialbridge.report.ChartSheet.Series;
import org.trialbridge.report.ChartSheet.Style;
import org.trialbridge.report.ChartSheet.Title;
import org.trialbridge.report.StatusReport.Country;
import org.trialbridge.report.StatusReport.Site;
import org.trialbridge.report.TableSheet.Column;
import org.trialbridge.report.Totals.Total;

/** Sheet 2: each country of the trial, one a row. */
final class CountriesSheet {
    static final String NAME = "Countries";

    private static final int CHART_ROWS = 20;
    private static final int CHART_COLUMNS = 14;
    private static final List<Metric> DRAWN =
            List.of(Metric.SCREENED, Metric.ENROLLED, Metric.DOSE1, Metric.DOSE2, Metric.DOSE3);
    private static final List<Column> COLUMNS = List.of(
            Column.texts("Country", 17),
            Column.texts("ISO", 6),
            Column.texts("Stage", 14),
            Column.dates("Stage since", 11),
            Column.numbers("In stage\n(days)", 8),
            Column.texts("Owner", 22),
            Column.numbers("Sites planned", 9),
            Column.numbers("Sites active", 8),
            Column.numbers("Target", 9),
            Column.numbers("Planned\nby then", 9),
            Column.numbers("Plan\nversion", 8),
            Column.numbers("Screened", 10),
            Column.numbers("Screen failed\n(%)", 8),
            Column.numbers("Enrolled", 11),
            Column.numbers("Dose 1", 9),
            Column.numbers("Dose 2", 9),
            Column.numbers("Dose 3", 9),
            Column.numbers("With-\ndrawn", 8),
            Column.numbers("Com-\npleted", 8),
            Column.numbers("Un-\nallocated", 10),
            Column.numbers("Enrolled\n(% of target)", 10),
            Column.numbers("Pace\n(a week)", 9),
            Column.dates("RAG", 9),
            Column.dates("Last reported", 11),
            Column.texts("About the number enrolled", 22),
            Column.texts("Comment", 36));
    private static final List<Column> ALL =
            Stream.concat(COLUMNS.stream(), ForecastSheet.DATES.stream()).toList();

    private CountriesSheet() {}

    static int write(ReportSheets sheets, StatusReport report) {
        TableSheet table = sheets.table(NAME, ALL);
        for (Country country : report.countries()) {
            row(table, country, report);
        }
        int rows = table.end("No country takes part yet.");
        chart(sheets, report, rows);
        return rows;
    }

    private static void row(TableSheet table, Country country, StatusReport report) {
        LocalDate asOf = report.parameters().asOf();
        Total total = report.totals().country(country.id());
        List<Site> sites = report.sites().stream()
                .filter(site -> site.participationId() == country.id())
                .toList();
        Progress progress = new Progress(
                total.enrolled(),
                country.target(),
                Progress.elapsed(report.trial().startsOn(), report.trial().endsOn(), asOf));
        EnrollmentPlan plan = EnrollmentPlan.of(report.plans(), country.iso2());
        table.row()
                .text(country.name())
                .text(country.iso2())
                .text(country.stage().label())
                .date(country.stageSince())
                .whole(country.stageSince() == null ? null : ChronoUnit.DAYS.between(country.stageSince(), asOf))
                .text(Wording.person(country.ownerRole(), country.ownerInstitution()))
                .whole(sites.stream().filter(Site::isPlanned).count())
                .whole(sites.stream().filter(site -> site.isActiveOn(asOf)).count())
                .whole(country.target())
                .whole(plan == null ? null : plan.plannedBy(asOf))
                .whole(plan == null ? null : plan.version())
                .count(total.count(Metric.SCREENED))
                .percent(screenFailed(total))
                .count(total.enrolled(), total.marks());
        for (Metric metric : List.of(Metric.DOSE1, Metric.DOSE2, Metric.DOSE3, Metric.WITHDRAWN, Metric.COMPLETED)) {
            table.count(total.count(metric));
        }
        table.whole(total.unallocated())
                .percent(progress.share())
                .decimal(total.pace(asOf))
                .rag(progress.rag(report.parameters().thresholds().enrollment()))
                .date(total.lastPeriodEnd())
                .text(total.marks().words(total.enrolled()))
                .text(country.note());
        ForecastSheet.dates(table, report.forecasts().of(country.iso2()));
    }

    private static @Nullable Double screenFailed(Total total) {
        Long screened = total.count(Metric.SCREENED);
        Long failed = total.count(Metric.SCREEN_FAILED);
        return screened == null || failed == null || screened == 0 ? null : failed / (double) screened;
    }

    /** A group of columns for each count, in it one for each country, always in the country's colour. */
    private static void chart(ReportSheets sheets, StatusReport report, int rows) {
        List<Series> series = new ArrayList<>();
        for (Country country : report.countries()) {
            Total total = report.totals().country(country.id());
            if (total.lastPeriodEnd() != null) {
                List<@Nullable Long> values = new ArrayList<>();
                DRAWN.forEach(metric -> values.add(total.count(metric)));
                series.add(new Series(country.name(), Style.BAR, Colours.of(country), values));
            }
        }
        int top = Math.max(rows, 1) + 2;
        sheets.charts(NAME, ALL.size() + 2)
                .draw(
                        new Title(
                                "Participants and doses, by country",
                                "participants",
                                "Clustered column chart: screened, enrolled and doses 1 to 3, one column for each country"
                                        + " that reports. The numbers are in the table above."),
                        new Box(0, top, CHART_COLUMNS, top + CHART_ROWS),
                        DRAWN.stream().map(Metric::label).toList(),
                        series);
        sheets.print(NAME, ALL.size(), series.isEmpty() ? top - 1 : top + CHART_ROWS);
    }
}
