package org.trialbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

class UploadHttpTest {
    private static final AtomicInteger TRIALS = new AtomicInteger();
    private static final String[] NO_FIELDS = {};
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");
    private static final int SITE = Column.SITE.place();
    private static final int PERIOD_END = Column.PERIOD_END.place();
    private static final int SCREENED = Column.SCREENED.place();
    private static final int ENROLLED = Column.ENROLLED.place();
    private static final int NOTE = Column.NOTE.place();

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private final FileUpload upload = new FileUpload(app);
    private String trial = "";
    private String token = "";
    private String cookie = "";
    private LocalDate friday;

    @BeforeEach
    void aCoordinatorOfTwoSites() {
        trial = "U-" + TRIALS.incrementAndGet();
        app.given().trial(trial);
        Participation uzbekistan = app.given().country(trial, "UZ");
        // the last Friday at the sites, and two weeks that are due
        friday = LocalDate.now(ZoneId.of("Asia/Tashkent")).with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY));
        app.given().site(uzbekistan, "UZ-01", friday.minusDays(8));
        app.given().site(uzbekistan, "UZ-02", friday.minusDays(3));
        token = app.token(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        cookie = app.signedIn(Role.COUNTRY_COORDINATOR, uzbekistan.place());
    }

    @Test
    void theWorkbookComesWithWhatIsDueAndGoesBackFilledIn() throws IOException {
        byte[] workbook = template();

        assertThat(dueRows(workbook))
                .containsExactly("UZ-01 " + friday.minusWeeks(1), "UZ-01 " + friday, "UZ-02 " + friday);
        byte[] filledIn = fill(workbook, 61);

        JsonNode looked = json(post("?dryRun=true", "counts.xlsx", filledIn));
        assertThat(looked.get("reported").asInt()).isEqualTo(2);
        assertThat(looked.get("leftOut").asInt()).isEqualTo(1);
        assertThat(looked.get("number").isNull()).isTrue();
        assertThat(stored()).isEmpty();

        JsonNode loaded = json(post("?dryRun=false", "counts.xlsx", filledIn));
        assertThat(loaded.get("number").asLong()).isPositive();
        assertThat(stored())
                .containsExactly(
                        "UZ-01 " + friday.minusWeeks(1) + " 161 61 SPREADSHEET",
                        "UZ-01 " + friday + " 162 62 SPREADSHEET");
        assertThat(trail()).singleElement().asString().startsWith("counts.submitMany File counts.xlsx, SHA-256 ");

        JsonNode again = json(post("?dryRun=false", "renamed.xlsx", filledIn));
        assertThat(again.get("loadedAlready").get("number").asLong())
                .isEqualTo(loaded.get("number").asLong());
        assertThat(again.get("unchanged").asInt()).isEqualTo(2);
        assertThat(stored()).hasSize(2);
        assertThat(dueRows(template())).containsExactly("UZ-02 " + friday);
    }

    @Test
    void whatIsWrongIsToldRowByRowAndNothingIsStored() {
        String csv = """
                site,period_end,screened,enrolled
                UZ-01,%1$s,10,11
                UZ-02,%1$s,10,9
                UZ-99,%1$s,10,9
                UZ-02,%2$s,ten,9
                """.formatted(friday, friday.minusDays(1));

        HttpResponse<String> refused = post("?dryRun=false", "counts.csv", bytes(csv));
        JsonNode looked = json(post("", "counts.csv", bytes(csv)));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("errors").findValuesAsText("pointer"))
                .containsExactly("#/rows/2/enrolled", "#/rows/4/site", "#/rows/5/screened");
        assertThat(looked.get("dryRun").asBoolean()).isTrue();
        assertThat(looked.get("rejected").asInt()).isEqualTo(3);
        assertThat(looked.get("rows").findValuesAsText("value")).containsExactly("11", "UZ-99", "ten");
        assertThat(stored()).isEmpty();
    }

    @Test
    void aPersonLooksLoadsAndSeesTheReceiptWithoutScripts() {
        String csv = "site;period_end;enrolled;note\nUZ-02;" + friday + ";42;\"<b>=1+1\"\n";
        String uploads = "/trials/" + trial + "/counts-uploads";
        String csrf = found(CSRF, app.page(cookie, uploads).body());

        HttpResponse<String> sent =
                upload.send(uploads, "../my counts.csv", bytes(csv), new String[] {"csrf", csrf}, "Cookie", cookie);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        String draft = sent.headers().firstValue("Location").orElseThrow().replace(app.url(), "");
        HttpResponse<String> preview = app.page(cookie, draft);
        assertThat(preview.body())
                .contains("my counts.csv", "UZ-02", "Load 1 row")
                .doesNotContain("<b>=");
        assertThat(stored()).isEmpty();

        HttpResponse<String> loaded = app.form(cookie, draft, "seen=" + found(SEEN, preview.body()));
        assertThat(loaded.statusCode()).isEqualTo(303);
        assertThat(stored()).containsExactly("UZ-02 " + friday + " null 42 SPREADSHEET");
        assertThat(app.page(cookie, uploads).body()).contains("my counts.csv");
        assertThat(app.page(cookie, draft).body())
                .contains("was loaded already")
                .doesNotContain("Load 1 row");
    }

    @Test
    void theFileComesBackWithWhatIsWrongAndIsTakenWhenMended() throws IOException {
        String csv = "site,period_end,screened,enrolled,note\nUZ-01," + friday + ",100,101,_x0041_\nUZ-02," + friday
                + ",50,49,-fine\n";
        String draft = keep(csv);

        assertThat(app.page(cookie, draft).body()).contains("Download the file with its errors");
        byte[] back = upload.download(draft + "/errors.xlsx", "Cookie", cookie).body();
        byte[] mended;
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(back))) {
            XSSFSheet sheet = workbook.getSheet("Counts");
            int errors = sheet.getRow(0).getLastCellNum() - 1;
            assertThat(sheet.getRow(0).getCell(errors).getStringCellValue()).isEqualTo("errors");
            assertThat(sheet.getRow(1).getCell(errors).getStringCellValue())
                    .isEqualTo("enrolled \"101\": Enter at most screened less screen failed, 100.");
            assertThat(sheet.getRow(2).getCell(errors).getStringCellValue()).isEmpty();
            assertThat(sheet.getRow(1).getCell(NOTE).getStringCellValue()).isEqualTo("_x0041_");
            sheet.getRow(1).getCell(ENROLLED).setCellValue(99);
            mended = bytes(workbook);
        }

        assertThat(json(post("?dryRun=false", "counts.xlsx", mended))
                        .get("reported")
                        .asInt())
                .isEqualTo(2);
        assertThat(stored())
                .containsExactly("UZ-01 " + friday + " 100 99 SPREADSHEET", "UZ-02 " + friday + " 50 49 SPREADSHEET");
        List<String> notes = app.db()
                .query(handle -> handle.createQuery("""
                        select c.note from counts c join trial t on t.id = c.trial_id where t.code = :trial order by c.note
                        """)
                        .bind("trial", trial)
                        .mapTo(String.class)
                        .list());
        assertThat(notes).containsExactlyInAnyOrder("-fine", "_x0041_");
    }

    @Test
    void whatSomebodyReportsBetweenLookingAndLoadingIsShownFirst() {
        String draft = keep("site,period_end,enrolled\nUZ-01," + friday + ",42\nUZ-02," + friday + ",7\n");
        String seen = found(SEEN, app.page(cookie, draft).body());
        app.send(token, "PUT", "/api/v1/trials/" + trial + "/sites/UZ-02/counts/" + friday, "{\"enrolled\": 7}");

        HttpResponse<String> loaded = app.form(cookie, draft, "seen=" + seen);

        assertThat(loaded.statusCode()).isEqualTo(422);
        assertThat(loaded.body()).contains("Somebody reported meanwhile.");
        assertThat(stored()).hasSize(1);
        assertThat(app.form(cookie, draft, "seen=" + found(SEEN, loaded.body())).statusCode())
                .isEqualTo(303);
        assertThat(stored()).hasSize(2);
    }

    @Test
    void aDraftIsItsSendersOnlyAndAForeignPageSendsNothing() {
        String draft = keep("site,period_end,enrolled\nUZ-01," + friday + ",42\n");
        String other = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
        String uploads = "/trials/" + trial + "/counts-uploads";

        assertThat(app.page(other, draft).statusCode()).isEqualTo(404);
        assertThat(upload.download(draft + "/errors.xlsx", "Cookie", other).statusCode())
                .isEqualTo(404);
        byte[] file = bytes("site,period_end,enrolled\n");
        assertThat(upload.send(uploads, "a.csv", file, NO_FIELDS, "Cookie", cookie)
                        .statusCode())
                .isEqualTo(403);
        assertThat(upload.send(uploads, "a.csv", file, new String[] {"csrf", "guessed"}, "Cookie", cookie)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void filesThatCanNotBeReadAreToldOnTheFormAndToPrograms() {
        String uploads = "/trials/" + trial + "/counts-uploads";
        String csrf = found(CSRF, app.page(cookie, uploads).body());
        String[] fields = {"csrf", csrf};

        HttpResponse<String> page = upload.send(uploads, "a.xlsx", bytes("<html>"), fields, "Cookie", cookie);
        HttpResponse<String> none = upload.send(uploads, "", new byte[0], fields, "Cookie", cookie);
        HttpResponse<String> program = post("", "a.xlsx", bytes("<html>"));
        HttpResponse<String> large = post("", "a.csv", new byte[6 * 1024 * 1024]);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("Error: ", "This is not an Excel workbook");
        assertThat(none.body()).contains("Choose a file.");
        assertThat(json(program).get("errors").findValuesAsText("pointer")).containsExactly("#/file");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(app.send(token, "POST", "/api/v1/trials/" + trial + "/counts-uploads", "{}")
                        .statusCode())
                .isEqualTo(415);
        assertThat(upload.send(
                                "/api/v1/trials/" + trial + "/counts-uploads",
                                "a.csv",
                                bytes("x"),
                                NO_FIELDS,
                                "Authorization",
                                "Bearer " + app.token(Role.LEADERSHIP, Place.EVERYTHING))
                        .statusCode())
                .isEqualTo(403);
    }

    private String keep(String csv) {
        String uploads = "/trials/" + trial + "/counts-uploads";
        String csrf = found(CSRF, app.page(cookie, uploads).body());
        return upload.send(uploads, "counts.csv", bytes(csv), new String[] {"csrf", csrf}, "Cookie", cookie)
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replace(app.url(), "");
    }

    private byte[] template() {
        HttpResponse<byte[]> answer = upload.download(
                "/api/v1/trials/" + trial + "/counts-template.xlsx", "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> post(String query, String name, byte[] content) {
        return upload.send(
                "/api/v1/trials/" + trial + "/counts-uploads" + query,
                name,
                content,
                NO_FIELDS,
                "Authorization",
                "Bearer " + token);
    }

    private static List<String> dueRows(byte[] workbook) throws IOException {
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            List<String> rows = new ArrayList<>();
            for (Row row : opened.getSheet("Counts")) {
                if (row.getRowNum() > 0
                        && row.getCell(SITE) != null
                        && !row.getCell(SITE).getStringCellValue().isEmpty()) {
                    rows.add(row.getCell(SITE).getStringCellValue() + " "
                            + row.getCell(PERIOD_END)
                                    .getLocalDateTimeCellValue()
                                    .toLocalDate());
                }
            }
            return rows;
        }
    }

    /** Fills in the first two rows. */
    private static byte[] fill(byte[] workbook, int first) throws IOException {
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            for (int row = 1; row <= 2; row++) {
                opened.getSheet("Counts").getRow(row).getCell(SCREENED).setCellValue(100 + first + row - 1);
                opened.getSheet("Counts").getRow(row).getCell(ENROLLED).setCellValue(first + row - 1);
            }
            return bytes(opened);
        }
    }

    private static byte[] bytes(XSSFWorkbook workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(out);
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private List<String> stored() {
        return app.db()
                .query(handle -> handle.createQuery("""
                        select s.code || ' ' || c.period_end || ' ' || coalesce(c.screened::text, 'null') || ' '
                               || c.enrolled || ' ' || c.channel
                          from counts c
                          join trial t on t.id = c.trial_id
                          join site s on s.id = c.site_id
                         where t.code = :trial
                         order by s.code, c.period_end
                        """)
                        .bind("trial", trial)
                        .mapTo(String.class)
                        .list());
    }

    private List<String> trail() {
        return app.db()
                .query(handle -> handle.createQuery("""
                        select a.action || ' ' || a.reason
                          from audit_entry a
                          join trial t on t.id = a.trial_id
                         where t.code = :trial and a.action = 'counts.submitMany'
                         order by a.id
                        """)
                        .bind("trial", trial)
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
}
