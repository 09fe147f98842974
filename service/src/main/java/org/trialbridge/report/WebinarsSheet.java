package org.trialbridge.report;

import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.report.ChartSheet.Box;
import org.trialbridge.report.ChartSheet.Series;
import org.trialbridge.report.ChartSheet.Style;
import org.trialbridge.report.ChartSheet.Title;
import org.trialbridge.report.StatusReport.Meeting;
import org.trialbridge.report.TableSheet.Column;

/** Sheet 6: the webinars and other meetings, one a row, and what they led to. */
final class WebinarsSheet {
    private static final String NAME = "Webinars";
    private static final int CHART_ROWS = 18;
    private static final int CHART_COLUMNS = 6;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final List<Column> COLUMNS = List.of(
            Column.numbers("Number", 9),
            Column.texts("Kind", 17),
            Column.texts("Title", 38),
            Column.texts("Status", 14),
            Column.dates("Start (UTC)", 17),
            Column.texts("Countries, with their local time", 38),
            Column.texts("Institutions", 42),
            Column.numbers("Attended\n(people)", 10),
            Column.numbers("Decisions", 10),
            Column.numbers("Action items", 8),
            Column.texts("What it led to", 36),
            Column.texts("About the entry", 12));

    private WebinarsSheet() {}

    static int write(ReportSheets sheets, StatusReport report) {
        TableSheet table = sheets.table(NAME, COLUMNS);
        for (Meeting meeting : report.meetings()) {
            table.row()
                    .whole((long) meeting.number())
                    .text(Wording.of(meeting.kind()))
                    .text(meeting.title())
                    .text(Wording.of(meeting.status()))
                    .minute(meeting.startsAt())
                    .text(localTimes(meeting))
                    .text(String.join("; ", meeting.institutions()))
                    .count(meeting.attended())
                    .whole(meeting.decisions())
                    .whole(meeting.actionItems())
                    .text(ledTo(meeting, report))
                    .text(meeting.illustrative() ? "illustrative" : null);
        }
        int rows = table.end("No meeting was due yet.");
        chart(sheets, report, rows);
        return rows;
    }

    /** Chile 09:00; Uzbekistan 17:00; a day that differs from the one in UTC is told. */
    private static String localTimes(Meeting meeting) {
        List<String> times = new ArrayList<>();
        for (int index = 0; index < meeting.countries().size(); index++) {
            ZonedDateTime local =
                    meeting.startsAt().atZone(ZoneId.of(meeting.zones().get(index)));
            long days = ChronoUnit.DAYS.between(
                    meeting.startsAt().atOffset(ZoneOffset.UTC).toLocalDate(), local.toLocalDate());
            String day = days == 0 ? "" : days > 0 ? " next day" : " day before";
            times.add(CountryNames.of(meeting.countries().get(index)) + " " + TIME.format(local) + day);
        }
        return String.join("; ", times);
    }

    private static @Nullable String ledTo(Meeting meeting, StatusReport report) {
        return report.stageMoves().stream()
                .filter(move -> move.meetingId() == meeting.id())
                .map(move -> CountryNames.of(move.iso2()) + ": "
                        + move.toStage().label().toLowerCase(Locale.ROOT) + " from " + move.effectiveOn())
                .collect(Collectors.joining("; "));
    }

    private static void chart(ReportSheets sheets, StatusReport report, int rows) {
        Map<YearMonth, Long> webinars = new TreeMap<>();
        Map<YearMonth, Long> others = new TreeMap<>();
        List<Meeting> held = report.meetings().stream().filter(Meeting::isHeld).toList();
        for (Meeting meeting : held) {
            (meeting.isBridgingWebinar() ? webinars : others)
                    .merge(YearMonth.from(meeting.localStart()), 1L, Long::sum);
        }
        List<YearMonth> months = held.isEmpty() ? List.of() : months(held);
        int top = Math.max(rows, 1) + 2;
        sheets.charts(NAME, COLUMNS.size() + 2)
                .draw(
                        new Title(
                                "Meetings held, by month",
                                "meetings",
                                "Column chart of the bridging webinars and other meetings held in each month."),
                        new Box(0, top, CHART_COLUMNS, top + CHART_ROWS),
                        months.stream().map(YearMonth::toString).toList(),
                        List.of(
                                new Series("Bridging webinars", Style.BAR, Colours.ACTUAL, values(months, webinars)),
                                new Series("Other meetings", Style.BAR, Colours.LIGHT, values(months, others))));
        sheets.print(NAME, COLUMNS.size(), held.isEmpty() ? top - 1 : top + CHART_ROWS);
    }

    private static List<YearMonth> months(List<Meeting> held) {
        List<YearMonth> all = held.stream()
                .map(meeting -> YearMonth.from(meeting.localStart()))
                .sorted()
                .toList();
        YearMonth last = all.get(all.size() - 1);
        return Stream.iterate(all.get(0), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
    }

    private static List<Long> values(List<YearMonth> months, Map<YearMonth, Long> numbers) {
        return months.stream().map(month -> numbers.getOrDefault(month, 0L)).toList();
    }
}
