package org.trialbridge.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Origin;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.problem.Problem;

/** Letting people in and out, and telling who asks. */
public final class SignInService {
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final Duration ANSWERS_KEPT = Duration.ofDays(2);
    private static final Duration LINKS_KEPT = Duration.ofDays(30);

    private final Database database;
    private final Passwords passwords;
    private final Clock clock;

    public SignInService(Database database, Passwords passwords, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Who shows this session or token, with the grants of this moment; nobody if it is unknown or has ended. */
    Optional<Visitor> visitor(String shown, Origin origin) {
        Instant now = clock.instant();
        byte[] digest = Secret.digest(shown);
        Optional<VisitorDao.Line> found = database.bookkeep(tx -> {
            VisitorDao visitors = tx.dao(VisitorDao.class);
            return shown.startsWith(Session.PREFIX)
                    ? visitors.bySession(digest, now, now.minus(Session.LONGEST_PAUSE), now.minus(NOTED_EVERY))
                    : visitors.byToken(digest, now);
        });
        return found.map(line -> new Visitor(
                new Actor(line.userId(), line.name(), line.grants(), origin),
                line.sessionId(),
                line.csrfToken(),
                line.readOnly()));
    }

    /**
     * Begins a session. The transaction is open before and after the password is looked at, but not meanwhile.
     *
     * @param address where the request comes from
     * @param earlier the session that the browser showed, which ends, or null
     * @throws Problem UNAUTHENTICATED, the same and after the same work for an unknown account and a wrong password;
     *     TOO_MANY_REQUESTS after too many of either
     */
    Session signIn(Origin origin, String address, SignInInput input, @Nullable String earlier) {
        SignInInput.Valid valid = input.toValid();
        List<byte[]> subjects = List.of(Throttle.account(valid.email()), Throttle.address(address));
        return passwords
                .inTurn(() -> {
                    Instant now = clock.instant();
                    PasswordHolder holder = database.read(tx -> {
                        subjects.forEach(subject -> Throttle.check(
                                tx.dao(SessionDao.class).failures(subject, now.minus(Throttle.MEMORY)), now));
                        return tx.dao(UserDao.class)
                                .passwordHolder(valid.email())
                                .orElse(null);
                    });
                    boolean right = passwords.verify(valid.password(), holder == null ? null : holder.passwordHash());
                    if (holder == null || !right) {
                        return database.bookkeep(tx -> {
                            subjects.forEach(subject -> tx.dao(SessionDao.class).addFailure(subject, now));
                            return Optional.<Session>empty();
                        });
                    }
                    return Optional.of(begin(holder, origin, subjects, earlier, now));
                })
                .orElseThrow(SignInService::wrong);
    }

    private Session begin(
            PasswordHolder holder, Origin origin, List<byte[]> subjects, @Nullable String earlier, Instant now) {
        Actor actor = new Actor(holder.userId(), holder.name(), List.of(), origin).withoutRetry();
        return database.write(actor, "session.begin", Guard.user(holder.userId()), tx -> {
            SessionDao sessions = tx.dao(SessionDao.class);
            boolean stillRight =
                    tx.dao(UserDao.class).passwordHolder(holder.email()).equals(Optional.of(holder));
            if (!stillRight) { // disabled or given another password while this one was looked at
                throw wrong();
            }
            subjects.forEach(sessions::forgetFailures);
            if (earlier != null) {
                sessions.endShown(Secret.digest(earlier));
            }
            Session session = Session.begin(holder.userId(), now);
            sessions.add(session);
            return session;
        });
    }

    private static Problem wrong() {
        return Problem.unauthenticated("The e-mail address or the password is not right. Check both and try again.");
    }

    void signOut(Actor actor, long sessionId) {
        database.write(actor, "session.end", Guard.user(Rights.ownId(actor)), tx -> {
            tx.dao(SessionDao.class).end(sessionId);
            return sessionId;
        });
    }

    /** Removes what has ended and is of no use any more. */
    public void forgetWhatEnded(Actor actor) {
        Instant now = clock.instant();
        database.bookkeep(tx -> {
            SessionDao sessions = tx.dao(SessionDao.class);
            sessions.removeEnded(now, now.minus(Session.LONGEST_PAUSE));
            sessions.removeFailures(now.minus(Throttle.MEMORY));
            sessions.removeAnswers(now.minus(ANSWERS_KEPT));
            sessions.removeKept();
            return tx.dao(LinkDao.class).removeEnded(now.minus(LINKS_KEPT));
        });
    }
}
