package org.trialbridge.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.TestVisitor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

/** Minutes through both doors: pages and JSON. */
class MinutesHttpTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static Participation uzbekistan;
    private static long trial;
    private static int count = 30;

    private static TestVisitor secretary;
    private static TestVisitor coordinator;
    private static String token;

    @BeforeAll
    static void aTrial() {
        trial = app.given().trial("ZF2001-III");
        uzbekistan = app.given().country("ZF2001-III", "UZ");
        secretary = new TestVisitor(app, Role.SECRETARIAT, Place.EVERYTHING);
        coordinator = new TestVisitor(app, Role.COUNTRY_COORDINATOR, uzbekistan.place());
        token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
    }

    @Test
    void minutesAreWrittenReadComparedAndBroughtBack() {
        String home = meeting() + "/minutes";
        assertThat(secretary.get(home).body()).contains("Nothing is written in English yet.", home + "/en/edit");
        assertThat(coordinator.get(home).body()).doesNotContain("/en/edit\"");

        HttpResponse<String> saved = secretary.post(
                home + "/en/edit", "version", 0, "text", "Held in the evening.\n\n- On <b>supply</b>\n- On insurance");

        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        assertThat(secretary.get(home).body())
                .contains("<p>Held in the evening.</p>", "<ul><li>On &lt;b&gt;supply&lt;/b&gt;</li>", "Revision 1");
        secretary.post(home + "/en/edit", "version", 1, "text", "Held in the morning.");
        assertThat(secretary.get(home + "/en/revisions/1").body())
                .contains(
                        "<del>Held in the evening.</del>",
                        "<ins>Held in the morning.</ins>",
                        "Bring this text back as a new revision");
        assertThat(secretary
                        .post(home + "/en/revisions/1/restoration", "version", 1)
                        .statusCode())
                .isEqualTo(422);
        assertThat(secretary
                        .post(home + "/en/revisions/1/restoration", "version", 2)
                        .statusCode())
                .isEqualTo(303);
        assertThat(secretary.get(home).body()).contains("Brings back revision 1", "Held in the evening.");
        HttpResponse<String> empty = secretary.post(home + "/en/edit", "version", 3, "text", "  ");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Enter a text.", "<title>Error: Change the minutes");
        assertThat(secretary.get(home + "/en/revisions/9").statusCode()).isEqualTo(404);
    }

    @Test
    void twoPeopleAtOnceLoseNothing() {
        String home = meeting() + "/minutes";
        secretary.post(home + "/en/edit", "version", 0, "text", "Begun");
        secretary.post(home + "/en/edit", "version", 1, "text", "Begun\nFirst hand");

        HttpResponse<String> late =
                secretary.post(home + "/en/edit", "version", 1, "text", "Begun\nSecond <i>hand</i>");

        assertThat(late.statusCode()).isEqualTo(303);
        assertThat(late.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith(home + "/en/merge/3"));
        String merge = secretary.get(home + "/en/merge/3").body();
        assertThat(merge)
                .contains(
                        "Nothing is lost: your text is kept as revision 3",
                        "<del>First hand</del>",
                        "<ins>Second &lt;i&gt;hand&lt;/i&gt;</ins>",
                        "name=\"version\" value=\"2\"",
                        "name=\"merges\" value=\"3\"");
        assertThat(secretary.get(home).body()).contains("First hand", "Merge it");
        secretary.post(home + "/en/edit", "version", 2, "merges", 3, "text", "Begun\nFirst hand\nSecond hand");
        assertThat(secretary.get(home).body()).contains("worked into revision 4", "Merges revision 3");
    }

    @Test
    void aCountryAgreesTheSecretariatFreezesAndAddsUnderTheMinutes() {
        String page = meeting("EC");
        String home = page + "/minutes";
        secretary.post(home + "/en/edit", "version", 0, "text", "Read");
        assertThat(coordinator.get(home).body())
                .contains("Record that a country agrees")
                .doesNotContain("id=\"source\"");

        assertThat(coordinator
                        .post(home + "/agreements", "country", "UZ", "language", "en", "revision", 1)
                        .statusCode())
                .isEqualTo(303);
        HttpResponse<String> silent =
                secretary.post(home + "/agreements", "country", "EC", "language", "en", "revision", 1);
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("href=\"#reason\"", "href=\"#source\"");
        assertThat(secretary.post(home + "/freeze", "reason", "").statusCode()).isEqualTo(422);
        assertThat(secretary
                        .post(home + "/freeze", "reason", "Ecuador does <b>not</b> answer")
                        .statusCode())
                .isEqualTo(303);

        assertThat(secretary.get(home).body())
                .contains("<b>Frozen.</b>", "Not agreed: Ecuador.", "Ecuador does &lt;b&gt;not&lt;/b&gt; answer")
                .doesNotContain("/en/edit");
        assertThat(secretary.get(page).body()).contains("Minutes agreed");
        HttpResponse<String> refused = secretary.post(home + "/en/edit", "version", 1, "text", "Changed");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("froze these minutes on", ">Changed</textarea>");
        assertThat(secretary.get(home + "/en/edit").statusCode()).isEqualTo(409);
        assertThat(secretary.post(home + "/addenda", "text", "").statusCode()).isEqualTo(422);
        secretary.post(home + "/addenda", "text", "Fourteen delegates, not forty");
        assertThat(secretary.get(home).body()).contains("Addendum 1", "Fourteen delegates, not forty");
        HttpResponse<String> reopened = app.send(token, "PUT", "/api/v1" + page, """
                {"title": "Other", "status": "HELD", "date": "2021-01-20", "time": "09:00", "zone": "UTC",
                 "durationMinutes": 60, "trials": ["ZF2001-III"], "countries": ["UZ", "EC"]}
                """, "If-Match", "\"2\"");
        assertThat(reopened.body()).contains("Leave the status as it is: the minutes of this meeting were agreed.");
    }

    @Test
    void programsSaveByTheNumberOfTheRevision() {
        String path = "/api/v1" + meeting() + "/minutes";

        HttpResponse<String> first = app.send(token, "PUT", path + "/en", "{\"text\": \"One\"}");
        HttpResponse<String> blind = app.send(token, "PUT", path + "/en", "{\"text\": \"Two\"}");
        HttpResponse<String> second = app.send(token, "PUT", path + "/en", "{\"text\": \"Two\"}", "If-Match", "\"1\"");
        HttpResponse<String> late = app.send(token, "PUT", path + "/en", "{\"text\": \"Late\"}", "If-Match", "\"1\"");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(blind.statusCode()).isEqualTo(428);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("\"text\":\"Two\"", "\"text\":\"Late\"", "\"setAside\":true");
        assertThat(app.get(token, path + "/en").body()).contains("\"number\":2", "\"text\":\"Two\"");
        assertThat(app.get(token, path + "/en/revisions").body()).contains("\"number\":3", "\"number\":1");
        assertThat(app.send(token, "POST", path + "/en/revisions/1/restoration", "{}", "If-Match", "\"2\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(app.get(token, path + "/ru").statusCode()).isEqualTo(404);
        assertThat(app.get(token, path).body())
                .contains("\"sides\":[{\"country\":\"UZ\"", "\"freeze\":null", "\"addenda\":[]");
        String all = app.post(token, path + "/agreements", """
                {"country": "UZ", "language": "en", "revision": 4, "reason": "It asked us to", "source": "Letter 7"}
                """).body();
        assertThat(all).contains("\"onBehalf\":true", "\"frozenAt\":");
        assertThat(app.post(token, path + "/addenda", "{\"text\": \"More\"}").body())
                .contains("\"text\":\"More\"");
    }

    private static String meeting(String... others) {
        String[] countries = others.length == 0 ? new String[] {"UZ"} : new String[] {"UZ", others[0]};
        return "/meetings/" + app.given().webinar(trial, ++count, LocalDate.of(2021, 1, 20), countries);
    }
}
