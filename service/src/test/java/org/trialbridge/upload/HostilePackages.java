package org.trialbridge.upload;

import static org.trialbridge.upload.HostileFile.read;
import static org.trialbridge.upload.HostileFile.refused;
import static org.trialbridge.upload.SheetXml.HEADINGS;
import static org.trialbridge.upload.SheetXml.MAIN;
import static org.trialbridge.upload.SheetXml.PROLOG;
import static org.trialbridge.upload.SheetXml.day;
import static org.trialbridge.upload.SheetXml.row;
import static org.trialbridge.upload.SheetXml.sheet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Files that attack the reader, or are no workbooks. The numbers are those of the list in the design. */
final class HostilePackages {
    static final List<List<? extends @Nullable Object>> GOOD = List.of(
            HEADINGS,
            row("UZ-01", "UZ", day(45292), 120, 80, "ok"),
            row("PK-03", "PK", day(45293), 300, 211, "ok"),
            row("EC-02", "EC", day(45294), 90, 41, "Señal – número"),
            row("GH-01", "GH", day(45295), 55, 55, ""));
    static final String[] GOOD_ROWS = {"2 NEW", "3 NEW", "4 NEW", "5 NEW"};

    private static final String DAMAGED = "damaged";
    private static final String BOMB = "unpacks to more than is taken";

    private HostilePackages() {}

    static List<HostileFile> all(String outside) {
        byte[] good = PackedWorkbook.of(GOOD).packed();
        return List.of(
                read("00 good.xlsx", good, GOOD_ROWS),
                refused(
                        "01 200 MB of spaces.xlsx",
                        PackedWorkbook.of(GOOD).blownUp(200).packed(),
                        BOMB),
                refused(
                        "02 100,000 rows below the ratio.xlsx",
                        withSheet(manyRows(100_000, true)),
                        "more than 20,000 rows"),
                refused("03 a million rows.xlsx", withSheet(manyRows(1_048_576, false)), "more than 20,000 rows"),
                refused("04 4,500 parts.xlsx", manyParts(), BOMB),
                refused(
                        "05 billion laughs.xlsx",
                        PackedWorkbook.of(GOOD).withSharedStrings(laughs()).packed(),
                        DAMAGED),
                refused(
                        "06 entity of a file in the sheet.xlsx",
                        withSheet("<?xml version=\"1.0\"?><!DOCTYPE worksheet [<!ENTITY x SYSTEM"
                                + " \"file:///etc/passwd\">]><worksheet xmlns=\"" + MAIN + "\"><sheetData><row r=\"1\">"
                                + "<c r=\"A1\" t=\"inlineStr\"><is><t>&x;</t></is></c></row></sheetData></worksheet>"),
                        DAMAGED),
                refused(
                        "07 entity of another server.xlsx",
                        PackedWorkbook.of(GOOD)
                                .withSharedStrings("<?xml version=\"1.0\"?><!DOCTYPE sst"
                                        + " [<!ENTITY % d SYSTEM \"" + outside + "\">%d;]><sst xmlns=\"" + MAIN
                                        + "\"><si><t>x</t></si></sst>")
                                .packed(),
                        DAMAGED),
                refused(
                        "08 entity in the workbook.xlsx",
                        PackedWorkbook.of(GOOD)
                                .packed(text -> text.contains("<workbook ")
                                        ? "<!DOCTYPE workbook [<!ENTITY x SYSTEM \"" + outside + "\">]>"
                                                + text.substring(PROLOG.length())
                                                        .replace("Counts", "&x;")
                                        : text),
                        DAMAGED),
                refused(
                        "09 entity in the content types.xlsx",
                        PackedWorkbook.of(GOOD)
                                .packed(text -> text.contains("<Types ")
                                        ? "<!DOCTYPE Types [<!ENTITY x SYSTEM \"" + outside + "\">]>"
                                                + text.substring(PROLOG.length())
                                                        .replace("application/xml", "&x;")
                                        : text),
                        DAMAGED),
                refused(
                        "10 a part twice.xlsx",
                        PackedWorkbook.of(GOOD)
                                .twice("xl/worksheets/sheet1.xml", sheet(GOOD))
                                .packed(),
                        DAMAGED),
                refused(
                        "11 a part outside.xlsx",
                        PackedWorkbook.of(GOOD)
                                .part("../../../../tmp/outside.txt", "x")
                                .packed(),
                        DAMAGED),
                refused(
                        "11 a part at the root.xlsx",
                        PackedWorkbook.of(GOOD).part("/etc/outside", "x").packed(),
                        DAMAGED),
                refused(
                        "11 a part with backslashes.xlsx",
                        PackedWorkbook.of(GOOD).part("..\\..\\outside.txt", "x").packed(),
                        DAMAGED),
                refused(
                        "12 a link of the file system.xlsx",
                        PackedWorkbook.of(GOOD).part("xl/link", "/etc/passwd").packed(),
                        DAMAGED),
                refused("13 cut off.xlsx", Arrays.copyOf(good, good.length / 2), "cut off"),
                refused("14 a bit turned.xlsx", turned(good), DAMAGED),
                refused("15 empty.xlsx", new byte[0], "empty"),
                refused(
                        "16 a page of a hotel.xlsx",
                        "<html><body>Sign in to the wireless network</body></html>",
                        "not an Excel workbook"),
                refused("17 a Word document.xlsx", word(), "Word document"),
                refused("18 old or locked.xls", oldOffice(), "with a password"),
                refused("19 old, renamed.xlsx", oldOffice(), "with a password"),
                refused("20 macros.xlsm", PackedWorkbook.of(GOOD).withMacros().packed(), "macros"),
                refused(
                        "21 macros, renamed.xlsx",
                        PackedWorkbook.of(GOOD).withTypeOnlyOfMacros().packed(),
                        "macros"),
                refused(
                        "22 a picture and a zip.xlsx",
                        joined("GIF89a/*".getBytes(StandardCharsets.US_ASCII), good),
                        "not an Excel workbook"),
                refused(
                        "22 a zip and a page.xlsx",
                        joined(good, "<html>".getBytes(StandardCharsets.US_ASCII)),
                        DAMAGED),
                refused("23 lies about its size.xlsx", lying(good), DAMAGED),
                refused("24 a link to a program.xlsx", linked(), "links to other workbooks"),
                refused(
                        "60 strict.xlsx",
                        PackedWorkbook.of(GOOD)
                                .packed(text -> text.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
                                        .replace(
                                                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                                "http://purl.oclc.org/ooxml/officeDocument/relationships")),
                        "Strict Open XML"));
    }

    private static byte[] withSheet(String xml) {
        return new PackedWorkbook().sheet(TemplateWorkbook.SHEET, "", xml).packed();
    }

    private static String manyRows(int rows, boolean numbered) {
        Random random = new Random(7);
        StringBuilder xml = new StringBuilder(PROLOG + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        for (int row = 1; row <= rows; row++) {
            xml.append(
                    numbered
                            ? "<row r=\"" + row + "\"><c r=\"A" + row + "\"><v>" + random.nextInt(10) + "</v></c></row>"
                            : "<row><c><v>1</v></c></row>");
        }
        return xml.append("</sheetData></worksheet>").toString();
    }

    private static byte[] manyParts() {
        PackedWorkbook parts = PackedWorkbook.of(GOOD);
        for (int i = 0; i < 4500; i++) {
            parts.part("xl/junk/" + i + ".xml", "");
        }
        return parts.packed();
    }

    private static String laughs() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE sst [<!ENTITY a \"ha\">");
        for (char name = 'b'; name <= 'j'; name++) {
            xml.append("<!ENTITY ")
                    .append(name)
                    .append(" \"")
                    .append(("&" + (char) (name - 1) + ";").repeat(10))
                    .append("\">");
        }
        return xml + "]><sst xmlns=\"" + MAIN + "\" count=\"1\" uniqueCount=\"1\"><si><t>&j;</t></si></sst>";
    }

    private static byte[] linked() {
        return PackedWorkbook.of(GOOD)
                .withLink("externalLinks/externalLink1.xml")
                .part(
                        "xl/externalLinks/externalLink1.xml",
                        PROLOG + "<externalLink xmlns=\"" + MAIN
                                + "\"><ddeLink ddeService=\"cmd\" ddeTopic=\"/C calc\"/></externalLink>")
                .packed();
    }

    private static byte[] word() {
        return PackedWorkbook.zip(
                Map.of(
                        "[Content_Types].xml", (PROLOG + "<Types/>").getBytes(StandardCharsets.UTF_8),
                        "_rels/.rels", (PROLOG + "<Relationships/>").getBytes(StandardCharsets.UTF_8),
                        "word/document.xml", "<document/>".getBytes(StandardCharsets.UTF_8)),
                Map.of(),
                0);
    }

    private static byte[] oldOffice() {
        byte[] bytes = new byte[1024];
        byte[] signature = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1};
        System.arraycopy(signature, 0, bytes, 0, signature.length);
        return bytes;
    }

    private static byte[] turned(byte[] good) {
        byte[] bytes = good.clone();
        bytes[bytes.length / 3] ^= (byte) 0xff;
        return bytes;
    }

    /** Says in its directory that its first part is of 10 bytes. */
    private static byte[] lying(byte[] good) {
        byte[] bytes = good.clone();
        int directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 10);
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] two) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(one);
        bytes.writeBytes(two);
        return bytes.toByteArray();
    }
}
