package org.trialbridge.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

class AgreementHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/api/v1/agreements";

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static long ministry;
    private static long sponsor;

    @BeforeAll
    static void twoInstitutions() {
        ministry = institution("Ministry of Health");
        sponsor = institution("Sponsor");
    }

    @Test
    void anAgreementIsKeptWithItsPartiesAndChanged() throws JsonProcessingException {
        Participation country = country("AG-1");
        String token = app.token(Role.SECRETARIAT, country.place());

        HttpResponse<String> drafted = app.post(token, PATH, """
                {"trial": "AG-1", "iso2": "UZ", "kind": "MOU", "title": "On the trial", "parties": [%d, %d]}
                """.formatted(sponsor, ministry));

        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(201);
        String id = JSON.readTree(drafted.body()).path("id").asText();
        String signed = """
                {"kind": "CTA", "title": "Clinical trial", "parties": [%d], "signedOn": "2020-11-10",
                 "effectiveOn": "2020-11-15", "expiresOn": "2022-11-14"}
                """.formatted(ministry);
        assertThat(app.send(token, "PUT", PATH + "/" + id, signed).statusCode()).isEqualTo(428);
        HttpResponse<String> changed = app.send(token, "PUT", PATH + "/" + id, signed, "If-Match", "\"1\"");
        assertThat(app.send(token, "PUT", PATH + "/" + id, signed, "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(JSON.readTree(changed.body()))
                .isEqualTo(JSON.readTree("""
                {"id": %s, "version": 2, "trialId": %d, "trial": "AG-1", "participationId": %d, "iso2": "UZ", "kind": "CTA",
                 "title": "Clinical trial", "parties": [{"institutionId": %d, "name": "Ministry of Health"}],
                 "signedOn": "2020-11-10", "effectiveOn": "2020-11-15", "expiresOn": "2022-11-14", "endedOn": null,
                 "endReason": null, "illustrative": false}
                """.formatted(id, country.trialId(), country.id(), ministry)));
        assertThat(JSON.readTree(app.get(token, PATH + "/" + id).body())).isEqualTo(JSON.readTree(changed.body()));
        assertThat(titles(token, "?trial=AG-1&status=SIGNED&q=CLINICAL")).containsExactly("Clinical trial");
        assertThat(titles(token, "?trial=AG-1&status=DRAFT")).isEmpty();
    }

    @Test
    void anAgreementEndsBeforeItsTimeWithAReason() throws JsonProcessingException {
        country("AG-5");
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        String parties = "\"parties\": [" + ministry + "]";
        String id = JSON.readTree(app.post(token, PATH, """
                {"trial": "AG-5", "iso2": "UZ", "kind": "MOU", "title": "Ending", "signedOn": "2020-11-10", %s}
                """.formatted(parties)).body())
                .path("id")
                .asText();

        HttpResponse<String> refused =
                app.send(token, "PUT", PATH + "/" + id, """
                {"kind": "MOU", "title": "Ending", "signedOn": "2020-11-10", "endedOn": "2020-11-09", %s}
                """.formatted(parties), "If-Match", "\"1\"");
        HttpResponse<String> ended =
                app.send(token, "PUT", PATH + "/" + id, """
                {"kind": "MOU", "title": "Ending", "signedOn": "2020-11-10", "endedOn": "2021-01-15",
                 "endReason": "Terminated by letter", %s}
                """.formatted(parties), "If-Match", "\"1\"");

        assertThat(JSON.readTree(refused.body()).path("errors")).isEqualTo(JSON.readTree("""
                [{"pointer": "#/endedOn", "detail": "Enter 2020-11-10 or a later day: it was signed then."},
                 {"pointer": "#/endReason", "detail": "Enter why it ended before its time."}]"""));
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
        assertThat(titles(token, "?trial=AG-5&status=ENDED")).containsExactly("Ending");
        assertThat(titles(token, "?trial=AG-5&status=SIGNED")).isEmpty();
    }

    @Test
    void whatDoesNotFitIsSaidAtItsField() throws JsonProcessingException {
        country("AG-2");
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);

        HttpResponse<String> refused = app.post(token, PATH, """
                {"trial": "AG-2", "iso2": "UZ", "title": " ", "signedOn": "2099-01-01", "expiresOn": "2019-01-01",
                 "effectiveOn": "2020-01-01"}
                """);
        HttpResponse<String> unknown = app.post(token, PATH, """
                {"trial": "AG-2", "iso2": "UZ", "kind": "NDA", "title": "T", "parties": [999999]}
                """);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(refused.body()).path("errors"))
                .extracting(error -> error.path("pointer").asText())
                .containsExactlyInAnyOrder("#/kind", "#/title", "#/parties", "#/signedOn", "#/expiresOn");
        assertThat(JSON.readTree(unknown.body()).path("errors")).isEqualTo(JSON.readTree("""
                [{"pointer": "#/parties", "detail": "Choose institutions of the directory."}]"""));
    }

    @Test
    void aFormAddsAnAgreementAndChangesItsParties() {
        country("AG-3");
        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
        String home = "/trials/AG-3/countries/UZ";

        HttpResponse<String> wrong =
                app.form(cookie, home + "/agreements/new", "kind=MOU&title=%3Cb%3EWith+us&signedOn=2020-11-10");
        HttpResponse<String> saved = app.form(
                cookie,
                home + "/agreements/new",
                "kind=MOU&title=%3Cb%3EWith+us&signedOn=2020-11-10&party1=" + ministry);

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Choose who signed it.", "&lt;b&gt;With us");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        String dossier = app.page(cookie, home).body();
        assertThat(dossier).contains("MOU: &lt;b&gt;With us", "Ministry of Health", "Add an agreement");
        String own = dossier.replaceAll("(?s).*?\"(" + home + "/agreements/[0-9]+)\".*", "$1");
        assertThat(app.page(cookie, own).body())
                .contains("name=\"version\" value=\"1\"", "<option value=\"" + ministry + "\" selected>");
        HttpResponse<String> changed = app.form(
                cookie,
                own,
                "version=1&kind=MOU&title=Renewed&signedOn=2020-11-10&expiresOn=2020-12-31&party0=" + sponsor);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(303);
        assertThat(app.page(cookie, home).body())
                .contains("MOU: Renewed", "Over")
                .doesNotContain("With us");
    }

    @Test
    void aCoordinatorReadsAgreementsAndWritesNone() {
        Participation country = country("AG-4");
        String coordinator = app.token(Role.COUNTRY_COORDINATOR, country.place());

        assertThat(app.get(coordinator, PATH + "?trial=AG-4").statusCode()).isEqualTo(200);
        assertThat(app.post(coordinator, PATH, "{\"trial\": \"AG-4\", \"iso2\": \"UZ\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    private static Iterable<String> titles(String token, String query) throws JsonProcessingException {
        JsonNode items = JSON.readTree(app.get(token, PATH + query).body()).path("items");
        return items.findValuesAsText("title");
    }

    private static Participation country(String trial) {
        app.given().trial(trial);
        return app.given().country(trial, "UZ");
    }

    private static long institution(String name) {
        return app.given()
                .insert(
                        "insert into institution (name, kind, country_iso2) values (:name, 'GOVERNMENT', 'UZ') returning id",
                        Map.of("name", name));
    }
}
