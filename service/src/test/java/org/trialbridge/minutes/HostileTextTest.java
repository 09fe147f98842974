package org.trialbridge.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
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

/** Texts that are markup, templates, headers or calendars elsewhere are texts here, on every page of a meeting. */
class HostileTextTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    /** What somebody types, and a piece of it that would stand in a page if it were not escaped. */
    private static final Map<String, String> TEXTS = new LinkedHashMap<>();

    static {
        TEXTS.put("<script>alert(1)</script>", "<script>alert");
        TEXTS.put("\"><img src=x onerror=alert(2)>", "<img src=x");
        TEXTS.put("' onfocus='alert(3)' autofocus='", "' onfocus='");
        TEXTS.put("<svg/onload=alert(4)>", "<svg/onload");
        TEXTS.put("</textarea><iframe srcdoc=5>", "</textarea><iframe");
        TEXTS.put("</title><b>6</b>", "</title><b>6");
        TEXTS.put("<a href=\"javascript:alert(7)\">x</a>", "<a href=\"javascript:");
        TEXTS.put("<!--8", "<!--8");
        TEXTS.put("${7*9}", ">63<");
        TEXTS.put("#{7*9} {{7*9}} [[7*9]]", ">63 ");
        TEXTS.put("<#assign a=10><@b/>", "<#assign");
        TEXTS.put("..%2f..%2fetc%2fpasswd %00", "root:");
        TEXTS.put("file:///etc/passwd", "href=\"file:");
        TEXTS.put("End\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:13", "<nothing");
        TEXTS.put("\r\nSet-Cookie: a=14\r\n\"level\":\"INFO\"", "<nothing");
        TEXTS.put("=cmd|' /C calc'!A15", "<nothing");
    }

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
        for (Map.Entry<String, String> text : TEXTS.entrySet()) {
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
