package org.trialbridge.report;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.trialbridge.report.TableSheet.Column;

/** Makes the sheets of one workbook, all with the same page: A4 landscape, one page wide, who and when in the footer. */
final class ReportSheets {
    /** Stands at the end of each footer until the hash of the content is known. */
    static final String HASH_PLACE = "000000000000";

    private static final double MARGIN = 0.4;
    private static final double DEEP_MARGIN = 0.65;
    private static final double FOOTER_MARGIN = 0.3;

    private final XSSFWorkbook workbook;
    private final StyleSheet styles;
    private final StatusReport report;

    ReportSheets(XSSFWorkbook workbook, StatusReport report) {
        this.workbook = workbook;
        this.styles = new StyleSheet(workbook);
        this.report = report;
    }

    StyleSheet styles() {
        return styles;
    }

    TableSheet table(String name, List<Column> columns) {
        return TableSheet.of(add(name), styles, columns);
    }

    XSSFSheet named(String name) {
        return workbook.getSheet(name);
    }

    /** Charts to the right of a table; their numbers stand still further to the right and are not printed. */
    ChartSheet charts(String name, int dataColumn) {
        return new ChartSheet(named(name), styles, dataColumn);
    }

    /** Prints so many columns and rows; what stands beyond, the numbers of charts, is left out. */
    void print(String name, int columns, int rows) {
        workbook.setPrintArea(workbook.getSheetIndex(named(name)), 0, columns - 1, 0, rows - 1);
    }

    /** Begins a new page of paper with a row. */
    void breakBefore(String name, int row) {
        named(name).setRowBreak(row - 1);
    }

    XSSFSheet add(String name) {
        XSSFSheet sheet = workbook.createSheet(name);
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        PrintSetup print = sheet.getPrintSetup();
        print.setLandscape(true);
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setMargin(PageMargin.LEFT, MARGIN);
        sheet.setMargin(PageMargin.RIGHT, MARGIN);
        sheet.setMargin(PageMargin.TOP, DEEP_MARGIN);
        sheet.setMargin(PageMargin.BOTTOM, DEEP_MARGIN);
        sheet.setMargin(PageMargin.HEADER, FOOTER_MARGIN);
        sheet.setMargin(PageMargin.FOOTER, FOOTER_MARGIN);
        StatusReport.Parameters parameters = report.parameters();
        String where = parameters.iso2() == null ? "" : " " + parameters.iso2();
        sheet.getHeader()
                .setLeft(report.trial().code() + where + " - "
                        + parameters.variant().label().toLowerCase(Locale.ROOT));
        sheet.getHeader().setRight(name);
        sheet.getFooter()
                .setLeft("As of " + parameters.asOf() + ", known at "
                        + parameters.knownAt().truncatedTo(ChronoUnit.SECONDS));
        StatusReport.Issue issue = parameters.issue();
        sheet.getFooter()
                .setCenter(
                        issue == null
                                ? "Draft - not issued"
                                : "Edition " + issue.label() + "\nVerify this file at "
                                        + issue.verifyAt().replace("&", "&&"));
        sheet.getFooter().setRight("Page &P of &N - sha256 " + HASH_PLACE);
        return sheet;
    }
}
