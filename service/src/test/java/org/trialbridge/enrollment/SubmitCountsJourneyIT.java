package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Browsers;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

/** A site contact with a phone, and one with a keyboard. */
class SubmitCountsJourneyIT {
    private static final LocalDate FRIDAY = LocalDate.of(2021, 1, 1);
    private static final AtomicInteger TRIALS = new AtomicInteger();

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private String trial = "";
    private String site = "";
    private GivenContact contact;

    @BeforeEach
    void aSiteThatReportedForFiveWeeks() {
        trial = "T-" + TRIALS.incrementAndGet();
        app.given().trial(trial);
        Participation country = app.given().country(trial, "UZ");
        long siteId = app.given().site(country, "UZ-01", FRIDAY.minusDays(3));
        site = "/trials/" + trial + "/sites/UZ-01";
        contact = GivenContact.of(app, Place.site(country.trialId(), country.id(), siteId));
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        for (int week = 0; week < 5; week++) {
            app.send(token, "PUT", "/api/v1" + site + "/counts/" + FRIDAY.plusWeeks(week), """
                            {"screened": %d, "screenFailed": %d, "enrolled": %d, "dose1": %d}""".formatted(
                            50 + 30 * week, 4 + 2 * week, 40 + 25 * week, 38 + 25 * week));
        }
    }

    @Test
    void aContactReportsTheWeekOnASmallPhoneWithoutScripts() {
        Page page = browsers.page(options -> options.setViewportSize(320, 640).setJavaScriptEnabled(false));
        signIn(page);
        assertThat(page.url()).endsWith("/my-sites");
        fits(page);

        page.locator("text=Report week to 5 Feb").press("Enter");
        fits(page);
        page.fill("#screened", "230");
        page.fill("#enrolled", "300");
        page.locator("text=Save report for 5 Feb").press("Enter");

        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.locator("#enrolled-error").innerText())
                .contains("Enter at most screened less screen failed, 218.");
        fits(page);
        page.fill("#screened", "460");
        page.locator("text=Save report for 5 Feb").press("Enter");
        assertThat(page.locator("main").innerText()).contains("Yes, it is right:", "Enrolled rises by 160.");
        fits(page);
        page.locator("input[name=confirmed]").all().forEach(box -> box.check());
        page.locator("text=Save report for 5 Feb").press("Enter");

        assertThat(page.url()).endsWith(site + "/counts/2021-02-05/receipts/1");
        assertThat(page.locator("main").innerText())
                .contains("The report is saved", "week to 5 Feb 2021", "Number", "Tashkent (UTC+5)");
        assertThat(page.locator("tbody tr").first().innerText()).contains("460", "+290");
        fits(page);
    }

    @Test
    void aCorrectionIsMadeByKeyboardAndFoundInTheHistory() {
        Page page = browsers.page();
        signIn(page);
        look(page);
        page.navigate(app.url() + site);
        look(page);
        page.locator("tbody tr", new Page.LocatorOptions().setHasText("29 Jan 2021"))
                .locator("text=Correct")
                .click();
        look(page);

        page.locator("#enrolled").focus();
        page.keyboard().press("ControlOrMeta+A");
        page.keyboard().type("138");
        assertThat(page.locator("#enrolled + .previous .change").innerText()).isEqualTo("−2");
        page.selectOption("#reasonCode", "DUPLICATE");
        page.fill("#note", "Two were counted twice");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        page.waitForURL("**/receipts/2");
        assertThat(page.locator("main").innerText()).contains("The correction is saved", "week to 29 Jan 2021");
        look(page);
        page.locator("main .history").click();
        assertThat(page.locator("tbody tr").allInnerTexts()).hasSize(2);
        assertThat(page.locator("tbody").innerText()).contains("138", "140", "Two were counted twice", "Site contact");
        look(page);
    }

    private void signIn(Page page) {
        page.navigate(app.url() + "/my-sites");
        page.fill("#email", contact.email());
        page.fill("#password", contact.password());
        page.locator("main form button.btn-primary").click();
    }

    /** No page is wider than its window. */
    private static void fits(Page page) {
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as(page.url())
                .isLessThanOrEqualTo(page.viewportSize().width);
    }

    /** Every page fits its window and is accessible. */
    private static void look(Page page) {
        fits(page);
        assertThat(violations(page)).as(page.url()).isEmpty();
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(Rule::getId)
                        .toList();
    }
}
