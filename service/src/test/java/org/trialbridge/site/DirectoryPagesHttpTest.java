package org.trialbridge.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.TestSession;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

/** The pages of what exists: trials, their countries and sites, institutions and people. */
class DirectoryPagesHttpTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static Participation uzbekistan;
    private static TestSession secretariat;

    @BeforeAll
    static void givenTrial() {
        app.given().trial("ZF2001-III");
        uzbekistan = app.given().country("ZF2001-III", "UZ");
        secretariat = new TestSession(app, Role.SECRETARIAT, Place.EVERYTHING);
    }

    @Test
    void aTrialIsCreatedAndChangedByForm() {
        HttpResponse<String> wrong = post("/trials/new", "code", "N 1", "title", "New trial", "phase", "PHASE2");

        HttpResponse<String> created = post("/trials/new", trial("N-1", "New <b>trial</b>"));

        assertThat(page("/trials/new")).contains("Create trial", "Last day of a week");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Error: New trial", "There is a problem", "value=\"N 1\"", "#product");
        assertThat(created.statusCode()).isEqualTo(303);
        assertThat(created.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/trials/N-1"));
        assertThat(page("/trials")).contains("New &lt;b&gt;trial&lt;/b&gt;", "/trials/N-1/edit", "New trial");
        assertThat(page("/trials/N-1/edit")).contains("value=\"29000\"", "NCT04646590\nChiCTR1");
        assertThat(post("/trials/N-1/edit", trial("", "Changed", "version", "1"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(post("/trials/N-1/edit", trial("", "Changed", "version", "1"))
                        .body())
                .contains("Somebody changed this");
    }

    @Test
    void aCountryIsAddedAndChangedByForm() {
        assertThat(page("/trials/ZF2001-III/countries/new")).contains("Add country", "Ecuador");
        assertThat(post("/trials/ZF2001-III/countries/new", "priority", "1").body())
                .contains("Choose a country.");
        assertThat(post("/trials/ZF2001-III/countries/new", "iso2", "UZ", "priority", "1")
                        .body())
                .contains("Choose another country");
        assertThat(post("/trials/ZF2001-III/countries/new", "iso2", "EC", "target", "1 200")
                        .statusCode())
                .isEqualTo(303);
        assertThat(page("/trials/ZF2001-III/countries"))
                .contains("/trials/ZF2001-III/countries/EC", "Identified", "Not yet recruiting");
        assertThat(page("/trials/ZF2001-III/countries?stage=IDENTIFIED"))
                .contains("/trials/ZF2001-III/countries/EC\"", "countries.xlsx?stage=IDENTIFIED");
        assertThat(page("/trials/ZF2001-III/countries?stage=COMPLETED"))
                .contains("No country that you can see is at this stage.")
                .doesNotContain("/trials/ZF2001-III/countries/EC\"");
        assertThat(page("/trials/ZF2001-III/countries/EC/edit")).contains("value=\"1200\"", "Save country");
        assertThat(post("/trials/ZF2001-III/countries/EC/edit", "version", "1", "target", "1300", "priority", "3")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aSiteIsAddedListedAndChangedByForm() {
        String[] site = {
            "code",
            "UZ-01",
            "iso2",
            "UZ",
            "name",
            "City hospital",
            "status",
            "ACTIVATED",
            "activatedOn-day",
            "12",
            "activatedOn-month",
            "Dec",
            "activatedOn-year",
            "2020",
            "latitude",
            "41.3",
            "version",
            "1"
        };

        assertThat(page("/trials/ZF2001-III/sites/new?country=UZ")).contains("Add site", "Uzbekistan");
        assertThat(post("/trials/ZF2001-III/sites/new", "code", "UZ-02").statusCode())
                .isEqualTo(422);
        assertThat(post("/trials/ZF2001-III/sites/new", site).statusCode()).isEqualTo(303);
        assertThat(page("/trials/ZF2001-III/sites"))
                .contains("/trials/ZF2001-III/sites/UZ-01", "City hospital", "12 Dec 2020", "n.r.", "Activated");
        assertThat(page("/trials/ZF2001-III/sites/UZ-01/edit")).contains("Save site", "41.30000");
        assertThat(post("/trials/ZF2001-III/sites/UZ-01/edit", site).statusCode())
                .isEqualTo(303);
    }

    @Test
    void institutionsAndPeopleAreKeptByForm() {
        String ministry = location(post(
                "/institutions/new", "name", "Ministry", "nativeName", "Vazirlik", "kind", "GOVERNMENT", "iso2", "UZ"));
        String institutionId = ministry.substring(ministry.lastIndexOf('/') + 1);
        String[] person = {
            "name",
            "Nodira Karimova",
            "email",
            "nodira@example.org",
            "languages",
            "uz, ru",
            "version",
            "1",
            "affiliations/0/institutionId",
            institutionId,
            "affiliations/0/position",
            "Head"
        };
        String nodira = location(post("/people/new", person));

        assertThat(page("/institutions?q=vazir")).contains(ministry, "Vazirlik");
        assertThat(page(ministry)).contains("Government", "Uzbekistan", ministry + "/edit");
        assertThat(page(ministry + "/edit")).contains("Save institution", "Vazirlik");
        assertThat(post(ministry + "/edit", "version", "1", "name", "Ministry", "kind", "OTHER", "iso2", "UZ")
                        .statusCode())
                .isEqualTo(303);
        assertThat(page("/institutions?trial=ZF2001-III"))
                .contains(ministry + "?trial=ZF2001-III", "href=\"/people?trial=ZF2001-III\"", "value=\"ZF2001-III\"");
        assertThat(page("/people")).contains(nodira, "Nodira Karimova", "Ministry (UZ)");
        assertThat(page(nodira)).contains("nodira@example.org", "Uzbek", "Head", "Give a part in a trial");
        assertThat(page(nodira + "/edit")).contains("value=\"uz ru\"", "value=\"Head\"");
        assertThat(post(nodira + "/edit", person).statusCode()).isEqualTo(303);
        assertThat(post(nodira + "/roles", "place", "ZF2001-III/UZ").statusCode())
                .isEqualTo(422);
        assertThat(post(nodira + "/roles", "place", "ZF2001-III/UZ", "role", "OFFICIAL")
                        .statusCode())
                .isEqualTo(303);
        assertThat(page(nodira)).contains("Official");
        assertThat(page(nodira + "/erasure")).contains("Erase for ever");
        assertThat(post(nodira + "/erasure").statusCode()).isEqualTo(303);
        assertThat(page(nodira)).contains("Erased person").doesNotContain("Nodira", "Give a part");
        assertThat(page("/people?q=nodira")).contains("Nobody fits");
    }

    @Test
    void aReaderSeesNoButtonsAndGetsNoForms() {
        TestSession leader = new TestSession(app, Role.LEADERSHIP, uzbekistan.place());

        assertThat(leader.get("/trials").body()).contains("ZF2001-III").doesNotContain("/trials/new");
        assertThat(leader.get("/institutions").body()).doesNotContain("/institutions/new");
        assertThat(leader.get("/trials/ZF2001-III/countries").body()).doesNotContain("/countries/new");
        assertThat(leader.get("/people").body()).doesNotContain("/people/new");
        assertThat(leader.get("/trials/ZF2001-III/sites").body()).doesNotContain("/sites/new");
        for (String form : new String[] {
            "/trials/new",
            "/trials/ZF2001-III/edit",
            "/trials/ZF2001-III/countries/new",
            "/trials/ZF2001-III/countries/UZ/edit",
            "/trials/ZF2001-III/sites/new",
            "/institutions/new",
            "/people/new"
        }) {
            assertThat(leader.get(form).statusCode()).as(form).isEqualTo(403);
        }
    }

    private static String[] trial(String code, String title, String... more) {
        String[] fields = {
            "code",
            code,
            "title",
            title,
            "phase",
            "PHASE3",
            "product",
            "ZF2001",
            "registryIds",
            "NCT04646590\r\nChiCTR1",
            "enrolledMeans",
            "RANDOMISED",
            "plannedEnrollment",
            "29 000",
            "reportingFrequency",
            "WEEKLY",
            "weekEndsOn",
            "5",
            "dueDays",
            "3",
            "graceDays",
            "4"
        };
        return Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray(String[]::new);
    }

    private static String page(String path) {
        HttpResponse<String> response = secretariat.get(path);
        assertThat(response.statusCode()).as(path + "\n" + response.body()).isEqualTo(200);
        return response.body();
    }

    private static String location(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        return URI.create(response.headers().firstValue("Location").orElseThrow())
                .getPath();
    }

    private static HttpResponse<String> post(String path, String... fields) {
        return secretariat.post(path, fields);
    }
}
