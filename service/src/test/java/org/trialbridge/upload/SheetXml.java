package org.trialbridge.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the XML of a sheet cell by cell, so that tests can also write what no spreadsheet program would. */
final class SheetXml {
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    static final List<Object> HEADINGS = List.of("site", "country", "period_end", "screened", "enrolled", "note");

    private static final int LETTERS = 26;

    private SheetXml() {}

    /** A number shown as a day. */
    record Day(String serial) {}

    record Formula(String formula, String value) {}

    record Failure(String shown) {}

    /** A number with the digits that the file has. */
    record Digits(String digits) {}

    static Day day(int serial) {
        return new Day(String.valueOf(serial));
    }

    static List<@Nullable Object> row(@Nullable Object... cells) {
        return java.util.Collections.unmodifiableList(java.util.Arrays.asList(cells));
    }

    static String sheet(List<? extends List<? extends @Nullable Object>> rows) {
        return sheet(rows, "");
    }

    static String sheet(List<? extends List<? extends @Nullable Object>> rows, String after) {
        StringBuilder xml = new StringBuilder(PROLOG)
                .append("<worksheet xmlns=\"")
                .append(MAIN)
                .append("\"><sheetData>");
        for (int row = 0; row < rows.size(); row++) {
            xml.append("<row r=\"").append(row + 1).append("\">");
            for (int column = 0; column < rows.get(row).size(); column++) {
                xml.append(cell(reference(row, column), rows.get(row).get(column)));
            }
            xml.append("</row>");
        }
        return xml.append("</sheetData>").append(after).append("</worksheet>").toString();
    }

    private static String reference(int row, int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
        }
        return letters + String.valueOf(row + 1);
    }

    private static String cell(String at, @Nullable Object value) {
        String open = "<c r=\"" + at + "\"";
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean truth) {
            return open + " t=\"b\"><v>" + (truth ? 1 : 0) + "</v></c>";
        }
        if (value instanceof Day day) {
            return open + " s=\"1\"><v>" + day.serial() + "</v></c>";
        }
        if (value instanceof Digits digits) {
            return open + "><v>" + digits.digits() + "</v></c>";
        }
        if (value instanceof Number number) {
            return open + "><v>" + number + "</v></c>";
        }
        if (value instanceof Formula formula) {
            return open + "><f>" + escape(formula.formula()) + "</f><v>" + formula.value() + "</v></c>";
        }
        if (value instanceof Failure failure) {
            return open + " t=\"e\"><v>" + escape(failure.shown()) + "</v></c>";
        }
        return open + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escape(String.valueOf(value))
                + "</t></is></c>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;");
    }
}
