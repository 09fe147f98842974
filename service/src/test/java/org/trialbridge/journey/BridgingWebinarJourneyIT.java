package org.trialbridge.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.mail.MailService;
import org.trialbridge.mail.Smtp;
import org.trialbridge.trial.Participation;

/** A bridging webinar from its plan to what it led to, as the secretariat lives through it. */
class BridgingWebinarJourneyIT {
    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String TRIAL = "/trials/ZF2001-III";
    private static final Map<String, String> INVITEES = Map.of(
            "Saida Karimova", "Uzbekistan",
            "Bilal Khan", "Pakistan",
            "Lucia Vega", "Ecuador",
            "Wei Zhang", "China");

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private static TestVisitor ana;
    private static TestVisitor bo;
    private static Participation ecuador;

    @BeforeAll
    static void aTrialInFourCountries() {
        app.given().trial("ZF2001-III");
        for (String iso2 : List.of("UZ", "PK", "CN")) {
            app.given().country("ZF2001-III", iso2);
        }
        ecuador = app.given().country("ZF2001-III", "EC");
        for (String name : List.of("Academy of Sciences", "Ministry of Health", "Sponsor")) {
            app.given()
                    .insert(
                            "insert into institution (name, kind, country_iso2) values (:name, 'ACADEMY', 'CN') returning id",
                            Map.of("name", name));
        }
        ana = new TestVisitor(app, Role.SECRETARIAT, Place.EVERYTHING);
        bo = new TestVisitor(app, Role.SECRETARIAT, Place.EVERYTHING);
    }

    @Test
    void aWebinarIsPlannedInvitedToHeldLoggedMinutedAndCited() throws Exception {
        Page page = signedIn(ana);
        String meeting = plan(page);

        paste(
                page,
                meeting,
                INVITEES.entrySet().stream()
                        .map(one -> "%s; ; %s; %s@example.org"
                                .formatted(
                                        one.getKey(),
                                        one.getValue(),
                                        one.getKey().replace(' ', '.')))
                        .collect(Collectors.joining("\n")));
        page.locator("text=Send the invitation to 4 people").click();
        everybodyIsInvitedByMail();

        theDayComes(meeting);
        page.navigate(url(meeting + "/log"));
        page.locator("text=The meeting has begun").press("Enter");
        assertThat(page.locator("main")).containsText("The meeting is held.");
        logByKeyboard(page);
        paste(
                page,
                meeting,
                IntStream.rangeClosed(1, 30)
                        .mapToObj(number -> "Delegate %d;Academy of Sciences;%s;"
                                .formatted(
                                        number,
                                        List.of("Uzbekistan", "Pakistan", "Ecuador", "China")
                                                .get(number % 4)))
                        .collect(Collectors.joining("\n")));
        assertThat(page.locator(".notice").first()).containsText("30 lines are added");

        twoWriteMinutesAtOnce(page, meeting);
        move(page);
        theChainIsShownBothWays(page, meeting);
        theNewPagesAreFit(page, meeting);
    }

    private static String plan(Page page) {
        page.navigate(url(TRIAL + "/meetings/new"));
        page.selectOption("#kind", "BRIDGING_WEBINAR");
        page.fill("#title", "Four sides of the bridge");
        page.locator("[name=status][value=SCHEDULED]").check();
        date(page, "date", "12", "Mar", "2031");
        page.fill("#time", "18:00");
        page.fill("#zone", "Asia/Shanghai");
        page.fill("#durationMinutes", "60");
        for (String iso2 : List.of("UZ", "PK", "EC", "CN")) {
            page.locator("[name=countries][value=" + iso2 + "]").check();
        }
        page.locator("main .submit button").click();
        assertThat(page.locator("h1")).hasText("Four sides of the bridge");
        assertThat(row(page, "Uzbekistan")).contains("Wed 12 Mar 2031, 15:00–16:00");
        assertThat(row(page, "Pakistan")).contains("Wed 12 Mar 2031, 15:00–16:00");
        assertThat(row(page, "China")).contains("Wed 12 Mar 2031, 18:00–19:00");
        assertThat(row(page, "Ecuador")).contains("Wed 12 Mar 2031, 05:00–06:00", "Night");
        return URI.create(page.url()).getPath();
    }

    private static String row(Page page, String country) {
        return page.locator("table:has(caption:text-is('Local times')) tr:has-text('" + country + "')")
                .innerText();
    }

    private static void paste(Page page, String meeting, String lines) {
        page.navigate(url(meeting + "/attendance/paste"));
        page.fill("#list", lines);
        page.locator("main .submit button").click();
        assertThat(page.locator("h1")).hasText("Four sides of the bridge");
    }

    private static void everybodyIsInvitedByMail() throws Exception {
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        try {
            URI smtp = URI.create("smtp://localhost:" + server.getSmtp().getPort());
            new MailService(app.db().database(), new Smtp(smtp, "trials@example.org")).sendDue(Actor.system());

            MimeMessage[] received = server.getReceivedMessages();
            assertThat(received).hasSize(4);
            for (MimeMessage message : received) {
                MimeMultipart parts = (MimeMultipart) message.getContent();
                assertThat(parts.getBodyPart(1).getContentType()).contains("text/calendar", "method=REQUEST");
                String calendar =
                        new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                List<VEvent> events = Biweekly.parse(calendar).first().getEvents();
                assertThat(events).hasSize(1);
                VEvent event = events.get(0);
                assertThat(event.getSummary().getValue()).contains("Four sides of the bridge");
                assertThat(event.getDateStart().getValue().toInstant())
                        .isEqualTo(Instant.parse("2031-03-12T10:00:00Z"));
                assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(Instant.parse("2031-03-12T11:00:00Z"));
                assertThat(event.getAttendees().get(0).getEmail())
                        .isEqualToIgnoringCase(message.getAllRecipients()[0].toString());
            }
        } finally {
            server.stop();
        }
    }

    /** Years pass: the day of the plan is now a day of the past. */
    private static void theDayComes(String meeting) {
        app.given()
                .insert(
                        "update meeting set local_start = timestamp '2021-03-10 18:00' where id = :id returning id",
                        Map.of("id", Long.valueOf(meeting.replaceAll("\\D", ""))));
    }

    /** The hands never leave the keyboard: the focus is in the line, and comes back to it. */
    private void logByKeyboard(Page page) {
        assertThat(page.locator("#decided")).isFocused();
        for (String decision : List.of("Ecuador studies the feasibility", "The protocol goes to all four")) {
            page.keyboard().type(decision);
            page.keyboard().press("Enter");
            assertThat(page.locator("table:has(caption:text-is('Decisions, the latest first'))"))
                    .containsText(decision);
            assertThat(page.locator("#decided")).isFocused();
        }
        page.keyboard().press("Alt+i");
        List<String> actions = List.of("Send the protocol", "Translate the questions", "Name two hospitals");
        for (int number = 0; number < actions.size(); number++) {
            assertThat(page.locator("#todo")).isFocused();
            page.keyboard().type(actions.get(number));
            page.keyboard().press("Tab");
            page.keyboard().type(number == 2 ? "Ministry" : "Sponsor");
            page.keyboard().press("Tab");
            page.keyboard().type(number == 0 ? "26 Mar 2021" : "+14");
            page.keyboard().press("Enter");
            assertThat(page.locator("table:has(caption:text-is('Action items, the latest first'))"))
                    .containsText(actions.get(number));
        }
        browsers.expect(422);
        page.keyboard().type("Without an owner");
        page.keyboard().press("Enter");
        assertThat(page.locator(".summary")).isFocused();
        assertThat(page.locator("#todo")).hasValue("Without an owner");
        assertThat(page.locator("table:has(caption:text-is('Action items, the latest first')) tbody tr"))
                .hasCount(3);
        assertThat(page.locator("table:has(caption:text-is('Decisions, the latest first')) tbody tr"))
                .hasCount(2);
        assertThat(page.locator("main")).containsText("24 Mar 2021");
    }

    private void twoWriteMinutesAtOnce(Page first, String meeting) {
        Page second = signedIn(bo);
        first.navigate(url(meeting + "/minutes"));
        first.locator(".head >> text=Write the minutes").click();
        second.navigate(url(meeting + "/minutes/en/edit"));
        first.fill("#text", "The sponsor presented.\n\n- Supply was asked about");
        second.fill("#text", "The sponsor presented.\n\n- Insurance was asked about");
        first.locator("main .submit button").click();
        assertThat(first.locator(".minutes-text li")).hasText("Supply was asked about");

        second.locator("main .submit button").click();

        assertThat(second.locator("main")).containsText("Nothing is lost: your text is kept as revision 2");
        assertThat(second.locator("del")).hasText("- Supply was asked about");
        assertThat(second.locator("ins")).hasText("- Insurance was asked about");
        fit(second);
        assertThat(second.locator("#text")).hasValue("The sponsor presented.\n\n- Insurance was asked about");
        second.fill("#text", "The sponsor presented.\n\n- Supply was asked about\n- Insurance was asked about");
        second.locator("main .submit button").click();
        first.reload();
        assertThat(first.locator(".minutes-text li")).hasCount(2);
        assertThat(first.locator("main")).containsText("worked into revision 3");
    }

    /** Ecuador moves because of the decision; on the same day an approval comes in that nobody cites. */
    private static void move(Page page) {
        app.given().insert("""
                        insert into approval (trial_id, participation_id, kind, reference, status, submitted_on)
                        values (:trialId, :participationId, 'ETHICS', 'UNLINKED-11', 'SUBMITTED', date '2021-03-11') returning id
                        """, Map.of("trialId", ecuador.trialId(), "participationId", ecuador.id()));
        stage(page, "FEASIBILITY", "11", "Ecuador studies the feasibility");
        app.given().insert("""
                        insert into approval (trial_id, participation_id, kind, reference, status, submitted_on)
                        values (:trialId, :participationId, 'NATIONAL_REGULATOR', 'LINKED-12', 'SUBMITTED', date '2021-03-12') returning id
                        """, Map.of("trialId", ecuador.trialId(), "participationId", ecuador.id()));
        stage(page, "SUBMITTED", "12", "LINKED-12");
    }

    private static void stage(Page page, String to, String day, String evidence) {
        page.navigate(url(TRIAL + "/countries/EC/stage"));
        page.selectOption("#to", to);
        date(page, "effectiveOn", day, "Mar", "2021");
        page.locator("[name=reasonCode][value=PROGRESS]").check();
        page.fill("#reason", "Because of " + evidence);
        page.fill("#words", evidence);
        page.locator("#words").press("Enter");
        page.locator(".form-check:has-text('" + evidence + "') [name=evidence]").check();
        page.locator("main .submit button").click();
        assertThat(page.locator("h1")).hasText("Ecuador");
    }

    private static void theChainIsShownBothWays(Page page, String meeting) {
        page.navigate(url(TRIAL + "/countries/EC"));
        assertThat(page.locator(".facts").first()).containsText("Why it is there");
        assertThat(page.locator(".timeline")).containsText("LINKED-12");
        assertThat(page.locator(".timeline"))
                .containsText("Decision of Bridging webinar 1: Ecuador studies the feasibility");
        assertThat(page.locator(".facts").first().innerText()).doesNotContain("UNLINKED-11");
        assertThat(page.locator(".timeline").innerText()).doesNotContain("UNLINKED-11");

        page.locator(".timeline a:text-is('Ecuador studies the feasibility')").click();

        assertThat(URI.create(page.url()).getPath()).isEqualTo(meeting);
        assertThat(page.locator("main")).containsText("Ecuador: from Identified to Feasibility on 11 Mar 2021");
        assertThat(page.locator(".timeline")).containsText("12 Mar 2021 Submitted");
        assertThat(page.locator(".timeline"))
                .containsText("Evidence: Approval: National regulator LINKED-12, submitted");
        assertThat(page.locator("main").innerText()).doesNotContain("UNLINKED-11");
    }

    private static void theNewPagesAreFit(Page page, String meeting) {
        for (String path : List.of("", "/log", "/minutes", "/minutes/en/edit", "/minutes/en/revisions/2")) {
            page.navigate(url(meeting + path));
            fit(page);
        }
    }

    private static void fit(Page page) {
        page.setViewportSize(320, 640);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as(page.url())
                .isLessThanOrEqualTo(320);
        assertThat(new AxeBuilder(page)
                        .withTags(TAGS).setLegacyMode(true).analyze().getViolations().stream()
                                .map(rule -> rule.getId() + " "
                                        + rule.getNodes().get(0).getHtml()))
                .as(page.url())
                .isEmpty();
        page.setViewportSize(1280, 800);
    }

    private Page signedIn(TestVisitor visitor) {
        Page page = browsers.page();
        page.context().addCookies(List.of(new Cookie("session", visitor.session()).setUrl(url(""))));
        return page;
    }

    private static String url(String path) {
        return app.url() + path;
    }

    private static void date(Page page, String name, String day, String month, String year) {
        page.fill("[id='" + name + "']", day);
        page.fill("[id='" + name + "-month']", month);
        page.fill("[id='" + name + "-year']", year);
    }
}
