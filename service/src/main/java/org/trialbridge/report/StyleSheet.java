package org.trialbridge.report;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.trialbridge.trial.Rag;

/** How the cells of one workbook look. Styles are made in a fixed order, so that the bytes repeat. */
final class StyleSheet {
    /** Spreadsheet programs take characters that it lacks from other fonts, so Cyrillic and Chinese show too. */
    private static final String FONT = "Arial";

    private static final short SIZE = 10;
    private static final short TITLE_SIZE = 16;
    private static final String INK = "1F2933";
    private static final String ACCENT = "0B5D66";
    private static final String GREY = "6B7280";
    private static final String PALE = "EEF2F2";

    /** What a cell is. */
    enum Look {
        TEXT,
        TEXT_ON_THE_RIGHT,
        FORMULA_LIKE_TEXT,
        TITLE,
        HEADING,
        LABEL,
        FAINT,
        WARNING,
        HEADER,
        HEADER_OF_NUMBERS,
        HEADER_OF_DATES,
        HEADER_UPRIGHT,
        LETTER,
        WHOLE,
        WHOLE_ON_THE_LEFT,
        DECIMAL,
        PERCENT,
        DATE,
        MINUTE,
        SECOND,
        NO_NUMBER,
        NOTHING,
        GREEN,
        AMBER,
        RED
    }

    private final XSSFWorkbook workbook;
    private final Map<Look, XSSFCellStyle> looks = new EnumMap<>(Look.class);
    private final Map<String, XSSFCellStyle> counts = new HashMap<>();

    StyleSheet(XSSFWorkbook workbook) {
        this.workbook = workbook;
        XSSFFont usual = workbook.getFontAt(0);
        usual.setFontName(FONT);
        usual.setFontHeightInPoints(SIZE);
        for (Look look : Look.values()) {
            looks.put(look, make(look));
        }
    }

    CellStyle of(Look look) {
        return looks.getOrDefault(look, workbook.getCellStyleAt(0));
    }

    /** Tells whether a cell stands for something that is missing: not reported, or it does not apply. */
    boolean saysMissing(Cell cell) {
        String text = cell.getStringCellValue();
        short style = cell.getCellStyle().getIndex();
        return (text.equals(TableSheet.NOT_REPORTED) || text.equals(TableSheet.NOT_APPLICABLE))
                && (style == of(Look.NO_NUMBER).getIndex()
                        || style == of(Look.NOTHING).getIndex());
    }

    CellStyle of(Rag rag) {
        return switch (rag) {
            case GREEN -> of(Look.GREEN);
            case AMBER -> of(Look.AMBER);
            case RED -> of(Look.RED);
        };
    }

    /** A count stays a number whatever must be said of it: more than is shown as {@code >}, a correction as a star. */
    CellStyle count(Marks marks) {
        String before = switch (marks.qualifier()) {
            case EXACT -> "";
            case ABOUT -> "\"~\"";
            case MORE_THAN -> "\">\"";
        };
        String format = before + "#,##0" + (marks.corrected() ? "\"*\"" : "");
        return counts.computeIfAbsent(format + marks.isIllustrative(), key -> {
            XSSFCellStyle style = formatted(format, HorizontalAlignment.RIGHT);
            if (marks.isIllustrative()) {
                XSSFFont font = font(INK, false);
                font.setItalic(true);
                style.setFont(font);
            }
            return style;
        });
    }

    /** A small number with a word behind it, in the middle of the cell. */
    CellStyle worded(String word) {
        String format = "0\" " + word.toLowerCase(Locale.ROOT) + "\"";
        return counts.computeIfAbsent(format, key -> {
            XSSFCellStyle style = formatted(format, HorizontalAlignment.CENTER);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            return style;
        });
    }

    private XSSFCellStyle make(Look look) {
        return switch (look) {
            case TEXT -> wrapped(plain(HorizontalAlignment.LEFT));
            case TEXT_ON_THE_RIGHT -> wrapped(plain(HorizontalAlignment.RIGHT));
            case FORMULA_LIKE_TEXT -> {
                XSSFCellStyle style = wrapped(plain(HorizontalAlignment.LEFT));
                style.setQuotePrefixed(true);
                yield style;
            }
            case TITLE -> {
                XSSFFont font = font(ACCENT, true);
                font.setFontHeightInPoints(TITLE_SIZE);
                yield lettered(font, HorizontalAlignment.LEFT);
            }
            case HEADING -> {
                XSSFCellStyle style = lettered(font(ACCENT, true), HorizontalAlignment.LEFT);
                style.setBorderBottom(BorderStyle.THIN);
                style.setBottomBorderColor(colour(ACCENT));
                yield style;
            }
            case LABEL -> lettered(font(INK, true), HorizontalAlignment.LEFT);
            case FAINT -> lettered(font(GREY, false), HorizontalAlignment.LEFT);
            case WARNING -> filled(lettered(font("7A4B00", true), HorizontalAlignment.LEFT), "FFF4D6");
            case HEADER -> header(HorizontalAlignment.LEFT);
            case HEADER_OF_NUMBERS -> header(HorizontalAlignment.RIGHT);
            case HEADER_OF_DATES -> header(HorizontalAlignment.CENTER);
            case HEADER_UPRIGHT -> {
                XSSFCellStyle style = header(HorizontalAlignment.CENTER);
                style.setWrapText(false);
                style.setRotation((short) 90);
                yield style;
            }
            case LETTER -> plain(HorizontalAlignment.CENTER);
            case WHOLE -> formatted("#,##0", HorizontalAlignment.RIGHT);
            case WHOLE_ON_THE_LEFT -> formatted("#,##0", HorizontalAlignment.LEFT);
            case DECIMAL -> formatted("#,##0.0", HorizontalAlignment.RIGHT);
            case PERCENT -> formatted("0.0%", HorizontalAlignment.RIGHT);
            case DATE -> formatted("yyyy-mm-dd", HorizontalAlignment.CENTER);
            case MINUTE -> formatted("yyyy-mm-dd hh:mm", HorizontalAlignment.CENTER);
            case SECOND -> formatted("yyyy-mm-dd hh:mm:ss", HorizontalAlignment.CENTER);
            case NO_NUMBER -> lettered(font(GREY, false), HorizontalAlignment.RIGHT);
            case NOTHING -> lettered(font(GREY, false), HorizontalAlignment.CENTER);
            case GREEN -> filled(lettered(font("14532D", true), HorizontalAlignment.CENTER), Colours.GREEN);
            case AMBER -> filled(lettered(font("6B4400", true), HorizontalAlignment.CENTER), Colours.AMBER);
            case RED -> filled(lettered(font("7F1D1D", true), HorizontalAlignment.CENTER), Colours.RED);
        };
    }

    private XSSFCellStyle header(HorizontalAlignment alignment) {
        XSSFCellStyle style = wrapped(filled(lettered(font(ACCENT, true), alignment), PALE));
        style.setVerticalAlignment(VerticalAlignment.BOTTOM);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBottomBorderColor(colour(ACCENT));
        return style;
    }

    private XSSFCellStyle plain(HorizontalAlignment alignment) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setAlignment(alignment);
        style.setIndention((short) (alignment == HorizontalAlignment.LEFT ? 1 : 0));
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private XSSFCellStyle formatted(String format, HorizontalAlignment alignment) {
        XSSFCellStyle style = plain(alignment);
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private XSSFCellStyle lettered(XSSFFont font, HorizontalAlignment alignment) {
        XSSFCellStyle style = plain(alignment);
        style.setFont(font);
        return style;
    }

    private static XSSFCellStyle wrapped(XSSFCellStyle style) {
        style.setWrapText(true);
        return style;
    }

    private static XSSFCellStyle filled(XSSFCellStyle style, String rgb) {
        style.setFillForegroundColor(colour(rgb));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private XSSFFont font(String rgb, boolean bold) {
        XSSFFont font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints(SIZE);
        font.setBold(bold);
        font.setColor(colour(rgb));
        return font;
    }

    private static XSSFColor colour(String rgb) {
        return new XSSFColor(Colours.bytes(rgb), null);
    }
}
