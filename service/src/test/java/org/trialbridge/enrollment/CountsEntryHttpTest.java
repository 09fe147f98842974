package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.TestSession;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

/** The form in which a site contact reports, as a browser without scripts meets it. */
class CountsEntryHttpTest {
    private static final AtomicInteger TRIALS = new AtomicInteger();
    private static final Pattern BASE = Pattern.compile("name=\"base\" value=\"([^\"]*)\"");

    private static final Pattern OFFERED = Pattern.compile("/counts/([0-9-]{10})\" data-keep");

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private String site = "";
    private long siteId;
    private TestSession contact;

    @BeforeEach
    void aContactOfASiteThatReportedTwoWeeks() {
        String trial = "T-" + TRIALS.incrementAndGet();
        app.given().trial(trial);
        Participation uzbekistan = app.given().country(trial, "UZ");
        siteId = app.given().site(uzbekistan, "UZ-01", LocalDate.of(2021, 1, 12));
        site = "/trials/" + trial + "/sites/UZ-01";
        reported("2021-01-22", "{\"screened\": 1810, \"enrolled\": 1580, \"dose1\": 1490}");
        reported("2021-01-29", "{\"screened\": 1822, \"enrolled\": 1627}");
        contact = new TestSession(app, Role.SITE_CONTACT, Place.site(uzbekistan.trialId(), uzbekistan.id(), siteId));
    }

    @Test
    void theHomePageOffersTheNewestReportThenTheNextOnesAndTheGaps() {
        String page = contact.get("/my-sites").body();

        List<String> offered =
                OFFERED.matcher(page).results().map(match -> match.group(1)).toList();
        assertThat(offered.get(0)).isGreaterThan("2026-11-01");
        assertThat(offered.subList(1, 4)).containsExactly("2021-02-05", "2021-02-12", "2021-01-15");
        assertThat(page)
                .containsSubsequence(
                        "Report week to 5 Feb",
                        "It was due on 8 Feb 2021",
                        "Report week to 12 Feb",
                        "Report week to 15 Jan")
                .contains("1\u202f627 of 400 enrolled by the week to 29 Jan 2021", site + "/counts/2021-01-29/history")
                .containsPattern(
                        "The next 4 reports can be sent from here, and [0-9]+ more from the pages of the sites")
                .containsPattern("[0-9] more are missing");
    }

    @Test
    void whatIsNewIsAddedToTheLastValuesAndBothAreShown() {
        String form = contact.get(form("2021-02-05") + "?enter=new").body();
        HttpResponse<String> unread = send("2021-02-05", form, "enter", "new", "screened", "12", "enrolled", "1,2");
        HttpResponse<String> wrong = send("2021-02-05", form, "enter", "new", "screened", "12", "enrolled", "208");
        HttpResponse<String> saved =
                send("2021-02-05", form, "enter", "new", "screened", "1\u00a02", "enrolled", "1", "dose1", "0");

        assertThat(form).contains("New: Screened", "value=\"0\"", "total 1\u202f822", "Not reported so far");
        assertThat(unread.statusCode()).isEqualTo(422);
        assertThat(unread.body()).contains("total 1\u202f834", "value=\"1,2\"");
        assertThat(wrong.body()).contains("Enter at most screened less screen failed, 1,834.", "total 1\u202f835");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(stored("2021-02-05")).containsExactly("1834 1628 1490");
    }

    @Test
    void whatIsNewIsNotAddedToALastReportThatChangedMeanwhile() {
        String form = contact.get(form("2021-02-05") + "?enter=new").body();
        corrected(
                "2021-01-29",
                "{\"screened\": 1820, \"enrolled\": 1625, \"reasonCode\": \"DUPLICATE\", \"note\": \"Two\"}");

        HttpResponse<String> told = send("2021-02-05", form, "enter", "new", "screened", "12", "enrolled", "11");
        HttpResponse<String> saved =
                send("2021-02-05", told.body(), "enter", "new", "screened", "12", "enrolled", "11");

        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.body()).contains("The last report was changed meanwhile.", "value=\"12\"", "total 1\u202f832");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(stored("2021-02-05")).containsExactly("1832 1636 null");
    }

    @Test
    void aWeekWithoutNewParticipantsRepeatsTheLastReportAndLeavesOutWhatItLeftOut() {
        String form = contact.get(form("2021-02-05")).body();

        HttpResponse<String> saved = send("2021-02-05", form, "unchanged", "yes");

        assertThat(form).contains("No new participants this week");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(stored("2021-02-05")).containsExactly("1822 1627 null");
    }

    @Test
    void theFourthWeekWithoutNewParticipantsIsAskedAbout() {
        for (String week : List.of("2021-02-05", "2021-02-12")) {
            send(week, contact.get(form(week)).body(), "unchanged", "yes");
        }
        String form = contact.get(form("2021-02-19")).body();

        HttpResponse<String> asked = send("2021-02-19", form, "unchanged", "yes");
        HttpResponse<String> saved = send(
                "2021-02-19",
                asked.body(),
                "screened",
                "1822",
                "enrolled",
                "1627",
                "confirmed",
                "UNCHANGED_SCREENED",
                "confirmed",
                "UNCHANGED_ENROLLED");

        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("Enrolled is 1,627 for the fourth period running.", "value=\"1822\"");
        assertThat(saved.statusCode()).isEqualTo(303);
    }

    @Test
    void whatWasTypedComesAlongWhenTheWayOfEnteringIsChanged() {
        String form = contact.get(form("2021-02-05")).body();

        HttpResponse<String> asNew = send(
                "2021-02-05",
                form,
                "switch",
                "new",
                "screened",
                "1 834",
                "enrolled",
                "1,2",
                "dose1",
                "",
                "note",
                "Said by phone");
        HttpResponse<String> asTotals = send(
                "2021-02-05",
                asNew.body(),
                "enter",
                "new",
                "switch",
                "totals",
                "screened",
                "15",
                "note",
                "Said by phone");

        assertThat(form).contains("name=\"switch\" value=\"new\"");
        assertThat(asNew.statusCode()).isEqualTo(200);
        assertThat(asNew.body())
                .contains(
                        "New: Screened",
                        "value=\"12\"",
                        "value=\"1,2\"",
                        "Said by phone",
                        "name=\"switch\" value=\"totals\"")
                .doesNotContain("There is a problem");
        assertThat(asTotals.body()).contains("value=\"1837\"", "Said by phone").doesNotContain("New: Screened");
        assertThat(stored("2021-02-05")).isEmpty();
    }

    @Test
    void aFirstReportHasNothingToRepeat() {
        String form = contact.get(form("2021-01-15")).body();

        assertThat(form)
                .contains("Report week to 15 Jan 2021")
                .doesNotContain("No new participants", "name=\"switch\"");
        assertThat(send("2021-01-15", form, "unchanged", "yes").body()).contains("Enter at least one number.");
    }

    @Test
    void aReceiptCanBeOpenedAgainAndTheSameReportSentTwiceHasOne() {
        String form = contact.get(form("2021-02-05")).body();

        HttpResponse<String> first = send("2021-02-05", form, "screened", "1840", "enrolled", "1630");
        HttpResponse<String> second = send("2021-02-05", form, "screened", "1840", "enrolled", "1630");
        String receipt = contact.get(form("2021-02-05") + "/receipts/1").body();

        assertThat(first.headers().firstValue("Location")).contains(app.url() + form("2021-02-05") + "/receipts/1");
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(stored("2021-02-05")).hasSize(1);
        assertThat(second.headers().allValues("Set-Cookie").toString()).contains("trialbridge_notice");
        assertThat(receipt)
                .contains("The report is saved", "1\u202f840", "+18", "Tashkent (UTC+5)", "Report week to 12 Feb");
        assertThat(contact.get(form("2021-02-05") + "/receipts/2").statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverWasOvertakenSeesBothAndSavesACorrectionOfWhatIsInForce() {
        String form = contact.get(form("2021-02-05") + "?enter=new").body();
        reported("2021-02-05", "{\"screened\": 1850, \"enrolled\": 1640}");

        HttpResponse<String> told = send("2021-02-05", form, "enter", "new", "screened", "18", "enrolled", "13");
        HttpResponse<String> saved = send(
                "2021-02-05",
                told.body(),
                "version",
                "1",
                "screened",
                "1840",
                "enrolled",
                "1640",
                "reasonCode",
                "TRANSCRIPTION",
                "note",
                "Ours is right");

        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.body())
                .contains("Somebody else reported this while you were typing.", "Reported <strong>1\u202f850</strong>")
                .contains("value=\"1840\"", "name=\"version\" value=\"1\"");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(stored("2021-02-05")).containsExactly("1850 1640 null", "1840 1640 null");
    }

    private String form(String periodEnd) {
        return site + "/counts/" + periodEnd;
    }

    /** Sends the form that was shown, with its hidden last values. */
    private HttpResponse<String> send(String periodEnd, String shown, String... namesAndValues) {
        Matcher base = BASE.matcher(shown);
        assertThat(base.find()).isTrue();
        return contact.post(
                form(periodEnd),
                Stream.concat(Stream.of("base", base.group(1)), Stream.of(namesAndValues))
                        .toArray(String[]::new));
    }

    private void reported(String periodEnd, String json) {
        put(periodEnd, json);
    }

    private void corrected(String periodEnd, String json) {
        put(periodEnd, json, "If-Match", "\"1\"");
    }

    private void put(String periodEnd, String json, String... headers) {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        assertThat(app.send(token, "PUT", "/api/v1" + site + "/counts/" + periodEnd, json, headers)
                        .statusCode())
                .isBetween(200, 201);
    }

    /** Every line of a period: screened, enrolled and first doses, the oldest first. */
    private List<String> stored(String periodEnd) {
        return app.db()
                .query(handle -> handle.createQuery("""
                        select coalesce(screened::text, 'null') || ' ' || coalesce(enrolled::text, 'null') || ' '
                               || coalesce(dose1::text, 'null')
                          from counts
                         where site_id = :siteId and period_end = cast(:periodEnd as date)
                         order by revision
                        """)
                        .bind("siteId", siteId)
                        .bind("periodEnd", periodEnd)
                        .mapTo(String.class)
                        .list());
    }
}
