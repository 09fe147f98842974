package org.trialbridge.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Browsers;
import org.trialbridge.TestDemonstration;

/** A site contact reports a week, and mends it. */
class ReportWeekJourneyIT {
    @RegisterExtension
    static final TestDemonstration demonstration = new TestDemonstration();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Test
    void aSiteContactArrivesAtWhatIsDue() {
        Page page = browsers.page();

        demonstration.signIn(page, "site");

        assertThat(page.url()).endsWith("/my-sites");
        assertThat(page.locator("h1").innerText()).isEqualTo("My sites");
        assertThat(page.locator("main").innerText())
                .contains("UZ-01 Tashkent clinic 1", "UZ-02 Tashkent clinic 2", "Late It was due on");
        assertThat(page.locator("nav[aria-label=Main] a").allInnerTexts()).containsExactly("My sites", "Your account");
    }

    @Test
    void aWeekIsReportedAndCorrectedAtADesk() {
        Page page = browsers.page();
        demonstration.signIn(page, "site");

        report(page, "UZ-01");
        correct(page, "UZ-01");

        assertThat(page.locator("nav[aria-label='Where this is'] a").allInnerTexts())
                .containsExactly("My sites");
    }

    @Test
    void aWeekIsReportedAndCorrectedOnAPhoneWithoutScripts() {
        Page page = browsers.page(options ->
                options.setViewportSize(320, 640).setJavaScriptEnabled(false).setReducedMotion(ReducedMotion.REDUCE));
        demonstration.signIn(page, "site");

        report(page, "UZ-02");
        correct(page, "UZ-02");

        assertThat(page.locator(".fold summary").isVisible()).isTrue();
    }

    private static void report(Page page, String site) {
        page.locator("main a.btn[href$='" + site + "/counts/2021-12-24']").click();
        assertThat(page.locator("h1").innerText()).isEqualTo("Report week to 24 Dec 2021");
        long screened = number(page, "#screened");
        long enrolled = number(page, "#enrolled");

        page.fill("#screened", "1,900");
        page.fill("#enrolled", "many");
        save(page);
        thereIsAProblem(page, "Screened: Do you mean 1900?");
        assertThat(page.inputValue("#screened")).isEqualTo("1,900");
        assertThat(page.inputValue("#enrolled")).isEqualTo("many");
        assertThat(page.locator("#enrolled-error").innerText()).contains("Enter a whole number");

        page.fill("#screened", String.valueOf(screened + 8));
        page.fill("#enrolled", String.valueOf(enrolled + 8));
        page.fill("#dose1", String.valueOf(enrolled + 2));
        save(page);
        thereIsAProblem(page, "Enrolled rises by 8");
        page.locator("input[name=confirmed]").all().forEach(warning -> warning.press("Space"));
        save(page);

        page.locator("h1:text('The report is saved')").waitFor();
        assertThat(digits(page.locator("main").innerText()))
                .contains("The report is saved", "week to 24 Dec 2021", "Number")
                .contains(String.valueOf(screened + 8), String.valueOf(enrolled + 8));
        fits(page);
    }

    private static void correct(Page page, String site) {
        page.locator(".crumbs a:has-text('" + site + "')").click();
        page.locator("main a:has-text('Correct 24 Dec 2021')").click();
        assertThat(page.locator("h1").innerText()).isEqualTo("Correct week to 24 Dec 2021");
        long enrolled = number(page, "#enrolled");

        page.fill("#enrolled", String.valueOf(enrolled - 4));
        page.fill("#screened", String.valueOf(number(page, "#screened") - 4));
        save(page);
        thereIsAProblem(page, "Choose why the numbers change");
        assertThat(page.inputValue("#enrolled")).isEqualTo(String.valueOf(enrolled - 4));

        page.selectOption("#reasonCode", "TRANSCRIPTION");
        page.fill("#note", "Four forms were counted twice");
        save(page);

        page.locator("h1:text('The correction is saved')").waitFor();
        assertThat(page.locator("main").innerText()).contains("week to 24 Dec 2021");
        page.locator(".crumbs a:has-text('" + site + "')").click();
        assertThat(row(page)).contains("Corrected");
        page.locator("main a:has-text('History of 24 Dec 2021')").click();
        assertThat(digits(page.locator("main").innerText()))
                .contains(String.valueOf(enrolled), String.valueOf(enrolled - 4), "Four forms were counted twice");
        fits(page);
        page.goBack();
    }

    private static void save(Page page) {
        page.locator("main .submit .btn-primary").click();
    }

    private static void thereIsAProblem(Page page, String first) {
        page.locator(".summary", new Page.LocatorOptions().setHasText(first)).waitFor();
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.locator(".summary").innerText())
                .startsWith("There is a problem")
                .contains(first);
        PlaywrightAssertions.assertThat(page.locator(".summary")).isFocused();
        fits(page);
    }

    private static void fits(Page page) {
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("sideways scroll of " + page.url())
                .isZero();
    }

    private static String row(Page page) {
        return page.locator("main tr:has-text('24 Dec 2021')").innerText();
    }

    private static long number(Page page, String field) {
        return Long.parseLong(page.inputValue(field));
    }

    /** Without the narrow spaces between thousands. */
    private static String digits(String text) {
        return text.replaceAll("(?<=[0-9])[\\u202F\\u00A0](?=[0-9])", "");
    }
}
