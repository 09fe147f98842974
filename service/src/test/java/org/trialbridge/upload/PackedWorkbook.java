package org.trialbridge.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/** The parts of a workbook, to be bent for tests before they are packed. */
final class PackedWorkbook {
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final byte[] MEGABYTE_OF_SPACES = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    private static final long TIME = 1_704_067_200_000L;

    private record Sheet(String name, String state) {}

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final List<Sheet> sheets = new ArrayList<>();
    private final Map<String, byte[]> again = new LinkedHashMap<>();
    private String workbookSettings = "<workbookPr/>";
    private String workbookEnd = "";
    private String mainType = TYPE + "sheet.main+xml";
    private @Nullable String link;
    private int megabytesOfSpaces;

    static PackedWorkbook of(List<? extends List<? extends @Nullable Object>> rows) {
        return new PackedWorkbook().sheet(TemplateWorkbook.SHEET, "", SheetXml.sheet(rows));
    }

    PackedWorkbook sheet(String name, String state, String xml) {
        sheets.add(new Sheet(name, state));
        return part("xl/worksheets/sheet" + sheets.size() + ".xml", xml);
    }

    PackedWorkbook part(String name, String content) {
        return part(name, content.getBytes(StandardCharsets.UTF_8));
    }

    PackedWorkbook part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    /** A second part of the same name. */
    PackedWorkbook twice(String name, String content) {
        again.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Makes the sheets long, which costs next to nothing in the zip. */
    PackedWorkbook blownUp(int megabytes) {
        megabytesOfSpaces = megabytes;
        return this;
    }

    PackedWorkbook from1904() {
        workbookSettings = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    PackedWorkbook withMacros() {
        mainType = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
        return part("xl/vbaProject.bin", "no program");
    }

    PackedWorkbook withTypeOnlyOfMacros() {
        mainType = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
        return this;
    }

    PackedWorkbook withSharedStrings(String xml) {
        return part("xl/sharedStrings.xml", xml);
    }

    PackedWorkbook withLink(String target) {
        link = target;
        workbookEnd = "<externalReferences><externalReference r:id=\"rIdX\"/></externalReferences>";
        return this;
    }

    byte[] packed() {
        return packed(UnaryOperator.identity());
    }

    /** @param bent applied to the text of every part that tells what the workbook is */
    byte[] packed(UnaryOperator<String> bent) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("[Content_Types].xml", bytes(bent.apply(contentTypes())));
        all.put(
                "_rels/.rels",
                bytes(bent.apply(relationships(relationship("rId1", "officeDocument", "xl/workbook.xml")))));
        all.put("xl/workbook.xml", bytes(bent.apply(workbook())));
        all.put("xl/_rels/workbook.xml.rels", bytes(bent.apply(workbookRelationships())));
        all.put("xl/styles.xml", bytes(bent.apply(styles())));
        parts.forEach((name, content) -> all.put(
                name,
                name.startsWith("xl/worksheets/")
                        ? bytes(bent.apply(new String(content, StandardCharsets.UTF_8)))
                        : content));
        parts.keySet().stream().filter(name -> name.startsWith("!")).toList().forEach(name -> {
            all.put(name.substring(1), all.remove(name)); // takes the place of a part made here
        });
        return zip(all, again, megabytesOfSpaces);
    }

    static byte[] zip(Map<String, byte[]> parts, Map<String, byte[]> again, int megabytesOfSpaces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (Map<String, byte[]> some : List.of(parts, again)) {
                for (Map.Entry<String, byte[]> part : some.entrySet()) {
                    ZipArchiveEntry entry = new ZipArchiveEntry(part.getKey());
                    entry.setTime(TIME);
                    entry.setMethod(ZipEntry.DEFLATED);
                    if (part.getKey().equals("xl/link")) {
                        entry.setUnixMode(0120777);
                    }
                    zip.putArchiveEntry(entry);
                    zip.write(part.getValue());
                    if (part.getKey().startsWith("xl/worksheets/")) {
                        for (int i = 0; i < megabytesOfSpaces; i++) {
                            zip.write(MEGABYTE_OF_SPACES);
                        }
                    }
                    zip.closeArchiveEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String contentTypes() {
        StringBuilder types = new StringBuilder(SheetXml.PROLOG)
                .append("<Types xmlns=\"" + PACKAGE + "/content-types\">")
                .append(
                        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
                .append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
                .append("<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>")
                .append(override("xl/workbook.xml", mainType))
                .append(override("xl/styles.xml", TYPE + "styles+xml"));
        for (int sheet = 1; sheet <= sheets.size(); sheet++) {
            types.append(override("xl/worksheets/sheet" + sheet + ".xml", TYPE + "worksheet+xml"));
        }
        if (parts.containsKey("xl/sharedStrings.xml")) {
            types.append(override("xl/sharedStrings.xml", TYPE + "sharedStrings+xml"));
        }
        return types.append("</Types>").toString();
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/" + part + "\" ContentType=\"" + type + "\"/>";
    }

    private String workbook() {
        StringBuilder xml = new StringBuilder(SheetXml.PROLOG + "<workbook xmlns=\"" + SheetXml.MAIN + "\" xmlns:r=\""
                + RELATIONSHIPS + "\">" + workbookSettings + "<sheets>");
        for (int sheet = 1; sheet <= sheets.size(); sheet++) {
            Sheet one = sheets.get(sheet - 1);
            xml.append("<sheet name=\"" + SheetXml.escape(one.name()) + "\" sheetId=\"" + sheet + "\""
                    + (one.state().isEmpty() ? "" : " state=\"" + one.state() + "\"") + " r:id=\"rId" + sheet + "\"/>");
        }
        return xml.append("</sheets>" + workbookEnd + "</workbook>").toString();
    }

    private String workbookRelationships() {
        StringBuilder all = new StringBuilder();
        for (int sheet = 1; sheet <= sheets.size(); sheet++) {
            all.append(relationship("rId" + sheet, "worksheet", "worksheets/sheet" + sheet + ".xml"));
        }
        all.append(relationship("rIdS", "styles", "styles.xml"));
        if (parts.containsKey("xl/sharedStrings.xml")) {
            all.append(relationship("rIdT", "sharedStrings", "sharedStrings.xml"));
        }
        if (link != null) {
            all.append(relationship("rIdX", "externalLink", link));
        }
        return relationships(all.toString());
    }

    private static String relationship(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATIONSHIPS + "/" + type + "\" Target=\"" + target
                + "\"/>";
    }

    private static String relationships(String all) {
        return SheetXml.PROLOG + "<Relationships xmlns=\"" + PACKAGE + "/relationships\">" + all + "</Relationships>";
    }

    private static String styles() {
        return SheetXml.PROLOG + "<styleSheet xmlns=\"" + SheetXml.MAIN + "\"><fonts count=\"1\"><font/></fonts>"
                + "<fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders>"
                + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
                + "<cellXfs count=\"2\"><xf/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
