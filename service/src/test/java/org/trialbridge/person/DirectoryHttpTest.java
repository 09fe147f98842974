package org.trialbridge.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

class DirectoryHttpTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static final String INSTITUTIONS = "/api/v1/institutions";
    private static final String PEOPLE = "/api/v1/people";
    private static final String PERSON = """
            {"name": "Nodira Karimova", "nativeName": "Нодира Каримова", "title": "Dr", "email": "nodira@example.org",
             "phone": "+998 71 200 00 01", "languages": ["uz", "ru"], "zone": "Asia/Tashkent", "lawfulBasis": "public task",
             "retainUntil": "2045-12-31", "doNotContact": true,
             "affiliations": [{"institutionId": %d, "position": "Head", "from": "2018-03-01", "to": "2022-06-30"}]}
            """;

    private static Participation uzbekistan;

    @BeforeAll
    static void givenTrial() {
        app.given().trial("ZF2001-III");
        uzbekistan = app.given().country("ZF2001-III", "UZ");
    }

    @Test
    void anInstitutionIsAddedFoundAndChanged() throws Exception {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        String body = """
                {"name": "Academy of Sciences", "nativeName": "Fanlar akademiyasi", "kind": "ACADEMY", "iso2": "UZ",
                 "rorId": "https://ror.org/034t30j35"}
                """;

        HttpResponse<String> created = app.post(token, INSTITUTIONS, body);

        long id = json(created).path("id").asLong();
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(json(created)).isEqualTo(json("""
                {"id": %d, "version": 1, "name": "Academy of Sciences", "nativeName": "Fanlar akademiyasi",
                 "kind": "ACADEMY", "iso2": "UZ", "parentId": null, "parentName": null,
                 "rorId": "https://ror.org/034t30j35"}
                """.formatted(id)));
        assertThat(json(app.get(token, INSTITUTIONS + "?q=fanlar&country=UZ")).path("items"))
                .isEqualTo(json("[" + created.body() + "]"));
        assertThat(app.send(token, "PUT", INSTITUTIONS + "/" + id, body, "If-Match", "\"1\"")
                        .headers()
                        .firstValue("ETag"))
                .contains("\"2\"");
        assertThat(app.send(token, "PUT", INSTITUTIONS + "/" + id, body).statusCode())
                .isEqualTo(428);
    }

    @Test
    void aPersonIsAddedGivenAPartAndErased() throws Exception {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        long ministry = givenInstitution(token, "Ministry of Innovation");

        HttpResponse<String> created = app.post(token, PEOPLE, PERSON.formatted(ministry));

        long id = json(created).path("id").asLong();
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(json(created)).isEqualTo(json("""
                {"id": %1$d, "version": 1, "languages": ["uz", "ru"], "zone": "Asia/Tashkent", "lawfulBasis": "public task",
                 "retainUntil": "2045-12-31", "doNotContact": true, "illustrative": false, "erasedAt": null, "name": "Nodira Karimova",
                 "nativeName": "Нодира Каримова", "title": "Dr", "email": "nodira@example.org",
                 "phone": "+998 71 200 00 01",
                 "affiliations": [{"id": %2$d, "personId": %1$d, "institutionId": %3$d,
                                   "institutionName": "Ministry of Innovation", "iso2": "UZ", "position": "Head",
                                   "from": "2018-03-01", "to": "2022-06-30"}],
                 "roles": []}
                """.formatted(
                        id, json(created).at("/affiliations/0/id").asLong(), ministry)));
        HttpResponse<String> withPart = app.post(
                token,
                PEOPLE + "/" + id + "/roles",
                "{\"trial\": \"ZF2001-III\", \"iso2\": \"UZ\", \"role\": \"OFFICIAL\", \"from\": \"2020-10-01\"}");
        assertThat(withPart.statusCode()).isEqualTo(201);
        assertThat(json(withPart).at("/roles/0/role").asText()).isEqualTo("OFFICIAL");
        JsonNode erased = json(app.send(token, "POST", PEOPLE + "/" + id + "/erasure", null));
        assertThat(erased.path("name").isNull()).isTrue();
        assertThat(erased.path("erasedAt").isTextual()).isTrue();
        assertThat(erased.path("roles")).hasSize(1);
    }

    @Test
    void aPersonSentTwiceIsThereOnce() throws Exception {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        String body =
                PERSON.formatted(givenInstitution(token, "Ministry of Science")).replace("Nodira", "Gulnora");

        HttpResponse<String> first = app.send(token, "POST", PEOPLE, body, "Idempotency-Key", "key-1");
        HttpResponse<String> second = app.send(token, "POST", PEOPLE, body, "Idempotency-Key", "key-1");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(json(app.get(token, PEOPLE + "?q=gulnora")).path("items")).hasSize(1);
    }

    @Test
    void contactDetailsAreForThoseWhoWorkWithThePerson() throws Exception {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        long id = json(app.post(token, PEOPLE, PERSON.formatted(givenInstitution(token, "Ministry of Health"))))
                .path("id")
                .asLong();

        JsonNode forLeader = json(app.get(app.token(Role.LEADERSHIP, uzbekistan.place()), PEOPLE + "/" + id));
        JsonNode forCoordinator =
                json(app.get(app.token(Role.COUNTRY_COORDINATOR, uzbekistan.place()), PEOPLE + "/" + id));

        assertThat(forLeader.path("name").asText()).isEqualTo("Nodira Karimova");
        assertThat(forLeader.path("email").isNull()).isTrue();
        assertThat(forLeader.path("phone").isNull()).isTrue();
        assertThat(forCoordinator.path("email").asText()).isEqualTo("nodira@example.org");
    }

    @Test
    void whoMayNotReadTheDirectoryIsTold() {
        String contact = app.token(Role.SITE_CONTACT, uzbekistan.place());
        String leader = app.token(Role.LEADERSHIP, uzbekistan.place());

        assertThat(app.get(contact, INSTITUTIONS).statusCode()).isEqualTo(403);
        assertThat(app.get(contact, PEOPLE).statusCode()).isEqualTo(403);
        assertThat(app.get(leader, PEOPLE + "/4711").statusCode()).isEqualTo(404);
        assertThat(app.post(leader, PEOPLE, PERSON.formatted(1)).statusCode()).isEqualTo(403);
        assertThat(app.get(leader, INSTITUTIONS + "?cursor=eA").statusCode()).isEqualTo(400);
    }

    private static long givenInstitution(String token, String name) throws JsonProcessingException {
        return json(app.post(
                        token,
                        INSTITUTIONS,
                        "{\"name\": \"%s\", \"kind\": \"GOVERNMENT\", \"iso2\": \"UZ\"}".formatted(name)))
                .path("id")
                .asLong();
    }

    private static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
        return json(response.body());
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
