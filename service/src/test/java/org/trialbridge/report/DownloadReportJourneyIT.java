package org.trialbridge.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Browsers;
import org.trialbridge.TestApplication;
import org.trialbridge.TestVisitor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

/** Leadership asks for the report of a day. */
class DownloadReportJourneyIT {
    private static final String REPORTS = "/trials/ZF2001-III/reports";

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private static TestVisitor leader;

    @BeforeAll
    static void aTrial() {
        app.given().trial("ZF2001-III");
        app.given().country("ZF2001-III", "BR");
        app.given().country("ZF2001-III", "UZ");
        leader = new TestVisitor(app, Role.LEADERSHIP, Place.EVERYTHING);
    }

    @Test
    void theReportOfADayIsDownloadedWithoutScripts() throws IOException {
        Page page = signedIn(options -> options.setJavaScriptEnabled(false));

        page.navigate(app.url() + REPORTS);
        page.fill("#asOf", "5");
        page.fill("#asOf-month", "February");
        page.fill("#asOf-year", "2021");
        page.selectOption("#country", "UZ");
        Download download = page.waitForDownload(() -> page.click("text=Download a draft"));

        assertThat(download.suggestedFilename()).isEqualTo("ZF2001-III_UZ_status_2021-02-05_draft.xlsx");
        ReadWorkbook read = ReadWorkbook.of(Files.readAllBytes(download.path()));
        assertThat(read.column("Countries", "ISO")).containsExactly("UZ");
    }

    @Test
    void aDayThatDoesNotExistIsAskedForAgain() {
        Page page = signedIn(options -> options.setViewportSize(320, 640));

        page.navigate(app.url() + REPORTS);
        page.fill("#asOf", "31");
        page.fill("#asOf-month", "2");
        page.fill("#asOf-year", "2021");
        page.click("text=Download a draft");

        assertThat(page.locator(".summary").innerText()).contains("There is a problem");
        assertThat(page.inputValue("#asOf")).isEqualTo("31");
    }

    @Test
    void thePageIsAccessibleAndFitsAPhone() {
        Page page = signedIn(options -> options.setViewportSize(320, 640));

        page.navigate(app.url() + REPORTS);

        assertThat(new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations())
                .isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(320);
    }

    private Page signedIn(Consumer<Browser.NewContextOptions> settings) {
        Page page = browsers.page(settings);
        page.context().addCookies(List.of(new Cookie("session", leader.session()).setUrl(app.url())));
        return page;
    }
}
