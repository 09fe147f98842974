package org.trialbridge.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.drawingml.x2006.chart.STTimeUnit;

class StatusReportWorkbookTest {
    private static final byte[] SAMPLE =
            StatusReportWorkbook.write(SampleReport.of()).content();

    private final ReadWorkbook sample = ReadWorkbook.of(SAMPLE);

    @Test
    void theSheetsStandInTheirOrder() {
        assertThat(sample.workbook())
                .extracting(Sheet::getSheetName)
                .containsExactly(
                        "Summary",
                        "Countries",
                        "Sites",
                        "Enrollment",
                        "Pipeline",
                        "Webinars",
                        "Actions",
                        "Milestones",
                        "Approvals",
                        "Risks",
                        "Data quality",
                        "Changes",
                        "Data",
                        "Definitions",
                        "Provenance");
    }

    @Test
    void theSummarySaysWhereTheTrialStands() {
        assertThat(sample.figure("Enrolled (participants)").getNumericCellValue())
                .isEqualTo(6000);
        assertThat(sample.note("Enrolled (participants)"))
                .isEqualTo("Enrolled means: randomised. Includes Uzbekistan more than 5,000.");
        assertThat(sample.figure("Target (participants)").getNumericCellValue()).isEqualTo(29000);
        assertThat(sample.figure("Enrollment RAG").getStringCellValue()).isEqualTo("GREEN");
        assertThat(sample.figure("Bridging webinars held").getNumericCellValue())
                .isEqualTo(16);
        assertThat(sample.figure("Sites active").getNumericCellValue()).isEqualTo(3);
        assertThat(sample.figure("Reports received").getNumericCellValue()).isEqualTo(3);
        assertThat(sample.note("Reports received")).isEqualTo("of 3 expected for the period that ended on 2021-02-05");
        assertThat(sample.figure("Action items overdue").getNumericCellValue()).isEqualTo(2);
        assertThat(sample.note("Recruiting")).isEqualTo("Uzbekistan (since 2020-12-12), China (since 2020-11-18)");
    }

    @Test
    void numbersAndDatesAreTypedAndWhatIsMissingSaysSo() {
        Cell since = sample.cell("Countries", 1, "Stage since");
        Cell enrolled = sample.cell("Countries", 1, "Enrolled");

        assertThat(since.getLocalDateTimeCellValue())
                .isEqualTo(LocalDate.of(2020, 12, 12).atStartOfDay());
        assertThat(since.getCellStyle().getDataFormatString()).isEqualTo("yyyy-mm-dd");
        assertThat(enrolled.getNumericCellValue()).isEqualTo(5000);
        assertThat(enrolled.getCellStyle().getDataFormatString()).isEqualTo("\">\"#,##0");
        assertThat(sample.text("Countries", 1, "About the number enrolled")).isEqualTo("more than 5,000; published");
        assertThat(sample.text("Countries", 1, "Dose 3")).isEqualTo("n.r.");
        assertThat(sample.cell("Countries", 1, "Completed").getNumericCellValue())
                .isZero();
        assertThat(sample.text("Countries", 3, "Enrolled")).isEqualTo("n.r.");
        assertThat(sample.text("Countries", 3, "Target")).isEqualTo("-");
    }

    @Test
    void aCorrectedNumberIsMarkedAndStaysANumber() {
        Cell corrected = sample.cell("Enrollment", 6, "Enrolled, cumulative");

        assertThat(corrected.getCellType()).isEqualTo(CellType.NUMERIC);
        assertThat(corrected.getCellStyle().getDataFormatString()).isEqualTo("#,##0\"*\"");
        assertThat(sample.text("Enrollment", 6, "About the number")).isEqualTo("corrected; published and illustrative");
    }

    @Test
    void aPeriodWithoutAReportIsNotZero() {
        assertThat(sample.text("Enrollment", 4, "Enrolled, cumulative")).isEqualTo("n.r.");
    }

    @Test
    void theDayDecidesWhatIsDone() {
        assertThat(sample.text("Actions", 4, "Status")).isEqualTo("Open");
        assertThat(sample.text("Actions", 4, "Done")).isEqualTo("-");
        assertThat(sample.text("Actions", 4, "Overdue (days)")).isEqualTo("7");
    }

    @Test
    void thePipelineTellsEachStageWithItsDaysAndWhatIsCitedForIt() {
        assertThat(sample.column("Pipeline", "Stage").subList(0, 3))
                .containsExactly("Bridging", "Recruiting", "Recruiting");
        assertThat(sample.column("Pipeline", "Days in stage").subList(0, 3)).containsExactly("64", "55", "79");
        assertThat(sample.text("Pipeline", 1, "Evidence"))
                .isEqualTo("Bridging webinar 1: A text of somebody (2020-09-12); Letter");
        assertThat(sample.text("Pipeline", 1, "Next step")).isEqualTo("-");
        assertThat(sample.text("Pipeline", 2, "Next step")).isEqualTo("A text of somebody");
        assertThat(sample.cell("Pipeline", 2, "Due").getLocalDateTimeCellValue())
                .isEqualTo(LocalDate.of(2021, 3, 1).atStartOfDay());
    }

    @Test
    void theSteeringSummaryIsTheFirstSheetAloneWithWhereItComesFrom() {
        ReadWorkbook steering = ReadWorkbook.of(StatusReportWorkbook.write(SampleReport.as(ReportVariant.STEERING)));

        assertThat(steering.workbook()).extracting(Sheet::getSheetName).containsExactly("Summary", "Provenance");
        assertThat(steering.figure("Enrolled (participants)").getNumericCellValue())
                .isEqualTo(6000);
        assertThat(SampleReport.as(ReportVariant.STEERING).fileName())
                .isEqualTo("ZF2001-III_steering_2021-02-05_draft.xlsx");
    }

    @Test
    void theMinuteBookHoldsMeetingsMinutesDecisionsAndActions() {
        ReadWorkbook book = ReadWorkbook.of(StatusReportWorkbook.write(SampleReport.as(ReportVariant.MINUTE_BOOK)));

        assertThat(book.workbook())
                .extracting(Sheet::getSheetName)
                .containsExactly("Minutes", "Webinars", "Actions", "Provenance");
        assertThat(book.text("Minutes", 1, "Meeting")).isEqualTo("Bridging webinar 1");
        assertThat(book.text("Minutes", 1, "Language")).isEqualTo("English");
        assertThat(book.text("Minutes", 1, "Agreed by")).isEqualTo("Chile");
        assertThat(book.text("Minutes", 1, "Minutes")).isEqualTo("A text of somebody");
        assertThat(book.text("Minutes", 1, "Added later")).isEqualTo("First addendum\nSecond addendum");
        assertThat(book.text("Minutes", 2, "Minutes")).isEqualTo("-");
    }

    @Test
    void approvalsTellHowLongTheyTookAndWhatIsLeft() {
        assertThat(sample.text("Approvals", 1, "Days taken")).isEqualTo("41");
        assertThat(sample.text("Approvals", 1, "Of them on the authority's clock"))
                .isEqualTo("32");
        assertThat(sample.text("Approvals", 1, "Days left")).isEqualTo("298");
        assertThat(sample.text("Approvals", 2, "Site")).isEqualTo("UZ-02");
        assertThat(sample.text("Approvals", 2, "Status")).isEqualTo("Planned");
        assertThat(sample.text("Approvals", 2, "Days taken")).isEqualTo("-");
    }

    @Test
    void dataQualityTellsWhoReportsByNumberAndLetter() {
        assertThat(sample.column("Data quality", "Site")).containsExactly("all sites", "UZ-01", "UZ-02");
        assertThat(sample.column("Data quality", "Reports expected")).containsExactly("4", "2", "2");
        assertThat(sample.column("Data quality", "Received")).containsExactly("3", "2", "1");
        assertThat(sample.column("Data quality", "On time")).containsExactly("2", "1", "1");
        assertThat(sample.column("Data quality", "Late")).containsExactly("1", "1", "0");
        assertThat(sample.column("Data quality", "Missing")).containsExactly("1", "0", "1");
        assertThat(sample.column("Data quality", "Corrected")).containsExactly("1", "1", "0");
        assertThat(sample.column("Data quality", "Warnings confirmed")).containsExactly("4", "0", "3");
        assertThat(sample.text("Data quality", 2, "2021-02-05")).isEqualTo("L");
        assertThat(sample.text("Data quality", 3, "2021-02-05")).isEqualTo("M");
        assertThat(sample.workbook()
                        .getSheet("Data quality")
                        .getSheetConditionalFormatting()
                        .getNumConditionalFormattings())
                .isEqualTo(4);
    }

    @Test
    void changesSayWhatWasAndWhatIsWithWhoAndWhy() {
        assertThat(sample.column("Changes", "What"))
                .containsExactly(
                        "Stage",
                        "Action item, A text of somebody: status",
                        "Milestone, MOU signed: planned on",
                        "Enrolled",
                        "Dose 1");
        assertThat(sample.text("Changes", 6, "What"))
                .isEqualTo("More is new or changed than is listed here; the other sheets hold all of it as it is now.");
        assertThat(sample.column("Changes", "Old").subList(0, 5))
                .containsExactly("Contacted", "Open", "-", "512", "n.r.");
        assertThat(sample.column("Changes", "New").subList(0, 5))
                .containsExactly("Bridging", "Done", "2021-01-09", "508", "4998");
        assertThat(sample.column("Changes", "By (role)").subList(0, 5))
                .containsExactly("Secretariat", "Secretariat", "Secretariat", "Site contact", "Trialbridge");
        assertThat(sample.text("Changes", 4, "Reason")).endsWith(": A text of somebody");
    }

    @Test
    void theSummaryNamesTheBiggestChangesSinceTheEditionBefore() {
        assertThat(sample.note("Chile: stage")).isEqualTo("Contacted -> Bridging");
        assertThat(sample.figure("Uzbekistan: enrolled").getNumericCellValue()).isEqualTo(870);
        assertThat(sample.note("Uzbekistan: enrolled")).isEqualTo("4,130 -> 5,000");
    }

    @Test
    void aMilestoneThatWaitsForARedOneIsRed() {
        assertThat(sample.column("Milestones", "RAG")).containsExactly("GREEN", "AMBER", "RED", "RED", "GREEN");
        assertThat(sample.column("Milestones", "Status"))
                .containsExactly("Achieved", "Achieved", "At risk", "At risk", "Late");
    }

    @Test
    void aCarriedForecastSaysWhatItWaitsFor() {
        assertThat(sample.cell("Milestones", 4, "Forecast").getLocalDateTimeCellValue())
                .isEqualTo(LocalDate.of(2020, 10, 1).plusDays(147).atStartOfDay());
        assertThat(sample.text("Milestones", 4, "About the entry"))
                .isEqualTo("waits for: Site activated (UZ-01); illustrative");
        assertThat(sample.text("Milestones", 5, "Forecast")).isEqualTo("-");
    }

    @Test
    void risksAreScoredAndCountedInAHeatMapThatColoursItself() {
        assertThat(sample.column("Risks", "Score")).containsExactly("20", "6", "4");
        assertThat(sample.column("Risks", "Severity")).containsExactly("High", "Medium", "Low");
        assertThat(sample.column("Risks", "Where")).containsExactly("Trial", "Uzbekistan, UZ-02", "Pakistan");
        assertThat(sample.column("Risks", "Owner's role")).containsExactly("Regulatory lead", "-", "-");
        assertThat(sample.column("Risks", "Status")).containsExactly("Occurred", "In hand", "Open");
        Sheet sheet = sample.workbook().getSheet("Risks");
        Row veryProbable = sheet.getRow(7);
        assertThat(veryProbable.getCell(2).getNumericCellValue()).isEqualTo(5);
        assertThat(veryProbable.getCell(6).getNumericCellValue()).isEqualTo(1);
        assertThat(veryProbable.getCell(6).getCellStyle().getDataFormatString()).isEqualTo("0\" high\"");
        assertThat(sheet.getRow(11).getCell(6).getNumericCellValue()).isEqualTo(1);
        assertThat(sheet.getRow(11).getCell(6).getCellStyle().getDataFormatString())
                .isEqualTo("0\" low\"");
        assertThat(sheet.getRow(9).getCell(3).getNumericCellValue()).isZero();
        assertThat(IntStream.range(0, sheet.getSheetConditionalFormatting().getNumConditionalFormattings())
                        .mapToObj(sheet.getSheetConditionalFormatting()::getConditionalFormattingAt))
                .extracting(
                        format -> format.getFormattingRanges()[0].formatAsString(),
                        format -> format.getRule(0).getFormula1())
                .containsExactly(
                        tuple("F2:F4", "AND(ISNUMBER($F2),$F2>=13)"), tuple("D8:H12", "AND(TRUE,$C8*D$7>=13)"));
        assertThat(sample.figure("Pakistan").getNumericCellValue()).isEqualTo(4);
        assertThat(sample.note("Pakistan")).isEqualTo("Flood (low, open)");
    }

    @Test
    void aTextOfAPersonReadsBackAsItWasWritten() {
        List<String> texts = List.of(
                "=cmd|'/C calc'!A0",
                "=HYPERLINK(\"http://example.org\";\"x\")",
                "+1+1",
                "-2+3",
                "@SUM(1+1)",
                "\t=1+1",
                "\r=1+1",
                "\n=1+1",
                "_x0041_",
                "_x0000_ and _x000d_ and _x005F_x0041_",
                "_x_x0041_",
                "a\u0001b\u001fc",
                "a\r\nb\rc",
                "  spaces at both ends  ",
                "<b>&amp;\"quoted\"</b> ]]> '",
                "Ташкент 塔什干 طشقند 🧪",
                "&&&&&&&&&& </oddFooter> 000000000000</oddFooter> " + "0".repeat(64),
                "a/b Trial [1] : *?");

        ReadWorkbook read = ReadWorkbook.of(StatusReportWorkbook.write(SampleReport.withActionItems(texts)));

        assertThat(read.column("Actions", "Text")).isEqualTo(texts);
        assertThat(read.cells()).extracting(Cell::getCellType).doesNotContain(CellType.FORMULA, CellType.ERROR);
    }

    @Test
    void everySheetTreatsTheTextsOfPeopleTheSame() {
        String text = "=1+1_x0041_";

        ReadWorkbook read = ReadWorkbook.of(StatusReportWorkbook.write(SampleReport.of(text, "0.1.0")));

        assertThat(List.of(
                        read.workbook().getSheet("Summary").getRow(1).getCell(0).getStringCellValue(),
                        read.text("Countries", 1, "Comment"),
                        read.text("Sites", 1, "Name"),
                        read.text("Webinars", 1, "Title"),
                        read.text("Actions", 1, "Text"),
                        read.text("Milestones", 2, "Last reason"),
                        read.text("Pipeline", 1, "Reason"),
                        read.text("Pipeline", 2, "Next step"),
                        read.text("Approvals", 1, "Reference"),
                        read.text("Changes", 1, "Reason"),
                        read.text("Risks", 1, "Risk"),
                        read.text("Risks", 1, "Owner's institution")))
                .containsOnly(text);
        assertThat(read.cells()).extracting(Cell::getCellType).doesNotContain(CellType.FORMULA, CellType.ERROR);
    }

    @Test
    void aTextThatNoCellHoldsIsCutWithAMark() {
        String text = "_x0041_".repeat(4681) + "🧪";

        String read = ReadWorkbook.of(StatusReportWorkbook.write(SampleReport.withActionItems(List.of(text))))
                .text("Actions", 1, "Text");

        assertThat(read).endsWith(" [cut here, the text has 32,769 characters]");
        assertThat(text).startsWith(read.substring(0, read.indexOf(" [cut")));
    }

    @Test
    void charactersThatNoCellHoldsAreReplaced() {
        assertThat(CellText.of("a\0b\ud800c\uffff")).isEqualTo("a\ufffdb\ufffdc\ufffd");
    }

    @Test
    void theSameReportGivesTheSameBytesWhateverTheMachinesLanguageAndZone() {
        Locale language = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        byte[] there;
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-ca-islamic-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            there = StatusReportWorkbook.write(SampleReport.of()).content();
        } finally {
            Locale.setDefault(language);
            TimeZone.setDefault(zone);
        }

        assertThat(sha256(there)).isEqualTo(sha256(SAMPLE));
    }

    /** Another process has other hash seeds. */
    @Test
    void theSameReportGivesTheSameBytesInAnotherProcess() throws IOException, InterruptedException {
        String printed = printedBy(Path.of(System.getProperty("java.home")));

        assertThat(printed).startsWith(sha256(SAMPLE));
    }

    /** The deflate libraries of Java's builds may pack otherwise; what is packed is the same. */
    @Test
    void theContentHashIsTheSameOnEveryOtherJavaOfTheMachine() throws IOException, InterruptedException {
        List<Path> others = otherJavas();
        assumeThat(others).isNotEmpty();

        for (Path java : others) {
            assertThat(printedBy(java)).as("on %s", java).endsWith(sample.provenance("Content hash (SHA-256)"));
        }
    }

    private static String printedBy(Path java) throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        java.resolve("bin/java").toString(),
                        "-Duser.language=tr",
                        "-Duser.timezone=America/Guayaquil",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Printer.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(other.getInputStream().readAllBytes(), UTF_8);
        assertThat(other.waitFor()).isZero();
        return printed;
    }

    /** Homes of other versions than the running one, where they usually lie; those before 17 can not run it. */
    private static List<Path> otherJavas() throws IOException {
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        List<Path> others = new ArrayList<>();
        try (Stream<Path> homes = Files.list(all)) {
            for (Path home : homes.sorted().toList()) {
                Path release = home.resolve("release");
                Matcher version = Pattern.compile("JAVA_VERSION=\"([0-9]+)")
                        .matcher(Files.isReadable(release) ? Files.readString(release) : "");
                if (version.find()
                        && Integer.parseInt(version.group(1)) > 17
                        && Integer.parseInt(version.group(1))
                                != Runtime.version().feature()
                        && Files.isExecutable(home.resolve("bin/java"))) {
                    others.add(home);
                }
            }
        }
        return others;
    }

    /** Prints the hash of the sample. */
    static final class Printer {
        private Printer() {}

        public static void main(String[] arguments) {
            ReportFile file = StatusReportWorkbook.write(SampleReport.of());
            System.out.print(file.sha256() + " " + file.contentHash());
        }
    }

    @Test
    void theContentHashIsThatOfAllPartsButProvenance() throws IOException {
        Map<String, byte[]> parts = parts(SAMPLE);

        String provenance = "xl/worksheets/sheet" + (sample.workbook().getSheetIndex("Provenance") + 1) + ".xml";
        MessageDigest all = digest();
        List<String> names = new ArrayList<>(parts.keySet());
        names.remove("[Content_Types].xml");
        names.add(0, "[Content_Types].xml");
        for (String name : names) {
            if (!name.startsWith("docProps/") && !name.equals(provenance)) {
                String part = new String(parts.get(name), UTF_8)
                        .replaceAll("[0-9a-f]{12}</oddFooter>", "000000000000</oddFooter>");
                all.update(name.getBytes(UTF_8));
                all.update((byte) 0);
                all.update(digest().digest(part.getBytes(UTF_8)));
            }
        }
        String hash = HexFormat.of().formatHex(all.digest());
        assertThat(sample.provenance("Content hash (SHA-256)")).isEqualTo(hash);
        assertThat(sample.workbook())
                .allSatisfy(
                        sheet -> assertThat(sheet.getFooter().getRight()).endsWith("sha256 " + hash.substring(0, 12)));
    }

    @Test
    void anotherVersionOfTheSoftwareLeavesTheContentHash() {
        ReadWorkbook one = ReadWorkbook.of(StatusReportWorkbook.write(SampleReport.of("a", "1.0")));
        ReadWorkbook two = ReadWorkbook.of(StatusReportWorkbook.write(SampleReport.of("a", "2.0")));

        assertThat(two.provenance("Software")).isEqualTo("Trialbridge 2.0");
        assertThat(two.provenance("Content hash (SHA-256)"))
                .isEqualTo(one.provenance("Content hash (SHA-256)"))
                .isNotEqualTo(sample.provenance("Content hash (SHA-256)"));
    }

    @Test
    void chartsAreNativeAndDescribed() {
        assertThat(charts("Summary")).isEqualTo(2);
        assertThat(charts("Countries")).isEqualTo(1);
        assertThat(charts("Enrollment")).isEqualTo(2);
        assertThat(charts("Webinars")).isEqualTo(1);
        assertThat(charts("Milestones")).isEqualTo(1);
        assertThat(sample.workbook()
                        .getSheet("Summary")
                        .getDrawingPatriarch()
                        .getCTDrawing()
                        .getTwoCellAnchorList())
                .allSatisfy(anchor -> assertThat(anchor.getGraphicFrame()
                                .getNvGraphicFramePr()
                                .getCNvPr()
                                .getDescr())
                        .contains("chart of participants"));
    }

    @Test
    void dataThatOneSheetCanNotHoldGoesOnOnTheNext() {
        StatusReport report = SampleReport.of();

        ReadWorkbook read = ReadWorkbook.of(StatusReportWorkbook.write(report, 100));

        assertThat(read.rows("Data")).isEqualTo(100);
        assertThat(read.rows("Data 2")).isEqualTo((int) report.totals().values() - 100);
        assertThat(read.workbook().getSheetIndex("Data 2"))
                .isEqualTo(read.workbook().getSheetIndex("Data") + 1);
        assertThat(read.provenance("Rows on sheet Data"))
                .isEqualTo(String.valueOf(report.totals().values()));
    }

    @Test
    void aForecastIsDrawnOnAnAxisOfDaysSoThatItIsAsSteepAsItIs() {
        XSSFDrawing drawing = sample.workbook().getSheet("Summary").getDrawingPatriarch();

        assertThat(drawing.getCharts().get(0).getCTChart().getPlotArea().getDateAxList())
                .singleElement()
                .satisfies(axis -> assertThat(axis.getBaseTimeUnit().getVal()).isEqualTo(STTimeUnit.DAYS));
    }

    private int charts(String sheet) {
        return sample.workbook()
                .getSheet(sheet)
                .getDrawingPatriarch()
                .getCharts()
                .size();
    }

    /** Read by Java's own reader, which is stricter than POI's. */
    private static Map<String, byte[]> parts(byte[] bytes) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
