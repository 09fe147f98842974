package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Browsers;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

/** What a visit costs at 400 kbit/s and 400 ms: how many bytes, and how long until one can type. */
class SlowLineJourneyIT {
    private static final long KILOBYTE = 1000;

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private SlowLine line;
    private Page page;
    private String form = "";

    @BeforeEach
    void aContactOnASlowLine() throws IOException {
        String trial = "SLOW-" + System.identityHashCode(this);
        app.given().trial(trial);
        Participation country = app.given().country(trial, "UZ");
        long site = app.given().site(country, "UZ-01", LocalDate.of(2021, 1, 28));
        app.given().counts(country, site, LocalDate.of(2021, 1, 29), 1627);
        form = "/trials/" + trial + "/sites/UZ-01/counts/2021-02-05";
        line = new SlowLine(app.running().getLocalPort());
        page = browsers.page(options -> options.setViewportSize(320, 640));
        String session = app.signedIn(Role.SITE_CONTACT, Place.site(country.trialId(), country.id(), site));
        page.context()
                .addCookies(List.of(new Cookie("session", session.substring("session=".length())).setUrl(line.url())));
    }

    @AfterEach
    void hangUp() {
        line.close();
    }

    @Test
    void theEntryPageIsSmallAndSoonThereTheSecondTimeMore() {
        double first = visit(form);
        long firstBytes = line.bytes();
        double second = visit(form);
        long secondBytes = line.bytes();

        assertThat(firstBytes).as("bytes of the first visit").isBetween(20 * KILOBYTE, 100 * KILOBYTE);
        assertThat(secondBytes).as("bytes of the second visit").isBetween(KILOBYTE, 20 * KILOBYTE);
        assertThat(first).as("milliseconds of the first visit").isLessThan(4000);
        assertThat(second).as("milliseconds of the second visit").isLessThan(1500);
    }

    @Test
    void theHomePageIsSmallToo() {
        double first = visit("/my-sites");
        long firstBytes = line.bytes();
        double second = visit("/my-sites");
        long secondBytes = line.bytes();

        assertThat(firstBytes).as("bytes of the first visit with its forms").isBetween(20 * KILOBYTE, 100 * KILOBYTE);
        assertThat(secondBytes).as("bytes of the second visit").isBetween(KILOBYTE, 20 * KILOBYTE);
        assertThat(first).as("milliseconds of the first visit").isLessThan(4000);
        assertThat(second).as("milliseconds of the second visit").isLessThan(1500);
    }

    @Test
    void whatThePhoneKeepsIsSmall() {
        visit("/my-sites");

        page.waitForCondition(() -> kept() >= 100_000 && line.isQuiet());
        int kept = kept();
        int scripts = (int) page.evaluate("""
                async () => {
                  let size = 0;
                  for (const name of ['offline', 'counts', 'my-sites', 'worker']) {
                    size += (await (await fetch(`/assets/${name}.js`)).arrayBuffer()).byteLength;
                  }
                  return size;
                }""");

        assertThat(kept).as("bytes of styles and scripts, unpacked").isLessThan(300_000);
        assertThat(scripts).as("bytes of scripts, unpacked").isBetween(5_000, 40_000);
    }

    private int kept() {
        return (int) page.evaluate("""
                async () => {
                  let size = 0;
                  const parts = await caches.open('parts');
                  for (const part of await parts.keys()) size += (await (await parts.match(part)).arrayBuffer()).byteLength;
                  return size;
                }""");
    }

    /** Opens a page, waits until the worker is done as well, and tells after how many milliseconds one could type. */
    private double visit(String path) {
        page.navigate(line.url() + path);
        double usable = ((Number)
                        page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"))
                .doubleValue();
        page.evaluate("navigator.serviceWorker.ready.then(() => true)");
        page.waitForCondition(line::isQuiet);
        return usable;
    }
}
