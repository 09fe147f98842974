package org.trialbridge.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
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

        move(page);

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
        page.locator("main .submit button").click();
    }

    private static void move(Page page) {
        page.locator("main table a:text-is('Ghana')").click();
        page.locator("main >> text=Back to now").click();
        page.locator("main >> text=Move to another stage").click();
        page.selectOption("#to", "FEASIBILITY");
        date(page, "effectiveOn", "15", "Mar", "2021");
        page.fill("#reason", "Two hospitals in Accra want to take part.");
        page.getByLabel("Bridging webinar 17").check();
        page.locator("main .submit button").click();
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
