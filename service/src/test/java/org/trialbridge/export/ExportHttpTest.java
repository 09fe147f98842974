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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.TestVisitor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

class ExportHttpTest {
    private static final String FORMULA = "=HYPERLINK(\"http://evil.example\",\"here\")";
    private static final List<String> LISTS = List.of(
            "meetings",
            "decisions",
            "actions",
            "outreach",
            "agreements",
            "approvals",
            "milestones",
            "risks",
            "statements",
            "documents");

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static final Map<String, Object> IDS = new HashMap<>();
    private static Participation uzbekistan;
    private static Participation pakistan;
    private static String secretary = "";

    @BeforeAll
    static void oneThingOfEachKindInEachOfTwoCountries() {
        IDS.put("trialId", app.given().trial("EX-1"));
        uzbekistan = app.given().country("EX-1", "UZ");
        pakistan = app.given().country("EX-1", "PK");
        secretary = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        IDS.put(
                "academy",
                insert(
                        "insert into institution (name, kind, country_iso2) values ('@Academy', 'ACADEMY', 'UZ') returning id"));
        IDS.put("saida", insert("insert into person (zone, languages) values ('Asia/Tashkent', '{uz}') returning id"));
        insert(
                "insert into person_private (id, name, email, phone) values (:saida, '+Saida', 'saida@example.org', '+998 71 200') returning id");
        things(uzbekistan, 4, "UZ");
        things(pakistan, 5, "PK");
    }

    private static void things(Participation country, int webinar, String iso2) {
        IDS.put("country", country.id());
        IDS.put("iso2", iso2);
        IDS.put("text", FORMULA + " " + iso2);
        long site = app.given().site(country, iso2 + "-01", LocalDate.of(2020, 12, 10));
        app.given().counts(country, site, LocalDate.of(2021, 2, 5), 47);
        IDS.put("meeting", app.given().webinar(country.trialId(), webinar, LocalDate.of(2021, 1, 20), iso2));
        IDS.put("decision", insert("""
                insert into decision (meeting_id, text, decided_on, status)
                values (:meeting, :text, '2021-01-20', 'AGREED') returning id"""));
        insert("insert into decision_country (decision_id, country_iso2) values (:decision, :iso2) returning id");
        insert("""
                insert into action_item (trial_id, country_iso2, text, owner_person_id, due_on)
                values (:trialId, :iso2, :text, :saida, '2021-03-01') returning id""");
        insert("""
                insert into outreach (trial_id, country_iso2, institution_id, kind, on_date, subject, outcome)
                values (:trialId, :iso2, :academy, 'LETTER', '2020-11-02', :text, 'NO_REPLY') returning id""");
        insert("""
                insert into agreement (trial_id, participation_id, kind, title, signed_on, expires_on)
                values (:trialId, :country, 'MOU', :text, '2020-11-10', '2099-11-09') returning id""");
        insert("""
                insert into approval (trial_id, participation_id, kind, status, submitted_on, conditions)
                values (:trialId, :country, 'ETHICS', 'QUESTIONS', '2021-01-05', :text) returning id""");
        insert("""
                insert into milestone (trial_id, participation_id, code, planned_on)
                values (:trialId, :country, 'MOU_SIGNED', '2021-04-01') returning id""");
        insert("""
                insert into risk (trial_id, participation_id, title, probability, impact, response, owner_institution_id,
                                  raised_on)
                values (:trialId, :country, :text, 2, 5, 'ACCEPT', :academy, '2021-01-11') returning id""");
        insert("""
                insert into statement (trial_id, participation_id, attribute, value, source, confidence)
                values (:trialId, :country, 'enrolled', '5,000', :text, 'LOW') returning id""");
        insert("""
                insert into document (trial_id, participation_id, name, kind, media_type, size_bytes, sha256)
                values (:trialId, :country, :text, 'LETTER', 'application/pdf', 7, sha256('a')) returning id""");
        insert("""
                insert into meeting_question (meeting_id, text, country_iso2)
                values (:meeting, 'Which storage temperature? ' || :iso2, :iso2) returning id""");
        insert("""
                insert into trial_role (trial_id, participation_id, person_id, role)
                values (:trialId, :country, :saida, 'NATIONAL_COORDINATOR') returning id""");
    }

    @Test
    void everyListIsAWorkbookOfTypedCellsWithoutFormulas() throws IOException, InterruptedException {
        for (String list : LISTS) {
            HttpResponse<byte[]> answer = download(secretary, "/api/v1/" + list + ".xlsx?trial=EX-1");

            assertThat(answer.statusCode()).as(list).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                    .matches("attachment; filename=\"" + list + "-EX-1-20..-..-...xlsx\"; filename\\*=UTF-8''" + list
                            + "-EX-1-20..-..-...xlsx");
            try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.body()))) {
                XSSFSheet sheet = workbook.getSheetAt(0);
                assertThat(sheet.getPaneInformation().isFreezePane()).as(list).isTrue();
                assertThat(sheet.getCTWorksheet().isSetAutoFilter()).as(list).isTrue();
                assertThat(sheet.getLastRowNum()).as(list).isEqualTo(2);
                assertPlain(workbook);
            }
        }
    }

    @Test
    void aTextThatLooksLikeAFormulaIsATextAndADayIsADay() throws IOException, InterruptedException {
        try (XSSFWorkbook workbook = read(secretary, "/api/v1/actions.xlsx?trial=EX-1&country=UZ")) {
            Sheet sheet = workbook.getSheetAt(0);
            Cell text = cell(sheet, 1, "Action");
            Cell due = cell(sheet, 1, "Due");

            assertThat(sheet.getLastRowNum()).isEqualTo(1);
            assertThat(text.getCellType()).isEqualTo(CellType.STRING);
            assertThat(text.getStringCellValue()).isEqualTo(FORMULA + " UZ");
            assertThat(text.getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(DateUtil.isCellDateFormatted(due)).isTrue();
            assertThat(due.getLocalDateTimeCellValue().toLocalDate()).isEqualTo(LocalDate.of(2021, 3, 1));
            assertThat(cell(sheet, 1, "Owner").getStringCellValue()).isEqualTo("+Saida");
        }
    }

    @Test
    void aWorkbookHoldsWhatTheReaderSeesAndNoMore() throws IOException, InterruptedException {
        String coordinator = app.token(Role.COUNTRY_COORDINATOR, pakistan.place());
        for (String list : LISTS) {
            try (XSSFWorkbook workbook = read(coordinator, "/api/v1/" + list + ".xlsx?trial=EX-1")) {
                assertThat(workbook.getSheetAt(0).getLastRowNum()).as(list).isEqualTo(1);
                assertThat(texts(workbook)).as(list).noneMatch(text -> text.endsWith(" UZ"));
            }
        }
        try (XSSFWorkbook workbook = read(coordinator, "/api/v1/trials/EX-1/sites.xlsx")) {
            assertThat(texts(workbook)).contains("PK-01").doesNotContain("UZ-01");
        }
        try (XSSFWorkbook workbook = read(coordinator, "/api/v1/trials/EX-1/countries.xlsx")) {
            assertThat(texts(workbook)).contains("Pakistan").doesNotContain("Uzbekistan");
        }
        try (XSSFWorkbook workbook = read(secretary, "/api/v1/trials/EX-1/countries.xlsx?sort=-COUNTRY")) {
            assertThat(texts(workbook)).containsSubsequence("Uzbekistan", "Pakistan");
        }
        try (XSSFWorkbook workbook = read(secretary, "/api/v1/trials/EX-1/countries.xlsx?stage=COMPLETED")) {
            assertThat(texts(workbook)).contains("No country fits.").doesNotContain("Pakistan");
        }
        try (XSSFWorkbook workbook = read(app.token(Role.LEADERSHIP, Place.EVERYTHING), "/api/v1/people.xlsx")) {
            assertThat(texts(workbook)).contains("+Saida").doesNotContain("saida@example.org", "+998 71 200");
        }
        try (XSSFWorkbook workbook = read(secretary, "/api/v1/people.xlsx")) {
            assertThat(texts(workbook)).contains("saida@example.org", "+998 71 200");
        }
        assertThat(app.get(coordinator, "/api/v1/users.xlsx").statusCode()).isEqualTo(403);
        assertThat(app.get(coordinator, "/api/v1/actions.xlsx?status=NO").statusCode())
                .isIn(400, 404);
    }

    @Test
    void aListOfManyPartsIsWholeInItsWorkbook() throws IOException, InterruptedException {
        app.given().insert("""
                with many as (
                    insert into institution (name, kind, country_iso2)
                    select 'Clinic ' || n, 'HOSPITAL', 'BF' from generate_series(1, 450) n returning id
                ) select max(id) from many""", Map.of());

        try (XSSFWorkbook workbook = read(secretary, "/api/v1/institutions.xlsx?country=BF")) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(450);
        }
    }

    @Test
    void aHandoverPackHoldsAllThatIsOpenInACountry() throws IOException, InterruptedException {
        HttpResponse<byte[]> one = download(secretary, "/api/v1/trials/EX-1/countries/UZ/handover.xlsx");
        HttpResponse<byte[]> two = download(secretary, "/api/v1/trials/EX-1/countries/UZ/handover.xlsx");

        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(two.body()).isEqualTo(one.body());
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(one.body()))) {
            List<String> names = new ArrayList<>();
            workbook.forEach(sheet -> names.add(sheet.getSheetName()));
            assertThat(names)
                    .containsExactly(
                            "Countries",
                            "Open actions",
                            "Contacts",
                            "Promises",
                            "Dates",
                            "No reply yet",
                            "Open questions");
            assertPlain(workbook);
            assertThat(texts(workbook)).noneMatch(text -> text.endsWith(" PK"));
            assertThat(cell(workbook.getSheet("Open actions"), 1, "Action").getStringCellValue())
                    .isEqualTo(FORMULA + " UZ");
            assertThat(cell(workbook.getSheet("Contacts"), 1, "E-mail").getStringCellValue())
                    .isEqualTo("saida@example.org");
            assertThat(workbook.getSheet("Promises").getLastRowNum()).isEqualTo(2);
            assertThat(cell(workbook.getSheet("Dates"), 1, "What").getStringCellValue())
                    .isEqualTo("Mou signed");
            assertThat(cell(workbook.getSheet("Dates"), 2, "Day")
                            .getLocalDateTimeCellValue()
                            .toLocalDate())
                    .isEqualTo(LocalDate.of(2099, 11, 9));
            assertThat(cell(workbook.getSheet("No reply yet"), 1, "Subject").getStringCellValue())
                    .isEqualTo(FORMULA + " UZ");
            assertThat(cell(workbook.getSheet("Open questions"), 1, "Question").getStringCellValue())
                    .isEqualTo(FORMULA + " UZ");
            assertThat(cell(workbook.getSheet("Open questions"), 2, "Question").getStringCellValue())
                    .isEqualTo("Which storage temperature? UZ");
        }
    }

    @Test
    void aUserHandsOverHisCountriesAndHisOwnActions() throws IOException, InterruptedException {
        long user = app.given().user("Botir & sons");
        IDS.put("user", user);
        insert("update user_account set person_id = :saida where id = :user returning id");
        insert(
                "update participation set owner_user_id = :user where country_iso2 = 'PK' and trial_id = :trialId returning id");

        try (XSSFWorkbook workbook = read(secretary, "/api/v1/users/" + user + "/handover.xlsx")) {
            assertThat(workbook.getSheet("Countries").getLastRowNum()).isEqualTo(1);
            assertThat(workbook.getSheet("Open actions").getLastRowNum()).isEqualTo(2);
            assertThat(workbook.getSheet("No reply yet").getLastRowNum()).isEqualTo(1);
        }
        String elsewhere = app.token(Role.SECRETARIAT, Place.trial(app.given().trial("EX-2")));
        assertThat(app.get(elsewhere, "/api/v1/users/" + user + "/handover.xlsx")
                        .statusCode())
                .isEqualTo(404);
        assertThat(app.get(elsewhere, "/api/v1/trials/EX-1/countries/UZ/handover.xlsx")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCoordinatorTakesThePackOfHisCountryAndHisOwn() throws IOException, InterruptedException {
        TestVisitor coordinator = new TestVisitor(app, Role.COUNTRY_COORDINATOR, uzbekistan.place());
        String own = link(coordinator.get("/account").body());

        try (XSSFWorkbook workbook = read(coordinator, own)) {
            assertThat(workbook.getSheet("Countries").getLastRowNum()).isEqualTo(1);
            assertThat(cell(workbook.getSheet("Contacts"), 1, "E-mail").getStringCellValue())
                    .isEqualTo("saida@example.org");
            assertThat(texts(workbook)).contains(FORMULA + " UZ").noneMatch(text -> text.endsWith(" PK"));
        }
        try (XSSFWorkbook workbook = read(coordinator, "/api/v1/trials/EX-1/countries/UZ/handover.xlsx")) {
            assertThat(texts(workbook)).contains(FORMULA + " UZ").noneMatch(text -> text.endsWith(" PK"));
        }
        assertThat(coordinator.get("/trials/EX-1/countries/UZ").body())
                .contains("/api/v1/trials/EX-1/countries/UZ/handover.xlsx");
        assertThat(coordinator
                        .get("/api/v1/trials/EX-1/countries/PK/handover.xlsx")
                        .statusCode())
                .isEqualTo(404);
        assertThat(coordinator
                        .get("/api/v1/users/" + app.given().user("Other") + "/handover.xlsx")
                        .statusCode())
                .isEqualTo(403);
        for (Role role : List.of(Role.LEADERSHIP, Role.AUDITOR, Role.SITE_CONTACT)) {
            TestVisitor reader = new TestVisitor(app, role, uzbekistan.place());
            assertThat(reader.get("/api/v1/trials/EX-1/countries/UZ/handover.xlsx")
                            .statusCode())
                    .as("%s", role)
                    .isEqualTo(403);
            assertThat(reader.get("/account").body()).as("%s", role).doesNotContain("handover.xlsx");
        }
    }

    @Test
    void theSecretariatTakesAPackFromTheCountryAndFromThePerson() throws IOException, InterruptedException {
        TestVisitor visitor = new TestVisitor(app, Role.SECRETARIAT, Place.EVERYTHING);
        IDS.put("akmal", insert("insert into person (zone, languages) values ('Asia/Tashkent', '{uz}') returning id"));
        insert("insert into person_private (id, name) values (:akmal, 'Akmal') returning id");
        assertThat(visitor.get("/people/" + IDS.get("akmal")).body()).doesNotContain("handover.xlsx");
        long user = app.given().user("Akmal");
        IDS.put("user", user);
        insert("update user_account set person_id = :akmal where id = :user returning id");
        insert(
                "update participation set owner_user_id = :user where country_iso2 = 'UZ' and trial_id = :trialId returning id");
        String pack = "/api/v1/users/" + user + "/handover.xlsx";

        assertThat(visitor.get("/people/" + IDS.get("akmal")).body()).contains(pack);
        assertThat(visitor.get("/trials/EX-1/countries/UZ").body()).contains(pack);
        assertThat(read(visitor, pack).getSheet("Countries").getLastRowNum()).isEqualTo(1);
    }

    private static String link(String page) {
        Matcher link = Pattern.compile("href=\"([^\"]*handover.xlsx)\"").matcher(page);
        assertThat(link.find()).as(page).isTrue();
        return link.group(1);
    }

    private static void assertPlain(XSSFWorkbook workbook) {
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    assertThat(cell.getCellType())
                            .as("%s %s", sheet.getSheetName(), cell.getAddress())
                            .isIn(CellType.STRING, CellType.NUMERIC);
                    assertThat(cell.getHyperlink()).isNull();
                }
            }
        }
    }

    private static List<String> texts(XSSFWorkbook workbook) {
        List<String> texts = new ArrayList<>();
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.STRING) {
                        texts.add(cell.getStringCellValue());
                    }
                }
            }
        }
        return texts;
    }

    private static Cell cell(Sheet sheet, int row, String title) {
        for (Cell header : sheet.getRow(0)) {
            if (header.getStringCellValue().equals(title)) {
                return sheet.getRow(row).getCell(header.getColumnIndex());
            }
        }
        throw new AssertionError("no column " + title);
    }

    private static XSSFWorkbook read(TestVisitor visitor, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.url() + path))
                .header("Cookie", "session=" + visitor.session())
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new XSSFWorkbook(new ByteArrayInputStream(answer.body()));
    }

    private static XSSFWorkbook read(String token, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = download(token, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new XSSFWorkbook(new ByteArrayInputStream(answer.body()));
    }

    private static HttpResponse<byte[]> download(String token, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.url() + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static long insert(String sql) {
        return app.given().insert(sql, sql.contains(":") ? IDS : Map.of());
    }
}
