package org.trialbridge.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Origin;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.mail.OutboxDao;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;

/** Links with which somebody who is not signed in chooses a password. */
public final class LinkService {
    /** Whoever asks again so soon gets no second message. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final Database database;
    private final Passwords passwords;
    private final Letters letters;
    private final Clock clock;

    public LinkService(Database database, Passwords passwords, Letters letters, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Whose link it is. Looking does not use it up: mail programs look too.
     *
     * @throws Problem NOT_FOUND if it is unknown, used, too old, or of a disabled account
     */
    OpenLink open(String shown, Link.Purpose purpose) {
        byte[] digest = Secret.digest(shown);
        return database.read(tx -> tx.dao(LinkDao.class).open(digest, purpose, clock.instant()))
                .orElseThrow(Problem::notFound);
    }

    /**
     * Sets the password. The link, and all others of the account, are used up; its sessions end.
     *
     * @throws Problem NOT_FOUND as {@link #open}; INVALID if the password does not do
     */
    void choosePassword(Origin origin, String shown, Link.Purpose purpose, @Nullable String password) {
        OpenLink link = open(shown, purpose);
        Errors errors = new Errors();
        String chosen = PasswordRules.check(password, link.email(), "password", errors);
        errors.throwIfAny();
        String hash = passwords.inTurn(() -> passwords.hash(chosen));
        String action = purpose == Link.Purpose.INVITATION ? "invitation.accept" : "password.reset";
        Actor holder = Actor.anonymous(new Origin(origin.requestId(), Origin.Channel.LINK, null));
        database.write(holder, action, Guard.user(link.userId()), tx -> {
            Instant now = clock.instant();
            LinkDao links = tx.dao(LinkDao.class);
            if (links.open(Secret.digest(shown), purpose, now).isEmpty()) { // another was quicker
                throw Problem.notFound();
            }
            links.useAllOf(link.userId(), now);
            tx.dao(UserDao.class).setPassword(link.userId(), hash);
            SessionDao sessions = tx.dao(SessionDao.class);
            sessions.endAllOf(link.userId());
            sessions.forgetFailures(Throttle.account(link.email()));
            return link.userId();
        });
    }

    /** Sends a link if there is such an account. Returns normally in any case, so that nobody learns which. */
    void forgotten(@Nullable String email) {
        Errors errors = new Errors();
        String entered = errors.text(email, "email", EmailAddress.LONGEST);
        errors.throwIfAny();
        String address = Texts.clean(entered).toLowerCase(Locale.ROOT);
        Instant now = clock.instant();
        database.bookkeep(tx -> {
            LinkDao links = tx.dao(LinkDao.class);
            return tx.dao(UserDao.class)
                    .passwordHolder(address)
                    .filter(holder -> !links.hasOpen(holder.userId(), now.minus(PAUSE), now))
                    .map(holder -> {
                        Link link = Link.make(holder.userId(), Link.Purpose.PASSWORD_RESET, now);
                        links.add(link);
                        tx.dao(OutboxDao.class).add(letters.newPassword(holder.email(), holder.name(), link));
                        return link;
                    });
        });
    }
}
