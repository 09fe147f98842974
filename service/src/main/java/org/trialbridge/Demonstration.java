package org.trialbridge;

import java.time.Clock;
import java.util.stream.Collectors;
import org.trialbridge.access.Actor;
import org.trialbridge.account.DemoAccountsService;
import org.trialbridge.account.Passwords;
import org.trialbridge.db.Database;
import org.trialbridge.demo.DemoService;
import org.trialbridge.demo.DemoServices;

/** The demonstration mode: a trial to look at, and accounts of each role to look with. */
final class Demonstration {
    private final DemoService demo;
    private final DemoAccountsService accounts;
    private final TrialbridgeConfiguration configuration;

    Demonstration(Database database, Clock clock, TrialbridgeConfiguration configuration) {
        this.demo = new DemoService(
                database,
                DemoServices.of(database, clock, configuration.thresholds().milestones()));
        this.accounts = new DemoAccountsService(database, new Passwords());
        this.configuration = configuration;
    }

    void loadIfNew() {
        if (demo.isEmpty(Actor.system())) {
            load();
        }
    }

    void load() {
        demo.load(Actor.system());
    }

    /** Opens the accounts, and says how to sign in. */
    String openAccounts() {
        DemoAccountsService.Opened opened =
                accounts.open(Actor.system(), configuration.demonstration().password());
        return opened.emails().stream()
                .map(email -> "    " + email)
                .collect(Collectors.joining(
                        "\n", "\nDemonstration accounts:\n", "\nTheir password: " + opened.password() + "\n"));
    }
}
