package org.trialbridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * Windows of one Chromium for the tests of this JVM; those of one test share nothing and are closed after it. A test
 * fails afterwards if a page complained: an error or a warning on the console, a broken script, a part that could not be
 * loaded, a request to another machine.
 *
 * <pre>{@code
 * @RegisterExtension
 * final Browsers browsers = new Browsers();
 * }</pre>
 */
public final class Browsers implements BeforeEachCallback, AfterEachCallback {
    private static final double TIMEOUT_MILLIS = 15_000;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final Set<Integer> expected = new HashSet<>();
    private @Nullable Chromium chromium;

    /** A new window of someone who was never here, 1280 x 800. */
    public Page page() {
        return page(options -> options.setViewportSize(1280, 800));
    }

    /** A new window of someone who was never here, for example {@code options -> options.setJavaScriptEnabled(false)}. */
    public Page page(Consumer<Browser.NewContextOptions> settings) {
        Browser.NewContextOptions options = new Browser.NewContextOptions().setLocale("en-GB");
        settings.accept(options);
        return page(chromium().browser().newContext(options));
    }

    /**
     * The window of a phone, 320 x 640, that keeps what pages store in a folder: whoever opens the same folder again has the
     * phone of before. Close its context to put the phone away.
     */
    public Page phone(Path folder) {
        return page(chromium()
                .playwright()
                .chromium()
                .launchPersistentContext(
                        folder,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(chromium().found().executable())
                                .setEnv(chromium().environment())
                                .setArgs(Chromium.FLAGS)
                                .setLocale("en-GB")
                                .setViewportSize(320, 640)));
    }

    /** Says that parts of pages may be answered with this status. */
    public void expect(int status) {
        expected.add(status);
    }

    private Page page(BrowserContext context) {
        context.setDefaultTimeout(TIMEOUT_MILLIS);
        contexts.add(context);
        Page page =
                context.pages().isEmpty() ? context.newPage() : context.pages().get(0);
        listen(page);
        return page;
    }

    private Chromium chromium() {
        return Objects.requireNonNull(chromium, "there is a browser only while a test runs");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        complaints.clear();
        expected.clear();
        chromium = context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(Browsers.class))
                .computeIfAbsent(Chromium.class, key -> Chromium.launch(), Chromium.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        chromium = null;
        assertThat(complaints).as("what the pages complained about").isEmpty();
    }

    private void listen(Page page) {
        page.onConsoleMessage(message -> {
            // what could not be loaded is told below, and a page that answers 422 to a form is no fault
            boolean loading = message.text().startsWith("Failed to load resource");
            if (!loading && List.of("error", "warning").contains(message.type())) {
                complaints.add(page.url() + " " + message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + " script: " + error));
        page.onResponse(response -> {
            if (response.status() >= 400
                    && !expected.contains(response.status())
                    && !response.request().isNavigationRequest()) {
                complaints.add(page.url() + " loads " + response.url() + ": " + response.status());
            }
        });
        page.onRequest(request -> {
            if (leavesTheMachine(request.url())) {
                complaints.add(page.url() + " asks another machine: " + request.url());
            }
        });
    }

    private static boolean leavesTheMachine(String url) {
        return url.startsWith("http")
                && !List.of("localhost", "127.0.0.1").contains(URI.create(url).getHost());
    }

    private record Chromium(TestBrowser found, Map<String, String> environment, Playwright playwright, Browser browser)
            implements AutoCloseable {
        private static final List<String> FLAGS = List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage");

        static Chromium launch() {
            try {
                TestBrowser found = TestBrowser.find();
                Map<String, String> environment = new HashMap<>(System.getenv());
                environment.putAll(found.environment());
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(found.executable())
                                .setEnv(environment)
                                .setArgs(FLAGS));
                return new Chromium(found, environment, playwright, browser);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
