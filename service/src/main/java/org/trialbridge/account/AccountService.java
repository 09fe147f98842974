package org.trialbridge.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** One's own account. */
public final class AccountService {
    private static final Scope ALL = new Scope(true, List.of(), List.of(), List.of());

    private final Database database;
    private final Passwords passwords;
    private final Clock clock;

    public AccountService(Database database, Passwords passwords, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** The actor's own account with all its roles. */
    public User me(Actor actor) {
        long id = Rights.ownId(actor);
        return database.read(tx -> tx.dao(UserDao.class).find(id, ALL).orElseThrow(Problem::notFound));
    }

    /**
     * @throws Problem STALE if the version is not the present one
     */
    public User change(Actor actor, int version, ProfileInput input) {
        long id = Rights.ownId(actor);
        Errors errors = new Errors();
        Profile profile = input.toProfile(errors);
        errors.throwIfAny();
        return database.write(actor, "account.change", Guard.user(id), tx -> {
            UserDao users = tx.dao(UserDao.class);
            User user = users.find(id, ALL).orElseThrow(Problem::notFound);
            if (user.version() != version) {
                throw Problem.stale(user, tx.lastChange("user_account", user.id()));
            }
            users.change(id, profile, null);
            users.rename(id, profile.name());
            return users.find(id, ALL).orElseThrow(Problem::notFound);
        });
    }

    /**
     * Gives the actor another password. All his sessions end; the one returned begins.
     *
     * @throws Problem INVALID if the present password is wrong or the new one does not do; TOO_MANY_REQUESTS after too many
     *     wrong ones
     */
    Session changePassword(Actor actor, PasswordChangeInput input) {
        long id = Rights.ownId(actor);
        return passwords.inTurn(() -> {
            Instant now = clock.instant();
            PasswordHolder holder = database.read(tx -> {
                PasswordHolder found = tx.dao(UserDao.class).passwordHolder(id).orElseThrow(Problem::unauthenticated);
                byte[] account = Throttle.account(found.email());
                Throttle.check(tx.dao(SessionDao.class).failures(account, now.minus(Throttle.MEMORY)), now);
                return found;
            });
            byte[] subject = Throttle.account(holder.email());
            Errors errors = new Errors();
            String current = errors.require(input.currentPassword(), "currentPassword", "");
            boolean right = passwords.verify(current, holder.passwordHash());
            errors.check(right, "currentPassword", "Enter the password that you sign in with now.");
            String chosen = PasswordRules.check(input.newPassword(), holder.email(), "newPassword", errors);
            if (!right) {
                database.bookkeep(tx -> {
                    tx.dao(SessionDao.class).addFailure(subject, now);
                    return subject;
                });
            }
            errors.throwIfAny();
            return replace(actor, holder, passwords.hash(chosen), now);
        });
    }

    private Session replace(Actor actor, PasswordHolder holder, String hash, Instant now) {
        return database.write(actor.withoutRetry(), "password.change", Guard.user(holder.userId()), tx -> {
            SessionDao sessions = tx.dao(SessionDao.class);
            tx.dao(UserDao.class).setPassword(holder.userId(), hash);
            tx.dao(LinkDao.class).useAllOf(holder.userId(), now);
            sessions.forgetFailures(Throttle.account(holder.email()));
            sessions.endAllOf(holder.userId());
            Session session = Session.begin(holder.userId(), now);
            sessions.add(session);
            return session;
        });
    }
}
