package org.trialbridge.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbridge.table.Table.Row;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Collects the cells of a sheet while its XML streams by. Numbers stay the digits that the file has: formatting them would
 * round. Nothing that the sheet says of its own size is believed.
 */
final class SheetCells extends DefaultHandler {
    private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final int LETTERS = 26;
    private static final int HEXADECIMAL = 16;

    private final IntFunction<String> sharedStrings;
    private final Limits limits;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> merged = new ArrayList<>();

    private int row;
    private List<Cell> cells = new ArrayList<>();
    private int column;
    private String type = "";
    private boolean formula;
    private boolean collecting;
    private final StringBuilder text = new StringBuilder();

    SheetCells(IntFunction<String> sharedStrings, Limits limits) {
        this.sharedStrings = sharedStrings;
        this.limits = limits;
    }

    /** The rows in which something stands. */
    List<Row> rows() {
        return rows;
    }

    /** The ranges of merged cells, as {@code A2:A3}. */
    List<String> merged() {
        return merged;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        switch (name) {
            case "row" -> beginRow(attributes.getValue("r"));
            case "c" -> beginCell(attributes);
            case "f" -> formula = true;
            case "v" -> collecting = true;
            case "t" -> collecting = "inlineStr".equals(type);
            case "rPh" -> type = "phonetic"; // how a text is spoken, not what it says
            case "mergeCell" -> merge(attributes.getValue("ref"));
            default -> {}
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        switch (name) {
            case "v", "t" -> collecting = false;
            case "c" -> endCell();
            case "rPh" -> type = "inlineStr";
            case "row" -> endRow();
            default -> {}
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (collecting) {
            text.append(characters, start, length);
            if (text.length() > Limits.LONGEST_TEXT * 2) {
                throw Refusal.tooLong(row);
            }
        }
    }

    private void beginRow(String number) throws SAXException {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
        int next = number == null ? row + 1 : number.matches("[0-9]{1,7}") ? Integer.parseInt(number) : 0;
        if (next <= row) {
            throw new SAXException("rows out of order");
        }
        row = next;
        cells = new ArrayList<>();
        column = -1;
    }

    private void beginCell(Attributes attributes) throws SAXException {
        String reference = attributes.getValue("r");
        int next = reference == null ? column + 1 : column(reference);
        if (next <= column) {
            throw new SAXException("cells out of order");
        }
        column = next;
        type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
        formula = false;
        text.setLength(0);
    }

    private int column(String reference) throws SAXException {
        Matcher matcher = REFERENCE.matcher(reference);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) != row) {
            throw new SAXException("a cell in no place");
        }
        int number = 0;
        for (int i = 0; i < matcher.group(1).length(); i++) {
            number = number * LETTERS + matcher.group(1).charAt(i) - 'A' + 1;
        }
        return number - 1;
    }

    private void endCell() throws SAXException {
        Cell cell = cell();
        if (cell.isEmpty()) {
            return;
        }
        if (column >= limits.columns()) {
            throw Refusal.tooManyColumns(limits.columns());
        }
        while (cells.size() < column) {
            cells.add(Cell.EMPTY);
        }
        cells.add(cell);
    }

    private Cell cell() throws SAXException {
        String value = text.toString();
        if (formula) {
            return new Cell(Cell.Kind.FORMULA, value);
        }
        return switch (type) {
            case "n" -> value.isBlank() ? Cell.EMPTY : new Cell(Cell.Kind.NUMBER, value.strip());
            case "s" -> Cell.text(checked(unescape(shared(value.strip()))));
            case "b" -> new Cell(Cell.Kind.BOOLEAN, "1".equals(value.strip()) ? "TRUE" : "FALSE");
            case "e" -> new Cell(Cell.Kind.ERROR, value.strip());
            case "inlineStr", "str", "d" -> Cell.text(checked(unescape(value)));
            default -> throw new SAXException("a cell of no kind");
        };
    }

    private String shared(String index) throws SAXException {
        if (!index.matches("[0-9]{1,9}")) {
            throw new SAXException("a text in no place");
        }
        return sharedStrings.apply(Integer.parseInt(index));
    }

    private String checked(String value) {
        if (value.length() > Limits.LONGEST_TEXT) {
            throw Refusal.tooLong(row);
        }
        return value;
    }

    /** Excel writes a character that XML can not hold as {@code _x0001_}; so control characters can come in. */
    static String unescape(String value) {
        return value.indexOf("_x") < 0
                ? value
                : ESCAPE.matcher(value)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(found.group(1), HEXADECIMAL))));
    }

    private void endRow() {
        if (cells.isEmpty()) {
            return;
        }
        rows.add(new Row(row, cells));
        if (rows.size() > limits.rows() + 1) {
            throw Refusal.tooManyRows(limits.rows());
        }
    }

    private void merge(String range) {
        if (range != null && merged.size() < limits.columns()) {
            merged.add(range.length() > 40 ? range.substring(0, 40) : range);
        }
    }
}
