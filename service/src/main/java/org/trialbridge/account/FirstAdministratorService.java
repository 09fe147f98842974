package org.trialbridge.account;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Errors;

/** Lets the first administrator into a new installation, by a link that is printed at the start. */
public final class FirstAdministratorService {
    private final Database database;
    private final Letters letters;
    private final Clock clock;

    public FirstAdministratorService(Database database, Letters letters, Clock clock) {
        this.database = database;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Returns the link with which the first administrator chooses a password, if nobody can manage users yet and no
     * earlier link can still be used.
     *
     * @param email of the account, if it has to be made
     */
    public Optional<String> invite(Actor actor, String email) {
        boolean needed = database.read(this::isNeeded);
        return needed
                ? database.write(actor, "administrator.invite", Guard.register("user_account"), tx -> invite(tx, email))
                : Optional.empty();
    }

    private boolean isNeeded(Transaction tx) {
        UserDao users = tx.dao(UserDao.class);
        Instant now = clock.instant();
        Long invited = users.invitedAdministrator();
        return users.administrators() == 0
                && (invited == null || !tx.dao(LinkDao.class).hasOpen(invited, Instant.EPOCH, now));
    }

    private Optional<String> invite(Transaction tx, String email) {
        if (!isNeeded(tx)) { // another node was first
            return Optional.empty();
        }
        Long invited = tx.dao(UserDao.class).invitedAdministrator();
        long id = invited == null ? make(tx, email) : invited;
        Link link = Link.make(id, Link.Purpose.INVITATION, clock.instant());
        tx.dao(LinkDao.class).add(link);
        return Optional.of(letters.address(link));
    }

    private static long make(Transaction tx, String email) {
        Errors errors = new Errors();
        String address = EmailAddress.check(email, "email", errors);
        errors.throwIfAny();
        UserDao users = tx.dao(UserDao.class);
        long id = users.idOf(address).orElseGet(() -> {
            long made = users.add(ZoneId.of("UTC"), "en");
            users.addPrivate(made, "Administrator", address);
            return made;
        });
        tx.dao(GrantDao.class).add(id, new Grant(Role.ADMINISTRATOR, Place.EVERYTHING));
        return id;
    }
}
