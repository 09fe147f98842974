package org.trialbridge.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.ComparisonOperator;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.report.StatusReport.Country;
import org.trialbridge.report.TableSheet.Column;
import org.trialbridge.reporting.CountryReporting;
import org.trialbridge.reporting.PeriodReporting;
import org.trialbridge.reporting.SiteReporting;

/** Sheet 11: how completely and how timely sites report, with a letter for each site and period. */
final class DataQualitySheet {
    private static final String NAME = "Data quality";

    /** As many as can be read on paper. */
    private static final int MOST_PERIODS = 26;

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
        List<LocalDate> periods = quality.periods()
                .subList(
                        Math.max(0, quality.periods().size() - MOST_PERIODS),
                        quality.periods().size());
        List<Column> columns = new ArrayList<>(COLUMNS);
        periods.forEach(period -> columns.add(Column.letters(period.toString())));
        TableSheet table = sheets.table(NAME, columns);
        for (Map.Entry<String, List<SiteReporting>> country :
                quality.byCountry().entrySet()) {
            row(table, quality, country.getKey(), null, country.getValue(), unallocated(report, country.getKey()));
            periods.forEach(period -> table.letter(null));
            for (SiteReporting site : country.getValue()) {
                row(table, quality, country.getKey(), site.site(), List.of(site), null);
                periods.forEach(period -> table.letter(letter(site.of(period))));
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
            List<SiteReporting> sites,
            @Nullable Long unallocated) {
        CountryReporting told = CountryReporting.of(iso2, sites);
        table.row()
                .text(CountryNames.of(iso2))
                .text(site == null ? "all sites" : site)
                .whole(told.counted())
                .whole(told.reported())
                .whole(told.onTime())
                .whole(told.reported() - told.onTime())
                .whole(told.counted() - told.reported())
                .percent(told.completeness())
                .whole(periods(sites).filter(PeriodReporting::corrected).count())
                .whole(quality.warnings(iso2, site))
                .whole(unallocated);
    }

    private static Stream<PeriodReporting> periods(List<SiteReporting> sites) {
        return sites.stream().flatMap(site -> site.periods().stream());
    }

    private static @Nullable Long unallocated(StatusReport report, String iso2) {
        return report.countries().stream()
                .filter(country -> country.iso2().equals(iso2))
                .map(Country::id)
                .findFirst()
                .map(id -> report.totals().country(id).unallocated())
                .orElse(null);
    }

    private static @Nullable String letter(@Nullable PeriodReporting period) {
        return period == null ? null : period.letter();
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
