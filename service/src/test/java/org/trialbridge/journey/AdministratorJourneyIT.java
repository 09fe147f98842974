package org.trialbridge.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Browsers;
import org.trialbridge.TestDemonstration;

/** An administrator invites somebody, who comes in and lets a program in. */
class AdministratorJourneyIT {
    private static final String EMAIL = "amina@ministry.example";
    private static final String PASSWORD = "four words and bridges";
    private static final Pattern LINK = Pattern.compile("https?://\\S+/invitation/\\S+");

    @RegisterExtension
    static final TestDemonstration demonstration = new TestDemonstration();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Test
    void somebodyIsInvitedComesInAndMakesATokenThatIsShownOnce() {
        Page administrator = browsers.page();
        demonstration.signIn(administrator, "admin");
        assertThat(administrator.url()).endsWith("/users");

        invite(administrator);
        assertThat(administrator.locator("main").innerText()).contains("The invitation is on its way.", "Invited");
        String link = linkInTheOutbox(administrator);

        Page guest = browsers.page(options -> options.setViewportSize(320, 640));
        demonstration.open(guest, link);
        guest.fill("#password", PASSWORD);
        guest.locator("main .submit .btn-primary").click();
        assertThat(guest.locator(".notice").innerText()).isEqualTo("Your password is set. Sign in with it.");
        demonstration.signIn(guest, EMAIL, PASSWORD);
        assertThat(guest.url()).endsWith("/trials/ZF2001-III");
        String token = makeToken(guest);

        assertThat(demonstration.status(token, "/api/v1/trials/ZF2001-III")).isEqualTo(200);
        guest.locator("a:has-text('Your account')").last().click();
        guest.locator("main >> text=Tokens for programs").click();
        assertThat(guest.locator("main").innerText())
                .contains("Weekly export", "Read")
                .doesNotContain(token, "Copy the token now");
        administrator.locator("nav[aria-label=Main] >> text=Users").click();
        assertThat(administrator.locator("tr:has-text('" + EMAIL + "')").innerText())
                .contains("Leadership", "Active");
        Response again = browsers.page().navigate(demonstration.url(link));
        assertThat(Objects.requireNonNull(again).text()).contains("This link can not be used any more");
    }

    private static void invite(Page page) {
        page.locator("main >> text=Invite a user").click();
        page.fill("#email", EMAIL);
        page.fill("#name", "Amina Karimova");
        page.fill("#zone", "Asia/Tashkent");
        page.selectOption("select[id$=role]", "LEADERSHIP");
        page.selectOption("select[id$=trial]", "ZF2001-III");
        page.locator("main .submit .btn-primary").click();
    }

    private static String linkInTheOutbox(Page page) {
        page.locator("nav[aria-label=Main] >> text=Users").click();
        page.locator("main >> text=Messages in the outbox").click();
        String letter =
                page.locator("article:has-text('" + EMAIL + "') pre").first().innerText();
        Matcher link = LINK.matcher(letter);
        assertThat(link.find()).as(letter).isTrue();
        return URI.create(link.group()).getPath();
    }

    private static String makeToken(Page page) {
        demonstration.open(page, "/account");
        page.locator("main >> text=Tokens for programs").click();
        page.fill("#name", "Weekly export");
        page.locator("#readOnly").check();
        page.locator("main .submit .btn-primary").click();
        assertThat(page.locator(".notice").innerText()).contains("Copy the token now. It is not shown again.");
        return page.locator(".notice code").first().innerText();
    }
}
