package org.trialbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.TestSession;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

/** A trial whose periods are listed, from the form of the trial to the workbook. */
class CustomPeriodsHttpTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static final String ENDS = "\"2021-02-05\", \"2021-02-26\", \"2021-03-31\"";
    private static final String TRIAL = """
            {"code": "%s", "title": "Vaccine in adults", "phase": "PHASE3", "product": "ZF2001", "registryIds": [],
             "enrolledMeans": "FIRST_DOSE", "reportingFrequency": "CUSTOM", "periodEnds": [%s], "dueDays": 3, "graceDays": 4}
            """;

    private static TestSession secretariat;
    private static String token = "";

    @BeforeAll
    static void somebodyWhoMayDoEverything() {
        secretariat = new TestSession(app, Role.SECRETARIAT, Place.EVERYTHING);
        token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
    }

    @Test
    void programsReadTheEndsSendThemBackAndReportByThem() throws Exception {
        JsonNode created = json(app.post(token, "/api/v1/trials", TRIAL.formatted("C-1", ENDS)));
        site("C-1");

        HttpResponse<String> between = report("C-1", "2021-02-12", 7);
        HttpResponse<String> beyond = report("C-1", "2021-04-30", 7);
        int first = report("C-1", "2021-02-05", 7).statusCode();
        int last = report("C-1", "2021-03-31", 30).statusCode();
        HttpResponse<String> same = put("C-1", TRIAL.formatted("C-1", ENDS), 1);

        assertThat(created.get("periodEnds")).hasToString("[" + ENDS.replace(" ", "") + "]");
        assertThat(json(between).get("errors").get(0).get("detail").asText())
                .isEqualTo("Enter the last day of a period, such as 5 Feb 2021 or 26 Feb 2021.");
        assertThat(json(beyond).get("errors").get(0).get("detail").asText())
                .isEqualTo("Enter the last day of a period, such as 31 Mar 2021.");
        assertThat(List.of(first, last)).containsExactly(201, 201);
        assertThat(json(same).get("periodEnds")).isEqualTo(created.get("periodEnds"));
        assertThat(json(app.get(token, "/api/v1/trials/C-1")).get("periodEnds")).isEqualTo(created.get("periodEnds"));
        assertThat(states("C-1")).containsExactly("2021-02-05 REPORTED", "2021-02-26 MISSING", "2021-03-31 REPORTED");
        assertThat(json(app.get(token, "/api/v1/trials/C-1/enrollment?by=period"))
                        .get("items"))
                .extracting(period ->
                        period.get("periodEnd").asText() + " " + period.get("enrolled") + " " + period.get("reported"))
                .containsExactly("2021-02-05 7 true", "2021-02-26 7 false", "2021-03-31 30 true");
        assertThat(workbookRows("C-1")).containsExactly("2021-02-26");
    }

    @Test
    void endsThatAreReportedOrAcceptedStay() throws Exception {
        app.post(token, "/api/v1/trials", TRIAL.formatted("C-2", ENDS));
        Participation uzbekistan = site("C-2");
        report("C-2", "2021-02-26", 9);

        HttpResponse<String> without = put("C-2", TRIAL.formatted("C-2", "\"2021-02-05\", \"2021-03-31\""), 1);
        HttpResponse<String> weekly =
                put("C-2", TRIAL.formatted("C-2", "").replace("\"CUSTOM\"", "\"WEEKLY\", \"weekEndsOn\": 5"), 1);
        HttpResponse<String> otherLast = put("C-2", TRIAL.formatted("C-2", "\"2021-02-26\", \"2021-04-30\""), 1);
        app.given().lock(uzbekistan, LocalDate.of(2021, 3, 31));
        HttpResponse<String> between =
                put("C-2", TRIAL.formatted("C-2", "\"2021-02-26\", \"2021-03-12\", \"2021-04-30\""), 2);
        HttpResponse<String> later = put("C-2", TRIAL.formatted("C-2", "\"2021-02-26\", \"2021-05-31\""), 2);

        assertThat(details(without)).containsExactly("#/periodEnds: Keep 26 Feb 2021: reports are in for it.");
        assertThat(details(weekly))
                .containsExactly(
                        "#/reportingFrequency: Keep the periods as they are: counts are already reported for them.");
        assertThat(otherLast.statusCode()).isEqualTo(200);
        assertThat(details(between))
                .containsExactly(
                        "#/periodEnds: Leave out 12 Mar 2021: the periods up to 31 Mar 2021 are accepted in a country, "
                                + "so that a new end lies after that day.");
        assertThat(later.statusCode()).isEqualTo(200);
    }

    @Test
    void theSecretariatPastesTheEndsAndIsToldWhenTheyRunOut() {
        HttpResponse<String> wrong = create("C-3", "2021-02-05, soon\n2021-03-31");
        HttpResponse<String> disordered = create("C-3", "2021-03-31\n2021-02-05");
        HttpResponse<String> none = create("C-3", " \n , ");

        HttpResponse<String> created = create("C-3", "5 Feb 2021, 2021-02-26;\r\n 2021-03-31\t\n");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("soon: Enter the date", "2021-02-05, soon\n2021-03-31</textarea>");
        assertThat(disordered.body()).contains("Enter the days in their order: 5 Feb 2021 stands after 31 Mar 2021.");
        assertThat(none.body()).contains("Enter the last day of at least one period.");
        assertThat(created.statusCode()).isEqualTo(303);
        assertThat(secretariat.get("/trials/C-3/edit").body())
                .contains("2021-02-05\n2021-02-26\n2021-03-31</textarea>");
        assertThat(secretariat.get("/trials").body()).contains("At the ends of listed periods");
        String told =
                "The reporting calendar ends on <b>31 Mar 2021</b>. <a href=\"/trials/C-3/edit#periodEnds\">Add the next period ends.</a>";
        assertThat(secretariat.get("/trials/C-3").body()).contains(told);
        assertThat(secretariat.get("/trials/C-3/reporting").body()).contains(told);
        assertThat(secretariat.get("/trials/C-3?asOf=2021-02-26").body()).doesNotContain("The reporting calendar ends");
    }

    @Test
    void theContactIsAskedForTheListedPeriodsAndNothingElse() {
        app.post(token, "/api/v1/trials", TRIAL.formatted("C-4", ENDS));
        Participation uzbekistan = site("C-4");
        long siteId = app.db()
                .query(handle -> handle.createQuery("select id from site where trial_id = :trialId")
                        .bind("trialId", uzbekistan.trialId())
                        .mapTo(Long.class)
                        .one());
        TestSession contact =
                new TestSession(app, Role.SITE_CONTACT, Place.site(uzbekistan.trialId(), uzbekistan.id(), siteId));

        String home = contact.get("/my-sites").body();
        String form = contact.get("/trials/C-4/sites/UZ-01/counts/2021-02-26").body();
        for (String end : List.of("2021-02-05", "2021-02-26", "2021-03-31")) {
            report("C-4", end, 3);
        }

        assertThat(home).contains("3 reports can be sent now.", "Report period to 5 Feb");
        assertThat(form).contains("period to", "Save report for 26 Feb");
        assertThat(contact.get("/my-sites").body())
                .contains("Nothing is due: the reporting calendar ends on 31 Mar 2021.");
    }

    private static Participation site(String trial) {
        Participation uzbekistan = app.given().country(trial, "UZ");
        app.given().site(uzbekistan, "UZ-01", LocalDate.of(2021, 1, 20));
        return uzbekistan;
    }

    private static HttpResponse<String> report(String trial, String periodEnd, int enrolled) {
        return app.send(
                token,
                "PUT",
                "/api/v1/trials/" + trial + "/sites/UZ-01/counts/" + periodEnd,
                "{\"enrolled\": %d}".formatted(enrolled));
    }

    private static HttpResponse<String> put(String trial, String body, int version) {
        return app.send(token, "PUT", "/api/v1/trials/" + trial, body, "If-Match", "\"" + version + "\"");
    }

    private static HttpResponse<String> create(String code, String ends) {
        return secretariat.post(
                "/trials/new",
                "code",
                code,
                "title",
                "Listed periods",
                "phase",
                "PHASE2",
                "product",
                "ZF2001",
                "enrolledMeans",
                "RANDOMISED",
                "reportingFrequency",
                "CUSTOM",
                "periodEnds",
                ends,
                "dueDays",
                "3",
                "graceDays",
                "4");
    }

    private static List<String> states(String trial) throws JsonProcessingException {
        List<String> states = new ArrayList<>();
        json(app.get(token, "/api/v1/trials/" + trial + "/reporting"))
                .get("items")
                .get(0)
                .get("periods")
                .forEach(period -> states.add(period.get("periodEnd").asText() + " "
                        + period.get("state").asText()));
        return states;
    }

    private static List<String> details(HttpResponse<String> answer) throws JsonProcessingException {
        List<String> details = new ArrayList<>();
        json(answer)
                .get("errors")
                .forEach(error -> details.add(error.get("pointer").asText() + ": "
                        + error.get("detail").asText()));
        return details;
    }

    private static List<String> workbookRows(String trial) throws IOException {
        byte[] template = new FileUpload(app)
                .download("/api/v1/trials/" + trial + "/counts-template.xlsx", "Authorization", "Bearer " + token)
                .body();
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(template))) {
            List<String> rows = new ArrayList<>();
            for (Row row : opened.getSheet(TemplateWorkbook.SHEET)) {
                if (row.getRowNum() > 0
                        && !row.getCell(Column.SITE.place())
                                .getStringCellValue()
                                .isEmpty()) {
                    rows.add(row.getCell(Column.PERIOD_END.place())
                            .getLocalDateTimeCellValue()
                            .toLocalDate()
                            .toString());
                }
            }
            return rows;
        }
    }

    private static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
        return new ObjectMapper().readTree(response.body());
    }
}
