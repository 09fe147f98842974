package org.trialbridge.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

/** Two people open the same form; the second to save loses nothing, sees the other's values and can save on top. */
class StaleFormsHttpTest {
    private static final String HOME = "/trials/ST-1/countries/UZ";

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static Participation country;
    private static String first;
    private static String second;

    @BeforeAll
    static void twoSessions() {
        app.given().trial("ST-1");
        country = app.given().country("ST-1", "UZ");
        first = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
        second = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
    }

    @Test
    void ofAnApproval() {
        long id = insert("insert into approval (trial_id, participation_id, kind, status) values (:trial, :country,"
                + " 'ETHICS', 'PLANNED') returning id");
        String stale = secondToSave(
                HOME + "/approvals/" + id,
                "kind=BIOSAFETY&status=SUBMITTED&reference=Theirs&submittedOn-day=5&submittedOn-month=2&submittedOn-year=2021",
                "kind=BIOSAFETY&status=PLANNED&reference=%3Ci%3Emine&submittedOn-day=&submittedOn-month=&submittedOn-year=");

        assertThat(stale)
                .contains(
                        "&lt;i&gt;mine",
                        "Saved now: <strong>Theirs</strong>",
                        "Saved now: <strong>Submitted</strong>",
                        "Saved now: <strong>5 Feb 2021</strong>",
                        "<a href=\"#submittedOn\">Submitted on</a>")
                .doesNotContain("Saved now: <strong>Biosafety</strong>");
    }

    @Test
    void ofAnAgreementWithItsParties() {
        long ministry = institution("Ministry of Health");
        long academy = institution("Academy of Sciences");
        long id = insert("insert into agreement (trial_id, participation_id, kind, title) values (:trial, :country,"
                + " 'MOU', 'First') returning id");

        String stale = secondToSave(
                HOME + "/agreements/" + id,
                "kind=MOU&title=Theirs&party0=" + ministry + "&party1=" + academy,
                "kind=CTA&title=Mine&party0=" + ministry + "&party1=");

        assertThat(stale)
                .contains(
                        "Saved now: <strong>Theirs</strong>",
                        "Saved now: <strong>Memorandum of understanding (MOU)</strong>",
                        "Saved now: <strong>Academy of Sciences, Uzbekistan</strong>")
                .doesNotContain("Saved now: <strong>Ministry of Health");
    }

    @Test
    void ofAnOutreach() {
        long id =
                insert("insert into outreach (trial_id, country_iso2, kind, on_date, subject, outcome) values (:trial,"
                        + " 'UZ', 'LETTER', '2020-09-14', 'First', 'SENT') returning id");

        String stale = secondToSave(
                "/trials/ST-1/outreach/" + id,
                "kind=CALL&on=2020-09-15&subject=Theirs&outcome=ACCEPTED",
                "kind=LETTER&on-day=14&on-month=Sep&on-year=2020&subject=Mine&outcome=SENT");

        assertThat(stale)
                .contains(
                        "Saved now: <strong>Call</strong>",
                        "Saved now: <strong>15 Sep 2020</strong>",
                        "Saved now: <strong>Accepted</strong>");
    }

    @Test
    void ofAMilestone() {
        long id =
                insert("insert into milestone (trial_id, participation_id, code, planned_on) values (:trial, :country,"
                        + " 'IMPORT_LICENCE', '2021-01-08') returning id");

        String stale = secondToSave(
                "/trials/ST-1/milestones/" + id,
                "plannedOn=2021-01-15&reason=theirs&cancelled=true",
                "plannedOn=2021-01-22&reason=mine");

        assertThat(stale)
                .contains(
                        "Saved now: <strong>15 Jan 2021</strong>",
                        "Saved now: <strong>yes</strong>",
                        ">mine</textarea>");
    }

    @Test
    void ofARisk() {
        long owner = institution("Institute of Health");
        long id = insert("insert into risk (trial_id, participation_id, title, probability, impact, response,"
                + " owner_institution_id, raised_on) values (:trial, :country, 'First', 2, 3, 'REDUCE', " + owner
                + ", '2021-01-08') returning id");
        String same = "&impact=3&response=REDUCE&status=OPEN&raisedOn=2021-01-08&ownerInstitutionId=" + owner;

        String stale = secondToSave(
                "/trials/ST-1/risks/" + id + "/edit",
                "title=Theirs&probability=5&reason=theirs" + same,
                "title=Mine&probability=1&reason=mine" + same);

        assertThat(stale)
                .contains(
                        "Saved now: <strong>Theirs</strong>",
                        "Saved now: <strong>5, very high</strong>",
                        ">mine</textarea>")
                .doesNotContain("Saved now: <strong>Institute of Health");
    }

    @Test
    void ofACountryAnInstitutionAndATrial() {
        long id = institution("Academy");

        assertThat(secondToSave(HOME + "/edit", "priority=1&nextStep=Theirs", "priority=2&nextStep=Mine"))
                .contains("Saved now: <strong>Theirs</strong>");
        assertThat(secondToSave(
                        "/institutions/" + id + "/edit",
                        "name=Theirs&kind=ACADEMY&iso2=UZ",
                        "name=Mine&kind=UNIVERSITY&iso2=UZ"))
                .contains("Saved now: <strong>Theirs</strong>", "Saved now: <strong>Academy</strong>");
        String trial = "phase=PHASE3&product=ZF2001&enrolledMeans=RANDOMISED&plannedEnrollment=29000"
                + "&reportingFrequency=WEEKLY&weekEndsOn=5&dueDays=3&graceDays=4&registryIds=NCT1";
        assertThat(secondToSave("/trials/ST-1/edit", trial + "&title=Theirs", trial + "&title=Mine"))
                .contains("Saved now: <strong>Theirs</strong>")
                .doesNotContain("Saved now: <strong>NCT1");
    }

    /** Saves one version over another that was saved meanwhile, and returns the page that says so. */
    private static String secondToSave(String path, String theirs, String mine) {
        String version = version(app.page(first, path).body());
        HttpResponse<String> saved = app.form(first, path, "version=" + version + "&" + theirs);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);

        HttpResponse<String> stale = app.form(second, path, "version=" + version + "&" + mine);

        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(stale.body())
                .contains("Somebody changed this after you opened it: User ", " UTC. Nothing is lost.")
                .contains("<a href=\"" + path + "\">Start again from what is saved</a>");
        HttpResponse<String> onTop = app.form(second, path, "version=" + version(stale.body()) + "&" + mine);
        assertThat(onTop.statusCode()).as(onTop.body()).isEqualTo(303);
        return stale.body();
    }

    private static String version(String page) {
        return page.replaceAll("(?s).*name=\"version\" value=\"([0-9]+)\".*", "$1");
    }

    private static long insert(String sql) {
        return app.given().insert(sql, Map.of("trial", country.trialId(), "country", country.id()));
    }

    private static long institution(String name) {
        return app.given()
                .insert(
                        "insert into institution (name, kind, country_iso2) values (:name, 'ACADEMY', 'UZ') returning id",
                        Map.of("name", name));
    }
}
