package org.trialbridge.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.trialbridge.enrollment.CorrectionReason;
import org.trialbridge.enrollment.Figures;
import org.trialbridge.enrollment.Metric;
import org.trialbridge.enrollment.OpenPeriods;
import org.trialbridge.enrollment.Qualifier;

/** The workbook that is form and error list in one: a sheet with a row for each report, and one that explains it. */
final class TemplateWorkbook {
    static final String SHEET = "Counts";

    private static final String HELP = "Read me";
    private static final int ROWS_IN_MEMORY = 200;
    private static final int HELP_WIDTH = 110 * 256;

    private TemplateWorkbook() {}

    /** A row: what stands in its columns, and beside them. */
    record Line(Map<Column, String> cells, List<String> beside) {}

    /** With a row for each period that is due, and the last values beside it. */
    static byte[] due(String trial, List<OpenPeriods> open) {
        List<String> beside = Stream.concat(
                        Stream.of("site_name", "last_period_end"),
                        Arrays.stream(Column.values())
                                .filter(column -> column.metric() != null)
                                .map(column -> "last_" + column.heading()))
                .toList();
        return write(trial, beside, open.stream().flatMap(TemplateWorkbook::lines));
    }

    /** With the rows of a file, and what is wrong beside each. */
    static byte[] withErrors(String trial, UploadPreview preview) {
        return write(
                trial,
                List.of("errors"),
                preview.rows().stream()
                        .map(row -> new Line(
                                row.row().seen(),
                                List.of(Stream.concat(
                                                row.errors().stream().map(CellError::sentence),
                                                row.warnings().stream().map(warning -> "To be confirmed: " + warning))
                                        .collect(Collectors.joining("\n"))))));
    }

    private static Stream<Line> lines(OpenPeriods open) {
        LocalDate last = open.site().lastPeriodEnd();
        List<String> beside = Stream.concat(
                        Stream.of(open.site().name(), last == null ? "n.r." : last.toString()),
                        Arrays.stream(Metric.values()).map(metric -> shown(metric, open.last())))
                .toList();
        return open.periods().stream().map(end -> {
            Map<Column, String> cells = new EnumMap<>(Column.class);
            cells.put(Column.SITE, open.site().code());
            cells.put(Column.COUNTRY, open.site().iso2());
            cells.put(Column.PERIOD_END, end.toString());
            return new Line(cells, beside);
        });
    }

    private static String shown(Metric metric, Figures figures) {
        Long count = metric.of(figures);
        return count == null ? "n.r." : count.toString();
    }

    private static byte[] write(String trial, List<String> beside, Stream<Line> lines) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            TemplateSheet sheet = new TemplateSheet(workbook, SHEET, beside);
            explain(workbook, trial);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (SXSSFWorkbook stream = new SXSSFWorkbook(workbook, ROWS_IN_MEMORY)) {
                stream.setZip64Mode(Zip64Mode.AsNeeded);
                sheet.fill(stream.getSheet(SHEET), lines);
                stream.write(out);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a workbook into memory", e);
        }
    }

    private static void explain(XSSFWorkbook workbook, String trial) {
        XSSFSheet help = workbook.createSheet(HELP);
        help.setColumnWidth(0, HELP_WIDTH);
        List<String> sentences = List.of(
                "Counts of trial " + trial,
                "Fill in the white cells of the sheet " + SHEET
                        + ", save the workbook and upload it where you downloaded it.",
                "All counts are cumulative: participants since the site opened, up to the end of the period.",
                "Leave a cell empty if the number is not reported. Zero means that you counted none.",
                "Rows without a number are left out. To report another period, add a row below with site, country and period_end.",
                "Write days as 2024-01-31, numbers in plain digits, no formulas. Do not merge cells and do not rename headings.",
                "qualifier: " + names(Qualifier.values()) + ". Leave it empty for EXACT.",
                "To correct what was reported, or to report less than before, give a reason_code and a note.",
                "reason_code: " + names(CorrectionReason.values()) + ".",
                "Nothing is saved before you have seen what would become of each row, and then all rows are or none.");
        for (int row = 0; row < sentences.size(); row++) {
            help.createRow(row).createCell(0).setCellValue(sentences.get(row));
        }
    }

    private static String names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "));
    }
}
