package org.trialbridge.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.pipeline.Evidence;
import org.trialbridge.pipeline.StageChange;
import org.trialbridge.report.ChartSheet.Box;
import org.trialbridge.report.ChartSheet.Series;
import org.trialbridge.report.ChartSheet.Style;
import org.trialbridge.report.ChartSheet.Title;
import org.trialbridge.report.StatusReport.Country;
import org.trialbridge.report.TableSheet.Column;
import org.trialbridge.trial.Stage;

/** Sheet 5: for each country the stages that it entered, when and because of what, and what comes next. */
final class PipelineSheet {
    private static final String NAME = "Pipeline";
    private static final int CHART_COLUMNS = 7;
    private static final List<Column> COLUMNS = List.of(
            Column.texts("Country", 22),
            Column.texts("Country\n(ISO)", 9),
            Column.texts("Stage", 20),
            Column.dates("Entered", 11),
            Column.numbers("Days in stage", 9),
            Column.texts("Evidence", 50),
            Column.texts("Reason", 44),
            Column.texts("Next step", 34),
            Column.dates("Due", 11),
            Column.texts("Owner", 30));

    private PipelineSheet() {}

    static int write(ReportSheets sheets, StatusReport report) {
        TableSheet table = sheets.table(NAME, COLUMNS);
        LocalDate asOf = report.parameters().asOf();
        for (Country country : report.countries()) {
            List<StageChange> changes = changes(report, country);
            if (changes.isEmpty()) {
                next(
                        stage(table, country, country.stage(), country.stageSince(), days(country.stageSince(), asOf))
                                .text(null)
                                .text(null),
                        country);
            }
            for (int index = 0; index < changes.size(); index++) {
                StageChange change = changes.get(index);
                stage(
                                table,
                                country,
                                change.to(),
                                change.effectiveOn(),
                                days(change.effectiveOn(), end(changes, index, asOf)))
                        .text(evidence(change))
                        .text(change.reason());
                next(table, index + 1 == changes.size() ? country : null);
            }
        }
        int rows = table.end("No country takes part yet.");
        chart(sheets, report, rows);
        return rows;
    }

    private static List<StageChange> changes(StatusReport report, Country country) {
        return report.stages().stream()
                .filter(change -> change.iso2().equals(country.iso2()))
                .toList();
    }

    private static LocalDate end(List<StageChange> changes, int index, LocalDate asOf) {
        return index + 1 < changes.size() ? changes.get(index + 1).effectiveOn() : asOf;
    }

    private static @Nullable Long days(@Nullable LocalDate from, LocalDate to) {
        return from == null ? null : Long.valueOf(ChronoUnit.DAYS.between(from, to));
    }

    private static TableSheet stage(
            TableSheet table, Country country, Stage stage, @Nullable LocalDate entered, @Nullable Long days) {
        return table.row()
                .text(country.name())
                .text(country.iso2())
                .text(stage.label())
                .date(entered)
                .whole(days);
    }

    /** What is next, beside the stage in which a country is. */
    private static void next(TableSheet table, @Nullable Country country) {
        table.text(country == null ? null : country.nextStep())
                .date(country == null ? null : country.nextStepDueOn())
                .text(country == null ? null : Wording.person(country.ownerRole(), country.ownerInstitution()));
    }

    private static @Nullable String evidence(StageChange change) {
        return change.evidence().isEmpty()
                ? null
                : change.evidence().stream().map(PipelineSheet::cited).collect(Collectors.joining("; "));
    }

    private static String cited(Evidence evidence) {
        LocalDate on = evidence.happenedOn();
        return on == null ? evidence.label() : evidence.label() + " (" + on + ")";
    }

    /** For each country the days that it spent in each stage up to the day, one after the other. */
    private static void chart(ReportSheets sheets, StatusReport report, int rows) {
        LocalDate asOf = report.parameters().asOf();
        List<Country> drawn = report.countries().stream()
                .filter(country -> !changes(report, country).isEmpty())
                .toList();
        List<Map<Stage, Long>> spent = new ArrayList<>();
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        for (Country country : drawn) {
            Map<Stage, Long> days = new EnumMap<>(Stage.class);
            List<StageChange> changes = changes(report, country);
            for (int index = 0; index < changes.size(); index++) {
                LocalDate from = changes.get(index).effectiveOn();
                days.merge(
                        changes.get(index).to(), ChronoUnit.DAYS.between(from, end(changes, index, asOf)), Long::sum);
            }
            spent.add(days);
            stages.addAll(days.keySet());
        }
        int top = Math.max(rows, 1) + 2;
        int height = 8 + drawn.size() + drawn.size() / 2;
        sheets.charts(NAME, COLUMNS.size() + 2)
                .drawParts(
                        new Title(
                                "Days in each stage",
                                "days",
                                "Bar chart: for each country the days that it spent in each stage up to the day of the"
                                        + " report, one after the other. The numbers are in the table above."),
                        new Box(0, top, CHART_COLUMNS, top + height),
                        drawn.stream().map(Country::name).toList(),
                        stages.stream()
                                .map(stage -> new Series(
                                        stage.label(),
                                        Style.BAR,
                                        Colours.of(stage),
                                        spent.stream()
                                                .map(days -> days.getOrDefault(stage, 0L))
                                                .toList()))
                                .toList());
        if (!drawn.isEmpty()) {
            sheets.breakBefore(NAME, top);
        }
        sheets.print(NAME, COLUMNS.size(), drawn.isEmpty() ? top - 1 : top + height);
    }
}
