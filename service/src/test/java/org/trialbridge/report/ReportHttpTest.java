package org.trialbridge.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.TestSession;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

class ReportHttpTest {
    private static final String ADDRESS = "/api/v1/trials/ZF2001-III/status.xlsx?asOf=2021-02-05";

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static String leader = "";
    private static String coordinator = "";
    private static String contact = "";

    @BeforeAll
    static void givenATrialAndItsReaders() {
        long trial = app.given().trial("ZF2001-III");
        Participation uzbekistan = app.given().country("ZF2001-III", "UZ");
        app.given().country("ZF2001-III", "ID");
        long site = app.given().site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10));
        app.given().counts(uzbekistan, site, LocalDate.of(2021, 2, 5), 47);
        leader = app.token(Role.LEADERSHIP, Place.trial(trial));
        coordinator = app.token(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        contact = app.token(Role.SITE_CONTACT, Place.site(trial, uzbekistan.id(), site));
    }

    @Test
    void aReportIsAFileWithANameATagAndALength() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = download(leader, ADDRESS);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type"))
                .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(header(answer, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"ZF2001-III_status_2021-02-05_draft.xlsx\";"
                        + " filename*=UTF-8''ZF2001-III_status_2021-02-05_draft.xlsx");
        assertThat(header(answer, "ETag")).matches("\"[0-9a-f]{64}\"");
        assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(answer.body().length));
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.body()))) {
            assertThat(workbook.getSheetName(0)).isEqualTo("Summary");
        }
    }

    @Test
    void theSameAddressGivesTheSameBytesAndOnlyOnceIfTheTagIsKnown() throws IOException, InterruptedException {
        HttpResponse<byte[]> one = download(leader, ADDRESS);
        HttpResponse<byte[]> two = download(leader, ADDRESS);
        HttpResponse<byte[]> known = download(leader, ADDRESS, "If-None-Match", header(one, "ETag"));

        assertThat(two.body()).isEqualTo(one.body());
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
    }

    @Test
    void whoMayNotGetsAProblem() {
        assertThat(app.get(coordinator, ADDRESS + "&country=UZ").statusCode()).isEqualTo(200);
        assertThat(app.get(coordinator, ADDRESS).statusCode()).isEqualTo(200);
        assertThat(app.get(coordinator, ADDRESS + "&country=ID").statusCode()).isEqualTo(404);
        assertThat(app.get(contact, ADDRESS).statusCode()).isEqualTo(403);
        assertThat(app.send(null, "GET", ADDRESS, null).statusCode()).isEqualTo(401);
    }

    @Test
    void eachSheetIsReadByOtherToolsAtAnAddressOfItsOwn() {
        HttpResponse<String> csv = app.get(leader, "/api/v1/trials/ZF2001-III/status/data.csv?asOf=2021-02-05");
        HttpResponse<String> json =
                app.get(leader, "/api/v1/trials/ZF2001-III/status/countries.json?asOf=2021-02-05&country=UZ");

        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8;header=present");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"ZF2001-III_status_2021-02-05_draft_data.csv\"");
        assertThat(csv.body())
                .startsWith("Trial,\"Country (ISO)\",Site,\"Period end\",Metric,")
                .contains("\r\nZF2001-III,UZ,UZ-01,2021-02-05,Enrolled,47,");
        assertThat(json.body()).contains("\"sheet\":\"countries\"", "\"enrolled\":47", "\"dose1\":null");
        for (ReportTable table : ReportTable.values()) {
            String address = "/api/v1/trials/ZF2001-III/status/" + table.slug();
            assertThat(app.get(leader, address + ".json").statusCode()).isEqualTo(200);
        }
        assertThat(app.get(leader, "/api/v1/trials/ZF2001-III/status/provenance.json")
                        .statusCode())
                .isEqualTo(404);
        assertThat(app.get(leader, "/api/v1/trials/ZF2001-III/status/data.xml").statusCode())
                .isEqualTo(404);
        assertThat(app.get(coordinator, "/api/v1/trials/ZF2001-III/status/sites.csv?country=ID")
                        .statusCode())
                .isEqualTo(404);
        assertThat(app.get(contact, "/api/v1/trials/ZF2001-III/status/sites.csv")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatCanNotBeReadIsAProblemThatSaysWhatToDo() {
        HttpResponse<String> noDate = app.get(leader, "/api/v1/trials/ZF2001-III/status.xlsx?asOf=yesterday");
        HttpResponse<String> future =
                app.get(leader, "/api/v1/trials/ZF2001-III/status.xlsx?knownAt=2090-01-01T00:00:00Z");

        assertThat(noDate.statusCode()).isEqualTo(400);
        assertThat(noDate.body()).contains("#/asOf");
        assertThat(future.statusCode()).isEqualTo(422);
        assertThat(future.body()).contains("#/knownAt");
        assertThat(future.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void thePageOffersTheReportAndKeepsWhatWasTyped() {
        TestSession session = new TestSession(app, Role.LEADERSHIP, Place.EVERYTHING);

        HttpResponse<String> page = session.get("/trials/ZF2001-III/reports");
        HttpResponse<String> typed =
                session.get("/trials/ZF2001-III/reports/status.xlsx?asOf-day=31&asOf-month=2&asOf-year=2021&country=");
        HttpResponse<String> book = session.get(
                "/trials/ZF2001-III/reports/status.xlsx?asOf-day=5&asOf-month=2&asOf-year=2021&country=UZ&variant=minute-book");
        HttpResponse<String> file = session.get(
                "/trials/ZF2001-III/reports/status.xlsx?asOf-day=5&asOf-month=Feb&asOf-year=2021&country=UZ");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Download a draft", "Uzbekistan", "No edition is issued yet.")
                .containsPattern("<option value=\"status\" selected[^>]*>Status report")
                .contains("Minute book");
        assertThat(typed.statusCode()).isEqualTo(422);
        assertThat(typed.body()).contains("There is a problem", "value=\"31\"");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("ZF2001-III_UZ_status_2021-02-05_draft.xlsx"));
        assertThat(book.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(
                        name -> assertThat(name).contains("ZF2001-III_UZ_minute-book_2021-02-05_draft.xlsx"));
        assertThat(app.get(leader, ADDRESS + "&variant=novel").statusCode()).isEqualTo(422);
    }

    private static HttpResponse<byte[]> download(String token, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(app.url() + path)).header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
