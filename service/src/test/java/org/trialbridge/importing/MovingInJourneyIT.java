package org.trialbridge.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Browsers;
import org.trialbridge.TestApplication;
import org.trialbridge.TestVisitor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

/** A secretariat moves in with its institutions and a webinar of thirty participants, on a phone that runs no scripts. */
class MovingInJourneyIT {
    private static final String INSTITUTIONS = """
            Who;Land;Type;Remark
            Académie des Sciences;Uzbekistan;Academy;old
            Aga Khan University;Pakistan;University;
            Ministry of Public Health;Ecuador;Government;
            """;

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private static TestVisitor secretary;

    @BeforeAll
    static void aTrial() {
        app.given().trial("ZF2001-III");
        app.given().country("ZF2001-III", "UZ");
        app.given().country("ZF2001-III", "PK");
        app.given()
                .insert(
                        "insert into institution (name, kind, country_iso2) values (:name, 'ACADEMY', 'UZ') returning id",
                        Map.of("name", "Academie des sciences"));
        secretary = new TestVisitor(app, Role.SECRETARIAT, Place.EVERYTHING);
    }

    @Test
    void institutionsAndAWebinarWithThirtyParticipantsAreTakenOver() {
        Page page = browsers.page(options ->
                options.setViewportSize(320, 640).setJavaScriptEnabled(false).setReducedMotion(ReducedMotion.REDUCE));
        page.context().addCookies(List.of(new Cookie("session", secretary.session()).setUrl(url(""))));
        Page looking = browsers.page(options -> options.setViewportSize(320, 640));
        looking.context().addCookies(List.of(new Cookie("session", secretary.session()).setUrl(url(""))));

        page.navigate(url("/institutions"));
        page.click("text=Import institutions from a spreadsheet");
        check(looking, page.url());
        choose(page, "institutions.csv", INSTITUTIONS);
        assertThat(page.locator("#sheet-0-0").inputValue()).isEmpty();
        page.selectOption("#sheet-0-0", "NAME");
        page.selectOption("#sheet-0-1", "COUNTRY");
        check(looking, page.url());
        page.click("text=Look at the rows");
        assertThat(page.locator("main").innerText())
                .contains("Académie des Sciences", "Academie des sciences (UZ)", "Columns left out: Remark.");
        check(looking, page.url());
        page.click("button:has-text('Load the file')");
        assertThat(page.locator(".summary").innerText()).contains("Say where the file comes from");
        page.fill("#reason", "The list of 2020");
        page.click("button:has-text('Load the file')");
        assertThat(page.locator(".notice").innerText()).contains("2 new, 0 changed, 1 left as they are");

        page.navigate(url("/trials/ZF2001-III/meetings"));
        page.click("text=Import meetings from a spreadsheet");
        choose(page, "webinar.csv", webinar());
        check(looking, page.url());
        page.click("text=Look at the rows");
        assertThat(page.locator("main").innerText()).contains("Participants: 30");
        page.fill("#reason", "Minutes of the webinar");
        page.click("button:has-text('Load the file')");
        page.navigate(url("/trials/ZF2001-III/meetings"));
        page.click("tbody th a");
        assertThat(page.locator("main").innerText())
                .contains("20 Jan 2021, 14:30 Tashkent (UTC+5)", "Delegate 1", "Delegate 30", "Aga Khan University");
    }

    private static String webinar() {
        return "title;date;start;end;zone;countries;participant;participant_institution;participant_email\n"
                + IntStream.rangeClosed(1, 30)
                        .mapToObj(delegate -> "Meet the sponsor;2021-01-20;14:30;16:00;Asia/Tashkent;UZ, PK;Delegate "
                                + delegate + ";Aga Khan University;delegate" + delegate + "@example.org")
                        .collect(Collectors.joining("\n"));
    }

    private static void choose(Page page, String name, String content) {
        page.setInputFiles("#file", new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
        page.click("text=Go on to the columns");
    }

    private static void check(Page looking, String url) {
        looking.navigate(url);
        assertThat(new AxeBuilder(looking)
                                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                                .analyze()
                                .getViolations()
                                .stream()
                                .map(rule -> rule.getId() + " "
                                        + rule.getNodes().get(0).getHtml()))
                .as(url)
                .isEmpty();
        assertThat((int) looking.evaluate("document.documentElement.scrollWidth"))
                .as(url)
                .isLessThanOrEqualTo(320);
    }

    private static String url(String path) {
        return app.url() + path;
    }
}
