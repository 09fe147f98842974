package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.trialbridge.Browsers;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

/** What counts go through between several people: from a workbook, behind a lock, by a link in a reminder. */
class CountsJourneysIT {
    private static final AtomicInteger TRIALS = new AtomicInteger();
    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S+)");
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @TempDir
    Path folder;

    /** The last Friday at the site: three weeks are over since it was activated. */
    private final LocalDate friday =
            LocalDate.now(ZoneId.of("Asia/Tashkent")).with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY));

    private String trial = "";
    private Participation uzbekistan;
    private long siteId;
    private GivenContact contact;

    @BeforeEach
    void aSiteThatReportedItsFirstWeek() {
        trial = "J-" + TRIALS.incrementAndGet();
        app.given().trial(trial);
        uzbekistan = app.given().country(trial, "UZ");
        siteId = app.given().site(uzbekistan, "UZ-01", friday.minusDays(20));
        app.given().counts(uzbekistan, siteId, friday.minusWeeks(2), 40);
        contact = GivenContact.of(app, Place.site(uzbekistan.trialId(), uzbekistan.id(), siteId));
    }

    @Test
    void aWorkbookIsDownloadedFilledInMendedAndLoaded() throws IOException {
        Page page = signedIn(contact);
        page.locator("text=Upload many counts").click();
        isFit(page);
        byte[] filledIn = FilledWorkbook.change(download(page, "Download the workbook"), sheet -> {
            assertThat(FilledWorkbook.text(sheet.getRow(1), "last_enrolled")).isEqualTo("40");
            FilledWorkbook.set(sheet.getRow(1), "screened", 80);
            FilledWorkbook.set(sheet.getRow(1), "enrolled", 60);
            FilledWorkbook.set(sheet.getRow(2), "screened", 90);
            FilledWorkbook.set(sheet.getRow(2), "enrolled", 95);
            Row spare = sheet.getRow(3);
            FilledWorkbook.set(spare, "site", "UZ-01");
            FilledWorkbook.set(spare, "country", "UZ");
            FilledWorkbook.set(spare, "period_end", friday.minusWeeks(2).toString());
            FilledWorkbook.set(spare, "screened", 52);
            FilledWorkbook.set(spare, "enrolled", 41);
            FilledWorkbook.set(spare, "reason_code", "LATE_DATA");
            FilledWorkbook.set(spare, "note", "One form came late");
        });

        upload(page, "counts.xlsx", filledIn);
        assertThat(page.locator("h1").innerText()).isEqualTo("Look before you load");
        assertThat(figures(page)).containsExactly("New 1", "Changed 1", "Unchanged 0", "Rejected 1");
        assertThat(page.locator("main").innerText())
                .contains("Enter at most screened less screen failed, 90.", "Nothing of this file can be loaded");
        isFit(page);
        assertThat(lines()).containsExactly(friday.minusWeeks(2) + " 51 40 API");
        byte[] mended = FilledWorkbook.change(download(page, "Download the file with its errors"), sheet -> {
            Row wrong = FilledWorkbook.row(sheet, friday.toString());
            assertThat(FilledWorkbook.text(wrong, "errors"))
                    .isEqualTo("enrolled \"95\": Enter at most screened less screen failed, 90.");
            FilledWorkbook.set(wrong, "enrolled", 85);
        });
        page.locator("text=Upload another file").first().click();
        upload(page, "mended.xlsx", mended);
        assertThat(figures(page)).containsExactly("New 2", "Changed 1", "Unchanged 0", "Rejected 0");
        isFit(page);
        page.locator("text=Load 3 rows").click();

        assertThat(page.locator(".notice").innerText()).contains("The file is loaded: 2 new, 1 changed, 0 unchanged.");
        isFit(page);
        assertThat(lines())
                .containsExactly(
                        friday.minusWeeks(2) + " 51 40 API",
                        friday.minusWeeks(2) + " 52 41 SPREADSHEET",
                        friday.minusWeeks(1) + " 80 60 SPREADSHEET",
                        friday + " 90 85 SPREADSHEET");
    }

    @Test
    void whatComesAfterALockWaitsUntilTwoPeopleOpenItAgain() {
        browsers.expect(409);
        String entry = "/trials/" + trial + "/sites/UZ-01/counts/" + friday.minusWeeks(1);
        Page phone = browsers.phone(folder);
        arrive(phone, entry);
        phone.context().setOffline(true);
        phone.navigate(app.url() + entry);
        phone.fill("#screened", "77");
        phone.fill("#enrolled", "55");
        phone.locator("main .submit .btn-primary").click();
        says(phone, "Saved on this phone on");
        Page coordinator = visitor(app.signedIn(Role.COUNTRY_COORDINATOR, uzbekistan.place()));
        Page other = visitor(app.signedIn(Role.SECRETARIAT, Place.EVERYTHING));
        String locks = app.url() + "/trials/" + trial + "/countries/UZ/locks";

        coordinator.navigate(locks);
        coordinator.fill("#through", String.valueOf(friday.minusWeeks(1).getDayOfMonth()));
        coordinator.fill("#through-month", String.valueOf(friday.minusWeeks(1).getMonthValue()));
        coordinator.fill("#through-year", String.valueOf(friday.minusWeeks(1).getYear()));
        coordinator.fill("#reason", "Compared with the lists of the sites");
        coordinator.locator("text=Accept the periods").last().click();
        isFit(coordinator);
        phone.context().setOffline(false);

        says(phone, "Compared with the lists of the sites");
        assertThat(phone.locator(".notice").allInnerTexts().toString()).contains("accepted", "reopen");
        assertThat(lines()).hasSize(1);
        Page desk = signedIn(contact);
        desk.navigate(app.url() + entry);
        assertThat(desk.locator("main").innerText())
                .contains(
                        "This period is accepted.", "Compared with the lists of the sites", "a second person approves");
        isFit(desk);
        desk.navigate(app.url() + "/trials/" + trial + "/counts-uploads");
        upload(
                desk,
                "late.csv",
                ("site,period_end,screened,enrolled\nUZ-01," + friday.minusWeeks(1) + ",77,55\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(figures(desk)).contains("Rejected 1");
        assertThat(desk.locator("main").innerText()).contains("Compared with the lists of the sites", "reopen");

        coordinator.locator("text=Ask to reopen").click();
        coordinator.fill("#reason", "UZ-01 reported late");
        isFit(coordinator);
        coordinator.locator("text=Ask for the reopening").last().click();
        assertThat(coordinator.locator("main").innerText()).contains("You asked: a second person approves it.");
        other.navigate(locks);
        other.locator("text=Approve: open from").click();
        isFit(other);
        phone.navigate(app.url() + entry);
        PlaywrightAssertions.assertThat(phone.locator("#screened")).hasValue("77");
        phone.locator("main .submit .btn-primary").click();
        phone.waitForURL("**/receipts/1");

        assertThat(lines()).containsExactly(friday.minusWeeks(2) + " 51 40 API", friday.minusWeeks(1) + " 77 55 FORM");
    }

    @Test
    void whoeverIsRemindedReportsByTheLinkOfTheMessage() {
        Page secretariat = visitor(app.signedIn(Role.SECRETARIAT, Place.EVERYTHING));
        secretariat.navigate(app.url() + "/trials/" + trial + "/reporting");
        Locator missing = secretariat.locator("input[name=report][value='UZ-01 " + friday.minusWeeks(1) + "']");
        missing.check();
        isFit(secretariat);
        secretariat.locator("text=Remind the contacts").click();
        assertThat(secretariat.locator(".notice").innerText()).contains("1 person");
        String link = link();

        Page phone = browsers.page(options -> options.setViewportSize(320, 640));
        phone.navigate(app.url() + link);
        phone.reload();
        assertThat(phone.locator("h1").innerText()).startsWith("Report week to");
        isFit(phone);
        phone.fill("#screened", "70");
        phone.fill("#enrolled", "71");
        phone.locator("main .submit .btn-primary").click();
        assertThat(phone.locator(".summary").innerText()).contains("Enter at most screened less screen failed, 70.");
        phone.fill("#enrolled", "61");
        phone.locator("main .submit .btn-primary").click();
        assertThat(phone.locator("h1").innerText()).isEqualTo("The report is saved");
        isFit(phone);
        phone.navigate(app.url() + link);

        assertThat(phone.locator("main").innerText()).contains("Number", "61");
        assertThat(phone.locator("main form").count()).isZero();
        assertThat(lines()).containsExactly(friday.minusWeeks(2) + " 51 40 API", friday.minusWeeks(1) + " 70 61 LINK");
        secretariat.reload();
        assertThat(missing.count()).isZero();
    }

    private Page signedIn(GivenContact who) {
        Page page = browsers.page();
        page.navigate(app.url() + "/my-sites");
        page.fill("#email", who.email());
        page.fill("#password", who.password());
        page.locator("main form button.btn-primary").click();
        page.waitForURL("**/my-sites");
        return page;
    }

    /** Signs in on a phone and waits until it has what it needs without a line. */
    private void arrive(Page phone, String entry) {
        phone.navigate(app.url() + "/my-sites");
        phone.fill("#email", contact.email());
        phone.fill("#password", contact.password());
        phone.locator("main form button.btn-primary").click();
        phone.waitForURL("**/my-sites");
        phone.waitForCondition(() -> (boolean) phone.evaluate("""
                async form => !!(await caches.match(form)) && !!(await caches.match('/assets/counts.js', {ignoreSearch: true}))
                """, entry));
    }

    private Page visitor(String cookie) {
        Page page = browsers.page();
        page.context()
                .addCookies(List.of(new Cookie("session", cookie.substring("session=".length())).setUrl(app.url())));
        return page;
    }

    private static void says(Page page, String text) {
        page.locator(".notice")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .waitFor();
    }

    /** No barrier, and no sideways scrolling on a small phone. */
    private static void isFit(Page page) {
        List<String> broken = new AxeBuilder(page)
                .withTags(TAGS).setLegacyMode(true).analyze().getViolations().stream()
                        .map(Rule::getId)
                        .toList();
        assertThat(broken).as(page.url()).isEmpty();
        int width = page.viewportSize().width;
        int height = page.viewportSize().height;
        page.setViewportSize(320, 640);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as(page.url())
                .isLessThanOrEqualTo(320);
        page.setViewportSize(width, height);
    }

    private static List<String> figures(Page page) {
        return page.locator(".figures > div").all().stream()
                .map(one -> one.locator("dt").innerText() + " "
                        + one.locator(".figure-value").innerText())
                .toList();
    }

    private static byte[] download(Page page, String link) throws IOException {
        Download download =
                page.waitForDownload(() -> page.locator("text=" + link).last().click());
        return Files.readAllBytes(download.path());
    }

    private static void upload(Page page, String name, byte[] content) {
        page.setInputFiles("#file", new FilePayload(name, XLSX, content));
        page.locator("text=Look at the rows").click();
    }

    /** The path of the link in the last message. */
    private static String link() {
        String body = app.db()
                .query(handle -> handle.createQuery("select body from outbox order by id desc limit 1")
                        .mapTo(String.class)
                        .one());
        Matcher matcher = LINK.matcher(body);
        assertThat(matcher.find()).as(body).isTrue();
        return matcher.group(1);
    }

    /** Every line of the site, the oldest period first. */
    private List<String> lines() {
        return app.db()
                .query(handle -> handle.createQuery("""
                        select period_end || ' ' || screened || ' ' || enrolled || ' ' || channel
                          from counts
                         where site_id = :siteId
                         order by period_end, revision
                        """)
                        .bind("siteId", siteId)
                        .mapTo(String.class)
                        .list());
    }
}
