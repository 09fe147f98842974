package org.trialbridge.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.ClientAnchor.AnchorType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFDateAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTTitle;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTValAx;
import org.openxmlformats.schemas.drawingml.x2006.chart.STTimeUnit;

/**
 * Draws native charts on a sheet. The numbers of a chart stand beside the table in columns of their own, as {@link
 * ChartNumbersSheet} tells.
 */
final class ChartSheet {
    private static final double LINE_WIDTH = 2.0;
    private static final int TITLE_SIZE = 12;
    private static final int AXIS_SIZE = 9;
    private static final int HUNDREDTHS = 100;
    private static final int FEW = 4;
    private static final int GAP = 60;
    private static final int WIDE_GAP = 250;

    private final XSSFSheet sheet;
    private final ChartNumbersSheet numbers;
    private final XSSFDrawing drawing;

    /** Where a chart stands: the cells of its corners, the second one outside. */
    record Box(int column, int row, int toColumn, int toRow) {}

    /**
     * @param unit what the axis counts
     * @param description for those who do not see the chart
     */
    record Title(String text, String unit, String description) {}

    /** How a series is drawn. */
    enum Style {
        LINE,
        DASHED_LINE,
        BAR
    }

    /**
     * @param colours one for all values, or one for each
     * @param values one for each category; null leaves a gap
     */
    record Series(String name, Style style, List<String> colours, List<? extends @Nullable Number> values) {
        Series(String name, Style style, String colour, List<? extends @Nullable Number> values) {
            this(name, style, List.of(colour), values);
        }
    }

    /** How categories and values lie. */
    private enum Shape {
        COLUMNS,
        OVER_TIME,
        BARS,
        PARTS
    }

    ChartSheet(XSSFSheet sheet, StyleSheet styles, int dataColumn) {
        this.sheet = sheet;
        this.numbers = new ChartNumbersSheet(sheet, styles, dataColumn);
        this.drawing = sheet.createDrawingPatriarch();
    }

    /** Draws lines and columns over common categories; without categories, nothing. */
    void draw(Title title, Box box, List<String> categories, List<Series> series) {
        draw(title, box, categories, series, Shape.COLUMNS, null);
    }

    /** As {@link #draw}, over days: each stands as far from the next as it is in time. */
    void drawOverTime(Title title, Box box, List<LocalDate> days, List<Series> series) {
        draw(title, box, days.stream().map(LocalDate::toString).toList(), series, Shape.OVER_TIME, null);
    }

    /** Draws bars from left to right, the first category on top. The values are days, the axis shows dates. */
    void drawDays(Title title, Box box, List<String> categories, List<Series> series, double firstDay) {
        draw(title, box, categories, series, Shape.BARS, firstDay);
    }

    /** Draws for each category one bar from left to right, the series as its parts; the first category on top. */
    void drawParts(Title title, Box box, List<String> categories, List<Series> series) {
        draw(title, box, categories, series, Shape.PARTS, null);
    }

    private void draw(
            Title title,
            Box box,
            List<String> categories,
            List<Series> series,
            Shape shape,
            @Nullable Double firstDay) {
        boolean overTime = shape == Shape.OVER_TIME;
        boolean across = shape == Shape.BARS || shape == Shape.PARTS;
        if (categories.isEmpty() || series.isEmpty()) {
            return;
        }
        int column = numbers.write(title, categories, series, overTime);
        XSSFChart chart = frame(title, box);
        XDDFChartAxis names =
                overTime ? days(chart) : chart.createCategoryAxis(across ? AxisPosition.LEFT : AxisPosition.BOTTOM);
        XDDFValueAxis values = chart.createValueAxis(across ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        axes(title, names, values, firstDay, isBelowZero(series));
        if (across) {
            names.setOrientation(AxisOrientation.MAX_MIN);
            values.setCrosses(AxisCrosses.MAX); // so that it stands below the last category
        }
        CellRangeAddress range = new CellRangeAddress(2, categories.size() + 1, column, column);
        XDDFDataSource<?> labels = overTime
                ? XDDFDataSourcesFactory.fromNumericCellRange(sheet, range)
                : XDDFDataSourcesFactory.fromStringCellRange(sheet, range);
        List<XDDFChartData> drawn = new ArrayList<>();
        for (ChartTypes type : List.of(ChartTypes.BAR, ChartTypes.LINE)) {
            XDDFChartData data = null;
            for (int index = 0; index < series.size(); index++) {
                Series one = series.get(index);
                if ((one.style() == Style.BAR) == (type == ChartTypes.BAR)) {
                    data = data == null ? chart.createData(type, names, values) : data;
                    add(data, one, labels, column + 1 + index, categories.size());
                }
            }
            if (data != null) {
                data.setVaryColors(false);
                drawn.add(data);
            }
        }
        for (XDDFChartData data : drawn) {
            if (data instanceof XDDFBarChartData bars) {
                bars.setBarDirection(across ? BarDirection.BAR : BarDirection.COL);
                if (shape == Shape.PARTS) {
                    bars.setBarGrouping(BarGrouping.STACKED);
                    bars.setOverlap((byte) HUNDREDTHS);
                }
                bars.setGapWidth(categories.size() < FEW ? WIDE_GAP : GAP);
            }
            chart.plot(data);
        }
        CTChart drawing = chart.getCTChart();
        word(drawing.getTitle(), TITLE_SIZE);
        drawing.getPlotArea().getValAxList().stream()
                .filter(CTValAx::isSetTitle)
                .forEach(axis -> word(axis.getTitle(), AXIS_SIZE));
    }

    /** Sets size and language of a title: POI takes the language from the machine. */
    private static void word(CTTitle title, int size) {
        title.getTx()
                .getRich()
                .getPList()
                .forEach(paragraph -> paragraph.getRList().forEach(run -> {
                    run.getRPr().setLang(StatusReport.Parameters.LANGUAGE);
                    run.getRPr().setSz(size * HUNDREDTHS);
                    run.getRPr().setB(size == TITLE_SIZE);
                }));
    }

    /** An axis of days; only the format of the file itself can say so. */
    private static XDDFDateAxis days(XSSFChart chart) {
        XDDFDateAxis axis = chart.createDateAxis(AxisPosition.BOTTOM);
        axis.setNumberFormat("yyyy-mm-dd");
        chart.getCTChart().getPlotArea().getDateAxArray(0).addNewBaseTimeUnit().setVal(STTimeUnit.DAYS);
        return axis;
    }

    private void add(XDDFChartData data, Series series, XDDFDataSource<?> labels, int column, int rows) {
        XDDFChartData.Series drawn = data.addSeries(
                labels,
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, new CellRangeAddress(2, rows + 1, column, column)));
        drawn.setTitle(series.name(), new CellReference(sheet.getSheetName(), 1, column, true, true));
        if (drawn instanceof XDDFLineChartData.Series line) {
            line.setSmooth(false);
            line.setMarkerStyle(hasLonePoint(series.values()) ? MarkerStyle.CIRCLE : MarkerStyle.NONE);
            XDDFLineProperties stroke =
                    new XDDFLineProperties(fill(series.colours().get(0)));
            stroke.setWidth(LINE_WIDTH);
            if (series.style() == Style.DASHED_LINE) {
                stroke.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
            }
            line.setLineProperties(stroke);
            return;
        }
        drawn.setFillProperties(fill(series.colours().get(0)));
        if (series.colours().size() > 1) {
            for (int point = 0; point < rows; point++) {
                drawn.getDataPoint(point)
                        .setFillProperties(fill(series.colours().get(point)));
            }
        }
    }

    /** A point without a neighbour makes no line: it needs a marker. */
    private static boolean hasLonePoint(List<? extends @Nullable Number> values) {
        for (int index = 0; index < values.size(); index++) {
            boolean before = index > 0 && values.get(index - 1) != null;
            boolean after = index + 1 < values.size() && values.get(index + 1) != null;
            if (values.get(index) != null && !before && !after) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBelowZero(List<Series> series) {
        return series.stream()
                .flatMap(one -> one.values().stream())
                .anyMatch(value -> value != null && value.doubleValue() < 0);
    }

    private static void axes(
            Title title, XDDFChartAxis names, XDDFValueAxis values, @Nullable Double firstDay, boolean belowZero) {
        names.setVisible(true);
        values.setVisible(true);
        values.setCrosses(AxisCrosses.AUTO_ZERO);
        values.setCrossBetween(AxisCrossBetween.BETWEEN);
        if (!belowZero) {
            values.setMinimum(firstDay == null ? 0 : firstDay);
        }
        names.setTickLabelPosition(AxisTickLabelPosition.LOW);
        values.setNumberFormat(firstDay == null ? "#,##0" : "yyyy-mm-dd");
        if (firstDay == null) {
            values.setTitle(title.unit());
        }
        values.getOrAddMajorGridProperties().setLineProperties(new XDDFLineProperties(fill("E3E7EA")));
    }

    private XSSFChart frame(Title title, Box box) {
        XSSFClientAnchor anchor =
                drawing.createAnchor(0, 0, 0, 0, box.column(), box.row(), box.toColumn(), box.toRow());
        anchor.setAnchorType(AnchorType.DONT_MOVE_AND_RESIZE);
        XSSFChart chart = drawing.createChart(anchor);
        chart.getGraphicFrame().setName(title.text());
        chart.getGraphicFrame()
                .getCTGraphicalObjectFrame()
                .getNvGraphicFramePr()
                .getCNvPr()
                .setDescr(title.description());
        chart.setTitleText(title.text());
        chart.setTitleOverlay(false);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        chart.displayBlanksAs(DisplayBlanks.GAP);
        chart.setPlotOnlyVisibleCells(false); // so that filtering the table leaves the chart as it is
        return chart;
    }

    private static XDDFSolidFillProperties fill(String rgb) {
        return new XDDFSolidFillProperties(XDDFColor.from(Colours.bytes(rgb)));
    }
}
