package org.trialbridge.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.milestone.Expected;
import org.trialbridge.milestone.JudgedMilestone;
import org.trialbridge.milestone.Milestone;
import org.trialbridge.milestone.MilestoneStatus;
import org.trialbridge.milestone.RagOverride;
import org.trialbridge.report.ChartSheet.Box;
import org.trialbridge.report.ChartSheet.Series;
import org.trialbridge.report.ChartSheet.Style;
import org.trialbridge.report.ChartSheet.Title;
import org.trialbridge.report.TableSheet.Column;
import org.trialbridge.trial.Rag;

/** Sheet 8: milestones with how far they slipped. */
final class MilestonesSheet {
    private static final String NAME = "Milestones";
    private static final int MOST_DRAWN = 30;
    private static final int CHART_COLUMNS = 9;
    private static final int MARGIN_DAYS = 14;
    private static final int ROWS_OF_A_PAGE = 40;
    private static final List<Column> COLUMNS = List.of(
            Column.texts("Where", 26),
            Column.texts("Milestone", 30),
            Column.dates("Baseline", 11),
            Column.dates("Planned", 11),
            Column.dates("Forecast", 11),
            Column.dates("Actual", 11),
            Column.numbers("Variance\n(days)", 10),
            Column.dates("RAG", 10),
            Column.texts("Status", 12),
            Column.texts("Last reason", 44),
            Column.texts("About the entry", 34));

    private MilestonesSheet() {}

    static int write(ReportSheets sheets, StatusReport report) {
        TableSheet table = sheets.table(NAME, COLUMNS);
        Map<Long, Milestone> known = report.milestones().stream()
                .map(JudgedMilestone::milestone)
                .collect(Collectors.toMap(Milestone::id, Function.identity()));
        for (JudgedMilestone judged : report.milestones()) {
            Milestone milestone = judged.milestone();
            MilestoneStatus standing = judged.standing();
            table.row()
                    .text(where(milestone))
                    .text(milestone.code().label())
                    .date(milestone.baselineOn())
                    .date(milestone.plannedOn())
                    .date(judged.forecastOn())
                    .date(milestone.reachedOn())
                    .whole(standing.varianceDays())
                    .rag(standing.rag())
                    .text(standing.status().label())
                    .text(milestone.lastReason())
                    .text(about(judged, known));
        }
        int rows = table.end("No milestone is set yet.");
        chart(sheets, report.milestones(), rows);
        return rows;
    }

    private static String where(Milestone milestone) {
        if (milestone.iso2() == null) {
            return "Trial";
        }
        String country = CountryNames.of(milestone.iso2());
        return milestone.site() == null ? country : country + ", " + milestone.site();
    }

    private static @Nullable String about(JudgedMilestone judged, Map<Long, Milestone> known) {
        Milestone milestone = judged.milestone();
        String proof = milestone.actualOn() == null && milestone.provenOn() != null ? milestone.provenBy() : null;
        String words = Stream.of(
                        proof == null ? null : "proven by: " + proof,
                        forecast(judged, known),
                        overridden(judged),
                        milestone.illustrative() ? "illustrative" : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? null : words;
    }

    private static @Nullable String overridden(JudgedMilestone judged) {
        RagOverride override = judged.overriddenBy();
        Rag rule = judged.standing().ruleRag();
        return override == null
                ? null
                : "colour overridden until " + override.expiresOn() + ", by the rule "
                        + (rule == null ? "none" : rule.name()) + ": " + override.reason();
    }

    /** Where a forecast comes from that nobody entered. */
    private static @Nullable String forecast(JudgedMilestone judged, Map<Long, Milestone> known) {
        if (judged.expected().expectedFrom() == Expected.Source.ENROLLMENT) {
            return "forecast from the counts";
        }
        Long from = judged.expected().carriedFromId();
        if (from == null || !judged.carried()) {
            return null;
        }
        Milestone before = known.get(from);
        return "waits for: " + (before == null ? "another milestone" : before.name());
    }

    /** Two bars for each milestone, up to its day: as first planned, and as it was or will be. */
    private static void chart(ReportSheets sheets, List<JudgedMilestone> milestones, int rows) {
        List<JudgedMilestone> drawn = milestones.stream()
                .filter(judged -> !judged.milestone().cancelled() && judged.expectedOn() != null)
                .limit(MOST_DRAWN)
                .toList();
        List<@Nullable Double> expected = new ArrayList<>();
        List<@Nullable Double> baseline = new ArrayList<>();
        for (JudgedMilestone judged : drawn) {
            expected.add(day(judged.expectedOn()));
            baseline.add(day(judged.milestone().baselineOn()));
        }
        double first = Stream.concat(expected.stream(), baseline.stream())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(0);
        int top = Math.max(rows, 1) + 2;
        int height = 8 + drawn.size() + drawn.size() / 2;
        sheets.charts(NAME, COLUMNS.size() + 2)
                .drawDays(
                        new Title(
                                drawn.size() == MOST_DRAWN ? "Milestones, the first " + drawn.size() : "Milestones",
                                "",
                                "Bar chart on a time axis: for each milestone a light bar to its baseline and a dark bar"
                                        + " to its actual or expected day. The dates are in the table above."),
                        new Box(0, top, CHART_COLUMNS, top + height),
                        drawn.stream()
                                .map(judged -> where(judged.milestone()) + ": "
                                        + judged.milestone().code().label())
                                .toList(),
                        List.of(
                                new Series("Baseline", Style.BAR, Colours.LIGHT, baseline),
                                new Series("Actual or expected", Style.BAR, Colours.ACTUAL, expected)),
                        first - MARGIN_DAYS);
        if (rows + height > ROWS_OF_A_PAGE) {
            sheets.breakBefore(NAME, top);
        }
        sheets.print(NAME, COLUMNS.size(), drawn.isEmpty() ? top - 1 : top + height);
    }

    private static @Nullable Double day(@Nullable LocalDate date) {
        return date == null ? null : Double.valueOf(DateUtil.getExcelDate(date));
    }
}
