package org.trialbridge.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Browsers;
import org.trialbridge.TestApplication;
import org.trialbridge.TestVisitor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

/** The secretariat logs a webinar, in the evening, on a phone whose browser runs no scripts. */
class LogWebinarJourneyIT {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private static TestVisitor secretary;

    @BeforeAll
    static void aTrial() {
        app.given().trial("ZF2001-III");
        for (String iso2 : List.of("BR", "CL", "EC", "GH", "LK", "PK", "UZ")) {
            app.given().country("ZF2001-III", iso2);
        }
        for (String name : List.of("Academy of Sciences", "Ministry of Innovative Development")) {
            app.given()
                    .insert(
                            "insert into institution (name, kind, country_iso2) values (:name, 'ACADEMY', 'UZ') returning id",
                            Map.of("name", name));
        }
        secretary = new TestVisitor(app, Role.SECRETARIAT, Place.EVERYTHING);
    }

    @Test
    void aWebinarIsLoggedWithoutScriptsAndEveryPageOnTheWayIsFitForAPhone() {
        Page page = signedIn(options ->
                options.setViewportSize(320, 640).setJavaScriptEnabled(false).setReducedMotion(ReducedMotion.REDUCE));

        page.navigate(url("/trials/ZF2001-III/meetings"));
        page.click("text=Log or plan a meeting");
        type(page);
        page.locator("button[value=decisions]").click();
        page.fill("[id='decisions/2/text']", "Send the protocol to all");
        page.click("text=Save meeting");

        assertThat(page.locator("h1").innerText()).isEqualTo("Meet the sponsor");
        assertThat(page.locator("main").innerText())
                .contains("20 Jan 2021, 14:30 Tashkent (UTC+5)", "Ecuador", "Night is from 22:00 to 07:00.")
                .contains("Academy of Sciences", "Share the data", "Send the protocol to all", "Call the ministry");
        String meeting = java.net.URI.create(page.url()).getPath();
        Page looking = signedIn(options -> options.setViewportSize(320, 640));
        for (String path : List.of(
                "/trials/ZF2001-III/meetings",
                "/trials/ZF2001-III/meetings/new",
                "/trials/ZF2001-III/actions",
                "/trials/ZF2001-III/actions/new",
                meeting,
                meeting + "/edit",
                meeting + "/attendance/new",
                meeting + "/attendance/paste",
                "/trials/ZF2001-III/meetings/slots?countries=UZ&zone=Asia/Tashkent&durationMinutes=60",
                "/countries/EC/holidays",
                "/account/calendar",
                meeting + "/decisions/new",
                meeting + "/actions/new")) {
            looking.navigate(url(path));
            assertThat(violations(looking)).as(path).isEmpty();
            assertThat((int) looking.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(320);
        }
    }

    private static void type(Page page) {
        page.selectOption("#kind", "BRIDGING_WEBINAR");
        page.fill("#title", "Meet the sponsor");
        page.locator("[name=status][value=HELD]").press("Space");
        page.fill("#date", "20");
        page.fill("#date-month", "Jan");
        page.fill("#date-year", "2021");
        page.fill("#time", "14:30");
        page.fill("#zone", "Asia/Tashkent");
        page.locator("[name=countries][value=UZ]").press("Space");
        page.locator("[name=countries][value=EC]").press("Space");
        page.selectOption("[id='attendance/0/institutionId']", "1");
        page.fill("[id='attendance/0/delegates']", "3");
        page.fill("[id='decisions/0/text']", "Share the data");
        page.fill("[id='actions/0/text']", "Call the ministry");
        page.selectOption("[id='actions/0/ownerInstitutionId']", "2");
        page.fill("[id='actions/0/dueOn']", "4");
        page.fill("[id='actions/0/dueOn-month']", "2");
        page.fill("[id='actions/0/dueOn-year']", "2021");
    }

    private Page signedIn(Consumer<Browser.NewContextOptions> settings) {
        Page page = browsers.page(settings);
        page.context().addCookies(List.of(new Cookie("session", secretary.session()).setUrl(url(""))));
        return page;
    }

    private static String url(String path) {
        return app.url() + path;
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                        .toList();
    }
}
