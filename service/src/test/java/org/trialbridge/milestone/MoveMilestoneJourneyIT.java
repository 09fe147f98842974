package org.trialbridge.milestone;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Browsers;
import org.trialbridge.TestDemonstration;

/** The secretariat moves a planned day, and sees what it does to all that waits. */
class MoveMilestoneJourneyIT {
    private static final String MILESTONES = "/trials/ZF2001-III/milestones";

    @RegisterExtension
    static final TestDemonstration demonstration = new TestDemonstration();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Test
    void aPlannedDayIsMovedAndTheSlipIsSeenDownstream() {
        Page page = browsers.page();
        demonstration.signIn(page, "secretariat");
        demonstration.open(page, MILESTONES);
        assertThat(row(page, "Data cutoff").innerText()).contains("Waits for: Last participant, last visit");
        assertThat(row(page, "Data cutoff").innerText()).doesNotContain("28 Jul 2090");

        page.locator("main table a:text-is('Last participant, last visit')").click();
        page.fill("#plannedOn", "30");
        page.fill("#plannedOn-month", "June");
        page.fill("#plannedOn-year", "2090"); // after whatever the demonstration forecasts on the day of the test
        page.fill("#reason", "Follow-up takes a lifetime");
        assertAccessible(page);
        page.locator("main .submit .btn-primary").click();

        assertThat(row(page, "Last participant, last visit").innerText())
                .contains("30 Jun 2090", "Follow-up takes a lifetime");
        assertThat(row(page, "Data cutoff").innerText()).contains("28 Jul 2090", "+25");
        assertAccessible(page);

        page.locator("main a:text-is('Over time')").click();
        Locator drawn = page.locator("svg a[aria-label^='Data cutoff']");
        assertThat(drawn.getAttribute("aria-label"))
                .isEqualTo("Data cutoff: baseline 28 Jan 2022, planned 28 Jan 2022, at risk 28 Jul 2090, red");
        drawn.focus();
        assertThat(page.evaluate("document.activeElement.getAttribute('aria-label')"))
                .isEqualTo(drawn.getAttribute("aria-label"));
        assertThat(page.locator("main table tr:has-text('Data cutoff')").innerText())
                .contains("28 Jul 2090", "carried");
        assertAccessible(page);
        page.setViewportSize(320, 800);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        drawn.press("Enter");
        assertThat(page.locator("h1").innerText()).isEqualTo("Data cutoff, ZF2001-III");
    }

    /** A browser also sends what nobody touched, such as the lines that are left empty. */
    @Test
    void aTemplateIsSavedAsItStandsAndAppliedByTheButton() {
        Page page = browsers.page();
        demonstration.signIn(page, "secretariat");
        demonstration.open(page, "/milestone-templates");
        page.locator("main table a:text-is('Country, regulator only')").click();
        page.fill("[id='items/0/offsetDays']", "20");
        assertAccessible(page);
        page.locator("main .submit .btn-primary").click();
        assertThat(page.locator("main table").innerText())
                .contains("Day 20: Regulator submitted", "Day 74: Regulator approved, after Regulator submitted");
        assertAccessible(page);

        demonstration.open(page, MILESTONES + "/apply");
        page.selectOption("#templateId", new SelectOption().setLabel("A country: Country, regulator only"));
        page.selectOption("#iso2", "GH");
        page.fill("#enteredOn", "1");
        page.fill("#enteredOn-month", "Mar");
        page.fill("#enteredOn-year", "2031");
        assertAccessible(page);
        page.locator("main .submit .btn-primary").click();

        assertThat(page.locator("main").innerText())
                .contains("5 milestones are planned; 0 were there already", "21 Mar 2031", "14 May 2031");
        demonstration.open(page, MILESTONES + "/baselines");
        assertAccessible(page);
        demonstration.open(page, "/trials/ZF2001-III/cycle-times");
        assertAccessible(page);
    }

    private static Locator row(Page page, String name) {
        return page.locator("main table tr:has(th a:text-is('" + name + "'))").first();
    }

    private static void assertAccessible(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(Rule::getId)
                .isEmpty();
    }
}
