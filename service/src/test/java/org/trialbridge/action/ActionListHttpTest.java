package org.trialbridge.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.TestVisitor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

class ActionListHttpTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static TestVisitor secretary;
    private static TestVisitor coordinator;
    private static TestVisitor leader;
    private static long trialId;
    private static long academy;

    @BeforeAll
    static void aTrial() {
        trialId = app.given().trial("ZF2001-III");
        Participation uzbekistan = app.given().country("ZF2001-III", "UZ");
        academy = app.given()
                .insert(
                        "insert into institution (name, kind, country_iso2) values ('A & B', 'ACADEMY', 'UZ') returning id",
                        Map.of());
        secretary = new TestVisitor(app, Role.SECRETARIAT, Place.EVERYTHING);
        coordinator = new TestVisitor(app, Role.COUNTRY_COORDINATOR, uzbekistan.place());
        leader = new TestVisitor(app, Role.LEADERSHIP, Place.EVERYTHING);
    }

    @Test
    void statusAndDayAreChangedInTheListAndTheListComesBackAsItWas() {
        long action = action("<b>Call</b>\nBcc: all", "2021-02-05");
        String list = "/actions?owner=institution-" + academy + "&sort=-DUE";

        String before = coordinator.get(list).body();
        HttpResponse<String> saved = coordinator.post(
                "/actions/" + action + "/progress",
                "version",
                1,
                "status",
                "BLOCKED",
                "dueOn",
                "12 Feb 2021",
                "reason",
                "The <i>vial</i> is late",
                "next",
                list);

        assertThat(before)
                .contains(
                        "&lt;b&gt;Call&lt;/b&gt;",
                        "days overdue",
                        "id=\"dueOn-" + action + "\" name=\"dueOn\" value=\"5 Feb 2021\"")
                .doesNotContain("<b>Call");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        assertThat(saved.headers().firstValue("Location").orElseThrow()).endsWith(list);
        assertThat(coordinator.get(list).body()).contains("12 Feb 2021", "Blocked");
        assertThat(leader.get("/actions/" + action).body())
                .contains("5 Feb 2021 to 12 Feb 2021", "The &lt;i&gt;vial&lt;/i&gt; is late")
                .doesNotContain("/edit");
        assertThat(coordinator.get("/actions/" + action).body()).contains("/actions/" + action + "/edit");
    }

    @Test
    void aDayWithoutAReasonIsAskedAboutAndWhatSomebodyElseSavedIsShown() {
        long action = action("Ring", "2021-03-05");
        String progress = "/actions/" + action + "/progress";

        HttpResponse<String> silent = secretary.post(
                progress, "version", 1, "status", "OPEN", "dueOn", "2021-03-19", "next", "//evil.example");
        secretary.post(progress, "version", 1, "status", "IN_PROGRESS", "dueOn", "2021-03-05");
        HttpResponse<String> stale = secretary.post(progress, "version", 1, "status", "DONE", "dueOn", "2021-03-05");
        HttpResponse<String> onTop = secretary.post(progress, "version", 2, "status", "DONE", "dueOn", "2021-03-05");

        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body())
                .contains("Enter why the day moves.", "value=\"19\"")
                .doesNotContain("evil");
        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(stale.body())
                .contains("Nothing is lost", "Saved now: <strong>In progress", "name=\"version\" value=\"2\"");
        assertThat(onTop.statusCode()).isEqualTo(303);
        assertThat(secretary.get(progress).body()).contains("value=\"DONE\" checked", "name=\"version\" value=\"3\"");
        assertThat(leader.get(progress).statusCode()).isEqualTo(403);
    }

    @Test
    void theWholeFormAsksForAReasonTooAndShowsWhatWasSavedMeanwhile() {
        long action = action("Write", "2021-04-02");
        String own = "/actions/" + action;

        String edit = secretary.get(own + "/edit").body();
        HttpResponse<String> silent = secretary.post(own, whole(1, "2021-04-09", ""));
        HttpResponse<String> saved = secretary.post(own, whole(1, "2021-04-09", "Holidays"));
        HttpResponse<String> stale = secretary.post(own, whole(1, "2021-04-16", "Flu"));

        assertThat(edit).contains("action=\"" + own + "\"", "name=\"reason\"", "href=\"" + own + "\">Cancel");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("Enter why the day moves.");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(stale.body())
                .contains(
                        "Nothing is lost",
                        "Saved now: <strong>9 Apr 2021",
                        "value=\"Flu\"",
                        "name=\"version\" value=\"2\"");
    }

    private static Object[] whole(int version, String dueOn, String reason) {
        return new Object[] {
            "version",
            version,
            "text",
            "Write",
            "country",
            "UZ",
            "ownerInstitutionId",
            academy,
            "dueOn",
            dueOn,
            "status",
            "OPEN",
            "reason",
            reason
        };
    }

    @Test
    void aFilterThatCanNotBeReadIsToldAtItsField() {
        HttpResponse<String> page = secretary.get("/trials/ZF2001-III/actions?dueFrom=soon&owner=nobody");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains(
                        "There is a problem",
                        "Enter the date as year-month-day, such as 2021-02-05.",
                        "value=\"soon\"");
        assertThat(secretary.get("/actions?owner=nobody").statusCode()).isEqualTo(422);
    }

    @Test
    void anEmptyListSaysWhatToDo() {
        app.given().trial("EMPTY");

        assertThat(secretary.get("/trials/EMPTY/actions").body())
                .contains("Nothing is promised here", "/trials/EMPTY/actions/new");
        assertThat(leader.get("/actions?q=no+such+words").body())
                .contains("Nothing is promised here", "To the meetings");
        assertThat(coordinator.get("/trials/EMPTY/actions").statusCode()).isEqualTo(404);
    }

    @Test
    void theSecretariatReadsWhoIsRemindedNext() {
        action("Remind <script>", "2021-02-05");

        assertThat(secretary.get("/reminders").body())
                .contains("Owners whom nobody can write to", "Remind &lt;script&gt;", "Enter who does it there.");
        assertThat(coordinator.get("/reminders").statusCode()).isEqualTo(403);
    }

    private static long action(String text, String dueOn) {
        return app.given().insert("""
                        insert into action_item (trial_id, country_iso2, text, owner_institution_id, due_on)
                        values (:trialId, 'UZ', :text, :academy, :due::date) returning id
                        """, Map.of("trialId", trialId, "text", text, "academy", academy, "due", dueOn));
    }
}
