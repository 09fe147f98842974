package org.trialbridge.table;

import java.util.Locale;
import org.trialbridge.problem.Problem;

/** Files that are not read at all, each with what to do instead. */
public final class Refusal {
    private static final String SAVE_AS = " Open it in Excel, save it as \"Excel Workbook (.xlsx)\" and upload that.";

    private Refusal() {}

    public static Problem empty() {
        return of("The file is empty. Choose another one.");
    }

    static Problem notAWorkbook() {
        return of("This is not an Excel workbook, whatever its name says." + SAVE_AS);
    }

    static Problem damaged() {
        return of(
                "The file is damaged, or its upload was cut off. Try again; if it fails again, open it in Excel, save it"
                        + " as \"Excel Workbook (.xlsx)\" and upload that.");
    }

    static Problem oldOrLocked() {
        return of("This is a workbook of an old kind (.xls), or one with a password." + SAVE_AS
                + " Take the password away first.");
    }

    static Problem otherProgram(String what) {
        return of("This is " + what + ". Upload the workbook or a CSV file.");
    }

    static Problem binary() {
        return of("This is a binary workbook (.xlsb)." + SAVE_AS);
    }

    static Problem strict() {
        return of(
                "This workbook is saved as \"Strict Open XML\". Save it as \"Excel Workbook (.xlsx)\" and upload that.");
    }

    static Problem active(String what) {
        return of("The workbook holds " + what
                + ", which is not taken. Copy the rows into a fresh download of the workbook.");
    }

    static Problem bomb() {
        return of(
                "The file is small but unpacks to more than is taken. Copy the rows into a fresh download of the workbook.");
    }

    static Problem tooManyRows(int most) {
        return of("The file has more than " + number(most)
                + " rows. Split it, and upload the parts one after the other.");
    }

    static Problem tooManyColumns(int most) {
        return of("The file has something beyond column " + most + ". Delete the columns that do not belong to it.");
    }

    static Problem tooLong(int row) {
        return of("A cell in row " + row + " holds more than " + number(Limits.LONGEST_TEXT)
                + " characters. Shorten it.");
    }

    static Problem tooSlow() {
        return of("Reading the file takes too long. Split it, and upload the parts one after the other.");
    }

    public static Problem of(String detail) {
        return Problem.invalid("file", detail.replace("{", "(").replace("}", ")"));
    }

    public static String number(int number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
