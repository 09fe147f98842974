package org.trialbridge.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.upload.FileUpload;

class ImportHttpTest {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static final FileUpload UPLOAD = new FileUpload(app);
    private static String token = "";
    private static String cookie = "";

    @BeforeAll
    static void aTrial() {
        app.given().trial("ZF2001-III");
        app.given().country("ZF2001-III", "UZ");
        token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
    }

    @Test
    void aProgramLooksNamesTheColumnsLoadsAndRepeatsWithoutEffect() {
        String file = "Org,Where,Remark\nInstitute A,GH,x\nInstitute B,Nowhere,y\n";
        String[] mapping = {"mapping", "{\"Org\": \"name\", \"Where\": \"country\"}"};
        String path = "/api/v1/imports?kind=institutions";

        JsonNode looked = json(send(path, file, mapping));
        assertThat(looked.get("fresh").asInt()).isEqualTo(1);
        assertThat(looked.get("rejected").asInt()).isEqualTo(1);
        assertThat(looked.get("leftOut").get(0).asText()).isEqualTo("Remark");
        JsonNode error = looked.get("rows").get(1).get("errors").get(0);
        assertThat(error.get("column").asText() + " " + error.get("value").asText())
                .isEqualTo("country Nowhere");

        HttpResponse<String> refused = send(path + "&dryRun=false&reason=List", file, mapping);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("errors").findValuesAsText("pointer")).containsExactly("#/rows/3/country");
        assertThat(names("Institute")).isEmpty();

        String mended = file.replace("Nowhere", "Ghana");
        assertThat(json(send(path + "&dryRun=false", mended, mapping))
                        .get("errors")
                        .findValuesAsText("pointer"))
                .containsExactly("#/reason");
        JsonNode loaded = json(send(path + "&dryRun=false&reason=List", mended, mapping));
        assertThat(loaded.get("number").asLong()).isPositive();
        JsonNode again = json(send(path + "&dryRun=false&reason=List", mended, mapping));
        assertThat(again.get("loadedAlready").get("created").asInt()).isEqualTo(2);
        assertThat(again.get("number").isNull()).isTrue();
        assertThat(names("Institute")).containsExactly("Institute A", "Institute B");
        assertThat(send("/api/v1/imports?kind=sites", "code,name\n").statusCode())
                .isEqualTo(422);
        assertThat(send("/api/v1/imports?kind=sites&trial=NONE", "code,name\n").statusCode())
                .isEqualTo(404);
        assertThat(send(path, file, "mapping", "[1]").statusCode()).isEqualTo(422);
    }

    @Test
    void aPersonGoesStepByStepAndEveryTextStaysAText() throws IOException {
        String name = "<img src=x onerror=alert(1)>${7*7}";
        String csv = "name;country;note\n" + name + ";PK;=1+1\n=HYPERLINK(\"a\");Nowhere;_x0041_\n";

        String draft = keep("institutions", csv);
        HttpResponse<String> columns = app.page(cookie, draft + "/columns");
        assertThat(columns.body()).contains("&lt;img src=x", "Leave out").doesNotContain("<img");
        assertThat(app.form(cookie, draft + "/columns", "sheet-0-0=NAME&sheet-0-1=NAME")
                        .body())
                .contains("Choose this for one column only", "Choose the column that holds: Country.");
        assertThat(app.form(cookie, draft + "/columns", "sheet-0-0=NAME&sheet-0-1=COUNTRY&sheet-0-2=")
                        .statusCode())
                .isEqualTo(303);
        HttpResponse<String> preview = app.page(cookie, draft);
        assertThat(preview.body())
                .contains("Columns left out", "Download the file with its errors", "Nowhere")
                .contains("&lt;img src=x")
                .doesNotContain("<img", "Load the file");
        byte[] back = UPLOAD.download(draft + "/errors.xlsx", "Cookie", cookie).body();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(back))) {
            XSSFSheet sheet = workbook.getSheet("Institutions");
            assertThat(sheet.getRow(1).getCell(2).getCellType()).isEqualTo(CellType.STRING);
            assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isEqualTo("=1+1");
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("=HYPERLINK(\"a\")");
            assertThat(sheet.getRow(2).getCell(2).getStringCellValue()).isEqualTo("_x0041_");
            assertThat(sheet.getRow(2).getCell(3).getStringCellValue()).startsWith("Country \"Nowhere\": Enter the");
        }

        String mended = keep("institutions", csv.replace("Nowhere", "PK"));
        String seen = found(SEEN, app.page(cookie, mended).body());
        assertThat(app.form(cookie, mended, "seen=" + seen).body()).contains("Say where the file comes from");
        HttpResponse<String> loaded = app.form(cookie, mended, "seen=" + seen + "&reason=Old+list");
        assertThat(loaded.statusCode()).isEqualTo(303);
        assertThat(app.page(cookie, mended).statusCode()).isEqualTo(404);
        assertThat(app.page(cookie, "/institutions?country=PK").body())
                .contains("&lt;img src=x")
                .doesNotContain("<img src=x");
        assertThat(app.page(cookie, "/imports").body())
                .contains("<th scope=\"row\">Institutions</th>")
                .doesNotContain("people.csv");
    }

    @Test
    void aMeetingThatIsPerhapsThereIsLeftOutUnlessAnotherOneIsCreated() {
        app.given().webinar(app.given().trial("MEET-1"), 31, java.time.LocalDate.of(2021, 2, 3));
        String draft = keep(
                "meetings",
                "title;date;start;duration;zone\nAnother title;2021-02-03;14:30;60;UTC\n",
                "trial",
                "MEET-1");

        assertThat(app.page(cookie, draft).body())
                .contains("31 Webinar number 31", "nothing is added to that meeting", "Leave it out")
                .doesNotContain("Use the existing one", "same e-mail address");
    }

    @Test
    void theTemplateComesBackFilledIn() throws IOException {
        byte[] template =
                UPLOAD.download("/imports/templates/meetings", "Cookie", cookie).body();
        byte[] filled;
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template));
                java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream()) {
            XSSFSheet meetings = workbook.getSheet("Meetings");
            XSSFSheet participants = workbook.getSheet("Participants");
            List<String> headings =
                    Kind.MEETINGS.columns(0).stream().map(Column::heading).toList();
            var row = meetings.createRow(1);
            row.createCell(headings.indexOf("number")).setCellValue(21);
            row.createCell(headings.indexOf("title")).setCellValue("Bridging");
            row.createCell(headings.indexOf("date")).setCellValue(java.time.LocalDate.of(2021, 1, 20));
            row.createCell(headings.indexOf("start")).setCellValue(14.5 / 24);
            row.createCell(headings.indexOf("zone")).setCellValue("Asia/Tashkent");
            row.createCell(headings.indexOf("duration_minutes")).setCellValue(90);
            var one = participants.createRow(1);
            one.createCell(0).setCellValue(21);
            one.createCell(1).setCellValue("Zahra");
            one.createCell(3).setCellValue("Pakistan");
            var other = participants.createRow(2);
            other.createCell(0).setCellValue("Nothing like it");
            other.createCell(1).setCellValue("Saida");
            workbook.write(out);
            filled = out.toByteArray();
        }

        JsonNode looked = json(UPLOAD.send(
                "/api/v1/imports?kind=meetings&trial=ZF2001-III",
                "meetings.xlsx",
                filled,
                new String[0],
                "Authorization",
                "Bearer " + token));

        assertThat(looked.get("fresh").asInt()).as(looked.toString()).isEqualTo(1);
        assertThat(looked.get("rows").get(0).get("changes").get(0).asText()).isEqualTo("Participants: 1");
        assertThat(looked.get("rows").get(1).get("sheet").asInt()).isEqualTo(1);
        assertThat(looked.get("rows").get(1).findValuesAsText("detail"))
                .containsExactly("The first sheet has no meeting of this number or title.");
    }

    @Test
    void anotherEncodingIsRefusedOnTheForm() {
        byte[] cyrillic = "name;country\nМинистерство;UZ\n".getBytes(java.nio.charset.Charset.forName("windows-1251"));
        String csrf = found(CSRF, app.page(cookie, "/imports").body());

        HttpResponse<String> refused = UPLOAD.send(
                "/imports", "a.csv", cyrillic, new String[] {"csrf", csrf, "kind", "institutions"}, "Cookie", cookie);
        HttpResponse<String> none =
                UPLOAD.send("/imports", "", new byte[0], new String[] {"csrf", csrf}, "Cookie", cookie);
        HttpResponse<String> marked = UPLOAD.send(
                "/imports",
                "a.csv",
                "\ufeffname;country\nМинистерство;UZ\n".getBytes(StandardCharsets.UTF_8),
                new String[] {"csrf", csrf, "kind", "institutions"},
                "Cookie",
                cookie);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("not saved as UTF-8");
        assertThat(none.body()).contains("Choose what the rows of the file are.");
        assertThat(marked.statusCode()).isEqualTo(303);
    }

    private static String keep(String kind, String csv, String... more) {
        String csrf = found(CSRF, app.page(cookie, "/imports").body());
        HttpResponse<String> sent = UPLOAD.send(
                "/imports",
                "people.csv",
                csv.getBytes(StandardCharsets.UTF_8),
                Stream.concat(Stream.of("csrf", csrf, "kind", kind), Stream.of(more))
                        .toArray(String[]::new),
                "Cookie",
                cookie);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        return sent.headers()
                .firstValue("Location")
                .orElseThrow()
                .replace(app.url(), "")
                .replace("/columns", "");
    }

    private static HttpResponse<String> send(String path, String csv, String... fields) {
        return UPLOAD.send(
                path, "list.csv", csv.getBytes(StandardCharsets.UTF_8), fields, "Authorization", "Bearer " + token);
    }

    private static List<String> names(String start) {
        return app.db()
                .query(handle -> handle.createQuery(
                                "select name from institution where starts_with(name, :start) order by name")
                        .bind("start", start)
                        .mapTo(String.class)
                        .list());
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(response.body(), e);
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
