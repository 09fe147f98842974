package org.trialbridge.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.meeting.CountryTime;
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
            Column.texts("Countries, with their local time", 44),
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
                    .text(localTimes(meeting, report.times()))
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

    /** Chile 09:00; Uzbekistan 17:00; a day that differs from the one in UTC is told, and what makes the time hard. */
    private static String localTimes(Meeting meeting, DelegationTimes times) {
        LocalDate day = LocalDate.ofInstant(meeting.startsAt(), ZoneOffset.UTC);
        return times.of(meeting).stream()
                .map(time -> CountryNames.of(time.country()) + " " + TIME.format(time.startsAt())
                        + beside(day, time.startsAt().toLocalDate()) + hardships(time))
                .collect(Collectors.joining("; "));
    }

    private static String beside(LocalDate day, LocalDate local) {
        return local.isAfter(day) ? " next day" : local.isBefore(day) ? " day before" : "";
    }

    private static String hardships(CountryTime time) {
        String told = Stream.of(
                        time.night() ? "night" : null,
                        time.weekend() ? "weekend" : null,
                        time.holiday() == null ? null : "holiday: " + time.holiday())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? "" : " (" + told + ")";
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
