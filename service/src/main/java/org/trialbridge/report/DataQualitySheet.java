package org.trialbridge.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.ComparisonOperator;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.report.DataQuality.SiteQuality;
import org.trialbridge.report.StatusReport.Country;
import org.trialbridge.report.TableSheet.Column;
import org.trialbridge.reporting.CountryReporting;

/** Sheet 11: how completely and how timely sites report, with a letter for each site and period. */
final class DataQualitySheet {
    private static final String NAME = "Data quality";

    private static final List<Column> COLUMNS = List.of(
            Column.texts("Country", 20),
            Column.texts("Site", 13),
            Column.numbers("Reports expected", 10),
            Column.numbers("Received", 10),
            Column.numbers("On time", 8),
            Column.numbers("Late", 8),
            Column.numbers("Missing", 9),
            Column.numbers("Complete", 10),
            Column.numbers("Corrected", 10),
            Column.numbers("Warnings confirmed", 11),
            Column.numbers("Unallocated\n(participants)", 14));

    /** What each letter is filled with: the letter says the same without the colour. */
    private static final List<Letter> LETTERS = List.of(
            new Letter("R", "CDEBD5"), new Letter("L", "FFE3A3"), new Letter("M", "F9CBCB"), new Letter("E", "E3E7EA"));

    private record Letter(String letter, String colour) {}

    private DataQualitySheet() {}

    static int write(ReportSheets sheets, StatusReport report) {
        DataQuality quality = report.quality();
        List<LocalDate> periods = quality.periods();
        List<Column> columns = new ArrayList<>(COLUMNS);
        periods.forEach(period -> columns.add(Column.letters(period.toString())));
        TableSheet table = sheets.table(NAME, columns);
        for (Map.Entry<String, List<SiteQuality>> country : quality.byCountry().entrySet()) {
            row(table, quality, country.getKey(), null, country.getValue(), unallocated(report, country.getKey()));
            periods.forEach(period -> table.letter(null));
            for (SiteQuality site : country.getValue()) {
                row(table, quality, country.getKey(), site.site(), List.of(site), null);
                site.letters().forEach(table::letter);
            }
        }
        int rows = table.end("No site owed a report yet.");
        if (rows > 0 && !periods.isEmpty()) {
            colour(
                    sheets.named(NAME).getSheetConditionalFormatting(),
                    new CellRangeAddress(1, rows, COLUMNS.size(), columns.size() - 1));
        }
        return rows;
    }

    private static void row(
            TableSheet table,
            DataQuality quality,
            String iso2,
            @Nullable String site,
            List<SiteQuality> sites,
            @Nullable Long unallocated) {
        List<CountryReporting> told = sites.stream().map(SiteQuality::told).toList();
        long expected = told.stream().mapToLong(CountryReporting::counted).sum();
        long received = told.stream().mapToLong(CountryReporting::reported).sum();
        long onTime = told.stream().mapToLong(CountryReporting::onTime).sum();
        table.row()
                .text(CountryNames.of(iso2))
                .text(site == null ? "all sites" : site)
                .whole(expected)
                .whole(received)
                .whole(onTime)
                .whole(received - onTime)
                .whole(expected - received)
                .percent(expected == 0 ? null : Double.valueOf((double) received / expected))
                .whole(sites.stream().mapToLong(SiteQuality::corrected).sum())
                .whole(quality.warnings(iso2, site))
                .whole(unallocated);
    }

    private static @Nullable Long unallocated(StatusReport report, String iso2) {
        return report.countries().stream()
                .filter(country -> country.iso2().equals(iso2))
                .map(Country::id)
                .findFirst()
                .map(id -> report.totals().country(id).unallocated())
                .orElse(null);
    }

    private static void colour(SheetConditionalFormatting formats, CellRangeAddress cells) {
        ConditionalFormattingRule[] rules = LETTERS.stream()
                .map(letter -> {
                    ConditionalFormattingRule rule = formats.createConditionalFormattingRule(
                            ComparisonOperator.EQUAL, "\"" + letter.letter() + "\"");
                    PatternFormatting fill = rule.createPatternFormatting();
                    fill.setFillBackgroundColor(new XSSFColor(Colours.bytes(letter.colour()), null));
                    fill.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
                    return rule;
                })
                .toArray(ConditionalFormattingRule[]::new);
        for (ConditionalFormattingRule rule : rules) {
            formats.addConditionalFormatting(new CellRangeAddress[] {cells}, rule);
        }
    }
}
