package org.trialbridge.upload;

import static org.trialbridge.upload.HostileFile.read;
import static org.trialbridge.upload.HostileFile.refused;
import static org.trialbridge.upload.HostilePackages.GOOD;
import static org.trialbridge.upload.HostilePackages.GOOD_ROWS;
import static org.trialbridge.upload.SheetXml.HEADINGS;
import static org.trialbridge.upload.SheetXml.MAIN;
import static org.trialbridge.upload.SheetXml.PROLOG;
import static org.trialbridge.upload.SheetXml.day;
import static org.trialbridge.upload.SheetXml.row;
import static org.trialbridge.upload.SheetXml.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.hostile.HostileStrings;
import org.trialbridge.upload.SheetXml.Day;
import org.trialbridge.upload.SheetXml.Digits;
import org.trialbridge.upload.SheetXml.Failure;
import org.trialbridge.upload.SheetXml.Formula;

/** Workbooks as people and programs fill them in, with what can be misunderstood. */
final class HostileSheets {
    static final List<String> INJECTIONS = HostileStrings.OF_CELLS;

    private HostileSheets() {}

    static List<HostileFile> all() {
        List<HostileFile> files = new ArrayList<>(sheets());
        files.addAll(headings());
        files.addAll(days());
        files.addAll(numbers());
        files.addAll(rules());
        return files;
    }

    private static List<HostileFile> sheets() {
        String far = PROLOG + "<worksheet xmlns=\"" + MAIN
                + "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>site</t></is></c>"
                + "</row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>";
        String astray = PROLOG + "<worksheet xmlns=\"" + MAIN
                + "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>99999</v></c>" + "</row></sheetData></worksheet>";
        String below = astray.replace("99999", "-1");
        String nowhere = astray.replace("r=\"A1\" t=\"s\"", "r=\"ZZZZ9999999\"");
        return List.of(
                refused(
                        "30 another sheet.xlsx",
                        new PackedWorkbook().sheet("Sheet1", "", sheet(GOOD)).packed(),
                        "a sheet named Counts. It has: Sheet1."),
                read(
                        "31 the second sheet.xlsx",
                        new PackedWorkbook()
                                .sheet("Read me", "", sheet(List.of(row("Instructions"))))
                                .sheet("Counts", "", sheet(GOOD))
                                .packed(),
                        GOOD_ROWS),
                read(
                        "32 a hidden sheet.xlsx",
                        new PackedWorkbook()
                                .sheet("Counts", "", sheet(GOOD))
                                .sheet("old", "veryHidden", sheet(List.of(row("XX-1", "XX", day(1), 1, 1, ""))))
                                .packed(),
                        GOOD_ROWS),
                refused(
                        "56 a sheet name that acts.xlsx",
                        new PackedWorkbook()
                                .sheet("=1+1'!<b>x", "", sheet(GOOD))
                                .packed(),
                        "It has: =1+1'!<b>x."),
                read(
                        "57 lies about its size.xlsx",
                        new PackedWorkbook()
                                .sheet(
                                        "Counts",
                                        "",
                                        sheet(GOOD)
                                                .replace(
                                                        "<sheetData>", "<dimension ref=\"A1:XFD1048576\"/><sheetData>"))
                                .packed(),
                        GOOD_ROWS),
                refused(
                        "58 a cell far away.xlsx",
                        new PackedWorkbook().sheet("Counts", "", far).packed(),
                        "beyond column 50"),
                refused("59 a text that is not there.xlsx", withShared(astray), "damaged"),
                refused("59 a text before the first.xlsx", withShared(below), "damaged"),
                refused("59 a cell in no place.xlsx", withShared(nowhere), "damaged"));
    }

    private static byte[] withShared(String xml) {
        return new PackedWorkbook()
                .sheet("Counts", "", xml)
                .withSharedStrings("<sst xmlns=\"" + MAIN + "\"><si><t>x</t></si></sst>")
                .packed();
    }

    private static List<HostileFile> headings() {
        List<Object> twice = new ArrayList<>(HEADINGS);
        twice.add("enrolled");
        List<Object> more = new ArrayList<>(HEADINGS);
        more.addAll(List.of("approved", "id"));
        return List.of(
                read(
                        "33 headings moved.xlsx",
                        PackedWorkbook.of(List.of(
                                        row(" Enrolled ", "SITE", "Period_End", "country", "screened", "notes"),
                                        row(80, "UZ-01", day(45292), "UZ", 120, "ok")))
                                .packed(),
                        "2 NEW"),
                refused(
                        "34 a heading missing.xlsx",
                        PackedWorkbook.of(List.of(HEADINGS.subList(0, 4), row("UZ-01", "UZ", day(45292), 120)))
                                .packed(),
                        "no heading enrolled"),
                refused(
                        "35 a heading twice.xlsx",
                        PackedWorkbook.of(List.of(twice, row("UZ-01", "UZ", day(45292), 120, 80, "", 81)))
                                .packed(),
                        "enrolled is there twice"),
                read(
                        "36 headings of one's own.xlsx",
                        PackedWorkbook.of(List.of(more, row("UZ-01", "UZ", day(45292), 120, 80, "", true, 1)))
                                .packed(),
                        "2 NEW"),
                refused(
                        "37 merged cells.xlsx",
                        new PackedWorkbook()
                                .sheet(
                                        "Counts",
                                        "",
                                        sheet(
                                                List.of(
                                                        HEADINGS,
                                                        row("UZ-01", "UZ", day(45292), 120, 80, ""),
                                                        row(null, null, day(45299), 130, 85, "")),
                                                "<mergeCells count=\"2\"><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B3\"/></mergeCells>"))
                                .packed(),
                        "Cells are merged: A2:A3, B2:B3."),
                read(
                        "37 a site missing.xlsx",
                        rows(row("UZ-01", "UZ", day(45292), 120, 80, ""), row(null, "UZ", day(45299), 130, 85, "")),
                        "2 NEW",
                        "3 REJECTED site"),
                read(
                        "53 blank rows and a sum.xlsx",
                        rows(
                                GOOD.get(1),
                                row(null, null),
                                row("   ", null),
                                GOOD.get(2),
                                row("TOTAL", null, null, 420, 291, null)),
                        "2 NEW",
                        "5 NEW",
                        "6 REJECTED site"),
                read(
                        "54 codes that look alike.xlsx",
                        rows(
                                row("UZ\u201101", "UZ", day(45292), 1, 1, "a hyphen that does not break"),
                                row("ՍZ-01", "UZ", day(45293), 1, 1, "an Armenian letter"),
                                row("UZ-01\u200b", "UZ", day(45294), 1, 1, "a space of no width"),
                                row("uz-01", "UZ", day(45295), 1, 1, "small letters")),
                        "2 NEW",
                        "3 REJECTED site",
                        "4 NEW",
                        "5 NEW"));
    }

    private static List<HostileFile> days() {
        return List.of(
                read(
                        "38 days from 1904.xlsx",
                        PackedWorkbook.of(List.of(HEADINGS, row("UZ-01", "UZ", day(43830), 120, 80, "")))
                                .from1904()
                                .packed(),
                        "2 NEW"),
                read(
                        "39 days that never were.xlsx",
                        rows(
                                row("UZ-01", "UZ", day(60), 1, 1, ""),
                                row("UZ-01", "UZ", day(0), 1, 1, ""),
                                row("UZ-01", "UZ", day(-1), 1, 1, ""),
                                row("UZ-01", "UZ", day(2958466), 1, 1, "")),
                        "2 REJECTED period_end",
                        "3 REJECTED period_end",
                        "4 REJECTED period_end",
                        "5 REJECTED period_end"),
                read(
                        "40 days as texts.xlsx",
                        rows(each(
                                "2024-01-31",
                                "31.01.2024",
                                "01/02/2024",
                                "31 января 2024",
                                "2024-02-30",
                                "۲۰۲۴-۰۱-۳۱")),
                        "2 NEW",
                        "3 REJECTED period_end",
                        "4 REJECTED period_end",
                        "5 REJECTED period_end",
                        "6 REJECTED period_end",
                        "7 REJECTED period_end"),
                read(
                        "41 a day with its time.xlsx",
                        rows(row("UZ-01", "UZ", new Day("45292.99999"), 1, 1, "")),
                        "2 REJECTED period_end"),
                read(
                        "51 a day to come.xlsx",
                        rows(row("UZ-01", "UZ", day(73051), 10, 1, "")),
                        "2 REJECTED period_end"));
    }

    private static List<? extends @Nullable Object>[] each(String... days) {
        return rowsOf(List.of(days).stream()
                .map(day -> row("UZ-01", "UZ", day, 1, 1, ""))
                .toList());
    }

    private static List<HostileFile> numbers() {
        List<String> texts = List.of(
                "120",
                " 120 ",
                "\u00a0120",
                "n.r.",
                "1 200",
                "1,200",
                "1.200",
                "1\u00a0200",
                "١٢٠",
                "12e1",
                "0x78",
                "１２０",
                "120.0",
                "120.5",
                "-5",
                "−5",
                "n/a",
                "NaN",
                "Infinity",
                "1e400");
        List<String> digits = List.of(
                "-1",
                "0.5",
                "80.9999999999",
                "2147483647",
                "2147483648",
                "9007199254740993",
                "1E+308",
                "1E999999999",
                "1E-999999999",
                "NaN");
        return List.of(
                read(
                        "42 numbers as texts.xlsx",
                        rows(rowsOf(IntStream.range(0, texts.size())
                                .mapToObj(i -> row("UZ-01", "UZ", day(45292 + i), texts.get(i), "1", ""))
                                .toList())),
                        states(texts.size(), 4, "screened")),
                read(
                        "43 numbers at the ends.xlsx",
                        rows(rowsOf(IntStream.range(0, digits.size())
                                .mapToObj(i -> row("UZ-01", "UZ", day(45292 + i), new Digits(digits.get(i)), 1, ""))
                                .toList())),
                        states(digits.size(), 0, "screened")),
                read(
                        "44 formulas.xlsx",
                        rows(
                                row(
                                        "UZ-01",
                                        "UZ",
                                        day(45292),
                                        new Formula("SUM(1,2)", "999"),
                                        new Formula("1/0", "5"),
                                        ""),
                                row(
                                        "UZ-01",
                                        "UZ",
                                        new Formula("TODAY()", "45292"),
                                        new Formula("WEBSERVICE(\"http://127.0.0.1:9/x\")", "1"),
                                        1,
                                        "")),
                        "2 REJECTED screened enrolled",
                        "3 REJECTED period_end screened"),
                read(
                        "45 errors.xlsx",
                        rows(row("UZ-01", "UZ", day(45292), new Failure("#REF!"), new Failure("#N/A"), "")),
                        "2 REJECTED screened enrolled"),
                read(
                        "46 true and false.xlsx",
                        rows(row("UZ-01", "UZ", day(45292), true, false, "")),
                        "2 REJECTED screened enrolled"),
                read(
                        "62 shown rounded.xlsx",
                        rows(row("UZ-01", "UZ", day(45292), 120, new Digits("80.9999999999"), "")),
                        "2 REJECTED enrolled"),
                read(
                        "62 written as a power.xlsx",
                        rows(row("UZ-01", "UZ", day(45292), new Digits("1.2E2"), new Digits("80.0"), "")),
                        "2 NEW"));
    }

    private static List<HostileFile> rules() {
        List<String> escapes = List.of("a_x0000_b", "_x0041__x0042_", "_x005F_x0041_", "_xD800_");
        List<List<? extends @Nullable Object>> notes = new ArrayList<>();
        for (int i = 0; i < INJECTIONS.size(); i++) {
            notes.add(row("UZ-01", "UZ", day(45292 + i), 1, 1, INJECTIONS.get(i)));
        }
        String[] inert = IntStream.range(0, INJECTIONS.size())
                .mapToObj(i -> (i + 2) + " NEW")
                .toArray(String[]::new);
        return List.of(
                read(
                        "47 a row thrice.xlsx",
                        rows(GOOD.get(1), GOOD.get(1), GOOD.get(1)),
                        "2 NEW",
                        "3 REJECTED period_end",
                        "4 REJECTED period_end"),
                read(
                        "48 rows that contradict.xlsx",
                        rows(GOOD.get(1), row("UZ-01", "UZ", day(45292), 120, 81, "")),
                        "2 NEW",
                        "3 REJECTED period_end"),
                read(
                        "49 fewer than before.xlsx",
                        rows(row("UZ-01", "UZ", day(45292), 120, 80, ""), row("UZ-01", "UZ", day(45299), 119, 79, "")),
                        "2 NEW",
                        "3 REJECTED screened enrolled reason_code note"),
                read(
                        "50 more enrolled than screened.xlsx",
                        rows(row("UZ-01", "UZ", day(45292), 10, 11, "")),
                        "2 REJECTED enrolled"),
                read(
                        "52 sites of others.xlsx",
                        rows(
                                row("PK-03", "UZ", day(45292), 10, 1, "not in that country"),
                                row("ZZ-77", "ZZ", day(45292), 10, 1, ""),
                                row("TH-09", "TH", day(45292), 10, 1, "of another trial")),
                        "2 REJECTED country",
                        "3 REJECTED site",
                        "4 REJECTED site"),
                read("55 texts that act.xlsx", rows(rowsOf(notes)), inert),
                read(
                        "55 a text too long.xlsx",
                        rows(row("UZ-01", "UZ", day(45292), 1, 1, "A".repeat(32_767))),
                        "2 REJECTED note"),
                read(
                        "61 escaped characters.xlsx",
                        rows(rowsOf(IntStream.range(0, escapes.size())
                                .mapToObj(i -> row("UZ-01", "UZ", day(45292 + i), 1, 1, escapes.get(i)))
                                .toList())),
                        "2 REJECTED note",
                        "3 NEW",
                        "4 NEW",
                        "5 REJECTED note"));
    }

    private static String[] states(int rows, int good, String column) {
        return IntStream.range(0, rows)
                .mapToObj(i -> (i + 2) + (i < good ? " NEW" : " REJECTED " + column))
                .toArray(String[]::new);
    }

    @SafeVarargs
    private static byte[] rows(List<? extends @Nullable Object>... rows) {
        List<List<? extends @Nullable Object>> all = new ArrayList<>();
        all.add(HEADINGS);
        for (List<? extends @Nullable Object> one : rows) {
            all.add(one);
        }
        return PackedWorkbook.of(all).packed();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private static List<? extends @Nullable Object>[] rowsOf(List<? extends List<? extends @Nullable Object>> rows) {
        return rows.toArray(new List[0]);
    }
}
