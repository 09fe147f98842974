package org.trialbridge.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.mail.OutboxDao;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** Accounts, as an administrator manages them. Those without a role in his places do not exist for him. */
public final class UserService {
    private final Database database;
    private final Letters letters;
    private final Clock clock;

    public UserService(Database database, Letters letters, Clock clock) {
        this.database = database;
        this.letters = letters;
        this.clock = clock;
    }

    /** Ordered by e-mail address. */
    public Listing<User> list(Actor actor, Window window) {
        actor.requireAnywhere(Action.MANAGE_USERS);
        Scope scope = actor.scope(Action.MANAGE_USERS);
        return database.read(tx ->
                Listing.of(tx.dao(UserDao.class).list(window.after(), window.fetch(), scope), window, User::email));
    }

    public User find(Actor actor, long id) {
        actor.requireAnywhere(Action.MANAGE_USERS);
        return database.read(tx -> visible(tx, actor, id));
    }

    private static User visible(Transaction tx, Actor actor, long id) {
        return tx.dao(UserDao.class).find(id, actor.scope(Action.MANAGE_USERS)).orElseThrow(Problem::notFound);
    }

    /** Makes an account and sends the link with which its owner chooses a password. */
    public User invite(Actor actor, UserInput input) {
        actor.requireAnywhere(Action.MANAGE_USERS);
        UserInput.Valid valid = input.toValid();
        return database.write(actor, "user.invite", Guard.register("user_account"), tx -> {
            UserDao users = tx.dao(UserDao.class);
            GrantDao grants = tx.dao(GrantDao.class);
            List<Grant> given = check(actor, valid, users, grants);
            long id = users.add(valid.profile().zone(), valid.profile().language());
            users.addPrivate(id, valid.profile().name(), valid.email());
            given.forEach(grant -> grants.add(id, grant));
            sendLink(tx, id, valid.email(), valid.profile().name());
            return visible(tx, actor, id);
        });
    }

    private static List<Grant> check(Actor actor, UserInput.Valid valid, UserDao users, GrantDao grants) {
        Errors errors = new Errors();
        errors.check(
                users.idOf(valid.email()).isEmpty(),
                "email",
                "There is an account with this e-mail address. Give that account the role, or ask an administrator of"
                        + " everything to.");
        errors.check(
                !valid.grants().isEmpty() || actor.may(Action.MANAGE_USERS, Place.EVERYTHING),
                "grants",
                "Give the account a role in your trial.");
        List<GrantInput> asked = valid.grants();
        List<Grant> given = IntStream.range(0, asked.size())
                .mapToObj(i -> asked.get(i).toGrant(actor, grants::place, "grants/" + i + "/", errors))
                .toList();
        errors.throwIfAny();
        return given;
    }

    /**
     * Sends a new link to somebody who has not used the first one; that one ends.
     *
     * @throws Problem CONFLICT if he has a password already
     */
    public User inviteAgain(Actor actor, long id) {
        actor.requireAnywhere(Action.MANAGE_USERS);
        return database.write(actor, "user.inviteAgain", Guard.user(id), tx -> {
            User user = visible(tx, actor, id);
            Rights.requireWhole(actor, tx.dao(GrantDao.class).of(id));
            if (user.status() != User.Status.INVITED) {
                throw Problem.conflict("Only somebody who was invited and has no password yet gets a new invitation.");
            }
            tx.dao(LinkDao.class).useAllOf(id, clock.instant());
            sendLink(tx, id, user.email(), user.name());
            return user;
        });
    }

    private void sendLink(Transaction tx, long userId, String email, String name) {
        Link link = Link.make(userId, Link.Purpose.INVITATION, clock.instant());
        tx.dao(LinkDao.class).add(link);
        tx.dao(OutboxDao.class).add(letters.invitation(email, name, link));
    }

    /**
     * Changes an account; one that is disabled loses its sessions at once.
     *
     * @throws Problem STALE if the version is not the present one; CONFLICT for the last administrator of everything
     */
    public User change(Actor actor, long id, int version, UserChangeInput input) {
        actor.requireAnywhere(Action.MANAGE_USERS);
        UserChangeInput.Valid valid = input.toValid();
        return database.write(actor, "user.change", Rights.account(id), tx -> {
            UserDao users = tx.dao(UserDao.class);
            User user = visible(tx, actor, id);
            Rights.requireWhole(actor, tx.dao(GrantDao.class).of(id));
            if (user.version() != version) {
                throw Problem.stale(user, tx.lastChange("user_account", id));
            }
            int administrators = users.administrators();
            Instant disabledAt = valid.disabled() ? clock.instant() : null;
            users.change(id, valid.profile(), disabledAt);
            users.rename(id, valid.profile().name());
            if (valid.disabled()) {
                tx.dao(SessionDao.class).endAllOf(id);
            }
            Rights.keepAnAdministrator(administrators, users.administrators());
            return visible(tx, actor, id);
        });
    }
}
