package org.trialbridge.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.TestVisitor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

class ListOrderHttpTest {
    private static final Map<String, String> PAGES = Map.of(
            "/actions",
            "DUE",
            "/trials/LO-1/meetings",
            "TITLE",
            "/trials/LO-1/outreach",
            "SUBJECT",
            "/trials/LO-1/sites",
            "ENROLLED",
            "/trials/LO-1/countries",
            "STAGE",
            "/institutions",
            "KIND",
            "/trials/LO-1/agreements",
            "SIGNED",
            "/trials/LO-1/approvals",
            "EXPIRES",
            "/people",
            "INSTITUTION");
    private static final List<String> LISTS = List.of(
            "actions",
            "meetings",
            "outreach",
            "agreements",
            "approvals",
            "institutions",
            "people",
            "trials/LO-1/sites");

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static TestVisitor secretary;
    private static String token = "";

    @BeforeAll
    static void threeLetters() {
        long trialId = app.given().trial("LO-1");
        app.given().country("LO-1", "UZ");
        app.given().country("LO-1", "GH");
        for (String subject : List.of("Beta & <b>bold</b>", "Gamma", "Alpha")) {
            app.given()
                    .insert(
                            """
                    insert into outreach (trial_id, country_iso2, kind, on_date, subject, outcome)
                    values (:trialId, :iso2, 'LETTER', '2020-11-02', :subject, 'SENT') returning id""",
                            Map.of(
                                    "trialId",
                                    trialId,
                                    "iso2",
                                    "Gamma".equals(subject) ? "GH" : "UZ",
                                    "subject",
                                    subject));
        }
        long uzbekistan = app.given().reload("LO-1", "UZ").id();
        app.given().insert("""
                insert into agreement (trial_id, participation_id, kind, title, signed_on)
                values (:trialId, :country, 'MOU', 'With <i>them', '2020-11-10') returning id""", Map.of("trialId", trialId, "country", uzbekistan));
        app.given().insert("""
                insert into approval (trial_id, participation_id, kind, status, reference)
                values (:trialId, :country, 'ETHICS', 'PLANNED', 'R <i>7') returning id""", Map.of("trialId", trialId, "country", uzbekistan));
        long person = app.given()
                .insert("insert into person (zone, languages) values ('UTC', '{en}') returning id", Map.of());
        app.given()
                .insert(
                        "insert into person_private (id, name) values (:id, 'Saida') returning id",
                        Map.of("id", person));
        long academy = app.given()
                .insert(
                        "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'UZ') returning id",
                        Map.of());
        app.given().insert("""
                insert into affiliation (person_id, institution_id) values (:person, :academy) returning id""", Map.of("person", person, "academy", academy));
        app.given().insert("""
                insert into action_item (trial_id, country_iso2, text, owner_institution_id, due_on)
                values (:trialId, 'UZ', 'Call', :academy, '2021-02-05') returning id""", Map.of("trialId", trialId, "academy", academy));
        app.given().insert("""
                insert into action_item (trial_id, country_iso2, text, owner_person_id, due_on)
                values (:trialId, 'UZ', 'Write', :person, '2021-02-06') returning id""", Map.of("trialId", trialId, "person", person));
        app.given().site(app.given().reload("LO-1", "UZ"), "UZ-01", LocalDate.of(2020, 12, 10));
        app.given().webinar(trialId, 4, LocalDate.of(2021, 1, 20), "UZ");
        secretary = new TestVisitor(app, Role.SECRETARIAT, Place.EVERYTHING);
        token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
    }

    @Test
    void everyListIsOrderedByALinkInItsHeading() {
        PAGES.forEach((path, column) -> {
            String up = secretary
                    .get(path + "?sort=" + column + "&country=UZ&asOf=2021-02-05&cursor=MAkwMDAwMDAwMDAwMDAwMDAwMDAw")
                    .body();
            String down = secretary.get(path + "?sort=-" + column).body();
            String plain = secretary.get(path).body();

            assertThat(plain).as(path).contains("class=\"sorts\" href=\"" + path + "?sort=" + column + "\"");
            assertThat(up)
                    .as(path)
                    .contains("aria-sort=\"ascending\"><a class=\"sorts\" href=\"" + path
                            + "?country=UZ&amp;asOf=2021-02-05&amp;sort=-" + column + "\"")
                    .containsOnlyOnce("aria-sort");
            assertThat(down).as(path).contains("aria-sort=\"descending\"");
            assertThat(secretary.get(path + "?sort=NOTHING").statusCode())
                    .as(path)
                    .isEqualTo(400);
        });
        assertThat(secretary
                        .get("/trials/LO-1/sites?sort=-NAME&asOf=2021-02-05")
                        .body())
                .contains("type=\"hidden\" name=\"sort\" value=\"-NAME\"", "type=\"hidden\" name=\"asOf\"");
        assertThat(secretary.get("/people?asOf=%22%3E%3Cscript%3E").body()).doesNotContain("<script>\"", "\"><script>");
    }

    @Test
    void agreementsAndApprovalsOfATrialAreFilteredAndTheirTextsInert() {
        assertThat(secretary.get("/trials/LO-1/agreements?status=SIGNED&q=WITH").body())
                .contains("With &lt;i&gt;them", "10 Nov 2020");
        assertThat(secretary.get("/trials/LO-1/agreements?status=DRAFT").body()).doesNotContain("With &lt;i&gt;them");
        assertThat(secretary.get("/trials/LO-1/approvals?country=UZ").body()).contains("R &lt;i&gt;7");
        assertThat(secretary.get("/trials/LO-1/approvals?country=GH").body()).doesNotContain("R &lt;i&gt;7");
        assertThat(secretary.get("/trials/LO-1/approvals?status=NO").statusCode())
                .isEqualTo(422);
        assertThat(secretary.get("/trials/NONE/agreements").statusCode()).isEqualTo(404);
    }

    @Test
    void aListGoesOnInItsOrderWithItsFilter() {
        String first = secretary
                .get("/trials/LO-1/outreach?sort=-SUBJECT&country=UZ&limit=1")
                .body();
        Matcher more = Pattern.compile("href=\"([^\"]*cursor=[^\"]*)\"").matcher(first);

        assertThat(more.find()).isTrue();
        assertThat(first).contains("Beta &amp; &lt;b&gt;bold").doesNotContain("Alpha", "Gamma");
        assertThat(secretary.get(more.group(1).replace("&amp;", "&")).body())
                .contains("Alpha")
                .doesNotContain("Beta", "Gamma");
    }

    @Test
    void theWorkbookHoldsWhatThePageShowsInItsOrder() throws IOException, InterruptedException {
        assertThat(workbook("/trials/LO-1/outreach?sort=-SUBJECT", "Subject"))
                .containsExactly("Gamma", "Beta & <b>bold</b>", "Alpha");
        assertThat(workbook("/trials/LO-1/outreach?sort=SUBJECT&country=UZ&q=a", "Subject"))
                .containsExactly("Alpha", "Beta & <b>bold</b>");
        assertThat(workbook("/actions?sort=-DUE", "Action")).containsExactly("Write", "Call");
        assertThat(workbook("/actions?owner=institution-" + owner(), "Action")).containsExactly("Call");
        assertThat(workbook("/trials/LO-1/actions?dueFrom=6+Feb+2021&due=OVERDUE", "Action"))
                .containsExactly("Write");
        assertThat(workbook("/actions?due=SOON", "Action")).isEmpty();
        assertThat(workbook("/actions?status=DONE", "Action")).isEmpty();
    }

    @Test
    void theInterfaceTakesTheSameOrders() {
        for (String list : LISTS) {
            assertThat(app.get(token, "/api/v1/" + list + "?sort=-COUNTRY").statusCode())
                    .as(list)
                    .isEqualTo("meetings".equals(list) || "people".equals(list) ? 400 : 200);
            HttpResponse<String> unknown = app.get(token, "/api/v1/" + list + "?sort=LATEST");
            assertThat(unknown.statusCode()).as(list).isEqualTo(400);
            assertThat(unknown.body()).as(list).contains("with - in front for the other way round");
            assertThat(app.get(token, "/api/v1/" + list + ".xlsx?sort=LATEST").statusCode())
                    .as(list)
                    .isEqualTo(400);
        }
        assertThat(app.get(token, "/api/v1/trials/LO-1/countries?sort=COUNTRY").body())
                .matches("(?s).*\"GH\".*\"UZ\".*");
        assertThat(app.get(token, "/api/v1/trials/LO-1/countries?sort=-COUNTRY").body())
                .matches("(?s).*\"UZ\".*\"GH\".*");
    }

    private static long owner() {
        return app.given().insert("select id from institution where name = 'Academy'", Map.of());
    }

    /** What stands in a column of the workbook to which a page leads. */
    private static List<String> workbook(String page, String column) throws IOException, InterruptedException {
        Matcher link = Pattern.compile("href=\"(/api/v1/[^\"]*[.]xlsx[^\"]*)\"")
                .matcher(secretary.get(page).body());
        assertThat(link.find()).as(page).isTrue();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(app.url() + link.group(1).replace("&amp;", "&")))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(link.group(1)).isEqualTo(200);
        List<String> texts = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.body()))) {
            int place = -1;
            for (Row row : workbook.getSheetAt(0)) {
                if (row.getRowNum() == 0) {
                    for (var cell : row) {
                        place = cell.getStringCellValue().equals(column) ? cell.getColumnIndex() : place;
                    }
                } else if (row.getCell(place) != null) {
                    texts.add(row.getCell(place).getStringCellValue());
                }
            }
        }
        return texts;
    }
}
