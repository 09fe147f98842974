package org.trialbridge.db;

import static org.jdbi.v3.core.transaction.TransactionIsolationLevel.READ_COMMITTED;
import static org.jdbi.v3.core.transaction.TransactionIsolationLevel.REPEATABLE_READ;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
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
     * Runs {@code work} on behalf of {@code actor}, after the guard row is locked and the audit entry is opened. Work is
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
                if (!isTransient(e)) {
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

    private <T> T writeOnce(
            Actor actor, String action, @Nullable String reason, Guard guard, Function<Transaction, T> work) {
        return jdbi.inTransaction(READ_COMMITTED, handle -> {
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
                .bind("reason", reason)
                .bind("table", table)
                .bind("id", subject.id())
                .bind("requestId", actor.origin().requestId())
                .bind("channel", actor.origin().channel().name())
                .mapTo(Long.class)
                .one();
    }

    /** What the guard found. */
    private record Subject(long trialId, @Nullable Long id) {}

    private static boolean isTransient(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (SERIALIZATION_FAILURE.equals(sql.getSQLState()) || DEADLOCK.equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
