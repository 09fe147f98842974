package org.trialbridge.account;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

/** Accounts for tests, written straight into the tables. */
final class AccountsGiven {
    static final String PASSWORD = "paper window tiger";
    static final Passwords PASSWORDS = new Passwords();
    static final Origin ORIGIN = new Origin("request-1", Origin.Channel.API, null);

    private static final String HASH = PASSWORDS.hash(PASSWORD);

    private final TestDatabase db;
    private final Given given;

    AccountsGiven(TestDatabase db) {
        this.db = db;
        this.given = new Given(db);
    }

    SignInService signIns(Clock clock) {
        return new SignInService(db.database(), PASSWORDS, clock);
    }

    /** Somebody with a password and one role. */
    Actor user(String email, Role role, Place place) {
        return user(email, HASH, role, place);
    }

    /** Somebody who has not chosen a password yet. */
    Actor invited(String email, Role role, Place place) {
        return user(email, null, role, place);
    }

    private Actor user(String email, @Nullable String hash, Role role, Place place) {
        String name = "Name of " + email;
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("email", email);
        values.put("name", name);
        values.put("hash", hash);
        long id = given.insert("""
                with account as (insert into user_account (zone, language) values ('Asia/Tashkent', 'ru') returning id)
                insert into user_private (id, name, email, password_hash)
                select id, :name, :email, cast(:hash as text) from account
                returning id
                """, values);
        grant(id, role, place);
        return new Actor(id, name, List.of(new Grant(role, place)), ORIGIN);
    }

    long grant(long userId, Role role, Place place) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("userId", userId);
        values.put("role", role.name());
        values.put("trial", place.trialId());
        values.put("participation", place.participationId());
        values.put("site", place.siteId());
        return given.insert("""
                insert into user_grant (user_id, role, trial_id, participation_id, site_id)
                values (:userId, :role, cast(:trial as bigint), cast(:participation as bigint), cast(:site as bigint))
                returning id
                """, values);
    }

    /** The link in the message that was written last, from its last slash on. */
    String lastLink() {
        String body = db.query(handle -> handle.createQuery("select body from outbox order by id desc limit 1")
                .mapTo(String.class)
                .one());
        return body.replaceAll("(?s).*http[^ \\n]*/([A-Za-z0-9_-]{43})\\n.*", "$1");
    }

    int count(String sql) {
        return db.query(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }
}
