package org.trialbridge.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.TestVisitor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.hostile.HostileStrings;

/** Texts that are markup, templates, headers or calendars elsewhere are texts here, on every page of a meeting. */
class HostileTextTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static TestVisitor secretary;
    private static String token;

    @BeforeAll
    static void aTrial() {
        app.given().trial("ZF2001-III");
        app.given().country("ZF2001-III", "UZ");
        app.given()
                .insert(
                        "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'UZ') returning id",
                        Map.of());
        secretary = new TestVisitor(app, Role.SECRETARIAT, Place.EVERYTHING);
        token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
    }

    @Test
    void everyTextIsInertOnEveryPageInJsonAndInCalendars() {
        for (Map.Entry<String, String> text : HostileStrings.TRACES.entrySet()) {
            String meeting = meeting(text.getKey());
            fill(meeting, text.getKey());

            for (String page : List.of(
                    meeting,
                    meeting + "/edit",
                    meeting + "/log",
                    meeting + "/minutes",
                    meeting + "/minutes/en/edit",
                    meeting + "/minutes/en/revisions/1",
                    meeting + "/minutes/en/revisions/2",
                    meeting + "/minutes/en/merge/3",
                    "/trials/ZF2001-III/meetings",
                    "/trials/ZF2001-III/actions")) {
                inert(secretary.get(page), 200, page, text);
            }
            again(meeting, text);
            freeze(meeting, text.getKey());
            inert(secretary.get(meeting + "/minutes"), 200, "frozen", text);
            HttpResponse<String> json = app.get(token, "/api/v1" + meeting + "/minutes");
            assertThat(json.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
            assertThat(json.body()).as(text.getKey()).contains("\"addenda\":[{");
            String calendar =
                    app.get(token, "/api/v1" + meeting + "/invite.ics").body();
            assertThat(Biweekly.parse(calendar).first().getEvents())
                    .as(text.getKey())
                    .hasSize(1);
        }
    }

    @Test
    void whatCanNotBeStoredIsRefusedWithWhatToDo() {
        String meeting = meeting("Control");
        for (String text : List.of("a\u0000b", "a\u001b[31mred")) {
            for (HttpResponse<String> refused : List.of(
                    secretary.post(meeting + "/minutes/en/edit", "version", 0, "text", text),
                    secretary.post(meeting + "/log/decisions", "decided", text),
                    secretary.post(meeting + "/log/actions", "todo", text))) {
                assertThat(refused.statusCode()).isEqualTo(422);
                assertThat(refused.body()).contains("Remove control characters; they can not be stored.");
            }
        }
        assertThat(app.send(
                                token,
                                "PUT",
                                "/api/v1" + meeting + "/minutes/en",
                                "{\"text\": \"Once\", \"text\": \"Twice\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(app.send(token, "PUT", "/api/v1" + meeting + "/minutes/..%2fen", "{\"text\": \"x\"}")
                        .statusCode())
                .isIn(400, 404);
    }

    /** Types the text into every field that a meeting has before its minutes are frozen. */
    private static void fill(String meeting, String text) {
        long institution = 1;
        saved(secretary.post(meeting + "/log/decisions", "decided", text + "."));
        saved(secretary.post(
                meeting + "/log/actions",
                "todo",
                text + ".",
                "owner",
                "i-" + institution,
                "due",
                "+14",
                "country",
                "UZ"));
        saved(secretary.post(
                meeting + "/attendance/new",
                "institutionId",
                institution,
                "name",
                text + ".",
                "email",
                "a@example.org"));
        for (int version = 0; version < 2; version++) {
            saved(secretary.post(meeting + "/minutes/en/edit", "version", version, "text", version + text));
        }
        saved(secretary.post(meeting + "/minutes/en/edit", "version", 1, "text", "late\n" + text));
    }

    /** Forms that are refused show it again. */
    private static void again(String meeting, Map.Entry<String, String> text) {
        String typed = text.getKey();
        inert(secretary.post(meeting + "/log/actions", "todo", typed, "due", typed), 422, "log", text);
        inert(secretary.post(meeting + "/log/decisions", "decided", typed, "inPlaceOf", typed), 422, "log", text);
        inert(
                secretary.post(meeting + "/minutes/agreements", "country", typed, "reason", typed, "source", typed),
                422,
                "agreement",
                text);
        inert(
                secretary.post(meeting + "/minutes/en/edit", "version", typed, "merges", typed, "text", typed),
                422,
                "edit",
                text);
    }

    private static void freeze(String meeting, String text) {
        saved(secretary.post(meeting + "/minutes/freeze", "reason", text + "."));
        saved(secretary.post(meeting + "/minutes/addenda", "text", text + "."));
    }

    private static void saved(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private static void inert(HttpResponse<String> page, int status, String where, Map.Entry<String, String> text) {
        assertThat(page.statusCode())
                .as(where + " " + text.getKey() + page.body())
                .isEqualTo(status);
        assertThat(page.body()).as(where).doesNotContain(text.getValue());
        assertThat(page.headers().map().keySet()).doesNotContain("a").noneMatch(name -> name.contains("14"));
    }

    private static String meeting(String title) {
        String json = """
                {"kind": "COORDINATION_CALL", "title": %s, "series": %s, "status": "HELD", "date": "2021-01-20",
                 "time": "14:30", "zone": "Asia/Tashkent", "durationMinutes": 60, "trials": ["ZF2001-III"],
                 "countries": ["UZ"]}
                """.formatted(quoted(title), quoted(title));
        HttpResponse<String> answer = app.post(token, "/api/v1/meetings", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Objects.requireNonNull(answer.headers().firstValue("Location").orElse(null))
                .replaceFirst("^(https?://[^/]+)?/api/v1", "");
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n")
                + '"';
    }
}
