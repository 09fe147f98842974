package org.trialbridge.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
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

class MeetingPagesTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static final String NEW = "/trials/ZF2001-III/meetings/new";

    private static TestVisitor secretary;
    private static TestVisitor coordinator;
    private static long academy;

    @BeforeAll
    static void aTrial() {
        app.given().trial("ZF2001-III");
        app.given().trial("EMPTY");
        Participation uzbekistan = app.given().country("ZF2001-III", "UZ");
        app.given().country("ZF2001-III", "GH");
        academy = app.given()
                .insert(
                        "insert into institution (name, kind, country_iso2) values ('A & B', 'ACADEMY', 'UZ') returning id",
                        Map.of());
        secretary = new TestVisitor(app, Role.SECRETARIAT, Place.EVERYTHING);
        coordinator = new TestVisitor(app, Role.COUNTRY_COORDINATOR, uzbekistan.place());
    }

    @Test
    void anEmptyListSaysWhatItIsForAndOffersTheFirstStep() {
        HttpResponse<String> page = secretary.get("/trials/EMPTY/meetings");

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("No meeting is recorded here.", "href=\"/trials/EMPTY/meetings/new\"");
        assertThat(coordinator.get("/trials/EMPTY/meetings").statusCode()).isEqualTo(404);
        assertThat(coordinator.get(NEW).statusCode()).isEqualTo(403);
    }

    @Test
    void moreRowsKeepWhatWasTypedAndStoreNothing() {
        long before = meetings();

        HttpResponse<String> page = secretary.post(
                NEW, "title", "Half typed", "add", "decisions", "decisions/0/text", "", "decisions/1/text", "Second");

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains("value=\"Half typed\"", ">Second</textarea>", "name=\"decisions/4/text\"")
                .doesNotContain("name=\"decisions/5/text\"", "There is a problem");
        assertThat(meetings()).isEqualTo(before);
    }

    @Test
    void errorsStandBesideTheirRowsAndTypedTextStays() {
        HttpResponse<String> page = secretary.post(
                NEW, fields("title", "Typed <i>", "decisions/1/decidedOn", "2021-01-20", "actions/0/text", "Call"));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains(
                        "<title>Error: Log or plan a meeting",
                        "href=\"#decisions/1/text\"",
                        "href=\"#actions/0/ownerInstitutionId\"",
                        "id=\"actions/0/dueOn-error\"",
                        "value=\"Typed &lt;i&gt;\"",
                        ">Call</textarea>")
                .doesNotContain("decisions/0/text-error");
    }

    @Test
    void aTimeThatHappensTwiceIsAskedAbout() {
        HttpResponse<String> page = secretary.post(
                NEW,
                fields(
                        "title",
                        "Twice",
                        "status",
                        "SCHEDULED",
                        "date-day",
                        "31",
                        "date-month",
                        "Oct",
                        "date-year",
                        "2027",
                        "time",
                        "2:30",
                        "zone",
                        "Europe/Zurich"));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("name=\"offset\"", "Enter +02:00 for the first or +01:00 for the second.");
    }

    @Test
    void aWebinarIsLoggedShownAndListed() {
        String path = logged("<b>Bold</b>\r\nBEGIN:VEVENT");

        String page = secretary.get(path).body();
        String list = secretary
                .get("/trials/ZF2001-III/meetings?kind=BRIDGING_WEBINAR&country=UZ&q=bold")
                .body();

        assertThat(page)
                .contains("&lt;b&gt;Bold&lt;/b&gt;", "20 Jan 2021, 14:30 Tashkent (UTC+5)", "20 Jan 2021, 09:30 UTC")
                .contains(
                        "Wed 20 Jan 2021, 14:30–16:00", "A &amp; B", "Dr. &lt;i&gt;D", "Share the protocol", "Send it")
                .contains("https://meet.example/7", "No change of stage cites this meeting")
                .doesNotContain("<b>Bold", "Dr. <i>");
        assertThat(list).contains("href=\"" + path + "\"", "20 Jan 2021, 14:30 Tashkent (UTC+5)", "Uzbekistan");
        assertThat(secretary.get("/meetings").body()).contains("href=\"" + path + "\"");
        assertThat(secretary.get("/meetings?trial=ZF2001-III").headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/trials/ZF2001-III/meetings"));
        assertThat(secretary.get("/trials/ZF2001-III/meetings?kind=PARTY").statusCode())
                .isEqualTo(422);
    }

    @Test
    void whoMayNotChangeAMeetingSeesNoButtons() {
        String path = logged("Seen by all");

        assertThat(coordinator.get(path).body())
                .contains("Seen by all", path + "/actions/new")
                .doesNotContain(path + "/edit", path + "/decisions/new", path + "/attendance/new");
        assertThat(coordinator.get(path + "/edit").statusCode()).isEqualTo(403);
        assertThat(coordinator.post(path + "/edit", "title", "Mine").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aMeetingIsChangedOnItsFormByItsVersion() {
        String path = logged("Before");
        String form = secretary.get(path + "/edit").body();

        HttpResponse<String> saved = secretary.post(path + "/edit", fields("version", "1", "title", "After"));
        HttpResponse<String> stale = secretary.post(path + "/edit", fields("version", "1", "title", "Too late"));

        assertThat(form)
                .contains(
                        "value=\"Before\"", "value=\"14:30\"", "name=\"version\" value=\"1\"", "value=\"UZ\" checked");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        assertThat(secretary.get(path).body()).contains("After");
        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(stale.body()).contains("Somebody changed this", "value=\"Too late\"");
    }

    @Test
    void decisionsAreAddedSupersededAndChanged() {
        String path = logged("Deciding");

        assertThat(secretary.get(path + "/decisions/new").body()).contains("2021-01-20: Share the protocol");
        assertThat(secretary.post(path + "/decisions/new", "text", "").statusCode())
                .isEqualTo(422);
        HttpResponse<String> added =
                secretary.post(path + "/decisions/new", "text", "Go <on>", "countries", "UZ", "countries", "GH");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(303);
        String page = secretary.get(path).body();
        assertThat(page).contains("Go &lt;on&gt;", "Ghana, Uzbekistan");
        String edit = last(page, path + "/decisions/[0-9]+/edit");
        assertThat(secretary.get(edit).body()).contains("Go &lt;on&gt;</textarea>");
        assertThat(secretary
                        .post(edit, "version", "1", "text", "Stop", "status", "REVOKED")
                        .statusCode())
                .isEqualTo(303);
        assertThat(secretary.get(path).body()).contains("Stop", "Revoked");
    }

    @Test
    void attendanceIsAddedAndTakenOff() {
        String path = logged("Attended");

        assertThat(secretary.get(path + "/attendance/new").statusCode()).isEqualTo(200);
        assertThat(secretary
                        .post(path + "/attendance/new", "delegates", "1,200")
                        .body())
                .contains("Do you mean 1200?");
        HttpResponse<String> added = secretary.post(path + "/attendance/new", "country", "GH", "delegates", "12");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(303);
        String page = secretary.get(path).body();
        assertThat(page).contains("Ghana", ">12<");
        String removal = last(page, path + "/attendance/[0-9]+/removal");
        assertThat(secretary.post(removal).statusCode()).isEqualTo(303);
        assertThat(secretary.get(path).body()).doesNotContain(">12<");
    }

    @Test
    void actionItemsAreAddedListedAndDone() {
        String path = logged("Acting");

        HttpResponse<String> added = coordinator.post(
                path + "/actions/new",
                "text",
                "Call her",
                "country",
                "UZ",
                "ownerInstitutionId",
                academy,
                "dueOn",
                "2030-01-02");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(303);
        assertThat(coordinator
                        .post("/trials/ZF2001-III/actions/new", "text", "Alone")
                        .statusCode())
                .isEqualTo(403);
        assertThat(coordinator
                        .post("/trials/ZF2001-III/actions/new", "text", "Alone", "country", "UZ")
                        .statusCode())
                .isEqualTo(422);
        String list = coordinator.get("/trials/ZF2001-III/actions?q=call+her").body();
        assertThat(list).contains("Call her", "2 Jan 2030", "A &amp; B", "Open");
        String item = last(list, "/actions/[0-9]+");
        assertThat(coordinator.get(item + "/edit").body()).contains("Call her</textarea>", "value=\"OPEN\" checked");
        HttpResponse<String> done =
                coordinator.post(item + "/done", "version", "1", "next", "/trials/ZF2001-III/actions");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        assertThat(coordinator.get("/trials/ZF2001-III/actions?status=DONE").body())
                .contains("Call her");
        assertThat(coordinator.post(item + "/done", "version", "1").statusCode())
                .isEqualTo(412);
    }

    private static String logged(String title) {
        HttpResponse<String> answer = secretary.post(
                NEW,
                fields(
                        "title",
                        title,
                        "kind",
                        "BRIDGING_WEBINAR",
                        "attendance/0/institutionId",
                        academy,
                        "attendance/0/delegates",
                        "4",
                        "attendance/0/name",
                        "Dr. <i>D",
                        "decisions/1/text",
                        "Share the protocol",
                        "actions/0/text",
                        "Send it",
                        "actions/0/country",
                        "UZ",
                        "actions/0/ownerInstitutionId",
                        academy,
                        "actions/0/dueOn-day",
                        "4",
                        "actions/0/dueOn-month",
                        "2",
                        "actions/0/dueOn-year",
                        "2021"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return java.net
                .URI
                .create(answer.headers().firstValue("Location").orElseThrow())
                .getPath();
    }

    /** A meeting held on 20 January 2021 at 14:30 in Tashkent, with some fields more or others instead. */
    private static Object[] fields(Object... others) {
        List<Object> fields = new ArrayList<>(Arrays.asList(others));
        List<Object> usual = List.of(
                "kind",
                "BRIDGING_WEBINAR",
                "status",
                "HELD",
                "date-day",
                "20",
                "date-month",
                "January",
                "date-year",
                "2021",
                "time",
                "14:30",
                "zone",
                "Asia/Tashkent",
                "durationMinutes",
                "90",
                "link",
                "https://meet.example/7",
                "languages",
                "en, ru",
                "countries",
                "UZ");
        for (int i = 0; i < usual.size(); i += 2) {
            if (!Arrays.asList(others).contains(usual.get(i))) {
                fields.add(usual.get(i));
                fields.add(usual.get(i + 1));
            }
        }
        return fields.toArray();
    }

    private static String last(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static long meetings() {
        return app.db()
                .query(handle -> handle.createQuery("select count(*) from meeting")
                        .mapTo(Long.class)
                        .one());
    }
}
