package org.trialbridge.invitation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Origin;
import org.trialbridge.account.Secret;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.problem.Problem;

/** Gives users an address from which their calendars read the meetings that they may see at that moment. */
public final class CalendarFeedService {
    private static final int DAYS_BACK = 365;

    private final Database database;
    private final Clock clock;

    public CalendarFeedService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** When the actor's address was made; empty if he has none. */
    public Optional<Instant> madeAt(Actor actor) {
        long userId = own(actor);
        return database.read(tx -> tx.dao(CalendarFeedDao.class).madeAt(userId));
    }

    /** Makes a new address, which is shown this once; an earlier one does not work any more. */
    public Secret make(Actor actor) {
        long userId = own(actor);
        Secret secret = Secret.random("");
        database.write(actor.withoutRetry(), "calendar.make", Guard.user(userId), tx -> {
            tx.dao(CalendarFeedDao.class).replace(userId, secret.digest(), clock.instant());
            return userId;
        });
        return secret;
    }

    /** @throws Problem NOT_FOUND if the actor has no address */
    public void remove(Actor actor) {
        long userId = own(actor);
        database.write(actor, "calendar.remove", Guard.user(userId), tx -> {
            if (tx.dao(CalendarFeedDao.class).remove(userId) == 0) {
                throw Problem.notFound();
            }
            return userId;
        });
    }

    /**
     * The meetings since a year ago, for the calendar whose address has this secret in it.
     *
     * @param trial its code, or null for all trials
     * @throws Problem NOT_FOUND for an unknown address, of a disabled account too
     */
    String read(Origin origin, @Nullable String trial, @Nullable String shown) {
        if (shown == null) {
            throw Problem.notFound();
        }
        return database.read(tx -> {
            CalendarFeedDao dao = tx.dao(CalendarFeedDao.class);
            CalendarFeedDao.Reader reader = dao.reader(Secret.digest(shown)).orElseThrow(Problem::notFound);
            Actor actor = new Actor(reader.userId(), reader.name(), reader.grants(), origin);
            LocalDateTime from =
                    LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS_BACK);
            return CalendarText.publish(
                    dao.meetings(trial, from, actor.scope(Action.VIEW), actor.scope(Action.VIEW_CONTACT_DETAILS)),
                    clock.instant());
        });
    }

    private static long own(Actor actor) {
        Long userId = actor.userId();
        if (userId == null) {
            throw Problem.notFound();
        }
        return userId;
    }
}
