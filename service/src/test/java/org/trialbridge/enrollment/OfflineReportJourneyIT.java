package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.trialbridge.Browsers;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

/** A site contact whose line comes and goes. */
class OfflineReportJourneyIT {
    private static final AtomicInteger TRIALS = new AtomicInteger();

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @TempDir
    Path folder;

    private String site = "";
    private String form = "";
    private long siteId;
    private GivenContact contact;
    private GivenContact colleague;

    @BeforeEach
    void aSiteThatReportedOnce() {
        String trial = "T-" + TRIALS.incrementAndGet();
        app.given().trial(trial);
        Participation country = app.given().country(trial, "UZ");
        siteId = app.given().site(country, "UZ-01", LocalDate.of(2021, 1, 28));
        long other = app.given().site(country, "UZ-02", LocalDate.of(2021, 1, 28));
        site = "/trials/" + trial + "/sites/UZ-01";
        form = site + "/counts/2021-02-05";
        contact = GivenContact.of(app, Place.site(country.trialId(), country.id(), siteId));
        colleague = GivenContact.of(app, Place.site(country.trialId(), country.id(), other));
        somebodyElseReports("2021-01-29", "{\"screened\": 1822, \"enrolled\": 1627}");
    }

    @Test
    void aReportMadeWithoutALineIsSentOnceAfterTheBrowserWasClosed() {
        Page page = browsers.phone(folder);
        arrive(page);
        page.context().setOffline(true);
        page.navigate(app.url() + "/my-sites");
        assertThat(page.locator(".notice").innerText()).contains("There is no line.", "sent when the line is back");
        page.locator("main a[href='" + form + "']").click();
        page.fill("#screened", "1 840");
        page.fill("#enrolled", "1,640");
        save(page);
        assertThat(page.locator("#enrolled-error").innerText()).startsWith("Do you mean 1640?");
        page.fill("#enrolled", "1841");
        save(page);
        assertThat(page.locator("#enrolled-error").innerText())
                .isEqualTo("Enter at most screened less screen failed, 1\u202f840.");
        page.fill("#enrolled", "1626");
        save(page);
        assertThat(page.locator("#enrolled-error").innerText())
                .startsWith("Enter at least 1\u202f627, the last value.");
        page.fill("#enrolled", "1640");
        save(page);
        says(page, "Saved on this phone on");
        page.context().close();

        Page reopened = browsers.phone(folder);
        reopened.context().setOffline(true);
        reopened.navigate(app.url() + "/my-sites");
        says(reopened, "UZ-01, week to 5 Feb 2021: Saved on this phone on");
        assertThat(stored()).isEmpty();
        reopened.context().setOffline(false);
        says(reopened, "Sign in, and it is sent.");
        reopened.locator(".notice a:has-text('Sign in')").click();
        signIn(reopened, contact);
        says(reopened, "UZ-01, week to 5 Feb 2021: Sent, number ");
        reopened.reload();
        says(reopened, "Sent, number ");

        assertThat(stored()).containsExactly("1840 1640 FORM");
        reopened.locator(".notice a:has-text('Receipt')").click();
        assertThat(reopened.locator("h1").innerText()).isEqualTo("The report is saved");
    }

    @Test
    void aWeekWithoutNewParticipantsCanBeReportedWithoutALine() {
        Page page = browsers.phone(folder);
        arrive(page);
        page.context().setOffline(true);
        page.navigate(app.url() + form);
        page.locator("text=No new participants this week").click();
        says(page, "Saved on this phone on");

        page.context().setOffline(false);
        page.waitForURL("**/receipts/1");

        assertThat(stored()).containsExactly("1822 1627 FORM");
    }

    @Test
    void aFormSentIntoNothingComesBackAndIsSentWhenTheLineIsBack() {
        Page page = browsers.phone(folder);
        arrive(page);
        page.navigate(app.url() + form);
        page.fill("#screened", "1850");
        page.evaluate("Object.defineProperty(navigator, 'onLine', {value: true})"); // the phone has not noticed yet
        page.context().setOffline(true);
        save(page);
        says(page, "Saved on this phone on");
        assertThat(page.inputValue("#screened")).isEqualTo("1850");

        page.context().setOffline(false);
        page.waitForURL("**/receipts/1");

        assertThat(stored()).containsExactly("1850 1627 FORM");
    }

    @Test
    void whoeverWasOvertakenSeesBothAndWhatHeGivesUpStaysInTheHistory() {
        browsers.expect(422);
        Page page = browsers.phone(folder);
        reportWithoutALine(page);
        somebodyElseReports("2021-02-05", "{\"screened\": 1850, \"enrolled\": 1644}");
        page.context().setOffline(false);
        says(page, "Somebody else reported this meanwhile.");
        assertThat(page.locator("h1").innerText()).isEqualTo("Correct week to 5 Feb 2021");
        assertThat(page.inputValue("#screened")).isEqualTo("1840");
        assertThat(page.locator("#screened + .previous").innerText()).startsWith("Reported 1\u202f850");

        page.locator("text=Keep what is reported").click();
        page.waitForURL("**/history");

        assertThat(stored()).containsExactly("1850 1644 API");
        assertThat(page.locator("main").innerText()).contains("Set aside", "1\u202f840", "line 1");
        page.navigate(app.url() + "/my-sites");
        assertThat(page.locator(".notice").count()).isZero();
    }

    @Test
    void whoeverWasOvertakenCanReplaceWhatIsReportedAndSaysWhy() {
        browsers.expect(422);
        Page page = browsers.phone(folder);
        reportWithoutALine(page);
        somebodyElseReports("2021-02-05", "{\"screened\": 1850, \"enrolled\": 1644}");
        page.context().setOffline(false);
        says(page, "Somebody else reported this meanwhile.");

        page.selectOption("#reasonCode", "TRANSCRIPTION");
        page.fill("#note", "I counted again");
        save(page);
        page.waitForURL("**/receipts/2");

        assertThat(stored()).containsExactly("1850 1644 API", "1840 1640 FORM");
    }

    @Test
    void whatTheServerAsksAboutWaitsWithTheReasonAndIsMended() {
        browsers.expect(422);
        Page page = browsers.phone(folder);
        arrive(page);
        page.context().setOffline(true);
        page.navigate(app.url() + form);
        page.fill("#enrolled", "1700");
        page.fill("#dose1", "1703");
        save(page);
        says(page, "Saved on this phone on");
        page.context().setOffline(false);
        says(page, "1,703 received a first dose, but only 1,700 are enrolled.");

        page.fill("#dose1", "1699");
        save(page);
        page.waitForURL("**/receipts/1");

        assertThat(stored()).containsExactly("1822 1700 FORM");
    }

    @Test
    void aSessionThatEndsWhileTypingLosesNothing() {
        Page page = browsers.page();
        arrive(page);
        page.navigate(app.url() + form + "?enter=new");
        page.fill("#screened", "18");
        page.fill("#note", "Typed slowly");
        page.locator("text=Saved on this phone as a draft.").waitFor();
        app.given().insert("delete from session where user_id = :id returning id", Map.of("id", contactId()));

        save(page);
        signIn(page, contact);
        says(page, "UZ-01, week to 5 Feb 2021: Typed and not sent yet.");
        page.locator(".notice a").click();
        says(page, "is back. It is not sent yet.");
        assertThat(page.inputValue("#screened")).isEqualTo("1840");
        assertThat(page.inputValue("#note")).isEqualTo("Typed slowly");
        save(page);
        page.waitForURL("**/receipts/1");

        assertThat(stored()).containsExactly("1840 1627 FORM");
        page.waitForCondition(() -> (boolean) page.evaluate("form => reports.get(form).then(kept => !kept)", form));
        page.navigate(app.url() + "/my-sites");
        assertThat(page.locator(".notice").count()).isZero();
    }

    @Test
    void anotherUserOfTheSamePhoneNeitherSeesNorSendsWhatWaits() {
        Page page = browsers.phone(folder);
        reportWithoutALine(page);
        page.context().clearCookies();
        page.context().setOffline(false);
        says(page, "Sign in, and it is sent.");

        page.navigate(app.url() + "/sign-in?next=/my-sites");
        signIn(page, colleague);
        page.waitForCondition(() -> !keptPages(page).contains("pages-" + contactId() + ","));
        assertThat(page.locator("main").innerText()).contains("UZ-02").doesNotContain("UZ-01", "phone");
        signOut(page);

        page.navigate(app.url() + "/sign-in?next=/my-sites");
        signIn(page, contact);
        says(page, "UZ-01, week to 5 Feb 2021: Sent, number ");
        assertThat(stored()).containsExactly("1840 1640 FORM");
    }

    @Test
    void signingOutWarnsOfWhatIsUnsentAndTakesItAlong() {
        Page page = browsers.phone(folder);
        arrive(page);
        page.navigate(app.url() + form);
        page.fill("#screened", "1900");
        page.locator("text=Saved on this phone as a draft.").waitFor();
        List<String> asked = new ArrayList<>();
        page.onDialog(dialog -> {
            asked.add(dialog.message());
            if (asked.size() == 1) {
                dialog.dismiss();
            } else {
                dialog.accept();
            }
        });

        page.locator(".who button").click();
        page.waitForCondition(() -> asked.size() == 1);
        assertThat(page.url()).endsWith(form);
        signOut(page);

        assertThat(asked).hasSize(2).allMatch(words -> words.startsWith("Not sent yet: UZ-01, week to 5 Feb 2021."));
        assertThat(keptPages(page)).doesNotContain("pages-" + contactId() + ",");
        signIn(page, contact);
        page.navigate(app.url() + form);

        assertThat(page.inputValue("#screened")).isEqualTo("1822");
        assertThat(page.locator(".notice").count()).isZero();
    }

    @Test
    void aDoubleTapStoresOne() {
        Page page = browsers.page();
        arrive(page);
        page.navigate(app.url() + form);
        page.fill("#screened", "1855");

        page.locator("main .submit .btn-primary").dblclick();
        page.waitForURL("**/receipts/1");
        page.goBack();
        page.goForward();
        page.reload();

        assertThat(stored()).containsExactly("1855 1627 FORM");
        assertThat(page.locator("h1").innerText()).isEqualTo("The report is saved");
    }

    @Test
    void fromSignInToASavedReportAreThreeInteractions() {
        Page page = browsers.page(options -> options.setJavaScriptEnabled(false));
        page.navigate(app.url() + "/");
        page.fill("#email", contact.email());
        page.fill("#password", contact.password());

        page.locator("main form button.btn-primary").click();
        page.locator("main a.btn-primary").click();
        String newest = page.url();
        save(page);

        assertThat(page.locator("h1").innerText()).isEqualTo("The report is saved");
        assertThat(page.url()).isEqualTo(newest + "/receipts/1");
    }

    /** Signs in and waits until the phone has what it needs without a line. */
    private void arrive(Page page) {
        page.navigate(app.url() + "/my-sites");
        signIn(page, contact);
        page.waitForCondition(() -> (boolean) page.evaluate("""
                async form => !!(await caches.match(form)) && !!(await caches.match('/my-sites'))
                  && !!(await caches.match('/assets/counts.js', {ignoreSearch: true}))""", form));
    }

    private void reportWithoutALine(Page page) {
        arrive(page);
        page.context().setOffline(true);
        page.navigate(app.url() + form);
        page.fill("#screened", "1840");
        page.fill("#enrolled", "1640");
        save(page);
        says(page, "Saved on this phone on");
    }

    private static void signIn(Page page, GivenContact who) {
        page.fill("#email", who.email());
        page.fill("#password", who.password());
        page.locator("main form button.btn-primary").click();
        page.waitForURL("**/my-sites");
    }

    private static void signOut(Page page) {
        page.locator(".who button").click();
        page.waitForURL("**/sign-in");
    }

    private static void save(Page page) {
        page.locator("main .submit .btn-primary").click();
    }

    private static void says(Page page, String text) {
        page.locator(".notice")
                .filter(new Locator.FilterOptions().setHasText(text))
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
    }

    private void somebodyElseReports(String periodEnd, String json) {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        assertThat(app.send(token, "PUT", "/api/v1" + site + "/counts/" + periodEnd, json)
                        .statusCode())
                .isEqualTo(201);
    }

    private static String keptPages(Page page) {
        return (String) page.evaluate("caches.keys().then(names => names.join() + ',')");
    }

    private long contactId() {
        return app.db()
                .query(handle -> handle.createQuery("select id from user_private where email = :email")
                        .bind("email", contact.email())
                        .mapTo(Long.class)
                        .one());
    }

    /** Every line of the week to 5 Feb: screened, enrolled and the door it came through, the oldest first. */
    private List<String> stored() {
        return app.db()
                .query(handle -> handle.createQuery("""
                        select screened || ' ' || enrolled || ' ' || channel
                          from counts
                         where site_id = :siteId and period_end = date '2021-02-05'
                         order by revision
                        """)
                        .bind("siteId", siteId)
                        .mapTo(String.class)
                        .list());
    }
}
