package org.trialbridge.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Browsers;
import org.trialbridge.TestApplication;
import org.trialbridge.TestVisitor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

/** The secretariat plans the next call of a series, and carries over what the last one left open; by keyboard alone. */
class CarryOverJourneyIT {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static final int MOST_STEPS = 150;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private static TestVisitor secretary;
    private static String last;

    @BeforeAll
    static void aCallThatLeftSomethingOpen() {
        app.given().trial("ZF2001-III");
        app.given().country("ZF2001-III", "UZ");
        app.given().country("ZF2001-III", "EC");
        long academy = app.given()
                .insert(
                        "insert into institution (name, kind, country_iso2) values ('Academy of Sciences', 'ACADEMY', 'UZ') returning id",
                        Map.of());
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        HttpResponse<String> logged = app.post(token, "/api/v1/meetings", """
                        {"kind": "COORDINATION_CALL", "series": "Weekly call", "title": "Weekly call", "status": "HELD",
                         "date": "2021-01-20", "time": "14:30", "zone": "Asia/Tashkent", "durationMinutes": 30,
                         "trials": ["ZF2001-III"], "countries": ["UZ", "EC"],
                         "attendance": [{"institutionId": %1$d, "delegates": 3}],
                         "actions": [{"text": "Send the protocol", "ownerInstitutionId": %1$d, "dueOn": "2021-02-04"},
                                     {"text": "Translate it", "ownerInstitutionId": %1$d, "dueOn": "2021-02-11"}]}
                        """.formatted(academy));
        last = URI.create(logged.headers().firstValue("Location").orElseThrow()).getPath();
        app.post(token, last + "/questions", "{\"text\": \"Who pays for insurance?\", \"country\": \"EC\"}");
        app.post(token, last + "/agenda", "{\"title\": \"Open points\", \"minutes\": 20}");
        last = last.substring("/api/v1".length());
        secretary = new TestVisitor(app, Role.SECRETARIAT, Place.EVERYTHING);
    }

    @Test
    void whatOneCallLeavesOpenIsCarriedToTheNextByKeyboardAndEveryPageIsFitForAPhone() {
        Page page = browsers.page(options -> options.setViewportSize(320, 640));
        page.context().addCookies(List.of(new Cookie("session", secretary.session()).setUrl(app.url())));
        page.navigate(app.url() + last);

        press(page, "a[href$='/next']");
        assertThat(page.locator("#date").inputValue()).isEqualTo("27");
        assertThat(page.locator("#time").inputValue()).isEqualTo("14:30");
        press(page, "main form .btn-primary");

        String next = URI.create(page.url()).getPath();
        assertThat(page.locator("main").innerText())
                .contains("27 Jan 2021, 14:30", "Send the protocol", "Translate it", "Who pays for insurance?")
                .contains("Open points", "The items take 20 of 30 minutes.", "Academy of Sciences", "Invited");

        focus(page, "#agenda-title");
        page.keyboard().type("Next steps");
        page.keyboard().press("Tab");
        page.keyboard().type("15");
        enter(page);
        assertThat(page.locator("main").innerText()).contains("5 more than the meeting lasts");
        press(page, "tr:has-text('Next steps') button[value=up]");
        assertThat(page.locator("#agenda ~ .table-scroll tbody tr").first().innerText())
                .contains("14:30", "Next steps");

        press(page, "form[action$='/carry-over'] button");
        assertThat(carried(page)).containsExactly("Once", "Once", "Once");
        press(page, "a[href*='/questions/']");
        focus(page, "#answer");
        page.keyboard().type("The sponsor");
        press(page, "main form .btn-primary");
        assertThat(URI.create(page.url()).getPath()).isEqualTo(last);
        assertThat(page.locator("main").innerText())
                .contains("The sponsor", "Carried over to later meetings", "Coordination call 2 of 27 Jan 2021");

        page.navigate(app.url() + next);
        assertThat(page.locator("main").innerText()).contains("The sponsor", "Coordination call 1 of 20 Jan 2021");
        everyPageIsFitForAPhone(page, next);
    }

    private static void everyPageIsFitForAPhone(Page page, String meeting) {
        String series = page.locator("a[href^='/series/']").getAttribute("href");
        for (String path : List.of(
                meeting,
                last,
                series,
                series + "/edit",
                "/trials/ZF2001-III/series",
                meeting + "/next",
                meeting + "/postponement",
                meeting + "/agenda/new",
                meeting + "/questions/new")) {
            page.navigate(app.url() + path);
            assertThat(violations(page)).as(path).isEmpty();
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(320);
        }
    }

    private static List<String> carried(Page page) {
        return page.locator("#carried ~ .table-scroll td").allInnerTexts().stream()
                .filter(text -> text.equals("Once") || text.equals("Not yet"))
                .limit(3)
                .toList();
    }

    /** Goes to a link or button with the tab key, and presses Enter. */
    private static void press(Page page, String selector) {
        focus(page, selector);
        enter(page);
    }

    private static void enter(Page page) {
        String before = page.url();
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.equals(before));
    }

    private static void focus(Page page, String selector) {
        for (int step = 0; step < MOST_STEPS; step++) {
            if ((boolean) page.locator(selector).first().evaluate("one => one === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the tab key does not lead to " + selector + " on " + page.url());
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .setLegacyMode(true)
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                        .toList();
    }
}
