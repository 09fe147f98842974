package org.trialbridge.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Browsers;
import org.trialbridge.TestApplication;
import org.trialbridge.TestVisitor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.report.ReadWorkbook;

/** Leadership issues an edition by keyboard, supersedes it, looks at what changed; a stranger verifies a file. */
class IssueEditionJourneyIT {
    private static final String REPORTS = "/trials/ZF2001-III/reports";

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private static World world;
    private static TestVisitor leader;

    @BeforeAll
    static void aTrial() {
        world = new World(app.db());
        leader = new TestVisitor(app, Role.LEADERSHIP, Place.EVERYTHING);
    }

    @Test
    void anEditionIsIssuedSupersededComparedAndVerifiedWithoutScripts() throws IOException {
        Page page = browsers.page(options -> onPhone(options).setJavaScriptEnabled(false));
        page.context().addCookies(List.of(new Cookie("session", leader.session()).setUrl(app.url())));

        page.navigate(app.url() + REPORTS);
        page.click("text=Issue an edition");
        page.fill("#asOf", "31");
        page.fill("#asOf-month", "2");
        page.fill("#asOf-year", "2021");
        page.fill("#title", "For the board");
        page.press("#title", "Enter");
        assertThat(page.locator(".summary").innerText()).contains("There is a problem");
        assertThat(page.inputValue("#title")).isEqualTo("For the board");
        page.fill("#asOf", "5");
        page.press("button:has-text('Issue the edition')", "Enter");
        assertThat(page.locator("main").innerText()).contains("Edition E0001 is issued.", "For the board");
        page.press("button:has-text('Make it again and compare')", "Enter");
        assertThat(page.locator("main").innerText()).contains("identical, byte for byte");
        Download download = page.waitForDownload(() -> page.press("a:has-text('Download (')", "Enter"));
        assertThat(download.suggestedFilename()).isEqualTo("ZF2001-III_status_2021-02-05_E0001.xlsx");
        byte[] first = Files.readAllBytes(download.path());
        assertThat(ReadWorkbook.of(first).provenance("Title")).isEqualTo("For the board");

        world.count(world.uzbekistan, world.tashkent, World.FRIDAY, 44);
        page.press("a:has-text('Issue one that supersedes it')", "Enter");
        page.press("button:has-text('Issue the edition')", "Enter");
        assertThat(page.locator(".summary").innerText()).contains("Say why the edition is superseded.");
        page.fill("#reason", "Tashkent counted again");
        page.press("button:has-text('Issue the edition')", "Enter");
        page.press("a:has-text('See what changed since edition E0001')", "Enter");
        assertThat(page.locator("tbody tr", new Page.LocatorOptions().setHasText("Enrolled"))
                        .innerText())
                .contains("UZ-01", "47", "44", "Corrected", "counted again");
        page.navigate(app.url() + REPORTS);
        assertThat(page.locator("tbody").first().innerText()).contains("Superseded by E0002");

        Page stranger = browsers.page(options -> onPhone(options).setJavaScriptEnabled(false));
        Path file = Files.write(Files.createTempFile("edition", ".xlsx"), first);
        stranger.navigate(app.url() + "/verification");
        stranger.setInputFiles("#file", file);
        stranger.press("button:has-text('Verify')", "Enter");
        assertThat(stranger.locator("main").innerText())
                .contains("edition E0001 of ZF2001-III", "superseded by edition E0002", "Tashkent counted again");
        Files.write(file, new byte[] {80, 75, 3, 4});
        stranger.setInputFiles("#file", file);
        stranger.press("button:has-text('Verify')", "Enter");
        assertThat(stranger.locator("main").innerText()).contains("Not ours").doesNotContain("ZF2001");
        Files.delete(file);
    }

    @Test
    void thePagesAreAccessibleAndFitAPhone() {
        world.editions().issue(world.leader(), World.TRIAL, World.input(World.FRIDAY, "UZ"));
        world.count(world.uzbekistan, world.samarkand, World.FRIDAY, 12);
        Edition edition = world.editions().issue(world.leader(), World.TRIAL, World.input(World.FRIDAY, "UZ"));
        Page page = browsers.page(IssueEditionJourneyIT::onPhone);
        page.context().addCookies(List.of(new Cookie("session", leader.session()).setUrl(app.url())));

        for (String path : List.of(
                REPORTS,
                edition.path(),
                edition.path() + "/changes",
                "/trials/ZF2001-III/editions/new",
                "/trials/ZF2001-III/editions/new?supersedes=" + edition.number(),
                "/verification")) {
            page.navigate(app.url() + path);
            assertThat(new AxeBuilder(page)
                            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                            .analyze()
                            .getViolations())
                    .as(path)
                    .isEmpty();
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(320);
        }
    }

    private static Browser.NewContextOptions onPhone(Browser.NewContextOptions options) {
        return options.setViewportSize(320, 640);
    }
}
