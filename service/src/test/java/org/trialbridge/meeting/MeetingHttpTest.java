package org.trialbridge.meeting;

import static org.assertj.core.api.Assertions.assertThat;

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

class MeetingHttpTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WEBINAR = """
            {"kind": "BRIDGING_WEBINAR", "series": "Season", "title": "<b>Meet</b>\\r\\nBEGIN:VEVENT", "status": "HELD",
             "date": "2021-01-20", "time": "14:30", "zone": "Asia/Tashkent", "durationMinutes": 90,
             "link": "https://meet.example/7", "languages": ["en", "ru"], "trials": ["ZF2001-III"], "countries": ["UZ"],
             "attendance": [{"institutionId": %1$d, "delegates": 4, "role": "SPEAKER", "name": "Dr. <i>D</i>"}],
             "decisions": [{"text": "Share the protocol", "countries": ["UZ"]}],
             "actions": [{"text": "Send it", "country": "UZ", "ownerInstitutionId": %1$d, "dueOn": "2021-02-04"}]}
            """;

    private static String secretary;
    private static String stranger;
    private static String leadership;
    private static long academy;

    @BeforeAll
    static void aTrial() {
        long trialId = app.given().trial("ZF2001-III");
        app.given().country("ZF2001-III", "UZ");
        academy = app.given()
                .insert(
                        "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'UZ') returning id",
                        Map.of());
        secretary = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        leadership = app.token(Role.LEADERSHIP, Place.trial(trialId));
        stranger = app.token(Role.SECRETARIAT, Place.trial(app.given().trial("OTHER")));
    }

    @Test
    void aWholeWebinarIsLoggedInOneRequest() throws Exception {
        HttpResponse<String> answer = app.post(secretary, "/api/v1/meetings", WEBINAR.formatted(academy));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
        JsonNode body = JSON.readTree(answer.body());
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/api/v1/meetings/" + body.get("id").asLong());
        String expected = """
                {"id": %d, "version": 1, "kind": "BRIDGING_WEBINAR", "number": %d, "seriesId": %d, "series": "Season",
                 "title": "<b>Meet</b>\\nBEGIN:VEVENT", "status": "HELD", "date": "2021-01-20", "time": "14:30:00",
                 "zone": "Asia/Tashkent", "offset": null, "durationMinutes": 90, "startsAt": "2021-01-20T09:30:00Z",
                 "endsAt": "2021-01-20T11:00:00Z", "link": "https://meet.example/7", "languages": ["en", "ru"],
                 "illustrative": false, "trials": ["ZF2001-III"], "countries": ["UZ"],
                 "localTimes": [{"country": "UZ", "zone": "Asia/Tashkent", "startsAt": "2021-01-20T14:30:00",
                                 "endsAt": "2021-01-20T16:00:00", "night": false, "weekend": false, "holiday": null}],
                 "attendance": [{"id": %d, "version": 1, "meetingId": %d, "personId": null, "person": null, "institutionId": %d,
                                 "institution": "Academy", "country": "UZ", "delegates": 4, "role": "SPEAKER",
                                 "status": "ATTENDED", "name": "Dr. <i>D</i>"}],
                 "decisions": [{"id": %d, "version": 1, "meetingId": %d, "text": "Share the protocol", "countries": ["UZ"],
                                "decidedOn": "2021-01-20", "status": "AGREED", "supersedesId": null,
                                "supersededById": null}],
                 "actions": [{"id": %d, "version": 1, "trial": "ZF2001-III", "country": "UZ", "meetingId": %d,
                              "text": "Send it", "ownerPersonId": null, "ownerInstitutionId": %d, "owner": "Academy",
                              "dueOn": "2021-02-04", "status": "OPEN", "doneOn": null, "carriedOver": 0,
                              "overdue": true}],
                 "ledTo": [], "onward": [], "minutes": []}
                """.formatted(
                        body.get("id").asLong(),
                        body.get("number").asLong(),
                        body.get("seriesId").asLong(),
                        body.at("/attendance/0/id").asLong(),
                        body.get("id").asLong(),
                        academy,
                        body.at("/decisions/0/id").asLong(),
                        body.get("id").asLong(),
                        body.at("/actions/0/id").asLong(),
                        body.get("id").asLong(),
                        academy);
        assertThat(body).isEqualTo(JSON.readTree(expected));
    }

    @Test
    void everythingWrongIsToldAtOnceWithPointers() throws Exception {
        String wrong = """
                {"kind": "BRIDGING_WEBINAR", "title": "Meet", "status": "SCHEDULED", "date": "2027-03-28", "time": "02:30",
                 "zone": "Europe/Zurich", "durationMinutes": 60, "link": "javascript:alert(1)", "trials": ["ZF2001-III"],
                 "decisions": [{"text": ""}], "actions": [{"text": "Send it", "dueOn": "2027-04-01"}]}
                """;

        HttpResponse<String> answer = app.post(secretary, "/api/v1/meetings", wrong);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(JSON.readTree(answer.body()).get("errors").findValuesAsText("pointer"))
                .containsExactly("#/time", "#/link", "#/decisions/0/text", "#/actions/0/ownerInstitutionId");
    }

    @Test
    void aMeetingIsChangedByItsVersion() throws Exception {
        String path = logged();
        String renamed = """
                {"kind": "BRIDGING_WEBINAR", "title": "Renamed", "status": "HELD", "date": "2021-01-21", "time": "10:00",
                 "zone": "Asia/Tashkent", "durationMinutes": 45, "trials": ["ZF2001-III"], "countries": []}
                """;

        assertThat(app.send(secretary, "PUT", path, renamed).statusCode()).isEqualTo(428);
        HttpResponse<String> changed = app.send(secretary, "PUT", path, renamed, "If-Match", "\"1\"");
        HttpResponse<String> stale = app.send(secretary, "PUT", path, renamed, "If-Match", "\"1\"");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(JSON.readTree(changed.body()).get("title").asText()).isEqualTo("Renamed");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.body()).contains("Renamed");
    }

    @Test
    void outsideItsScopeAMeetingDoesNotExistAndInsideARoleIsNamed() {
        String path = logged();

        assertThat(app.get(stranger, path).statusCode()).isEqualTo(404);
        assertThat(app.get(stranger, path + "/decisions").statusCode()).isEqualTo(404);
        assertThat(app.post(stranger, path + "/attendance", "{\"country\": \"UZ\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(app.get(leadership, path).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = app.post(leadership, path + "/decisions", "{\"text\": \"Go\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("SECRETARIAT");
        assertThat(app.get(leadership, path).body()).doesNotContain("meet.example");
    }

    @Test
    void attendanceDecisionsAndActionsHaveTheirOwnAddresses() throws Exception {
        String path = logged();

        HttpResponse<String> attendance = app.post(secretary, path + "/attendance", "{\"country\": \"KZ\"}");
        HttpResponse<String> decision = app.post(secretary, path + "/decisions", "{\"text\": \"Go\"}");
        HttpResponse<String> action = app.post(
                secretary,
                path + "/actions",
                "{\"text\": \"Call\", \"ownerInstitutionId\": " + academy + ", \"dueOn\": \"2030-01-01\"}");

        assertThat(attendance.statusCode()).as(attendance.body()).isEqualTo(201);
        String line = path + "/attendance/" + JSON.readTree(attendance.body()).get("id");
        assertThat(app.send(secretary, "DELETE", line, null).statusCode()).isEqualTo(204);
        assertThat(app.send(secretary, "DELETE", line, null).statusCode()).isEqualTo(404);
        assertThat(decision.statusCode()).as(decision.body()).isEqualTo(201);
        String decided = path + "/decisions/" + JSON.readTree(decision.body()).get("id");
        assertThat(app.send(secretary, "PUT", decided, "{\"text\": \"Stop\"}", "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(JSON.readTree(app.get(secretary, path + "/decisions").body()).findValuesAsText("text"))
                .containsExactly("Share the protocol", "Stop");
        assertThat(action.statusCode()).as(action.body()).isEqualTo(201);
        assertThat(JSON.readTree(app.get(secretary, path + "/actions").body()).findValuesAsText("text"))
                .containsExactly("Send it", "Call");
        String item = "/api/v1/actions/" + JSON.readTree(action.body()).get("id");
        assertThat(app.get(secretary, item).headers().firstValue("ETag")).contains("\"1\"");
    }

    @Test
    void aListComesInPartsAndRefusesWhatItDoesNotKnow() throws Exception {
        logged();
        logged();

        JsonNode first = JSON.readTree(app.get(secretary, "/api/v1/meetings?trial=ZF2001-III&country=UZ&limit=1")
                .body());
        HttpResponse<String> second = app.get(
                secretary,
                "/api/v1/meetings?trial=ZF2001-III&limit=1&cursor="
                        + first.get("next").asText());

        assertThat(first.get("items")).hasSize(1);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(app.get(secretary, "/api/v1/meetings?kind=PARTY").statusCode())
                .isEqualTo(400);
        assertThat(app.get(secretary, "/api/v1/actions?overdue=true&trial=ZF2001-III&limit=500")
                        .statusCode())
                .isEqualTo(200);
        assertThat(app.get(stranger, "/api/v1/meetings").body()).isEqualTo("{\"items\":[],\"next\":null}");
    }

    private static String logged() {
        HttpResponse<String> answer = app.post(secretary, "/api/v1/meetings", WEBINAR.formatted(academy));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return java.net
                .URI
                .create(answer.headers().firstValue("Location").orElseThrow())
                .getPath();
    }
}
