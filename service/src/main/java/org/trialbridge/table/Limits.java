package org.trialbridge.table;

/**
 * How large a file may be.
 *
 * @param bytes as it is sent
 * @param unpackedBytes of all parts of a workbook together
 * @param entries parts of a workbook
 * @param rows with anything in them, below the header
 */
public record Limits(long bytes, long unpackedBytes, int entries, int rows, int columns) {
    private static final long MEGABYTE = 1024 * 1024;

    /** Of what people and programs upload. */
    public static final Limits UPLOAD = new Limits(5 * MEGABYTE, 50 * MEGABYTE, 1000, 20_000, 50);

    /** Of the spreadsheets with which a secretariat moves in. */
    public static final Limits IMPORT = new Limits(5 * MEGABYTE, 50 * MEGABYTE, 1000, 5_000, 50);

    /** Of what the operator loads from the disk. */
    public static final Limits LOAD = new Limits(50 * MEGABYTE, 200 * MEGABYTE, 1000, 100_000, 50);

    /** No cell of a spreadsheet holds more characters. */
    public static final int LONGEST_TEXT = 32_767;
}
