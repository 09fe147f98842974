package org.trialbridge.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.RecordFormatException;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.trialbridge.problem.Problem;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads sheets of a workbook that {@link ZipGuard} has looked through, as streams. */
final class TableWorkbook {
    static {
        // ZipGuard has counted what unpacks; rows that are alike pack well, and POI would take them for a bomb
        ZipSecureFile.setMinInflateRatio(0);
    }

    private TableWorkbook() {}

    /** @throws Problem INVALID with what to do, if it can not be read */
    static List<Table> read(Path file, Limits limits, SheetChoice choice) {
        ZipGuard.check(file, limits);
        try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            XSSFReader reader = new XSSFReader(opened);
            Outline outline = new Outline();
            try (InputStream workbook = reader.getWorkbookData()) {
                parse(workbook, outline);
            }
            List<SheetChoice.Sheet> sheets = choice.of(outline.sheets);
            List<String> notices = choice.notices(outline.sheets, sheets);
            SharedStrings shared = new ReadOnlySharedStringsTable(opened, false);
            List<Table> tables = new ArrayList<>();
            for (SheetChoice.Sheet sheet : sheets) {
                SheetCells cells = new SheetCells(index -> text(shared, index), limits);
                try (InputStream content = reader.getSheet(sheet.part())) {
                    parse(content, cells);
                }
                if (!cells.merged().isEmpty()) {
                    throw Refusal.of("Cells are merged: " + String.join(", ", cells.merged())
                            + ". Unmerge them, and fill in each row.");
                }
                tables.add(new Table(cells.rows(), outline.epoch1904, false, tables.isEmpty() ? notices : List.of()));
            }
            return tables;
        } catch (Problem problem) {
            throw problem;
        } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException e) {
            throw Refusal.damaged();
        } catch (IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException e) {
            // POI tells of a broken workbook in these ways too
            throw Refusal.damaged();
        } catch (POIXMLException | RecordFormatException e) {
            throw Refusal.damaged();
        }
    }

    private static String text(SharedStrings shared, int index) {
        return shared.getItemAt(index).getString();
    }

    private static void parse(InputStream xml, DefaultHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.newSAXParser().parse(xml, handler);
    }

    /** What the workbook says of its sheets. */
    private static final class Outline extends DefaultHandler {
        private static final String RELATIONSHIPS =
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

        private final List<SheetChoice.Sheet> sheets = new ArrayList<>();
        private boolean epoch1904;

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
            if ("workbookPr".equals(name)) {
                String flag = String.valueOf(attributes.getValue("date1904"));
                epoch1904 = "1".equals(flag) || "true".equals(flag);
            } else if ("sheet".equals(name)) {
                String part = attributes.getValue(RELATIONSHIPS, "id");
                String title = attributes.getValue("name");
                if (part == null || title == null) {
                    throw new SAXException("a sheet without a name or content");
                }
                String state = attributes.getValue("state");
                sheets.add(new SheetChoice.Sheet(title, state != null && !"visible".equals(state), part));
            }
        }
    }
}
