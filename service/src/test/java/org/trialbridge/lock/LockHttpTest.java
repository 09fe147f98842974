package org.trialbridge.lock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

class LockHttpTest {
    private static final AtomicInteger TRIALS = new AtomicInteger();

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private String trial = "";
    private Participation uzbekistan;
    private Place site;

    @BeforeEach
    void aCountryWithASite() {
        trial = "T-" + TRIALS.incrementAndGet();
        app.given().trial(trial);
        uzbekistan = app.given().country(trial, "UZ");
        long siteId = app.given().site(uzbekistan, "UZ-01", LocalDate.of(2021, 1, 20));
        site = Place.site(uzbekistan.trialId(), uzbekistan.id(), siteId);
        app.given().counts(uzbekistan, siteId, LocalDate.of(2021, 2, 5), 30);
    }

    @Test
    void programsAcceptAskAndApprove() {
        String one = app.token(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        String other = app.token(Role.SECRETARIAT, Place.trial(uzbekistan.trialId()));
        String contact = app.token(Role.SITE_CONTACT, site);
        String counts = "/api/v1/trials/" + trial + "/sites/UZ-01/counts/2021-02-05";
        String correction = "{\"enrolled\": 31, \"reasonCode\": \"LATE_DATA\", \"note\": \"One more\"}";

        HttpResponse<String> locked =
                app.post(one, locks(), "{\"iso2\": \"UZ\", \"through\": \"2021-02-05\", \"reason\": \"Checked\"}");
        String id = json(locked).get("id").asText();
        HttpResponse<String> refused = app.send(contact, "PUT", counts, correction, "If-Match", "\"1\"");
        HttpResponse<String> total = app.send(
                other, "PUT", "/api/v1/trials/" + trial + "/countries/UZ/counts/2021-02-05", "{\"enrolled\": 40}");
        HttpResponse<String> asked =
                app.post(one, locks() + "/" + id + "/reopenings", "{\"reason\": \"One is missing\"}");
        String approval =
                locks() + "/" + id + "/reopenings/" + json(asked).get("id").asText() + "/approval";
        HttpResponse<String> self = app.post(one, approval, "{}");
        HttpResponse<String> approved = app.send(other, "POST", approval, null);
        HttpResponse<String> twice = app.send(other, "POST", approval, null);
        HttpResponse<String> corrected = app.send(contact, "PUT", counts, correction, "If-Match", "\"1\"");

        assertThat(locked.statusCode()).isEqualTo(201);
        assertThat(locked.headers().firstValue("Location")).contains(app.url() + locks() + "/" + id);
        assertThat(app.get(one, locks() + "/" + id).statusCode()).isEqualTo(200);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).get("type").asText()).isEqualTo("urn:trialbridge:problem:locked");
        assertThat(json(refused).get("detail").asText())
                .contains("User ", "Checked", "5 Feb 2021", "COUNTRY_COORDINATOR", "a second one approves it");
        assertThat(json(refused).get("current").get("id").asText()).isEqualTo(id);
        assertThat(total.statusCode()).isEqualTo(409);
        assertThat(asked.statusCode()).isEqualTo(201);
        assertThat(self.statusCode()).isEqualTo(403);
        assertThat(approved.statusCode()).isEqualTo(200);
        assertThat(json(approved).get("approvedBy").asText()).startsWith("User ");
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(corrected.statusCode()).isEqualTo(200);
        JsonNode items = json(app.get(other, locks() + "?country=UZ")).get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("holdsThrough").asText()).isEqualTo("2021-02-04");
        assertThat(items.get(0).get("reopenings").get(0).get("reason").asText()).isEqualTo("One is missing");
        assertThat(json(app.get(contact, locks())).get("items")).isEmpty();
    }

    @Test
    void aSecondPersonDeclinesWithAReasonOnThePageOrByAProgram() {
        String one = app.signedIn(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        String other = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
        String program = app.token(Role.SECRETARIAT, Place.trial(uzbekistan.trialId()));
        String page = "/trials/" + trial + "/countries/UZ/locks";
        long lock = app.given().lock(uzbekistan, LocalDate.of(2021, 2, 5));
        app.form(one, page + "/" + lock + "/reopenings", "from=2021-02-05&reason=One+more");
        app.form(one, page + "/" + lock + "/reopenings", "from=2021-01-29&reason=Two+more");
        String refusal = app.page(other, page).body().replaceAll("(?s).*href=\"([^\"]+/refusal)\".*", "$1");

        HttpResponse<String> form = app.page(other, refusal);
        HttpResponse<String> unsaid = app.form(other, refusal, "reason=");
        HttpResponse<String> self = app.form(one, refusal, "reason=Mine");
        HttpResponse<String> declined = app.form(other, refusal, "reason=It+is+%3Cb%3Eright%3C%2Fb%3E");
        HttpResponse<String> again = app.form(other, refusal, "reason=Again");
        JsonNode items = json(app.get(program, locks())).get("items").get(0).get("reopenings");
        HttpResponse<String> byProgram = app.post(
                program,
                locks() + "/" + lock + "/reopenings/" + items.get(0).get("id").asText() + "/refusal",
                "{\"reason\": \"Not needed\"}");
        String listed = app.page(one, page).body();

        assertThat(form.body()).contains("Decline the reopening", "One more", "5 Feb 2021");
        assertThat(unsaid.statusCode()).isEqualTo(422);
        assertThat(unsaid.body()).contains("Enter a text.");
        assertThat(self.statusCode()).isEqualTo(403);
        assertThat(declined.statusCode()).isEqualTo(303);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("declined already");
        assertThat(byProgram.statusCode()).isEqualTo(200);
        assertThat(json(byProgram).get("declinedWhy").asText()).isEqualTo("Not needed");
        assertThat(listed)
                .contains("Declined by", "It is &lt;b&gt;right&lt;/b&gt;", "Not needed", "Accepted up to 5 Feb 2021")
                .doesNotContain("Waits for a second person");
        assertThat(app.page(other, page).body()).doesNotContain("/refusal\"", "/approval\"");
    }

    @Test
    void whoeverAcceptsSeesBeforeWhatIsMissing() {
        String coordinator = app.signedIn(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        String auditor = app.signedIn(Role.AUDITOR, Place.EVERYTHING);
        String page = "/trials/" + trial + "/countries/UZ/locks";

        String asked = app.page(coordinator, page).body();

        assertThat(asked)
                .containsPattern("Up to [^<]+, [0-9]+ reports are missing")
                .contains("/reporting?country=UZ", "Missing up to then", "earlier periods are missing too");
        assertThat(app.page(auditor, page).body()).doesNotContain("reports are missing");
    }

    @Test
    void thereIsNoForce() {
        String secretariat = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        app.given().lock(uzbekistan, LocalDate.of(2021, 2, 5));

        HttpResponse<String> forced = app.send(
                secretariat,
                "PUT",
                "/api/v1/trials/" + trial + "/sites/UZ-01/counts/2021-02-05?force=true",
                "{\"enrolled\": 31, \"reasonCode\": \"LATE_DATA\", \"note\": \"One more\"}",
                "If-Match",
                "*");
        HttpResponse<String> field = app.send(
                secretariat,
                "PUT",
                "/api/v1/trials/" + trial + "/sites/UZ-01/counts/2021-01-29",
                "{\"enrolled\": 31, \"force\": true}");

        assertThat(forced.statusCode()).isEqualTo(409);
        assertThat(field.statusCode()).isEqualTo(400);
    }

    @Test
    void peopleAcceptAskAndApproveOnPages() {
        String one = app.signedIn(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        String other = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
        String page = "/trials/" + trial + "/countries/UZ/locks";

        String empty = app.page(one, page).body();
        HttpResponse<String> wrong = app.form(one, page, "through=2021-02-04&reason=");
        HttpResponse<String> accepted = app.form(one, page, "through=2021-02-05&reason=Looks+%3Cb%3Eright%3C%2Fb%3E");
        String listed = app.page(one, page).body();
        String ask = listed.replaceAll("(?s).*\"(/trials/[^\"]+/locks/[0-9]+/reopenings)\".*", "$1");
        HttpResponse<String> unasked = app.form(one, ask, "from=2021-02-05&reason=");
        HttpResponse<String> asked = app.form(one, ask, "from=2021-01-29&reason=Late+data");
        String toTheAsker = app.page(one, page).body();
        String toTheOther = app.page(other, page).body();
        String approve = toTheOther.replaceAll("(?s).*action=\"([^\"]+/approval)\".*", "$1");
        HttpResponse<String> self = app.form(one, approve, "");
        HttpResponse<String> approved = app.form(other, approve, "");
        HttpResponse<String> again = app.form(other, approve, "");

        assertThat(empty).contains("No period is accepted", "Accept the periods");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("There is a problem", "29 Jan 2021 or 5 Feb 2021", "Enter a text.");
        assertThat(accepted.statusCode()).isEqualTo(303);
        assertThat(listed).contains("Accepted up to 5 Feb 2021", "Looks &lt;b&gt;right&lt;/b&gt;", "Ask to reopen");
        assertThat(app.page(one, ask).body()).contains("Ask for the reopening", "A second person", "5 Feb 2021");
        assertThat(unasked.statusCode()).isEqualTo(422);
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(toTheAsker)
                .contains("You asked: a second person approves it.")
                .doesNotContain("/approval\"");
        assertThat(toTheOther).contains("Approve: open from 29 Jan on");
        assertThat(self.statusCode()).isEqualTo(403);
        assertThat(approved.statusCode()).isEqualTo(303);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("approved already");
        assertThat(app.page(one, page).body()).contains("Accepted up to 22 Jan 2021");
    }

    @Test
    void aContactIsToldOfALockBeforeHeTypesAndOffersNoForm() {
        String contact = app.signedIn(Role.SITE_CONTACT, site);
        String coordinator = app.signedIn(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        String entry = "/trials/" + trial + "/sites/UZ-01/counts/2021-02-05";
        app.given().lock(uzbekistan, LocalDate.of(2021, 2, 5));

        String told = app.page(contact, entry).body();
        HttpResponse<String> sent =
                app.form(contact, entry, "version=1&enrolled=31&reasonCode=LATE_DATA&note=One+more");

        assertThat(told)
                .contains("This period is accepted", "Checked up to 2021-02-05", "tell the coordinator of your country")
                .doesNotContain("name=\"enrolled\"", "/reopenings");
        assertThat(app.page(coordinator, entry).body()).contains("ask to reopen it", "/reopenings\"");
        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(sent.body())
                .contains("There is a problem", "were accepted by Trialbridge", "This period is accepted");
        assertThat(app.page(contact, "/trials/" + trial + "/sites/UZ-01").body())
                .contains(">Accepted<")
                .doesNotContain("Correct<span class=\"visually-hidden\"> 5 Feb 2021");
        assertThat(app.page(contact, "/trials/" + trial + "/countries/UZ/locks").statusCode())
                .isEqualTo(403);
    }

    private String locks() {
        return "/api/v1/trials/" + trial + "/locks";
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(response.body(), e);
        }
    }
}
