package org.trialbridge.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Browsers;
import org.trialbridge.TestDemonstration;

/** The secretariat logs a webinar, and a country moves on because of it. */
class WebinarToStageJourneyIT {
    private static final String TRIAL = "/trials/ZF2001-III";
    private static final String WEBINARS = ".figures div:has(dt:text-is('Bridging webinars held')) .figure-value";

    @RegisterExtension
    static final TestDemonstration demonstration = new TestDemonstration();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Test
    void theSeventeenthWebinarIsLoggedCountedAndCited() {
        Page page = browsers.page();
        demonstration.signIn(page, "secretariat");
        assertThat(page.url()).endsWith(TRIAL + "/pipeline");
        demonstration.open(page, TRIAL);
        assertThat(page.locator(WEBINARS).innerText()).isEqualTo("16");

        log(page);

        assertThat(page.locator("h1").innerText()).isEqualTo("Feasibility with Ghana");
        assertThat(page.locator(".lead").innerText()).isEqualTo("Bridging webinar 17 of ZF2001-III");
        assertThat(page.locator("main").innerText())
                .contains("12 Mar 2021, 15:00 Shanghai (UTC+8)", "07:00–08:00", "ANSO Secretariat")
                .contains("Ask two hospitals in Accra", "Send the questions to Ghana", "26 Mar 2021");
        String meeting = page.url();
        demonstration.open(page, TRIAL);
        assertThat(page.locator(WEBINARS).innerText()).isEqualTo("17");
        demonstration.open(page, TRIAL + "?asOf=2021-02-05");
        assertThat(page.locator(WEBINARS).innerText()).isEqualTo("16");

        drag(page);

        PlaywrightAssertions.assertThat(page.locator(".notice")).containsText("Moved Ghana to Feasibility.");
        page.locator("[data-stage=FEASIBILITY] a:text-is('Ghana')").click();
        assertThat(page.locator(".figures").innerText()).contains("Feasibility");
        page.locator(".timeline a:has-text('Bridging webinar 17')").first().click();
        assertThat(page.url()).isEqualTo(meeting);
        assertThat(page.locator("main").innerText()).contains("Ghana: from Bridging to Feasibility on 15 Mar 2021");
    }

    private static void log(Page page) {
        page.locator("nav[aria-label=Main] >> text=Meetings").click();
        page.locator("main >> text=Log or plan a meeting").click();
        page.selectOption("#kind", "BRIDGING_WEBINAR");
        page.fill("#title", "Feasibility with Ghana");
        page.locator("[name=status][value=HELD]").check();
        date(page, "date", "12", "Mar", "2021");
        page.fill("#time", "15:00");
        page.locator("[name=countries][value=GH]").check();
        page.selectOption("[id='attendance/0/institutionId']", institution(page, "ANSO Secretariat"));
        page.fill("[id='attendance/0/delegates']", "3");
        page.fill("[id='decisions/0/text']", "Ask two hospitals in Accra");
        page.fill("[id='actions/0/text']", "Send the questions to Ghana");
        page.selectOption("[id='actions/0/ownerInstitutionId']", institution(page, "ANSO Secretariat"));
        date(page, "actions/0/dueOn", "26", "3", "2021");
        page.locator("main .submit .btn-primary").click();
    }

    private static void drag(Page page) {
        page.locator("nav[aria-label=Main] >> text=Pipeline").click();
        page.locator("article:has(a:text-is('Ghana'))")
                .dragTo(
                        page.locator("[data-stage=FEASIBILITY]"),
                        new Locator.DragToOptions().setTargetPosition(20, 40));
        PlaywrightAssertions.assertThat(page.locator("#move-title")).hasText("Move Ghana");
        assertThat(page.locator("#to").inputValue()).isEqualTo("FEASIBILITY");
        assertThat(page.locator("dialog table").innerText()).contains("Feasibility", "Yes");
        date(page, "effectiveOn", "15", "Mar", "2021");
        page.fill("#reason", "Two hospitals in Accra want to take part.");
        page.fill("#words", "17 WEBINAR");
        page.locator("#words").press("Enter");
        PlaywrightAssertions.assertThat(page.locator("dialog [name=evidence]")).hasCount(1);
        page.getByLabel("Bridging webinar 17").check();
        page.locator("dialog .submit button").click();
    }

    @Test
    void aMoveThatIsRefusedIsMendedInItsDialogByKeyboardAlone() {
        Page page = browsers.page();
        demonstration.signIn(page, "secretariat");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Move Chile"))
                .press("Enter");
        PlaywrightAssertions.assertThat(page.locator("#move-title")).isFocused();
        page.locator("#to").focus();
        page.keyboard().type("On hold");
        PlaywrightAssertions.assertThat(page.locator("dialog")).containsText("On hold expects nothing in particular.");
        PlaywrightAssertions.assertThat(page.locator("#to")).isFocused();
        assertThat(violations(page)).isEmpty();
        page.locator("dialog .submit button").press("Enter");

        browsers.expect(422);
        PlaywrightAssertions.assertThat(page.locator("dialog .summary")).isFocused();
        assertThat(page.locator("dialog .summary").innerText()).contains("Enter a text.");
        page.locator("#reason").focus();
        page.keyboard().type("The ministry has a new minister.");
        page.locator("dialog .submit button").press("Enter");

        PlaywrightAssertions.assertThat(page.locator(".notice")).containsText("Moved Chile to On hold.");
        PlaywrightAssertions.assertThat(page.locator("[data-stage=ON_HOLD]")).containsText("Chile");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Move Chile"))
                .press("Enter");
        PlaywrightAssertions.assertThat(page.locator("#to option[value=BRIDGING]"))
                .hasText("Bridging (where it was)");
        page.keyboard().press("Escape");
        PlaywrightAssertions.assertThat(page.locator("dialog")).isHidden();
    }

    private static List<Rule> violations(Page page) {
        return new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
    }

    private static void date(Page page, String name, String day, String month, String year) {
        page.fill("[id='" + name + "']", day);
        page.fill("[id='" + name + "-month']", month);
        page.fill("[id='" + name + "-year']", year);
    }

    private static SelectOption institution(Page page, String name) {
        String value = page.locator("[id='attendance/0/institutionId'] option:has-text('" + name + "')")
                .first()
                .getAttribute("value");
        return new SelectOption().setValue(value);
    }
}
