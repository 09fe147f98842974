package org.trialbridge.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What other tools read is what the workbook shows. */
class TableFormatTest {
    private static final StatusReport REPORT = SampleReport.of();
    private static final ReadWorkbook WORKBOOK =
            ReadWorkbook.of(StatusReportWorkbook.write(REPORT).content());

    @Test
    void numbersDaysAndInstantsAreTypedAndWhatIsMissingIsNull() throws IOException {
        JsonNode countries = json(REPORT, ReportTable.COUNTRIES);
        JsonNode uzbekistan = countries.get("items").get(0);
        JsonNode first = json(REPORT, ReportTable.DATA).get("items").get(0);

        assertThat(countries.get("trial").asText()).isEqualTo("ZF2001-III");
        assertThat(countries.get("asOf").asText()).isEqualTo("2021-02-05");
        assertThat(countries.get("knownAt").asText()).isEqualTo("2021-02-06T08:15:30.123456Z");
        assertThat(countries.get("edition").isNull()).isTrue();
        assertThat(countries.get("columns").get("stageSince").asText()).isEqualTo("Stage since");
        assertThat(uzbekistan.get("enrolled").isIntegralNumber()).isTrue();
        assertThat(uzbekistan.get("enrolled").asLong()).isEqualTo(5000);
        assertThat(uzbekistan.get("stageSince").asText()).isEqualTo("2020-12-12");
        assertThat(uzbekistan.get("dose3").isNull()).isTrue();
        assertThat(uzbekistan.get("completed").asLong(-1)).isZero();
        assertThat(first.get("recordedUtc").asText()).isEqualTo("2020-12-19T09:30:15Z");
    }

    @ParameterizedTest
    @EnumSource(
            value = ReportTable.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SUMMARY", "MINUTES"})
    void everySheetHasAsManyRowsAsInTheWorkbook(ReportTable table) throws IOException {
        JsonNode json = json(REPORT, table);

        assertThat(json.get("items")).hasSize(WORKBOOK.rows(table.sheet()));
        assertThat(csv(REPORT, table)).hasSize(WORKBOOK.rows(table.sheet()) + 1);
        assertThat(json.get("columns").size())
                .isEqualTo(json.get("items").get(0).size());
    }

    @Test
    void theSummaryIsAListOfItems() throws IOException {
        List<List<String>> rows = csv(REPORT, ReportTable.SUMMARY);

        assertThat(rows.get(0)).containsExactly("Item", "Value", "Note");
        assertThat(rows).contains(List.of("Target (participants)", "29000", "Planned enrollment of the trial"));
    }

    @Test
    void theDataAddUpToWhatTheReportShows() throws IOException {
        long sum = 0;
        for (JsonNode row : json(REPORT, ReportTable.DATA).get("items")) {
            boolean lastOfASite = row.get("metric").asText().equals("Enrolled")
                    && row.get("periodEnd").asText().equals("2021-02-05")
                    && !row.get("site").isNull();
            sum += lastOfASite ? row.get("valueCumulative").asLong() : 0;
        }

        long sites = REPORT.totals().sites().values().stream()
                .mapToLong(total -> total.enrolled() == null ? 0 : total.enrolled())
                .sum();
        assertThat(sum).isPositive().isEqualTo(sites);
    }

    @Test
    void aTextOfAPersonStaysATextInBoth() throws IOException {
        List<String> texts = List.of(
                "=cmd|'/C calc'!A0",
                "+1",
                "-2",
                "@SUM(1)",
                "\t=1",
                "a,b\"c\r\nd",
                "n.r.",
                "-",
                "Ташкент 🧪",
                "_x0041_");
        StatusReport report = SampleReport.withActionItems(texts);

        List<String> inJson = new ArrayList<>();
        json(report, ReportTable.ACTIONS)
                .get("items")
                .forEach(row -> inJson.add(row.get("text").asText()));
        List<String> inCsv = csv(report, ReportTable.ACTIONS).stream()
                .skip(1)
                .map(row -> row.get(3))
                .toList();

        assertThat(inJson).isEqualTo(texts);
        assertThat(inCsv)
                .isEqualTo(List.of(
                        "'=cmd|'/C calc'!A0",
                        "'+1",
                        "'-2",
                        "'@SUM(1)",
                        "'\t=1",
                        "a,b\"c\r\nd",
                        "n.r.",
                        "'-",
                        "Ташкент 🧪",
                        "_x0041_"));
    }

    private static JsonNode json(StatusReport report, ReportTable table) throws IOException {
        return new ObjectMapper().readTree(written(report, table, TableFormat.JSON));
    }

    private static List<List<String>> csv(StatusReport report, ReportTable table) throws IOException {
        try (MappingIterator<List<String>> rows = new CsvMapper()
                .readerForListOf(String.class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValues(written(report, table, TableFormat.CSV))) {
            return rows.readAll();
        }
    }

    private static String written(StatusReport report, ReportTable table, TableFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(report, table, out);
        return out.toString(UTF_8);
    }
}
