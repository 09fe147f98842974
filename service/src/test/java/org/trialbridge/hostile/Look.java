package org.trialbridge.hostile;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Attendee;
import biweekly.property.TextProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Looks at what came out, with readers that are not ours: notes the fields whose texts are there whole, and every fault. */
final class Look {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CsvMapper CSV = new CsvMapper();
    private static final int LONGEST_LINE = 75;

    private final HostileFields fields;
    final Set<String> seen = new TreeSet<>();
    final Set<String> faults = new TreeSet<>();

    Look(HostileFields fields) {
        this.fields = fields;
    }

    void fault(String where, String what) {
        faults.add(where + " " + what);
    }

    void at(String text, String where) {
        fields.seenIn(text, where, faults).forEach(one -> seen.add(one.field()));
    }

    ParsedPage atPage(Page browser, String html, String where) {
        ParsedPage page = ParsedPage.of(browser, html, Tags.ALL);
        page.faults().forEach(fault -> fault(where, "has " + fault));
        if (!where.contains("/merge/")
                && !where.startsWith("/outbox")) { // line by line side by side; as calendars are written
            at(page.shown(), where);
        }
        return page;
    }

    void atJson(byte[] json, String where) {
        try {
            at(JSON.readTree(json), where);
        } catch (IOException e) {
            throw new UncheckedIOException(where, e);
        }
    }

    private void at(JsonNode node, String where) {
        if (node.isTextual()) {
            at(node.textValue(), where);
        }
        node.forEach(child -> at(child, where));
    }

    void atWorkbook(byte[] file, String where) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> at(cell, where))));
            workbook.forEach(sheet -> {
                at(sheet.getSheetName(), where);
                sheet.getHyperlinkList().forEach(link -> fault(where, "leads to " + link.getAddress()));
            });
            boolean linked = workbook.getRelationParts().stream()
                    .anyMatch(
                            part -> part.getRelationship().getRelationshipType().endsWith("/externalLink"));
            if (linked) {
                fault(where, "has links to other files");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(where, e);
        }
    }

    /** Lines of texts in which a spreadsheet program finds no formula. */
    void atCsv(byte[] file, String where) {
        try (MappingIterator<String[]> rows = CSV.readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValues(file)) {
            while (rows.hasNext()) {
                for (String cell : rows.next()) {
                    at(cell, where);
                    if (cell.matches("(?s)[=+@\\t\\r-].*") && !cell.matches("-?[0-9.]+")) {
                        fault(where, "begins a cell as a formula: " + cell);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(where, e);
        }
    }

    private void at(Cell cell, String where) {
        if (cell.getCellType() == CellType.FORMULA) {
            fault(where, "has the formula " + cell.getCellFormula());
        } else if (cell.getCellType() == CellType.STRING) {
            at(cell.getStringCellValue(), where);
        }
    }

    /** @return the number of events */
    int atCalendar(String text, String where) {
        List<ICalendar> calendars = Biweekly.parse(text).all();
        List<VEvent> events = calendars.stream()
                .flatMap(calendar -> calendar.getEvents().stream())
                .toList();
        if (calendars.size() != 1
                || !calendars.get(0).getExperimentalComponents().isEmpty()) {
            fault(where, "is not one calendar");
        }
        for (VEvent event : events) {
            event.getProperties().values().forEach(property -> {
                if (property instanceof TextProperty words && words.getValue() != null) {
                    at(words.getValue(), where);
                }
                if (property
                        instanceof Attendee guest) { // of the name, quotation marks and line ends become other ones
                    at(guest.getEmail().replace("%23", "#"), where);
                }
            });
            if (!event.getExperimentalProperties().isEmpty()) {
                fault(where, "has " + event.getExperimentalProperties());
            }
        }
        text.lines()
                .filter(line -> line.getBytes(StandardCharsets.UTF_8).length > LONGEST_LINE)
                .forEach(line -> fault(where, "has a long line " + line));
        long begun = text.lines().filter("BEGIN:VEVENT"::equals).count();
        if (begun != events.size()) {
            fault(where, "begins " + begun + " events and has " + events.size());
        }
        return events.size();
    }
}
