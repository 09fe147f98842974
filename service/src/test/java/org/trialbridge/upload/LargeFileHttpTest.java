package org.trialbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

/** A large file as its sender meets it: one address that says how far it is. */
class LargeFileHttpTest {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");
    private static final LocalDate FIRST = LocalDate.of(2021, 1, 3);
    private static final int DAYS = UploadPages.MANY_ROWS / 2 + 1;

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static final String UPLOADS = "/trials/DAILY/counts-uploads";
    private static String cookie = "";

    @BeforeAll
    static void aDailyTrial() {
        app.given().trial("DAILY");
        app.db().jdbi().useTransaction(handle -> {
            handle.execute("select open_entry(0, null, 'test.given', null, 'trial', null, 'test', 'SYSTEM')");
            handle.execute("update trial set reporting_frequency = 'DAILY', week_ends_on = null");
        });
        Participation uzbekistan = app.given().country("DAILY", "UZ");
        app.given().site(uzbekistan, "UZ-01", FIRST);
        app.given().site(uzbekistan, "UZ-02", FIRST);
        cookie = app.signedIn(Role.COUNTRY_COORDINATOR, uzbekistan.place());
    }

    @Test
    void itIsCheckedAndLoadedWhileItsSenderDoesSomethingElse() {
        String draft = send(1);

        HttpResponse<String> checked = whenDone(draft);
        HttpResponse<String> loading = app.form(cookie, draft, "seen=" + found(SEEN, checked.body()));
        HttpResponse<String> loaded = whenDone(draft);

        assertThat(words(checked)).contains("Load 2 002 rows", "The first 200 are shown", "check it again");
        assertThat(loading.statusCode()).isEqualTo(303);
        assertThat(loading.headers().firstValue("Location")).contains(app.url() + draft);
        assertThat(loaded.statusCode()).isEqualTo(303);
        assertThat(loaded.headers().firstValue("Location")).contains(app.url() + UPLOADS);
        assertThat(words(app.page(cookie, UPLOADS))).contains("large.csv", "2 002");
        assertThat(app.form(cookie, draft, "seen=again").statusCode()).isEqualTo(303);
        assertThat(count("select count(*) from counts")).isEqualTo(2L * DAYS);
    }

    @Test
    void whileItIsWorkedOnThePageSaysHowFarAndOffersToCancel() {
        String draft = send(2);
        whenDone(draft);
        long id = Long.parseLong(draft.substring(draft.lastIndexOf('/') + 1));
        given("insert into upload_run (draft_id, step, lines, done) values (" + id + ", 'STORE', 2002, 1500)");

        HttpResponse<String> page = app.page(cookie, draft);
        HttpResponse<String> pressedTwice = app.form(cookie, draft, "seen=x");
        HttpResponse<String> foreign = app.page(app.signedIn(Role.SECRETARIAT, Place.EVERYTHING), draft);
        HttpResponse<String> cancelled = app.form(cookie, draft + "/cancel", "");
        String ending = app.page(cookie, draft).body();
        given("update upload_run set heard_at = now() - interval '3 minutes' where state = 'RUNNING'");
        HttpResponse<String> broken = app.page(cookie, draft);
        app.form(cookie, draft + "/check", "");

        assertThat(page.headers().firstValue("Refresh")).contains("3");
        assertThat(words(page))
                .contains("Saved 1 500 of 2 002 rows.", "All rows are saved together", "<progress", "Cancel</button>");
        assertThat(pressedTwice.statusCode()).isEqualTo(303);
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(cancelled.statusCode()).isEqualTo(303);
        assertThat(ending).contains("It ends in a moment").doesNotContain("Cancel</button>");
        assertThat(broken.headers().firstValue("Refresh")).isEmpty();
        assertThat(words(broken)).contains("It was broken off after 1 500 of 2 002 rows.", "Check the file again");
        assertThat(whenDone(draft).body()).contains("The first 200 are shown");
    }

    private static String send(int enrolled) {
        StringBuilder csv = new StringBuilder("site,period_end,enrolled,note\n");
        for (int site = 1; site <= 2; site++) {
            for (int day = 0; day < DAYS; day++) {
                csv.append("UZ-0" + site + "," + FIRST.plusDays(day) + "," + enrolled * day + ",\n");
            }
        }
        String csrf = found(CSRF, app.page(cookie, UPLOADS).body());
        HttpResponse<String> sent = new FileUpload(app)
                .send(
                        UPLOADS,
                        "large.csv",
                        csv.toString().getBytes(StandardCharsets.UTF_8),
                        new String[] {"csrf", csrf},
                        "Cookie",
                        cookie);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        return sent.headers().firstValue("Location").orElseThrow().replace(app.url(), "");
    }

    /** The page once the work has ended. */
    private static HttpResponse<String> whenDone(String draft) {
        for (int i = 0; i < 5000; i++) {
            HttpResponse<String> page = app.page(cookie, draft);
            if (page.headers().firstValue("Refresh").isEmpty()) {
                return page;
            }
        }
        throw new AssertionError("the work on the file does not end");
    }

    /** With plain spaces in numbers. */
    private static String words(HttpResponse<String> page) {
        return page.body().replace('\u202f', ' ').replace('\u00a0', ' ');
    }

    private static void given(String sql) {
        app.db().jdbi().useHandle(handle -> handle.execute(sql));
    }

    private static long count(String sql) {
        return app.db()
                .query(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
