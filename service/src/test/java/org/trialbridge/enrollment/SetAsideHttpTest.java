package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

class SetAsideHttpTest {
    private static final String SITE = "/api/v1/trials/ASIDE/sites/UZ-01/counts/2021-02-05";
    private static final String COUNTRY = "/api/v1/trials/ASIDE/countries/UZ/counts/2021-02-05";
    private static final String TYPED = """
            {"screened": 1840, "screenFailed": 31, "enrolled": 1640, "dose1": 1602, "dose2": 1500, "dose3": 1400,
             "withdrawn": 12, "completed": 4, "qualifier": "ABOUT", "note": "From the ward book",
             "typedAt": "2021-02-06T04:31:00Z"}""";

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static boolean begun;

    private String contact = "";
    private String coordinator = "";
    private String page = "";

    @BeforeEach
    void aSiteAndACountryThatReported() {
        if (!begun) {
            app.given().trial("ASIDE");
            Participation country = app.given().country("ASIDE", "UZ");
            long site = app.given().site(country, "UZ-01", LocalDate.of(2021, 1, 28));
            app.given().counts(country, site, LocalDate.of(2021, 2, 5), 1627);
            app.given().counts(country, null, LocalDate.of(2021, 2, 5), 5000);
            begun = true;
        }
        Participation country = app.given().reload("ASIDE", "UZ");
        long site = app.db()
                .query(handle -> handle.createQuery("select id from site")
                        .mapTo(Long.class)
                        .one());
        contact = app.token(Role.SITE_CONTACT, Place.site(country.trialId(), country.id(), site));
        coordinator = app.token(Role.COUNTRY_COORDINATOR, Place.country(country.trialId(), country.id()));
        page = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
    }

    @Test
    void whatGivesWayStaysInTheHistoryAndIsNeverInForce() {
        HttpResponse<String> kept = app.post(contact, SITE + "/set-aside", TYPED);

        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        assertThat(kept.body()).contains("\"enrolled\":1627");
        assertThat(kept.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(app.page(page, "/trials/ASIDE/sites/UZ-01/counts/2021-02-05/history")
                        .body())
                .contains(
                        "Set aside",
                        "1\u202f840",
                        "1\u202f602",
                        "From the ward book",
                        "line 1",
                        "6 Feb 2021, 04:31 UTC");
        assertThat(app.get(contact, SITE).body()).contains("\"enrolled\":1627", "\"revision\":1");
    }

    @Test
    void aCountrysTotalGivesWayToo() {
        HttpResponse<String> kept = app.post(coordinator, COUNTRY + "/set-aside", TYPED);

        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        assertThat(app.page(page, "/trials/ASIDE/countries/UZ/counts/2021-02-05/history")
                        .body())
                .contains("Set aside", "1\u202f640");
    }

    @Test
    void theSameRequestSentTwiceIsKeptOnce() {
        String[] key = {"Idempotency-Key", "phone@1"};

        String typed = TYPED.replace("1840", "1841");
        HttpResponse<String> first = app.send(contact, "POST", SITE + "/set-aside", typed, key);
        HttpResponse<String> second = app.send(contact, "POST", SITE + "/set-aside", typed, key);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        int kept = app.db()
                .query(handle -> handle.createQuery("select count(*) from counts_set_aside where screened = 1841")
                        .mapTo(Integer.class)
                        .one());
        assertThat(kept).isEqualTo(1);
    }

    @Test
    void whatNobodyCanHaveTypedIsRefused() {
        assertThat(refusal("{\"typedAt\": \"2021-02-06T04:31:00Z\"}")).contains("Enter at least one number.");
        assertThat(refusal("{\"enrolled\": -3}")).contains("Enter a number from 0 to 10,000,000.", "Enter a value.");
        assertThat(refusal("{\"enrolled\": 3, \"typedAt\": \"" + Instant.now().plusSeconds(300_000) + "\"}"))
                .contains("Enter when the counts were typed, not a later time.");
        assertThat(app.post(contact, SITE.replace("02-05", "02-12") + "/set-aside", TYPED)
                        .statusCode())
                .isEqualTo(404);
    }

    private String refusal(String json) {
        HttpResponse<String> answer = app.post(contact, SITE + "/set-aside", json);
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.body();
    }
}
