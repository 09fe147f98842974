package org.trialbridge.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbridge.Browsers;
import org.trialbridge.TestDemonstration;

/** Follows the links as each role, one page of each kind, and looks at what nobody should meet. */
class EveryPageIT {
    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Pattern BANNED = Pattern.compile("\\b(please|sorry|invalid|forbidden|oops)\\b");
    /** What a template shows when it was written wrongly. */
    private static final Pattern UNRENDERED = Pattern.compile("<#|</#|\\$\\{|<@");

    private static final int PHONE = 320;

    @RegisterExtension
    static final TestDemonstration demonstration = new TestDemonstration();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @ParameterizedTest
    @CsvSource({"secretariat,30,60", "coordinator,15,20", "site,5,15", "leadership,12,15", "auditor,12,15", "admin,5,15"
    })
    void everyPageThatARoleCanReachIsFit(String role, int least, int most) {
        Page page = browsers.page();
        demonstration.signIn(page, role);

        List<String> faults = crawl(page, page.url(), least, most);

        assertThat(faults).isEmpty();
    }

    @Test
    void everyPageBeforeSigningInIsFit() {
        Page page = browsers.page();

        List<String> faults = crawl(page, demonstration.url("/sign-in"), 2, 5);

        assertThat(faults).isEmpty();
    }

    private static List<String> crawl(Page page, String start, int least, int most) {
        List<String> faults = new ArrayList<>();
        Deque<String> waiting = new ArrayDeque<>(List.of(start));
        Set<String> kinds = new HashSet<>(Set.of(kind(start)));
        int seen = 0;
        for (; seen < most && !waiting.isEmpty(); seen++) {
            Response response = page.navigate(waiting.remove());
            if (response == null || response.status() != 200) {
                faults.add(page.url() + " answers " + (response == null ? "nothing" : response.status()));
                continue;
            }
            look(page, faults);
            for (String link : links(page)) {
                if (isPage(link) && kinds.add(kind(link))) {
                    waiting.add(link);
                }
            }
        }
        if (seen < least) {
            faults.add("Only " + seen + " pages can be reached from " + start + ": " + kinds);
        }
        return faults;
    }

    private static void look(Page page, List<String> faults) {
        String text = page.locator("body").innerText();
        Matcher banned = BANNED.matcher(text.toLowerCase(Locale.ROOT));
        if (banned.find()) {
            faults.add(page.url() + " says " + banned.group());
        }
        Matcher unrendered = UNRENDERED.matcher(text);
        if (unrendered.find()) {
            faults.add(page.url() + " shows " + unrendered.group());
        }
        new AxeBuilder(page)
                .withTags(TAGS)
                .setLegacyMode(true) // no page has frames, and a window for each page costs most of the time
                .analyze()
                .getViolations()
                .forEach(rule -> faults.add(page.url() + " " + rule.getId() + " "
                        + rule.getNodes().get(0).getHtml()));
        page.setViewportSize(PHONE, 640);
        int width = (int) page.evaluate("document.documentElement.scrollWidth");
        if (width > PHONE) {
            faults.add(page.url() + " is " + width + " wide on a phone");
        }
        page.setViewportSize(1280, 800);
    }

    private static List<String> links(Page page) {
        return ((List<?>) page.evaluate("[...document.links].map(link => link.href.replace(/#.*/, ''))"))
                .stream().map(String::valueOf).toList();
    }

    private static boolean isPage(String link) {
        String path = link.replaceFirst("\\?.*", "");
        return link.startsWith(demonstration.url("/"))
                && !path.endsWith(".xlsx")
                && !path.endsWith("/content")
                && !path.equals(demonstration.url("/api"));
    }

    /** Pages that differ only in which country, site, day or thing they show are of one kind. */
    private static String kind(String link) {
        return link.replaceFirst("^https?://[^/]+", "")
                .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}", "DAY")
                .replaceAll("/[A-Z]{2}-[0-9]{2}(?=/|$)", "/SITE")
                .replaceAll("/[A-Z]{2}(?=/|$)", "/COUNTRY")
                .replaceAll("/[0-9]+(?=/|$)", "/ID")
                .replaceAll("=[^&]*", "");
    }
}
