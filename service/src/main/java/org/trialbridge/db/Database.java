package org.trialbridge.db;

import static org.jdbi.v3.core.transaction.TransactionIsolationLevel.READ_COMMITTED;
import static org.jdbi.v3.core.transaction.TransactionIsolationLevel.REPEATABLE_READ;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.problem.Problem;

/** The only way to PostgreSQL: one transaction for each call of a service. Thread-safe. */
public final class Database {
    /** PostgreSQL's codes for "another transaction got in the way, try again". */
    private static final String SERIALIZATION_FAILURE = "40001";

    private static final String DEADLOCK = "40P01";
    private static final int ATTEMPTS = 3;

    /** PostgreSQL's code for "lock_timeout is over". */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** How long a cut waits for writers and lets new ones wait behind it; between two tries they pass. Each twice as long. */
    private static final List<Duration> PATIENCE = Stream.iterate(Duration.ofMillis(125), wait -> wait.multipliedBy(2))
            .limit(6)
            .toList();

    private final Jdbi jdbi;
    private final Retries retries;

    public Database(Jdbi jdbi, Retries retries) {
        this.jdbi = jdbi.define("scope", Scope.SQL);
        this.retries = retries;
    }

    /** Runs {@code work} in a read-only transaction that sees one snapshot of the present. */
    public <T> T read(Function<Transaction, T> work) {
        return readKnownAt(null, work);
    }

    /**
     * Runs {@code work} in a read-only transaction that sees what the system knew at an instant: the same SQL, against
     * the views of the schema {@code known}.
     *
     * @param knownAt the instant, or null for the present
     * @throws Problem INVALID if the instant lies in the future
     */
    public <T> T readKnownAt(@Nullable Instant knownAt, Function<Transaction, T> work) {
        return jdbi.inTransaction(REPEATABLE_READ, handle -> {
            handle.execute("set transaction read only");
            if (knownAt != null) {
                travel(handle, knownAt);
            }
            return work.apply(new Transaction(handle, 0));
        });
    }

    /** As {@link #readKnownAt}, through a cut of the audit trail: the same for ever. */
    public <T> T readThrough(long entryId, Function<Transaction, T> work) {
        return jdbi.inTransaction(REPEATABLE_READ, handle -> {
            handle.execute("set transaction read only");
            handle.createQuery("select known_through(:entryId)")
                    .bind("entryId", entryId)
                    .mapTo(Long.class)
                    .one();
            return work.apply(new Transaction(handle, 0));
        });
    }

    /**
     * Cuts the audit trail here. Waits for those who write, never long at once: whoever wants to write meanwhile waits too.
     *
     * @throws Problem UNAVAILABLE if somebody writes for longer than it can wait
     */
    public Cut cut() {
        return cut(PATIENCE);
    }

    Cut cut(List<Duration> patiences) {
        for (Duration patience : patiences) {
            try {
                return jdbi.inTransaction(READ_COMMITTED, handle -> cut(handle, patience));
            } catch (JdbiException e) {
                if (!isCausedBy(e, LOCK_NOT_AVAILABLE)) {
                    throw e;
                }
                LockSupport.parkNanos(patience.toNanos());
            }
        }
        throw Problem.unavailable(
                "Something large is being saved, and an edition waits for it. Try again in a minute.",
                Duration.ofMinutes(1));
    }

    private static Cut cut(Handle handle, Duration patience) {
        handle.createQuery("select set_config('lock_timeout', :millis, true)")
                .bind("millis", patience.toMillis() + "ms")
                .mapTo(String.class)
                .one();
        return handle.createQuery("select entry_id, known_at from cut_trail()")
                .map((row, context) -> new Cut(
                        row.getLong("entry_id"),
                        row.getObject("known_at", OffsetDateTime.class).toInstant()))
                .one();
    }

    private static void travel(Handle handle, Instant knownAt) {
        boolean future = handle.createQuery("select :knownAt > clock_timestamp()")
                .bind("knownAt", knownAt)
                .mapTo(Boolean.class)
                .one();
        if (future) {
            throw Problem.invalid("knownAt", "Enter an instant that is not in the future.");
        }
        handle.createQuery("select known_at(:knownAt)")
                .bind("knownAt", knownAt)
                .mapTo(Long.class)
                .one();
    }

    /**
     * Runs {@code work} on behalf of {@code actor}, after the guard row is locked and the audit entry is opened. Before that
     * it holds back cuts of the audit trail ({@link #cut}); nobody waits for that who holds a lock already. Work is
     * run again if a deadlock ended it, so it must touch nothing but the transaction. A request with an Idempotency-Key
     * that was done before is not done again: its first result is returned.
     *
     * @param action what is done, as {@code noun.verb}, for example {@code counts.submit}
     * @throws Problem NOT_FOUND if there is no guard row; whatever {@code work} throws, and then nothing is saved
     */
    public <T> T write(Actor actor, String action, Guard guard, Function<Transaction, T> work) {
        return write(actor, action, null, guard, work);
    }

    /** As {@link #write(Actor, String, Guard, Function)}, with the reason given by the person. */
    public <T> T write(
            Actor actor, String action, @Nullable String reason, Guard guard, Function<Transaction, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return writeOnce(actor, action, reason, guard, work);
            } catch (JdbiException e) {
                if (!isCausedBy(e, SERIALIZATION_FAILURE, DEADLOCK)) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw Problem.unavailable("Many people are writing at once. Try again.", Duration.ofSeconds(1));
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(5_000_000, 50_000_000));
            }
        }
    }

    /**
     * Runs work that changes no facts: sessions, failed sign-ins, links, the outbox. It has no audit entry, and therefore
     * the database refuses it every change of a fact.
     */
    public <T> T bookkeep(Function<Transaction, T> work) {
        return jdbi.inTransaction(handle -> work.apply(new Transaction(handle, 0)));
    }

    /**
     * As {@link #bookkeep}, on a connection of its own: what is noted while a long transaction goes on stands at once, and
     * also when that one fails.
     */
    public <T> T bookkeepAside(Function<Transaction, T> work) {
        try (Handle handle = jdbi.open()) {
            return handle.inTransaction(own -> work.apply(new Transaction(own, 0)));
        }
    }

    private <T> T writeOnce(
            Actor actor, String action, @Nullable String reason, Guard guard, Function<Transaction, T> work) {
        return jdbi.inTransaction(READ_COMMITTED, handle -> {
            handle.execute("select hold_back_cuts()");
            Subject subject = handle.createQuery(guard.sql())
                    .bindMap(guard.values())
                    .map((row, context) -> new Subject(row.getLong("trial_id"), row.getObject("id", Long.class)))
                    .findOne()
                    .orElseThrow(Problem::notFound);
            Object earlier = retries.find(handle, actor);
            if (earlier != null) {
                return firstResult(earlier);
            }
            long entryId = openEntry(handle, actor, action, reason, guard.table(), subject);
            T result = work.apply(new Transaction(handle, entryId));
            retries.keep(handle, actor, result);
            return result;
        });
    }

    /** The same work for the same request gave a result of the same type. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T firstResult(Object earlier) {
        return (T) earlier;
    }

    private static long openEntry(
            Handle handle, Actor actor, String action, @Nullable String reason, String table, Subject subject) {
        return handle.createQuery(
                        "select open_entry(:trialId, :userId, :action, :reason, :table, :id, :requestId, :channel)")
                .bind("trialId", subject.trialId())
                .bind("userId", actor.userId())
                .bind("action", action)
                .bind("reason", reason == null ? actor.origin().reason() : reason)
                .bind("table", table)
                .bind("id", subject.id())
                .bind("requestId", actor.origin().requestId())
                .bind("channel", actor.origin().channel().name())
                .mapTo(Long.class)
                .one();
    }

    /** What the guard found. */
    private record Subject(long trialId, @Nullable Long id) {}

    private static boolean isCausedBy(Throwable thrown, String... states) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && Arrays.asList(states).contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
