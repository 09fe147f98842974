package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.account.Browser;
import org.trialbridge.trial.Participation;

class EnrollmentHttpTest {
    private static final AtomicInteger TRIALS = new AtomicInteger();

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private String trial = "";
    private Participation uzbekistan;
    private long siteId;
    private GivenContact contact;

    @BeforeEach
    void aSiteContact() {
        trial = "T-" + TRIALS.incrementAndGet();
        app.given().trial(trial);
        uzbekistan = app.given().country(trial, "UZ");
        siteId = app.given().site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10));
        app.given().site(uzbekistan, "UZ-02", LocalDate.of(2020, 12, 14));
        contact = GivenContact.of(app, Place.site(uzbekistan.trialId(), uzbekistan.id(), siteId));
    }

    @Test
    void aContactReportsRepeatsCorrectsAndReadsWhatWasKnown() {
        String token = signIn();

        HttpResponse<String> reported = put(token, "UZ-01", """
                {"screened": 5400, "enrolled": 5000, "dose1": null}""");
        HttpResponse<String> repeated = put(token, "UZ-01", """
                {"screened": 5400, "enrolled": 5000}""");
        Instant then = app.db()
                .query(handle -> handle.createQuery("select clock_timestamp()")
                        .mapTo(Instant.class)
                        .one());
        String correction = """
                {"screened": 5400, "enrolled": 4965, "reasonCode": "DUPLICATE", "note": "Some were counted twice"}""";
        HttpResponse<String> unnamed = put(token, "UZ-01", correction);
        HttpResponse<String> corrected = put(token, "UZ-01", correction, "If-Match", "\"1\"");
        HttpResponse<String> correctedAgain = put(token, "UZ-01", correction, "If-Match", "\"1\"");

        assertThat(reported.statusCode()).isEqualTo(201);
        assertThat(reported.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(reported.headers().firstValue("Location")).contains(app.url() + counts("UZ-01") + "/2021-02-05");
        assertThat(json(reported).get("enrolled").asInt()).isEqualTo(5000);
        assertThat(json(reported).get("dose1").isNull()).isTrue();
        assertThat(json(reported).get("channel").asText()).isEqualTo("API");
        assertThat(repeated.statusCode()).isEqualTo(200);
        assertThat(repeated.body()).isEqualTo(reported.body());
        assertThat(unnamed.statusCode()).isEqualTo(428);
        assertThat(corrected.statusCode()).isEqualTo(200);
        assertThat(corrected.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(correctedAgain.statusCode()).isEqualTo(200);
        assertThat(correctedAgain.body()).isEqualTo(corrected.body());

        assertThat(enrolled(app.get(token, counts("UZ-01")))).containsExactly(4965);
        assertThat(enrolled(app.get(token, counts("UZ-01") + "?knownAt=" + then)))
                .containsExactly(5000);
        assertThat(enrolled(app.get(token, counts("UZ-01") + "?history=true"))).containsExactly(4965, 5000);
        assertThat(enrolled(app.get(token, counts("UZ-01") + "?asOf=2021-02-04")))
                .isEmpty();
        assertThat(enrolled(app.get(token, sums("site", "&knownAt=" + then)))).containsExactly(5000);
        assertThat(enrolled(app.get(token, sums("site", "")))).containsExactly(4965);
        assertThat(trail()).containsExactly("counts.submit null", "counts.submit DUPLICATE: Some were counted twice");
        String auditor = app.token(Role.AUDITOR, Place.trial(uzbekistan.trialId()));
        JsonNode audited = json(app.get(auditor, "/api/v1/audit?subject=site/" + siteId));
        assertThat(audited.get("items").findValuesAsText("action")).startsWith("counts.submit", "counts.submit");
    }

    @Test
    void aSiteThatIsNotHisIsNotThere() {
        String token = signIn();

        HttpResponse<String> notHis = put(token, "UZ-02", "{\"enrolled\": 5000}");
        HttpResponse<String> missing = put(token, "UZ-99", "{\"enrolled\": 5000}");

        assertThat(notHis.statusCode()).isEqualTo(404);
        assertThat(json(notHis).get("detail")).isEqualTo(json(missing).get("detail"));
        assertThat(app.get(token, counts("UZ-02")).statusCode()).isEqualTo(404);
        assertThat(enrolled(app.get(token, sums("site", "")))).hasSize(1);
        assertThat(trail()).isEmpty();
    }

    @Test
    void whatIsWrongIsToldFieldByField() {
        String token = signIn();

        JsonNode problem =
                json(put(token, "UZ-01", "{\"screened\": 50, \"enrolled\": 51, \"dose1\": 3, \"dose2\": 4}"));

        assertThat(problem.get("status").asInt()).isEqualTo(422);
        assertThat(problem.get("errors").findValuesAsText("pointer")).containsExactly("#/dose2", "#/enrolled");
        assertThat(put(token, "UZ-01", "{\"enrolled\": \"51\"}").statusCode()).isEqualTo(400);
        assertThat(put(token, "UZ-01", "{\"enrolled\": 51, \"provenance\": \"PUBLISHED\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aStaleCorrectionIsShownBothLines() {
        String token = signIn();
        put(token, "UZ-01", "{\"enrolled\": 70}");
        put(
                token,
                "UZ-01",
                "{\"enrolled\": 71, \"reasonCode\": \"LATE_DATA\", \"note\": \"One\"}",
                "If-Match",
                "\"1\"");

        HttpResponse<String> stale = put(
                token,
                "UZ-01",
                "{\"enrolled\": 72, \"reasonCode\": \"LATE_DATA\", \"note\": \"Two\"}",
                "If-Match",
                "\"1\"");

        assertThat(stale.statusCode()).isEqualTo(412);
        JsonNode current = json(stale).get("current");
        assertThat(current.get("inForce").get("enrolled").asInt()).isEqualTo(71);
        assertThat(current.get("seen").get("enrolled").asInt()).isEqualTo(70);
        assertThat(current.get("sent").get("enrolled").asInt()).isEqualTo(72);
    }

    @Test
    void sumsAreReadByTrialCountrySiteAndPeriod() {
        String secretariat = app.token(Role.SECRETARIAT, Place.trial(uzbekistan.trialId()));
        put(secretariat, "UZ-01", "{\"enrolled\": 300}");
        app.send(
                secretariat,
                "PUT",
                "/api/v1/trials/" + trial + "/countries/UZ/counts/2021-02-05",
                "{\"enrolled\": 420, \"qualifier\": \"MORE_THAN\"}");
        app.send(secretariat, "PUT", counts("UZ-02") + "/2021-02-19", "{\"enrolled\": 30}");

        JsonNode country =
                json(app.get(secretariat, sums("country", ""))).get("items").get(0);
        JsonNode whole =
                json(app.get(secretariat, sums("trial", ""))).get("items").get(0);
        JsonNode periods = json(app.get(secretariat, sums("period", ""))).get("items");

        assertThat(country.get("iso2").asText()).isEqualTo("UZ");
        assertThat(country.get("enrolled").asInt()).isEqualTo(450);
        assertThat(country.get("screened").isNull()).isTrue();
        assertThat(country.get("declared").get("enrolled").asInt()).isEqualTo(420);
        assertThat(country.get("sumOfSites").get("enrolled").asInt()).isEqualTo(330);
        assertThat(country.get("unallocated").get("enrolled").asInt()).isEqualTo(120);
        assertThat(country.get("percentOfTarget").asText()).isEqualTo("45.0");
        assertThat(whole.get("code").asText()).isEqualTo(trial);
        assertThat(whole.get("enrolled").asInt()).isEqualTo(450);
        assertThat(whole.get("target").asInt()).isEqualTo(29000);
        assertThat(whole.get("lastPeriodEnd").asText()).isEqualTo("2021-02-19");
        assertThat(periods.findValuesAsText("periodEnd")).containsExactly("2021-02-05", "2021-02-12", "2021-02-19");
        assertThat(periods.findValuesAsText("reported")).containsExactly("true", "false", "true");
        assertThat(periods.findValuesAsText("enrolled")).containsExactly("420", "420", "450");
        assertThat(app.get(secretariat, sums("planet", "")).statusCode()).isEqualTo(400);
    }

    @Test
    void aListGoesOnWhereItStopped() {
        String token = signIn();
        put(token, "UZ-01", "{\"enrolled\": 70}");
        put(
                token,
                "UZ-01",
                "{\"enrolled\": 71, \"reasonCode\": \"LATE_DATA\", \"note\": \"One\"}",
                "If-Match",
                "\"1\"");
        app.send(token, "PUT", counts("UZ-01") + "/2021-02-12", "{\"enrolled\": 80}");

        JsonNode first = json(app.get(token, counts("UZ-01") + "?history=true&limit=2"));
        JsonNode second = json(app.get(
                token,
                counts("UZ-01") + "?history=true&limit=2&cursor="
                        + first.get("next").asText()));

        assertThat(first.get("items").findValuesAsText("enrolled")).containsExactly("80", "71");
        assertThat(second.get("items").findValuesAsText("enrolled")).containsExactly("70");
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(app.get(token, counts("UZ-01") + "?cursor=bm9uc2Vuc2U").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aPersonReportsAndCorrectsOnPages() {
        Browser browser = new Browser(app.url());
        browser.signIn(contact.email(), contact.password());
        String site = "/trials/" + trial + "/sites/UZ-01";
        String form = site + "/counts/2021-02-05";

        assertThat(browser.get("/my-sites").body())
                .contains("UZ-01", "Report week to 11 Dec")
                .doesNotContain("UZ-02");
        assertThat(browser.get(form).body()).contains("Report week to 5 Feb 2021", "inputmode=\"numeric\"");
        HttpResponse<String> wrong = browser.post(form, fields("screened", "50", "enrolled", "51"));
        HttpResponse<String> unusual = browser.post(form, fields("enrolled", "51", "dose1", "52"));
        HttpResponse<String> saved =
                browser.post(form, fields("enrolled", "51", "dose1", "52", "confirmed", "DOSE1_ABOVE_ENROLLED"));
        String receipt = browser.get(form + "/receipts/1").body();
        String correcting = browser.get(form).body();
        HttpResponse<String> unexplained = browser.post(form, fields("enrolled", "52", "dose1", "52", "version", "1"));
        HttpResponse<String> corrected = browser.post(
                form,
                fields(
                        "enrolled",
                        "52",
                        "dose1",
                        "52",
                        "version",
                        "1",
                        "reasonCode",
                        "LATE_DATA",
                        "note",
                        "<b>One</b>"));
        String history = browser.get(form + "/history").body();

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("There is a problem", "Enter at most screened less screen failed, 50.");
        assertThat(unusual.statusCode()).isEqualTo(422);
        assertThat(unusual.body()).contains("Yes, it is right:", "52 received a first dose, but only 51 are enrolled.");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.headers().firstValue("Location")).contains(app.url() + form + "/receipts/1");
        assertThat(receipt).contains("The report is saved", "week to 5 Feb 2021", "Tashkent (UTC+5)");
        assertThat(correcting).contains("Correct week to 5 Feb 2021", "Why do the numbers change?", "value=\"51\"");
        assertThat(unexplained.statusCode()).isEqualTo(422);
        assertThat(corrected.statusCode()).isEqualTo(303);
        assertThat(history).contains("In force", "Superseded", "&lt;b&gt;One&lt;/b&gt;", "Site contact", "Late data");
        assertThat(history).contains("<td>Site contact</td>").doesNotContain("<b>One</b>");
        assertThat(browser.get(site).body()).contains("Corrected");
    }

    @Test
    void aCoordinatorDeclaresATotalOnAPage() {
        String country = "/trials/" + trial + "/countries/UZ/counts";
        app.given()
                .insert(
                        """
                        insert into user_grant (user_id, role, trial_id, participation_id)
                        select id, 'COUNTRY_COORDINATOR', :trialId, :country from user_private where email = :email
                        returning id
                        """,
                        Map.of("trialId", uzbekistan.trialId(), "country", uzbekistan.id(), "email", contact.email()));
        Browser browser = new Browser(app.url());
        browser.signIn(contact.email(), contact.password());

        assertThat(browser.get(country + "?periodEnd-day=5&periodEnd-month=Feb&periodEnd-year=2021")
                        .headers()
                        .firstValue("Location"))
                .contains(app.url() + country + "/2021-02-05");
        assertThat(browser.get(country + "?periodEnd-day=31&periodEnd-month=Feb&periodEnd-year=2021")
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.get(country + "/2021-02-05").body()).contains("declared by the country itself");
        assertThat(browser.post(country + "/2021-02-05", fields("enrolled", "7000", "qualifier", "MORE_THAN"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get(country).body()).contains("Totals declared by Uzbekistan", "more than", "7\u202f000");
        assertThat(browser.get("/trials/" + trial).body()).contains("more than 7\u202f000");
        assertThat(browser.get(country + "/2021-02-05/history").body()).contains("In force", "<br>Country coordinator");
        assertThat(browser.get("/trials/" + trial + "/sites/UZ-02").statusCode())
                .isEqualTo(200);
    }

    private String signIn() {
        HttpResponse<String> session = app.send(
                null,
                "POST",
                "/api/v1/session",
                "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(contact.email(), contact.password()));
        return json(session).get("token").asText();
    }

    private HttpResponse<String> put(String token, String site, String json, String... headers) {
        return app.send(token, "PUT", counts(site) + "/2021-02-05", json, headers);
    }

    private String counts(String site) {
        return "/api/v1/trials/" + trial + "/sites/" + site + "/counts";
    }

    private String sums(String by, String more) {
        return "/api/v1/trials/" + trial + "/enrollment?by=" + by + more;
    }

    private static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private static List<Integer> enrolled(HttpResponse<String> list) {
        return json(list).get("items").findValues("enrolled").stream()
                .map(JsonNode::asInt)
                .toList();
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(response.body(), e);
        }
    }

    private List<String> trail() {
        return app.db()
                .query(handle -> handle.createQuery("""
                        select action || ' ' || coalesce(reason, 'null')
                          from audit_entry
                         where subject_table = 'site' and subject_id = :siteId and action like 'counts.%'
                         order by id
                        """)
                        .bind("siteId", siteId)
                        .mapTo(String.class)
                        .list());
    }
}
