package org.trialbridge.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

class UndoHttpTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static final Map<String, Object> IDS = new HashMap<>();
    private static long webinar;

    @BeforeAll
    static void aWebinarWithInstitutions() {
        IDS.put("trialId", app.given().trial("UN-1"));
        app.given().country("UN-1", "UZ");
        webinar = app.given().webinar((Long) IDS.get("trialId"), 4, LocalDate.of(2021, 1, 20), "UZ");
        IDS.put("webinar", webinar);
    }

    @Test
    void thePageThatTellsOfARemovalOffersToUndoIt() {
        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
        long line = line("Nodira <script>");

        HttpResponse<String> removed =
                app.form(cookie, "/meetings/" + webinar + "/attendance/" + line + "/removal", "a=b");
        String page = app.page(cookie + "; " + notice(removed), "/meetings/" + webinar)
                .body();

        assertThat(removed.statusCode()).isEqualTo(303);
        assertThat(page)
                .contains(
                        "The line is taken off.",
                        "action=\"/undo\"",
                        "name=\"back\" value=\"/meetings/" + webinar + "\"")
                .doesNotContain("Nodira");
        String request = page.replaceAll("(?s).*name=\"request\" value=\"([0-9a-f]{16})\".*", "$1");
        HttpResponse<String> undone = app.form(cookie, "/undo", "request=" + request + "&back=/meetings/" + webinar);
        assertThat(undone.statusCode()).as(undone.body()).isEqualTo(303);
        assertThat(undone.headers().firstValue("Location").orElse("")).endsWith("/meetings/" + webinar);
        String after =
                app.page(cookie + "; " + notice(undone), "/meetings/" + webinar).body();
        assertThat(after)
                .contains("The line is back on the list.", "Nodira &lt;script&gt;")
                .doesNotContain("action=\"/undo\"");
    }

    @Test
    void thePageThatTellsOfTheRemovalOfSomebodyInvitedDoesNotOfferToUndoIt() {
        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
        long line = line("Invited");
        app.given().insert("""
                insert into invitation (attendance_id, sequence, cancels, token_sha256, sent_at)
                values (:line, 0, false, '\\x77', '2021-01-02') returning id""", IDS);

        HttpResponse<String> removed =
                app.form(cookie, "/meetings/" + webinar + "/attendance/" + line + "/removal", "a=b");
        String page = app.page(cookie + "; " + notice(removed), "/meetings/" + webinar)
                .body();
        String request = removed.headers().firstValue("X-Request-Id").orElse("");
        HttpResponse<String> undone = app.form(cookie, "/undo", "request=" + request + "&back=/meetings/" + webinar);

        assertThat(page)
                .contains("The line is taken off.", "add the line again and send the invitation")
                .doesNotContain("action=\"/undo\"");
        assertThat(undone.statusCode()).isEqualTo(409);
        assertThat(undone.body())
                .contains(
                        "<h1>Not undone",
                        "Add the line again and send the invitation",
                        "href=\"/meetings/" + webinar + "\"");
    }

    @Test
    void undoingLeadsNowhereElseAndNeedsTheToken() {
        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
        HttpResponse<String> removed =
                app.form(cookie, "/meetings/" + webinar + "/attendance/" + line("Another") + "/removal", "a=b");
        String request = removed.headers().firstValue("X-Request-Id").orElse("");

        HttpResponse<String> forged = app.send(
                null,
                "POST",
                "/undo",
                "request=" + request,
                "Cookie",
                cookie,
                "Content-Type",
                "application/x-www-form-urlencoded");
        HttpResponse<String> undone = app.form(cookie, "/undo", "request=" + request + "&back=//evil.example/");

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(undone.statusCode()).isEqualTo(303);
        assertThat(undone.headers().firstValue("Location").orElse("")).doesNotContain("evil");
    }

    @Test
    void programsUndoByTheNumberOfTheirRequest() {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        HttpResponse<String> removed =
                app.send(token, "DELETE", "/api/v1/meetings/" + webinar + "/attendance/" + line("Third"), null);
        String body = "{\"requestId\": \""
                + removed.headers().firstValue("X-Request-Id").orElse("") + "\"}";

        HttpResponse<String> undone = app.post(token, "/api/v1/undo", body);

        assertThat(undone.statusCode()).as(undone.body()).isEqualTo(200);
        assertThat(undone.body()).contains("\"action\":\"attendance.remove\"");
        assertThat(app.post(app.token(Role.SECRETARIAT, Place.EVERYTHING), "/api/v1/undo", body)
                        .statusCode())
                .isEqualTo(404);
        assertThat(app.get(token, "/api/v1/meetings/" + webinar + "/attendance").body())
                .contains("Third");
    }

    @Test
    void theHistoryIsOneClickAwayAndAnEarlierVersionIsRestoredWithAReason() {
        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
        IDS.put("id", app.given().insert("""
                insert into outreach (trial_id, country_iso2, kind, on_date, subject, outcome)
                values (:trialId, 'UZ', 'LETTER', '2020-11-02', 'First <b>subject', 'SENT') returning id""", IDS));
        String own = "/trials/UN-1/outreach/" + IDS.get("id");
        String history = "/history/outreach/" + IDS.get("id");
        HttpResponse<String> changed =
                app.form(cookie, own, "version=1&kind=LETTER&on=2020-11-02&subject=Second&outcome=DECLINED");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(303);

        assertThat(app.page(cookie, own).body()).contains("href=\"" + history + "\"");
        String listed = app.page(cookie, history).body();
        assertThat(listed)
                .contains("First &lt;b&gt;subject", "Second", "Declined", "Current")
                .doesNotContain("<b>subject");
        String version = listed.replaceAll("(?s).*href=\"(" + history + "/versions/[0-9]+)\".*", "$1");
        assertThat(app.page(cookie, version).body()).contains("First &lt;b&gt;subject", "Restore this version");
        HttpResponse<String> silent = app.form(cookie, version, "version=2&reason=");
        assertThat(silent.statusCode()).isEqualTo(422);
        HttpResponse<String> stale = app.form(cookie, version, "version=1&reason=mistake");
        assertThat(stale.body()).contains("Somebody changed this after you opened it", "mistake");
        HttpResponse<String> restored = app.form(cookie, version, "version=2&reason=mistake");
        assertThat(restored.statusCode()).as(restored.body()).isEqualTo(303);
        assertThat(app.page(cookie, own).body())
                .contains("First &lt;b&gt;subject")
                .doesNotContain("Second");
    }

    @Test
    void programsRestoreWithTheVersionThatTheyReplace() {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        IDS.put("id", app.given().insert("""
                insert into outreach (trial_id, country_iso2, kind, on_date, subject, outcome)
                values (:trialId, 'UZ', 'CALL', '2020-11-02', 'Called', 'SENT') returning id""", IDS));
        String path = "/api/v1/history/outreach/" + IDS.get("id");
        String entry = app.get(token, path).body().replaceAll("(?s).*\"number\":([0-9]+).*", "$1");
        app.given()
                .insert(
                        "update outreach set version = version + 1, subject = 'Other' where id = :id returning id",
                        IDS);
        String body = "{\"entry\": " + entry + ", \"reason\": \"it was right\"}";

        assertThat(app.post(token, path + "/restorations", body).statusCode()).isEqualTo(428);
        assertThat(app.send(token, "POST", path + "/restorations", body, "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(412);
        HttpResponse<String> restored = app.send(token, "POST", path + "/restorations", body, "If-Match", "\"2\"");
        assertThat(restored.statusCode()).as(restored.body()).isEqualTo(200);
        assertThat(restored.headers().firstValue("ETag")).contains("\"3\"");
        assertThat(restored.body()).contains("Restored the version of entry " + entry + ": it was right");
        assertThat(app.get(token, "/api/v1/history/nothing/1").statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverDoesNotSeeAPersonSeesNoHistoryOfHimEither() {
        long id = app.given().insert("insert into person (lawful_basis) values ('CONSENT') returning id", Map.of());
        IDS.put("person", id);
        app.given().insert("""
                insert into person_private (id, name) values (:person, 'Dr Zulfiya') returning id""", IDS);
        Participation kazakhstan = app.given().country("UN-1", "KZ");
        IDS.put("kazakhstan", kazakhstan.id());
        app.given().insert("""
                insert into trial_role (trial_id, participation_id, person_id, role)
                values (:trialId, :kazakhstan, :person, 'OFFICIAL') returning id""", IDS);
        Place here = kazakhstan.place();
        Place elsewhere = app.given().country("UN-1", "PK").place();
        String path = "/history/person/" + id;

        assertThat(app.page(app.signedIn(Role.SECRETARIAT, here), path).body()).contains("Dr Zulfiya");
        HttpResponse<String> page = app.page(app.signedIn(Role.SECRETARIAT, elsewhere), path);
        HttpResponse<String> answer = app.get(app.token(Role.SECRETARIAT, elsewhere), "/api/v1" + path);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).doesNotContain("Zulfiya");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("Zulfiya", "CONSENT");
    }

    private static long line(String name) {
        IDS.put("line", app.given().insert("""
                insert into attendance (meeting_id, country_iso2, role, status)
                values (:webinar, 'UZ', 'DELEGATE', 'ATTENDED') returning id""", IDS));
        IDS.put("name", name);
        return app.given().insert("""
                insert into attendance_private (id, delegate_name) values (:line, :name) returning id""", IDS);
    }

    private static String notice(HttpResponse<String> answer) {
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        return cookies.stream()
                .filter(cookie -> cookie.startsWith("trialbridge_notice="))
                .map(cookie -> cookie.replaceAll(";.*", ""))
                .findFirst()
                .orElse("");
    }
}
