package org.trialbridge.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.trialbridge.problem.Problem;
import org.trialbridge.table.Table.Row;

/**
 * Reads text with comma, semicolon or tab between the fields, as RFC 4180 has it. What could be meant in two ways is
 * refused: another encoding than UTF-8, quotes that do not end.
 */
final class CsvTable {
    private static final String SEPARATORS = ",;\t";
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final char END = '\uffff';

    private final String text;
    private final Limits limits;
    private final char separator;
    private int at;
    private int row = 1;

    private CsvTable(String text, int from, char separator, Limits limits) {
        this.text = text;
        this.at = from;
        this.separator = separator;
        this.limits = limits;
    }

    static Table read(byte[] bytes, Limits limits) {
        String text = decode(bytes);
        int from = text.startsWith(String.valueOf(BYTE_ORDER_MARK)) ? 1 : 0;
        int end = lineEnd(text, from);
        String first = text.substring(from, end);
        // a line that Excel writes for itself
        if (first.length() == 5 && first.startsWith("sep=")) {
            CsvTable csv = new CsvTable(text, end, first.charAt(4), limits);
            csv.skipLineEnd();
            csv.row = 2;
            return csv.table();
        }
        return new CsvTable(text, from, sniff(first), limits).table();
    }

    private Table table() {
        List<Row> rows = new ArrayList<>();
        while (at < text.length()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
            Row next = record();
            if (!next.isBlank()) {
                rows.add(next);
                if (rows.size() > limits.rows() + 1) {
                    throw Refusal.tooManyRows(limits.rows());
                }
            }
            row++;
        }
        return new Table(rows, false, true, List.of());
    }

    private Row record() {
        List<Cell> cells = new ArrayList<>();
        while (true) {
            String field = peek() == '"' ? quoted() : plain();
            if (field.length() > Limits.LONGEST_TEXT) {
                throw Refusal.tooLong(row);
            }
            cells.add(Cell.text(field));
            if (cells.size() > limits.columns()) {
                throw Refusal.tooManyColumns(limits.columns());
            }
            if (at < text.length() && text.charAt(at) == separator) {
                at++;
            } else {
                skipLineEnd();
                return new Row(row, cells);
            }
        }
    }

    private String plain() {
        int from = at;
        while (at < text.length() && text.charAt(at) != separator && !isLineEnd(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder field = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
            } else if (peek() == '"') {
                field.append('"');
                at++;
            } else if (at < text.length() && text.charAt(at) != separator && !isLineEnd(text.charAt(at))) {
                throw Refusal.of(
                        "In row " + row + " something follows a closing quote. Write a quote inside a text twice.");
            } else {
                return field.toString();
            }
        }
        throw Refusal.of("A quote that opens in row " + row + " does not end. Close it, or take it away.");
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private void skipLineEnd() {
        if (peek() == '\r') {
            at++;
        }
        if (peek() == '\n') {
            at++;
        }
    }

    private static char sniff(String header) {
        char most = ',';
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char candidate = SEPARATORS.charAt(i);
            if (count(header, candidate) > count(header, most)) {
                most = candidate;
            }
        }
        return most;
    }

    private static long count(String text, char sought) {
        return text.chars().filter(c -> c == sought).count();
    }

    private static int lineEnd(String text, int from) {
        int end = from;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLineEnd(char c) {
        return c == '\r' || c == '\n';
    }

    /** @throws Problem INVALID for anything but UTF-8: other encodings can only be guessed, and names would be garbled */
    private static String decode(byte[] bytes) {
        boolean wide = bytes.length >= 2
                && ((bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)
                        || (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff));
        if (wide) {
            throw Refusal.of("The file is saved as \"Unicode text\". Save it as \"CSV UTF-8\" and upload that.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.of(
                    "The file is not saved as UTF-8, so letters would be garbled. In Excel, save it as \"CSV UTF-8"
                            + " (comma delimited)\" and upload that.");
        }
    }
}
