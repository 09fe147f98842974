package org.trialbridge.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.account.Browser;

class InvitationHttpTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private final Browser guest = new Browser(app.url());
    private static long trialId;
    private static int count = 20;

    @BeforeAll
    static void aTrial() {
        trialId = app.given().trial("ZF2001-III");
        app.given().country("ZF2001-III", "UZ");
    }

    @Test
    void aWebinarIsPlannedPeopleAreInvitedAndAnswerWithoutAnAccount() {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        String meeting = planned(token, "Feasibility", 2040);
        String people = "{\"country\": \"UZ\", \"name\": \"Dr. <b>Karim</b>\", \"email\": \"Karim@Example.org\"}";

        HttpResponse<String> listed = app.post(token, meeting + "/attendance", people);
        HttpResponse<String> sent = app.post(token, meeting + "/invitations", "");

        assertThat(listed.statusCode()).as(listed.body()).isEqualTo(201);
        assertThat(listed.body()).doesNotContain("karim@example.org");
        assertThat(sent.body()).isEqualTo("{\"invitations\":1,\"updates\":0,\"cancellations\":0}");
        String link = link("karim@example.org");
        HttpResponse<String> asked = guest.get(link);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
        assertThat(asked.body())
                .contains("Feasibility", "Dr. &lt;b&gt;Karim&lt;/b&gt;", "16:30", "Asia/Tashkent", "Not given yet")
                .doesNotContain("/trials/");
        HttpResponse<String> answered = guest.post(link, Map.of("answer", "yes"));
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(303);
        assertThat(guest.get(link).body()).contains("You come.");
        assertThat(app.get(token, meeting + "/attendance").body()).contains("\"status\":\"ACCEPTED\"");
        assertThat(guest.post(link, Map.of("answer", "no")).statusCode()).isEqualTo(303);
        assertThat(guest.get(link).body()).contains("You do not come.");
        assertThat(guest.post(link, Map.of("answer", "perhaps")).statusCode()).isEqualTo(422);
        assertThat(guest.post("/rsvp/" + "A".repeat(43), Map.of("answer", "yes"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(guest.get("/rsvp/" + "A".repeat(43)).body()).contains("can not be used any more");
    }

    @Test
    void whoAnswersTooLateIsToldAndChangesNothing() {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        String meeting = planned(token, "Called off soon", 2041);
        app.post(
                token,
                meeting + "/attendance",
                "{\"country\": \"UZ\", \"name\": \"Late\", \"email\": \"late@example.org\"}");
        app.post(token, meeting + "/invitations", "");
        String link = link("late@example.org");
        guest.get(link);
        app.given()
                .insert(
                        "update meeting set status = 'CANCELLED' where id = :id returning id",
                        Map.of("id", Long.valueOf(meeting.replaceAll(".*/", ""))));

        HttpResponse<String> answered = guest.post(link, Map.of("answer", "yes"));

        assertThat(answered.statusCode()).isEqualTo(303);
        assertThat(guest.get(link).body())
                .contains("This meeting does not take place at this time.")
                .doesNotContain("I come");
        assertThat(app.get(token, meeting + "/attendance").body()).contains("\"status\":\"INVITED\"");
    }

    @Test
    void anAddressThatIsWrongOrWithoutANameIsRefused() {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        String meeting = planned(token, "Refusals", 2042);

        HttpResponse<String> wrong =
                app.post(token, meeting + "/attendance", "{\"country\": \"UZ\", \"email\": \"a@b, c@d\"}");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains(
                        "#/name", "Enter the name that belongs to the address.", "#/email", "such as name@example.org");
    }

    @Test
    void aCalendarReadsWhatItsOwnerMaySeeUntilHeTakesTheAddressAway() {
        Given given = app.given();
        long other = given.trial("OTHER-II");
        given.country("OTHER-II", "EC");
        given.webinar(trialId, ++count, LocalDate.now(java.time.ZoneOffset.UTC), "UZ");
        given.webinar(other, ++count, LocalDate.now(java.time.ZoneOffset.UTC), "EC");
        String cookie = app.signedIn(Role.LEADERSHIP, Place.trial(trialId));

        HttpResponse<String> made = app.form(cookie, "/account/calendar", "");

        String secret = found(made.body(), "meetings\\.ics\\?token=([A-Za-z0-9_-]{43})");
        String mine = app.page("", "/api/v1/meetings.ics?token=" + secret).body();
        assertThat(Biweekly.parse(mine).first().getEvents())
                .extracting(event -> event.getSummary().getValue())
                .contains("Bridging webinar " + (count - 1) + ": Webinar number " + (count - 1))
                .doesNotContain("Bridging webinar " + count + ": Webinar number " + count);
        assertThat(app.page("", "/api/v1/trials/OTHER-II/meetings.ics?token=" + secret)
                        .body())
                .contains("BEGIN:VCALENDAR")
                .doesNotContain("BEGIN:VEVENT");
        assertThat(app.page("", "/api/v1/trials/ZF2001-III/meetings.ics?token=" + secret)
                        .headers()
                        .firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/calendar"));
        assertThat(app.page(cookie, "/account/calendar").body()).doesNotContain(secret);
        app.form(cookie, "/account/calendar/removal", "");
        for (String address : List.of("?token=" + secret, "?token=x", "")) {
            assertThat(app.page("", "/api/v1/meetings.ics" + address).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void thePageOfAMeetingSaysHowManyAreStillToBeTold() {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        String meeting = planned(token, "Page", 2043);
        app.post(
                token,
                meeting + "/attendance",
                "{\"country\": \"UZ\", \"name\": \"One\", \"email\": \"one@example.org\"}");
        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
        String page = meeting.replace("/api/v1", "");

        assertThat(app.page(cookie, page).body()).contains("Send the invitation to 1 person");
        assertThat(app.form(cookie, page + "/invitations", "").statusCode()).isEqualTo(303);
        assertThat(app.page(cookie, page).body()).contains("Everybody with an address knows the present time.");
        assertThat(app.get(token, meeting + "/invite.ics").body()).contains("BEGIN:VCALENDAR", "Page");
    }

    @Test
    void aPastedListIsShownAgainWithItsMistakesByLine() {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        String page = planned(token, "Paste", 2044).replace("/api/v1", "");
        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);

        HttpResponse<String> refused = app.form(
                cookie, page + "/attendance/paste", "list=Ana%3B%3BEcuador%0A%3Cb%3EBo%3C%2Fb%3E%3B%3BAtlantis");
        HttpResponse<String> pasted =
                app.form(cookie, page + "/attendance/paste", "list=Ana%3B%3BEcuador%0ABo%3B%3Bpk%3Bbo%40example.org");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "href=\"#list/1\"", "id=\"list/1\"", "No country is called Atlantis.", "&lt;b&gt;Bo&lt;/b&gt;");
        assertThat(pasted.statusCode()).as(pasted.body()).isEqualTo(303);
        assertThat(app.page(cookie, page).body()).contains("Ana", "Bo", "1 of 2 on the list can be written to");
    }

    /** Plans a meeting at 19:30 in Shanghai; returns its address. */
    private static String planned(String token, String title, int year) {
        HttpResponse<String> answer = app.post(token, "/api/v1/meetings", """
                {"kind": "COORDINATION_CALL", "title": "%s", "status": "SCHEDULED", "date": "%d-03-08", "time": "19:30",
                 "zone": "Asia/Shanghai", "durationMinutes": 60, "trials": ["ZF2001-III"], "countries": ["UZ"]}
                """.formatted(title, year));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private static String link(String recipient) {
        String body = app.db()
                .query(handle -> handle.createQuery(
                                "select body from outbox where recipient = :recipient order by id desc limit 1")
                        .bind("recipient", recipient)
                        .mapTo(String.class)
                        .one());
        return found(body, "(/rsvp/[A-Za-z0-9_-]{43})");
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
