package org.trialbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ForcedColors;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.ResourceHelpers;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Browsers;

@ExtendWith(DropwizardExtensionsSupport.class)
class PagesIT {
    private static final DropwizardAppExtension<Configuration> APPLICATION =
            new DropwizardAppExtension<>(SampleApplication.class, ResourceHelpers.resourceFilePath("web/sample.yml"));
    private static final String LIST = "/trials/ZF2001-III/countries";
    private static final String FORM = "/trials/ZF2001-III/sites/UZ-01";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Test
    void everyPageIsAccessibleInLightInDarkAndInHighContrast() {
        List<Consumer<Browser.NewContextOptions>> looks = List.of(
                options -> options.setColorScheme(ColorScheme.LIGHT),
                options -> options.setColorScheme(ColorScheme.DARK),
                options -> options.setForcedColors(ForcedColors.ACTIVE),
                options -> options.setViewportSize(320, 640));
        for (Consumer<Browser.NewContextOptions> look : looks) {
            Page page = signedIn(look);
            for (String path : List.of(LIST, FORM, "/nothing")) {
                open(page, path);
                assertThat(violations(page)).as(path).isEmpty();
            }
            sendWrongForm(page);
            assertThat(violations(page)).as("a form with errors").isEmpty();
        }
    }

    @Test
    void aFormWithErrorsBeginsWithThemAndLeadsToTheFields() {
        Page page = signedIn(options -> options.setJavaScriptEnabled(false));

        sendWrongForm(page);

        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.locator(".summary h2").innerText()).isEqualTo("There is a problem");
        assertThat(page.locator("#screened").inputValue()).isEqualTo("1,200");
        assertThat(page.locator("#periodEnd-month").inputValue()).isEqualTo("Feb");
        assertThat(page.locator("#screened-error").innerText()).contains("Do you mean 1200?");
        page.locator(".summary a[href='#screened']").click();
        page.keyboard().type("9");
        assertThat(page.locator("#screened").inputValue()).contains("9");
    }

    @Test
    void theErrorsHaveTheFocus() {
        Page page = signedIn(options -> {});

        sendWrongForm(page);

        PlaywrightAssertions.assertThat(page.locator(".summary")).isFocused();
    }

    @Test
    void nothingScrollsSidewaysOnASmallPhoneButATable() {
        Page page = signedIn(options -> options.setViewportSize(320, 640).setJavaScriptEnabled(true));
        for (String path : List.of(LIST, FORM, "/nothing")) {
            open(page, path);
            if (page.locator(".fold summary").isVisible()) {
                page.locator(".fold summary").click();
            }
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(320);
        }
    }

    @Test
    void whatIsClickedIsLargeEnough() {
        Page page = signedIn(options -> options.setViewportSize(320, 640));
        for (String path : List.of(LIST, FORM)) {
            open(page, path);
            Object small = page.evaluate("""
                    [...document.querySelectorAll('a, button, input:not([type=hidden]), select, summary, textarea')]
                        .filter(e => e.offsetParent && !e.closest('p'))
                        .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
                        .filter(([e, box]) => box.height < 24 || box.width < 24)
                        .map(([e, box]) => e + ' ' + box.width + 'x' + box.height)
                    """);
            assertThat((List<?>) small).as(path).isEmpty();
            assertThat(page.locator("main .btn-primary").first().boundingBox().height)
                    .isGreaterThanOrEqualTo(44);
        }
    }

    @Test
    void theKeyboardReachesTheContentAtOnce() {
        Page page = signedIn(options -> {});
        open(page, LIST);

        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");

        assertThat(page.evaluate("document.activeElement.innerText")).isEqualTo("Add a country");
    }

    @Test
    void theApiIsShownUnderTheSamePolicy() {
        Page page = browsers.page();

        open(page, "/api");

        page.getByText("/api/v1/samples/retries").first().waitFor();
        assertThat(page.locator(".info .title").innerText()).contains("Trialbridge");
    }

    private void sendWrongForm(Page page) {
        open(page, FORM);
        page.fill("#screened", "1,200");
        page.fill("#enrolled", "many");
        page.fill("#periodEnd", "31");
        page.fill("#periodEnd-month", "Feb");
        page.click("text=Save report for 5 Feb");
    }

    private Page signedIn(Consumer<Browser.NewContextOptions> settings) {
        Page page = browsers.page(settings);
        page.context().addCookies(List.of(new Cookie("sample", "SECRETARIAT").setUrl(url(""))));
        return page;
    }

    private static void open(Page page, String path) {
        page.navigate(url(path));
    }

    private static String url(String path) {
        return "http://localhost:" + APPLICATION.getLocalPort() + path;
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(rule -> rule.getId() + " " + nodes(rule))
                        .toList();
    }

    private static String nodes(Rule rule) {
        return rule.getNodes().stream()
                .map(node -> node.getHtml())
                .limit(3)
                .toList()
                .toString();
    }
}
