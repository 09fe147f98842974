package org.trialbridge.account;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;

/** The accounts of the demonstration. They are open in demonstration mode only. */
public final class DemoAccountsService {
    private static final String TRIAL = "ZF2001-III";
    private static final List<Demo> ACCOUNTS = List.of(
            new Demo("admin", "Demo administrator", "UTC", Role.ADMINISTRATOR, null, List.of()),
            new Demo("secretariat", "Demo secretariat", "Asia/Shanghai", Role.SECRETARIAT, null, List.of()),
            new Demo("coordinator", "Demo coordinator", "Asia/Tashkent", Role.COUNTRY_COORDINATOR, "UZ", List.of()),
            new Demo("site", "Demo site contact", "Asia/Tashkent", Role.SITE_CONTACT, "UZ", List.of("UZ-01", "UZ-02")),
            new Demo("leadership", "Demo leadership", "Asia/Shanghai", Role.LEADERSHIP, null, List.of()),
            new Demo("auditor", "Demo auditor", "Europe/Zurich", Role.AUDITOR, null, List.of()));
    private static final int PASSWORD_LENGTH = 16;

    private final Database database;
    private final Passwords passwords;
    private final Clock clock;

    public DemoAccountsService(Database database, Passwords passwords, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** How to sign in. */
    public record Opened(String password, List<String> emails) {}

    /**
     * Makes the accounts where they are missing and gives all of them one password. The demonstration's trial must be
     * there.
     *
     * @param password absent or empty: one is made at random
     */
    public Opened open(Actor actor, @Nullable String password) {
        String chosen = password == null || password.isBlank()
                ? Secret.random("").text().substring(0, PASSWORD_LENGTH)
                : password;
        String known = database.read(tx -> tx.dao(UserDao.class)
                .passwordHolder(ACCOUNTS.get(0).email())
                .map(PasswordHolder::passwordHash)
                .orElse(null));
        boolean same = passwords.inTurn(() -> passwords.verify(chosen, known));
        String hash = same && known != null ? known : passwords.inTurn(() -> passwords.hash(chosen));
        database.write(actor, "demonstration.open", Guard.register("user_account"), tx -> {
            ACCOUNTS.forEach(account -> open(tx, account, hash));
            return ACCOUNTS.size();
        });
        return new Opened(chosen, ACCOUNTS.stream().map(Demo::email).toList());
    }

    private static void open(Transaction tx, Demo account, String hash) {
        UserDao users = tx.dao(UserDao.class);
        Profile profile = new Profile(account.name(), ZoneId.of(account.zone()), "en");
        Optional<Long> found = users.idOf(account.email());
        long id = found.orElseGet(() -> {
            long made = users.add(profile.zone(), profile.language());
            users.addPrivate(made, profile.name(), account.email());
            account.places(tx.dao(GrantDao.class))
                    .forEach(place -> tx.dao(GrantDao.class).add(made, new Grant(account.role(), place)));
            return made;
        });
        users.enable(id);
        users.setPassword(id, hash);
    }

    /** Closes the accounts, for a database that is no demonstration any more. */
    public void close(Actor actor) {
        boolean open = database.read(tx -> ACCOUNTS.stream()
                .anyMatch(account ->
                        tx.dao(UserDao.class).passwordHolder(account.email()).isPresent()));
        if (open) {
            database.write(actor, "demonstration.close", Guard.register("user_account"), tx -> {
                UserDao users = tx.dao(UserDao.class);
                ACCOUNTS.forEach(account -> users.idOf(account.email()).ifPresent(id -> {
                    users.disable(id, clock.instant());
                    tx.dao(SessionDao.class).endAllOf(id);
                }));
                return ACCOUNTS.size();
            });
        }
    }

    private record Demo(
            String mailbox,
            String name,
            String zone,
            Role role,
            @Nullable String country,
            List<String> sites) {
        String email() {
            return mailbox + "@demo.example";
        }

        List<Place> places(GrantDao dao) {
            if (country == null) {
                return List.of(Place.EVERYTHING);
            }
            return sites.isEmpty()
                    ? List.of(dao.place(TRIAL, country, null).orElseThrow())
                    : sites.stream()
                            .map(site -> dao.place(TRIAL, country, site).orElseThrow())
                            .toList();
        }
    }
}
