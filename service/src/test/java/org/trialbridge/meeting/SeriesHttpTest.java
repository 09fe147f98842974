package org.trialbridge.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.TestVisitor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

/** Series, agendas, questions and what is carried over: over JSON and as pages. */
class SeriesHttpTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOSTILE = "<b>bold</b> & =1+1";
    private static final String SHOWN = "&lt;b&gt;bold&lt;/b&gt; &amp; =1+1";

    private static String secretary;
    private static String stranger;
    private static TestVisitor visitor;
    private static TestVisitor coordinator;
    private static long academy;

    @BeforeAll
    static void aTrial() {
        app.given().trial("ZF2001-III");
        Participation uzbekistan = app.given().country("ZF2001-III", "UZ");
        academy = app.given()
                .insert(
                        "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'UZ') returning id",
                        Map.of());
        secretary = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        stranger = app.token(Role.SECRETARIAT, Place.trial(app.given().trial("OTHER")));
        visitor = new TestVisitor(app, Role.SECRETARIAT, Place.EVERYTHING);
        coordinator = new TestVisitor(app, Role.COUNTRY_COORDINATOR, uzbekistan.place());
    }

    @Test
    void aSeriesIsReadAndRenamedAtItsAddress() throws Exception {
        String path = "/api/v1/series/" + get(logged("2021-01-06", "Read", "")).get("seriesId");

        JsonNode series = get(path);
        assertThat(series.get("name").asText()).isEqualTo("Read");
        assertThat(series.get("meetings")).hasSize(1);
        assertThat(app.send(secretary, "PUT", path, "{\"name\": \"Renamed\"}").statusCode())
                .isEqualTo(428);
        assertThat(app.send(secretary, "PUT", path, "{\"name\": \"Renamed\"}", "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> stale = app.send(secretary, "PUT", path, "{\"name\": \"Late\"}", "If-Match", "\"1\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.body()).contains("Renamed");
        assertThat(app.get(secretary, "/api/v1/series?trial=ZF2001-III").body()).contains("Renamed");
        assertThat(app.get(stranger, path).statusCode()).isEqualTo(404);
        assertThat(app.get(stranger, "/api/v1/series").body()).isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void theNextMeetingIsProposedAndPlanned() throws Exception {
        String path = logged("2021-01-06", "Next", "");

        JsonNode proposed = get(path + "/next");
        HttpResponse<String> planned = app.post(secretary, path + "/next", "{\"title\": \"Second\"}");

        assertThat(proposed.get("date").asText()).isEqualTo("2021-01-13");
        assertThat(proposed.get("zone").asText()).isEqualTo("Asia/Tashkent");
        assertThat(planned.statusCode()).as(planned.body()).isEqualTo(201);
        JsonNode body = JSON.readTree(planned.body());
        assertThat(body.get("startsAt").asText()).isEqualTo("2021-01-13T09:30:00Z");
        assertThat(body.get("series").asText()).isEqualTo("Next");
        assertThat(app.post(stranger, path + "/next", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void anAgendaHasItsOwnAddressesAndTellsWhenItDoesNotFit() throws Exception {
        String path = logged("2021-01-06", "Agenda", "") + "/agenda";

        HttpResponse<String> added = app.post(secretary, path, "{\"title\": \"Welcome\", \"minutes\": 70}");
        app.post(
                secretary,
                path,
                "{\"title\": \"Protocol\", \"minutes\": 30, \"presenterInstitutionId\": " + academy + "}");

        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(added.headers().firstValue("ETag")).contains("\"1\"");
        String item = path + "/" + JSON.readTree(added.body()).get("id");
        assertThat(get(path).get("minutesTooLong").asInt()).isEqualTo(10);
        assertThat(app.post(secretary, item + "/move", "{\"by\": 1}").statusCode())
                .isEqualTo(200);
        JsonNode moved = get(path).get("items");
        assertThat(moved.findValuesAsText("title")).containsExactly("Protocol", "Welcome");
        assertThat(moved.at("/1/startsAt").asText()).isEqualTo("2021-01-06T10:00:00Z");
        assertThat(moved.at("/1/localTimes/0/startsAt").asText()).isEqualTo("2021-01-06T15:00:00");
        assertThat(app.send(secretary, "PUT", item, "{\"title\": \"Hello\", \"minutes\": 5}", "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(app.send(secretary, "PUT", item, "{\"title\": \"Late\", \"minutes\": 5}", "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(app.send(secretary, "PUT", item, "{\"title\": \"Late\", \"minutes\": 5}")
                        .statusCode())
                .isEqualTo(428);
        assertThat(app.post(secretary, path, "{\"title\": \"\", \"minutes\": 0}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(app.send(secretary, "DELETE", item, null).statusCode()).isEqualTo(204);
        assertThat(app.get(stranger, path).statusCode()).isEqualTo(404);
    }

    @Test
    void questionsAndActionsAreCarriedOverOnce() throws Exception {
        String first = logged(
                "2021-01-06",
                "Carried",
                "\"actions\": [{\"text\": \"Send it\", \"ownerInstitutionId\": " + academy
                        + ", \"dueOn\": \"2021-02-04\"}], ");
        HttpResponse<String> asked =
                app.post(secretary, first + "/questions", "{\"text\": \"Who insures it?\", \"country\": \"UZ\"}");
        String second = logged("2021-01-13", "Carried", "");

        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        JsonNode carried = JSON.readTree(
                app.send(secretary, "POST", second + "/carry-over", null).body());
        assertThat(carried.at("/actions/0/carriedOver").asInt()).isEqualTo(1);
        assertThat(carried.at("/questions/0/text").asText()).isEqualTo("Who insures it?");
        assertThat(get(first + "/carry-over").get("to")).hasSize(2);
        assertThat(get(first).at("/actions/0/carriedOver").asInt()).isEqualTo(1);
        String question = first + "/questions/" + JSON.readTree(asked.body()).get("id");
        HttpResponse<String> answered = app.send(
                secretary,
                "PUT",
                question,
                "{\"text\": \"Who insures it?\", \"country\": \"UZ\", \"answer\": \"The sponsor\"}",
                "If-Match",
                "\"1\"");
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        assertThat(JSON.readTree(answered.body()).get("answered").asBoolean()).isTrue();
        assertThat(app.get(stranger, first + "/carry-over").statusCode()).isEqualTo(404);
        String alone = logged("2021-01-13", "", "");
        assertThat(app.send(secretary, "POST", alone + "/carry-over", null).statusCode())
                .isEqualTo(409);
    }

    @Test
    void attendanceIsChangedByItsVersionAndMarkedTogether() throws Exception {
        String path = logged("2021-01-06", "", "") + "/attendance";
        HttpResponse<String> added = app.post(secretary, path, "{\"country\": \"UZ\", \"status\": \"INVITED\"}");
        String line = path + "/" + JSON.readTree(added.body()).get("id");

        HttpResponse<String> changed = app.send(
                secretary,
                "PUT",
                line,
                "{\"institutionId\": " + academy + ", \"role\": \"HOST\", \"status\": \"ACCEPTED\"}",
                "If-Match",
                "\"1\"");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(JSON.readTree(changed.body()).get("role").asText()).isEqualTo("HOST");
        assertThat(app.send(secretary, "PUT", line, "{\"country\": \"UZ\"}", "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(412);
        HttpResponse<String> marked = app.post(secretary, path + "/attended", "{\"all\": true}");
        assertThat(JSON.readTree(marked.body()).at("/items/0/status").asText()).isEqualTo("ATTENDED");
        assertThat(app.post(secretary, path + "/attended", "{}").statusCode()).isEqualTo(422);
        assertThat(app.post(stranger, path + "/attended", "{\"all\": true}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePagesShowWhatWasTypedAsTextAndKeepItWhenItIsWrong() {
        String path = page(logged("2021-01-06", "Pages " + HOSTILE, ""));

        assertThat(visitor.post(path + "/agenda/new", "title", HOSTILE, "minutes", "20", "presenter", HOSTILE)
                        .statusCode())
                .isEqualTo(303);
        HttpResponse<String> wrong = visitor.post(path + "/agenda/new", "title", HOSTILE, "minutes", "soon");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"" + SHOWN + "\"", "value=\"soon\"");
        assertThat(visitor.post(path + "/questions/new", "text", HOSTILE, "institutionId", academy, "answer", HOSTILE)
                        .statusCode())
                .isEqualTo(303);
        HttpResponse<String> nobody = visitor.post(path + "/questions/new", "text", HOSTILE);
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(nobody.body()).contains(SHOWN + "</textarea>", "Choose who asks: an institution or a country.");
        String body = visitor.get(path).body();
        assertThat(body)
                .contains(
                        "Pages " + SHOWN,
                        "<span class=\"as-written\">" + SHOWN,
                        "14:30",
                        "The items take 20 of 90 minutes.")
                .doesNotContain("<b>bold");
        assertThat(coordinator.get(path).body())
                .contains(SHOWN)
                .doesNotContain(path + "/agenda/new", path + "/questions/new", path + "/next");
        assertThat(coordinator.get(path + "/next").statusCode()).isEqualTo(403);
    }

    @Test
    void aFormLeavesTheCountryToTheInstitutionAndShowsAnotherOne() {
        String path = page(logged("2021-01-06", "", ""));
        visitor.post(path + "/attendance/new", "institutionId", academy);
        visitor.post(path + "/questions/new", "text", "Who?", "institutionId", academy, "country", "UZ");
        visitor.post(path + "/questions/new", "text", "Why?", "country", "UZ");

        String body = visitor.get(path).body();
        List<String> forms = Pattern.compile(path + "/(attendance|questions)/[0-9]+/edit")
                .matcher(body)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(forms).hasSize(3);
        assertThat(visitor.get(forms.get(0)).body()).doesNotContain("<option value=\"UZ\" selected");
        assertThat(visitor.get(forms.get(1)).body()).doesNotContain("<option value=\"UZ\" selected");
        assertThat(visitor.get(forms.get(2)).body()).contains("<option value=\"UZ\" selected");
        assertThat(visitor.post(forms.get(0), "version", "1", "institutionId", academy, "status", "DECLINED")
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitor.get(path).body()).contains("Declined");
        assertThat(visitor.post(forms.get(0), "version", "1", "institutionId", academy)
                        .statusCode())
                .isEqualTo(422);
        assertThat(visitor.post(path + "/attendance/attended").statusCode()).isEqualTo(303);
    }

    @Test
    void aMeetingIsPostponedToADayOrUntilOneIsKnown() {
        String path = page(logged("2030-01-09", "", "", "SCHEDULED"));

        HttpResponse<String> undecided = visitor.post(path + "/postponement", "version", "1");
        assertThat(undecided.statusCode()).isEqualTo(422);
        assertThat(undecided.body()).contains("Choose whether the new day is known.");
        assertThat(visitor.post(path + "/postponement", "version", "1", "toWhen", "NEW_DAY")
                        .body())
                .contains("Enter the new day, or choose Not yet known.");
        assertThat(visitor.post(path + "/postponement", "version", "1", "toWhen", "NOT_YET_KNOWN")
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitor.get(path).body()).contains("The new day is not yet known", "Set the new day");
        assertThat(visitor.post(path + "/postponement", "version", "2", "toWhen", "NEW_DAY", "date", "2030-01-16")
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitor.get(path).body()).contains("16 Jan 2030, 14:30", "Scheduled", ">Postpone</a>");
        assertThat(visitor.get(path + "/edit").body())
                .contains("value=\"POSTPONED\"")
                .doesNotContain("value=\"DRAFT\"", "value=\"MINUTES_AGREED\"");
    }

    private static String logged(String date, String series, String more) {
        return logged(date, series, more, "HELD");
    }

    private static String logged(String date, String series, String more, String status) {
        HttpResponse<String> answer =
                app.post(secretary, "/api/v1/meetings", """
                        {"kind": "COORDINATION_CALL", "series": "%s", "title": "Call", "status": "%s", "date": "%s",
                         "time": "14:30", "zone": "Asia/Tashkent", "durationMinutes": 90, %s "trials": ["ZF2001-III"],
                         "countries": ["UZ"]}
                        """.formatted(series, status, date, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private static String page(String path) {
        return path.substring("/api/v1".length());
    }

    private static JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = app.get(secretary, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
