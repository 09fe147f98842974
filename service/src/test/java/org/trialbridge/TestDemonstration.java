package org.trialbridge;

import com.microsoft.playwright.Page;
import java.time.Clock;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.trialbridge.access.Actor;
import org.trialbridge.account.DemoAccountsService;
import org.trialbridge.account.Passwords;
import org.trialbridge.db.Database;
import org.trialbridge.demo.DemoService;
import org.trialbridge.demo.DemoServices;

/**
 * The application with the demonstration, and the way in for its accounts. Registered on a static field, so that the
 * tests of a class share it and see what each other did:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestDemonstration demonstration = new TestDemonstration();
 * }</pre>
 */
public final class TestDemonstration implements BeforeAllCallback, AfterAllCallback {
    private static final String PASSWORD = "a test password 2021";

    private final TestApplication app = new TestApplication(TestDatabase.demonstration());

    static void load(Database database) {
        Clock clock = Clock.systemUTC();
        DemoServices services = DemoServices.of(
                database, clock, new TrialbridgeConfiguration().thresholds().milestones());
        new DemoService(database, services).load(Actor.system());
        new DemoAccountsService(database, new Passwords()).open(Actor.system(), PASSWORD);
    }

    public String url(String path) {
        return app.url() + path;
    }

    /** Opens an address of the application. */
    public void open(Page page, String path) {
        page.navigate(url(path));
    }

    /**
     * Signs in on the sign-in page and stays where that leads.
     *
     * @param mailbox the first part of the account's address, such as {@code secretariat}
     */
    public void signIn(Page page, String mailbox) {
        open(page, "/");
        signIn(page, mailbox + "@demo.example", PASSWORD);
    }

    /** Fills in the sign-in page that is shown. */
    public void signIn(Page page, String email, String password) {
        page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.locator("main button").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    /** How the API answers a program that reads. */
    public int status(String token, String path) {
        return app.get(token, path).statusCode();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        app.beforeAll(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        app.afterAll(context);
    }
}
