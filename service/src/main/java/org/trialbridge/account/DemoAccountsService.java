package org.trialbridge.account;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;

/** The accounts of the demonstration. Nothing but the demonstration makes them. */
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

    public DemoAccountsService(Database database, Passwords passwords) {
        this.database = database;
        this.passwords = passwords;
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
        List<PasswordHolder> holders = database.read(tx -> ACCOUNTS.stream()
                .flatMap(account -> tx.dao(UserDao.class).passwordHolder(account.email()).stream())
                .toList());
        boolean ready = holders.size() == ACCOUNTS.size()
                && holders.stream().map(PasswordHolder::passwordHash).distinct().count() == 1
                && passwords.inTurn(
                        () -> passwords.verify(chosen, holders.get(0).passwordHash()));
        if (!ready) {
            String hash = passwords.inTurn(() -> passwords.hash(chosen)); // one for all: it is printed anyway
            database.write(actor, "demonstration.open", Guard.register("user_account"), tx -> {
                ACCOUNTS.forEach(account -> open(tx, account, hash));
                return ACCOUNTS.size();
            });
        }
        return new Opened(chosen, ACCOUNTS.stream().map(Demo::email).toList());
    }

    private static void open(Transaction tx, Demo account, String hash) {
        UserDao users = tx.dao(UserDao.class);
        long id = users.idOf(account.email()).orElseGet(() -> make(tx, account));
        users.enable(id);
        users.setPassword(id, hash);
        tx.dao(SessionDao.class).endAllOf(id);
    }

    private static long make(Transaction tx, Demo account) {
        UserDao users = tx.dao(UserDao.class);
        GrantDao grants = tx.dao(GrantDao.class);
        long id = users.add(ZoneId.of(account.zone()), "en");
        users.addPrivate(id, account.name(), account.email());
        account.places(grants).forEach(place -> grants.add(id, new Grant(account.role(), place)));
        return id;
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
