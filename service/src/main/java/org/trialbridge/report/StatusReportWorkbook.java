package org.trialbridge.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Renders a {@link StatusReport} as an Excel workbook. Pure: the report is the only input, and the same report gives the
 * same bytes on every machine.
 */
public final class StatusReportWorkbook {
    private static final int ROWS_IN_MEMORY = 200;

    private StatusReportWorkbook() {}

    public static ReportFile write(StatusReport report) {
        return write(report, DataSheet.MOST_ROWS);
    }

    /** @param mostRows of one sheet of data */
    static ReportFile write(StatusReport report, int mostRows) {
        try {
            return RepeatableWorkbook.of(report.fileName(), out -> write(out, report, mostRows));
        } catch (IOException e) {
            throw new UncheckedIOException("can not write a workbook to the disk", e);
        }
    }

    private static String write(OutputStream out, StatusReport report, int mostRows) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            ReportSheets sheets = new ReportSheets(workbook, report);
            Map<String, Long> rows = new LinkedHashMap<>();
            Optional<DataSheet> data = Optional.empty();
            for (ReportTable table : report.parameters().variant().tables()) {
                if (table == ReportTable.DATA) {
                    data = Optional.of(DataSheet.of(sheets, report, mostRows));
                    rows.put(table.sheet(), report.totals().values());
                } else {
                    int written = table.write(sheets, report);
                    if (table != ReportTable.SUMMARY) {
                        rows.put(table.sheet(), (long) written);
                    }
                }
            }
            TableSheet provenance = ProvenanceSheet.of(sheets);
            describe(workbook.getProperties().getCoreProperties(), report);
            String ownPart = sheets.named(ProvenanceSheet.NAME)
                    .getPackagePart()
                    .getPartName()
                    .getName()
                    .substring(1);
            try (SXSSFWorkbook stream = new SXSSFWorkbook(workbook, ROWS_IN_MEMORY)) {
                stream.setZip64Mode(Zip64Mode.AsNeeded);
                data.ifPresent(sheet -> sheet.stream(stream, report.data()));
                ProvenanceSheet.write(ProvenanceSheet.streamed(provenance, stream), report, rows, ownPart);
                stream.write(out);
            }
            return ownPart;
        }
    }

    private static void describe(CoreProperties properties, StatusReport report) {
        Optional<Date> knownAt = Optional.of(Date.from(report.parameters().knownAt()));
        properties.setCreator("Trialbridge");
        properties.setTitle(report.trial().code() + " status report as of "
                + report.parameters().asOf());
        properties.setCreated(knownAt);
        properties.setModified(knownAt);
    }
}
