package org.trialbridge.history;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Browsers;
import org.trialbridge.TestDemonstration;

/** Somebody changes something, sees that it was wrong, and takes it back. */
class UndoJourneyIT {
    private static final String COUNTRY = "/trials/ZF2001-III/countries/";

    @RegisterExtension
    static final TestDemonstration demonstration = new TestDemonstration();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Test
    void aMoveIsTakenBackByTheKeyboard() {
        Page page = browsers.page();
        String before = hold(page, "CL");

        assertThat(page.locator(".notice")).containsText("Moved Chile to On hold.");
        page.locator("#main").focus();
        page.keyboard().press("Tab");
        assertThat(page.locator("#undo button")).isFocused();
        page.locator("h1").click();
        page.keyboard().press("Control+z");

        assertThat(page.locator(".notice")).containsText("The country is back where it was.");
        assertThat(page.locator("#undo")).hasCount(0);
        Assertions.assertEquals(before, stage(page));
    }

    @Test
    void withoutScriptTheButtonDoesIt() {
        Page page = browsers.page(options -> options.setJavaScriptEnabled(false));
        String before = hold(page, "GH");

        page.locator("#undo button").press("Enter");

        assertThat(page.locator(".notice")).containsText("The country is back where it was.");
        Assertions.assertEquals(before, stage(page));
    }

    @Test
    void afterTenSecondsItIsOfferedNoMore() {
        Page page = browsers.page();
        page.clock().install();
        hold(page, "EC");
        assertThat(page.locator("#undo")).hasCount(1);

        page.clock().runFor(9_000);
        assertThat(page.locator("#undo")).hasCount(1);
        page.clock().runFor(2_000);

        assertThat(page.locator("#undo")).hasCount(0);
        assertThat(page.locator(".notice")).containsText("On hold");
    }

    /** Puts a country on hold; returns the stage where it was. */
    private static String hold(Page page, String iso2) {
        demonstration.signIn(page, "secretariat");
        demonstration.open(page, COUNTRY + iso2);
        String before = stage(page);
        demonstration.open(page, COUNTRY + iso2 + "/stage?to=ON_HOLD");
        page.fill("#reason", "Clicked on the wrong one.");
        page.locator("main .submit button").press("Enter");
        return before;
    }

    private static String stage(Page page) {
        return page.locator(".figures .figure-value").first().innerText()
                + page.locator(".figures .figure-note").first().innerText();
    }
}
