package org.trialbridge.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.upload.FileUpload;

/** A person's way with documents, without scripts. */
class DocumentPagesHttpTest {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern DOCUMENT = Pattern.compile("href=\"(/documents/[0-9]+)\"");
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\u202e${7*7}";

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static int number = 70;

    private final FileUpload upload = new FileUpload(app);
    private String meeting = "";
    private String page = "";
    private String trial = "";
    private String cookie = "";
    private String leader = "";

    @BeforeEach
    void aWebinar() {
        trial = "P-" + ++number;
        long trialId = app.given().trial(trial);
        app.given().country(trial, "UZ");
        meeting = "/meetings/" + app.given().webinar(trialId, number, LocalDate.of(2021, 1, 20), "UZ");
        page = "/documents/of" + meeting;
        cookie = app.signedIn(Role.SECRETARIAT, Place.trial(trialId));
        leader = app.signedIn(Role.LEADERSHIP, Place.trial(trialId));
    }

    @Test
    void theFirstDocumentIsAttachedSeenOnThePagesOfItsThingAndReplaced() {
        assertThat(app.page(cookie, page).body()).contains("None is attached yet", "at most 25 MB");
        assertThat(app.page(leader, page).body())
                .contains("None is attached yet")
                .doesNotContain("type=\"file\"");

        HttpResponse<String> attached = send(page, "minutes.pdf", SampleFiles.pdf("first"), "Agreed minutes");
        assertThat(attached.statusCode()).isEqualTo(303);
        String document = found(DOCUMENT, app.page(leader, meeting).body());
        assertThat(app.page(leader, meeting).body()).contains("Agreed minutes", "Download PDF, 1 kB");
        assertThat(app.page(leader, "/trials/" + trial + "/countries/UZ").body())
                .contains("Agreed minutes");
        assertThat(app.page(leader, document).body())
                .contains("minutes.pdf", "SHA-256")
                .doesNotContain("Withdraw it");

        assertThat(send(document + "/replacement", "b.pdf", SampleFiles.pdf("second"), "Minutes, corrected")
                        .statusCode())
                .isEqualTo(303);
        assertThat(app.page(leader, document).body()).contains("newer version");
        assertThat(app.page(leader, meeting).body())
                .contains("Minutes, corrected")
                .doesNotContain("Agreed minutes");
        assertThat(app.page(leader, page).body()).contains("Agreed minutes", "Replaced");
        assertThat(app.page(leader, document + "/content").statusCode()).isEqualTo(200);
    }

    @Test
    void thePageOfACountryShowsWhatWasKnownOnADay() {
        Instant before = now();
        send(page, "a.pdf", SampleFiles.pdf("x"), "Known letter");
        Instant attached = now();
        String document = found(DOCUMENT, app.page(cookie, meeting).body());
        app.form(cookie, document + "/withdrawal", "reason=Wrong+meeting");
        String country = "/trials/" + trial + "/countries/UZ";

        assertThat(app.page(leader, country + "?knownAt=" + before).body()).doesNotContain("Known letter");
        assertThat(app.page(leader, country + "?knownAt=" + attached).body()).contains("Known letter");
        assertThat(app.page(leader, country).body()).doesNotContain("Known letter");
    }

    @Test
    void whatIsWrongIsToldAndWhatWasTypedStays() {
        HttpResponse<String> refused = send(page, "run.exe", SampleFiles.latin("MZ\0\0"), "Kept title");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("There is a problem", "This is a program", "value=\"Kept title\"");
        assertThat(send(page, "", new byte[0], "Kept title").body()).contains("Choose a file.");
        for (int size : new int[] {Sizes.MOST + 1, Sizes.MOST + 3_000_000}) {
            HttpResponse<String> large = send(page, "a.pdf", SampleFiles.pdf(size, 3), "Large <b>");
            assertThat(large.statusCode()).as("%d", size).isEqualTo(422);
            assertThat(large.body())
                    .contains(
                            "There is a problem",
                            "Upload at most 25 MB.",
                            "href=\"#file\"",
                            "value=\"Large &lt;b&gt;\"");
        }
        assertThat(upload.send(
                                page,
                                "a.pdf",
                                SampleFiles.pdf("x"),
                                new String[] {"title", "No token"},
                                "Cookie",
                                cookie)
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.page(cookie, page).body()).contains("None is attached yet");
    }

    @Test
    void aWithdrawalIsUndoneAtOnceOrRestoredLater() {
        send(page, "a.pdf", SampleFiles.pdf("x"), "Letter");
        String document = found(DOCUMENT, app.page(cookie, meeting).body());
        String id = document.replaceAll("[^0-9]", "");

        HttpResponse<String> withdrawn = app.form(cookie, document + "/withdrawal", "reason=Wrong+meeting");
        String request = withdrawn.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(app.page(leader, document).body()).contains("Wrong meeting");
        assertThat(app.form(leader, "/undo", "request=" + request + "&back=/").statusCode())
                .isEqualTo(404);
        assertThat(app.form(cookie, "/undo", "request=" + request + "&back=/").statusCode())
                .isEqualTo(303);
        assertThat(app.page(leader, document).body()).doesNotContain("Wrong meeting");

        app.form(cookie, document + "/withdrawal", "reason=Wrong+again");
        String history = "/history/document/" + id;
        String versions = app.page(cookie, history).body();
        assertThat(versions).contains("Withdrawn reason", "Wrong again").doesNotContain("a.pdf");
        String first = found(Pattern.compile("(?s).*href=\"(" + history + "/versions/[0-9]+)\""), versions);
        assertThat(app.page(cookie, first).body()).contains("What would change");
        assertThat(app.form(cookie, first, "version=4&reason=It+was+right").statusCode())
                .isEqualTo(303);
        assertThat(app.page(leader, document).body()).contains("Download PDF").doesNotContain("Wrong again");
        assertThat(app.page(cookie, document).body()).contains(history);
        assertThat(app.page(leader, history).statusCode()).isEqualTo(403);
        assertThat(app.form(leader, first, "version=5&reason=No").statusCode()).isEqualTo(403);
    }

    @Test
    void allDocumentsOfATrialStandInOneListAsFarAsTheyAreSeen() {
        app.given().country(trial, "GH");
        send(page, "a.pdf", SampleFiles.pdf("x"), "Beta minutes");
        send("/documents/of/trials/" + trial + "/countries/GH", "b.pdf", SampleFiles.pdf("y"), HOSTILE);
        String withdrawn = "/documents/of/trials/" + trial;
        send(withdrawn, "c.pdf", SampleFiles.pdf("z"), "Withdrawn one");
        app.form(cookie, found(DOCUMENT, app.page(cookie, withdrawn).body()) + "/withdrawal", "reason=Wrong");
        String list = "/trials/" + trial + "/documents";
        String coordinator = app.signedIn(
                Role.COUNTRY_COORDINATOR, app.given().reload(trial, "UZ").place());

        assertThat(app.page(leader, list).body())
                .contains("Beta minutes", "&lt;img src=x", "/api/v1/documents.xlsx?trial=" + trial)
                .doesNotContain("Withdrawn one", "<img src=x");
        assertThat(app.page(leader, list + "?former=true").body()).contains("Withdrawn one");
        assertThat(app.page(leader, list + "?holder=MEETING").body())
                .contains("Beta minutes")
                .doesNotContain("img src=x");
        assertThat(app.page(leader, list + "?country=GH&q=IMG").body())
                .contains("img src=x")
                .doesNotContain("Beta minutes");
        assertThat(app.page(coordinator, list).body()).contains("Beta minutes").doesNotContain("img src=x");
        assertThat(app.page(leader, list + "?limit=1&sort=-TITLE").body())
                .contains("Beta minutes", "cursor=", "aria-sort=\"descending\"")
                .doesNotContain("img src=x");
        assertThat(app.page(leader, list + "?sort=NAME").statusCode()).isEqualTo(400);
        assertThat(app.page(leader, list + "?holder=NOTHING").statusCode()).isEqualTo(422);
        assertThat(app.page(leader, "/trials/NONE/documents").statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverSavesAfterSomebodyElseSeesBoth() {
        send(page, "a.pdf", SampleFiles.pdf("x"), "Letter");
        String document = found(DOCUMENT, app.page(cookie, meeting).body());
        String fields = "kind=LETTER&datedOn-day=&datedOn-month=&datedOn-year=&description=";
        app.form(cookie, document + "/edit", "version=1&title=Theirs&" + fields);

        HttpResponse<String> stale = app.form(cookie, document + "/edit", "version=1&title=Mine&" + fields);

        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(stale.body())
                .contains(
                        "Somebody changed this after you opened it",
                        "Saved now: <strong>Theirs",
                        "value=\"Mine\"",
                        "name=\"version\" value=\"2\"");
        assertThat(app.form(cookie, document + "/edit", "version=2&title=Mine&" + fields)
                        .statusCode())
                .isEqualTo(303);
        assertThat(app.page(cookie, document).body()).contains("Mine").doesNotContain("Theirs");
    }

    @Test
    void withdrawingNeedsAReasonAndTextsAreInert() {
        send(page, "\u202e<b>.pdf", SampleFiles.pdf("x"), HOSTILE);
        String document = found(DOCUMENT, app.page(cookie, meeting).body());

        assertThat(app.page(leader, document).body())
                .contains("&lt;img src=x onerror=alert(1)&gt;", "${7*7}")
                .doesNotContain("<img", "<b>.pdf");
        assertThat(app.form(cookie, document + "/withdrawal", "reason=").body()).contains("Enter a text.");
        assertThat(app.form(cookie, document + "/withdrawal", "reason=Wrong+meeting")
                        .statusCode())
                .isEqualTo(303);
        assertThat(app.page(leader, page).body()).contains("Withdrawn", "Wrong meeting");
        assertThat(app.page(leader, document + "/content").statusCode()).isEqualTo(403);
        assertThat(app.form(cookie, document + "/erasure", "reason=Law").statusCode())
                .isEqualTo(303);
        assertThat(app.page(cookie, document).body())
                .contains("The file was erased")
                .doesNotContain("Download");
    }

    private static Instant now() {
        return app.db()
                .query(handle -> handle.createQuery("select clock_timestamp()")
                        .mapTo(Instant.class)
                        .one());
    }

    private HttpResponse<String> send(String path, String name, byte[] content, String title) {
        String csrf = found(CSRF, app.page(cookie, path).body());
        return upload.send(
                path, name, content, new String[] {"csrf", csrf, "title", title, "kind", "MINUTES"}, "Cookie", cookie);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s", pattern).isTrue();
        return matcher.group(1);
    }
}
