package org.trialbridge.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.TestVisitor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

class LogPagesTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static final String ONCE = "0a1b2c3d-0000-4000-8000-00000000000";

    private static TestVisitor secretary;
    private static long trial;
    private static long academy;
    private static int count = 50;

    @BeforeAll
    static void aTrial() {
        trial = app.given().trial("ZF2001-III");
        app.given().country("ZF2001-III", "UZ");
        app.given().country("ZF2001-III", "EC");
        academy = app.given()
                .insert(
                        "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'UZ') returning id",
                        Map.of());
        secretary = new TestVisitor(app, Role.SECRETARIAT, Place.EVERYTHING);
    }

    @Test
    void oneLineAfterTheOtherComesBackWithTheFocusInItsLine() {
        String log = meeting() + "/log";
        assertThat(secretary.get(log).body()).containsPattern("id=\"decided\"[^>]* autofocus");

        HttpResponse<String> decided = secretary.post(log + "/decisions", "decided", "Start in <b>March</b>");
        HttpResponse<String> promised =
                secretary.post(log + "/actions", "todo", "Call the ministry", "owner", "i-" + academy, "due", "+14");

        assertThat(decided.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith(log + "?at=decision"));
        assertThat(promised.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith(log + "?at=action"));
        assertThat(secretary.get(log + "?at=action").body())
                .contains("Start in &lt;b&gt;March&lt;/b&gt;", "Agreed", "Call the ministry", "3 Feb 2021", "Academy")
                .containsPattern("id=\"todo\"[^>]* autofocus");
    }

    @Test
    void whatWasTypedSurvivesAnError() {
        String log = meeting() + "/log";

        HttpResponse<String> page =
                secretary.post(log + "/actions", "todo", "Send <i>it</i>", "due", "soon", "country", "EC");
        HttpResponse<String> owner = secretary.post(log + "/actions", "todo", "Send it", "due", "5 Feb 2021");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains(
                        "value=\"Send &lt;i&gt;it&lt;/i&gt;\"",
                        "value=\"soon\"",
                        "<option value=\"EC\" selected>",
                        "href=\"#due\"");
        assertThat(owner.statusCode()).isEqualTo(422);
        assertThat(owner.body()).contains("href=\"#owner\"", "Choose who does it: a person or an institution.");
        assertThat(secretary.post(log + "/decisions", "decided", " ").body())
                .contains("href=\"#decided\"", "Enter a text.");
    }

    @Test
    void aDecisionTakesThePlaceOfAnEarlierOneAndIsSavedOnce() {
        String page = meeting();
        secretary.post(page + "/log/decisions", "decided", "Start in March");
        long first = lastDecision();

        for (int time = 0; time < 2; time++) {
            secretary.post(page + "/log/decisions", "decided", "Start in May", "inPlaceOf", first, "once", ONCE + "1");
        }
        secretary.post(page + "/log/decisions", "decided", "Start in June", "once", ONCE + "1");

        assertThat(secretary.get(page + "/log").body())
                .containsOnlyOnce("<span class=\"as-written\">Start in May</span>")
                .contains("Superseded", "In the place of an earlier one", "Start in June");
    }

    @Test
    void aMeetingThatHasBegunIsHeldSoThatItCanAgree() {
        String page = meeting();
        long id = Long.parseLong(page.replaceAll("\\D", ""));
        app.given()
                .insert(
                        "update meeting set status = 'SCHEDULED', starts_at = null, ends_at = null where id = :id returning id",
                        Map.of("id", id));
        secretary.post(page + "/log/decisions", "decided", "Before");
        assertThat(secretary.get(page + "/log").body()).contains("The meeting has begun", "Proposed");

        assertThat(secretary.post(page + "/log/start").statusCode()).isEqualTo(303);

        secretary.post(page + "/log/decisions", "decided", "After");
        assertThat(secretary.get(page + "/log").body())
                .contains("Agreed", "Proposed")
                .doesNotContain("The meeting has begun");
        app.given()
                .insert(
                        "update meeting set status = 'SCHEDULED', starts_at = null, local_start = '2090-01-01' where id = :id returning id",
                        Map.of("id", id));
        HttpResponse<String> early = secretary.post(page + "/log/start");
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("This meeting starts in the future.");
    }

    private static long lastDecision() {
        return app.db()
                .query(handle -> handle.createQuery("select max(id) from decision")
                        .mapTo(Long.class)
                        .one());
    }

    private static String meeting() {
        return "/meetings/" + app.given().webinar(trial, ++count, LocalDate.of(2021, 1, 20), "UZ", "EC");
    }
}
