package org.trialbridge.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;

/** What is known through a cut stays the same, whatever was being written when it was drawn. */
class CutTest {
    private static final List<Duration> HALF_A_MINUTE = List.of(Duration.ofSeconds(30));

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private final ExecutorService people = Executors.newFixedThreadPool(8);

    interface Trials {
        @SqlUpdate("update trial set title = :title where code = :code")
        int rename(String code, String title);

        @SqlQuery("select title from trial order by code")
        List<String> titles();

        @SqlQuery("select set_config('lock_timeout', '2s', true)")
        String waitShortly();
    }

    @BeforeEach
    void givenTrials() {
        for (String code : List.of("A", "B", "C", "D")) {
            given.trial(code);
        }
    }

    @AfterEach
    void everybodyGoes() {
        people.shutdownNow();
    }

    @Test
    void waitsForWhoeverHasALowerNumber() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Long> slow = run(() -> write("A", "Slow", inside, mayEnd));
        inside.await();

        CompletableFuture<Cut> cut = run(() -> db.database().cut(HALF_A_MINUTE));
        assertThat(db.awaitWaiting(1)).isTrue();
        mayEnd.countDown();

        assertThat(cut.get(20, TimeUnit.SECONDS).entryId()).isEqualTo(slow.get());
        assertThat(titlesThrough(cut.get())).contains("Slow");
    }

    @Test
    void showsNothingThatIsWrittenLater() {
        write("A", "Before");
        Cut cut = db.database().cut();
        List<String> then = titlesThrough(cut);
        long later = write("A", "After");
        List<String> known = db.database()
                .readKnownAt(cut.knownAt(), tx -> tx.dao(Trials.class).titles());

        assertThat(cut.entryId()).isLessThan(later);
        assertThat(titlesThrough(cut)).isEqualTo(then).contains("Before");
        assertThat(known).isEqualTo(then);
    }

    @Test
    void keepsNobodyFromARowThatHeNeeds() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Long> first =
                run(() -> db.database().write(Actor.system(), "trial.rename", Guard.trial("A"), tx -> {
                    inside.countDown();
                    await(mayEnd);
                    tx.dao(Trials.class).waitShortly();
                    tx.dao(Trials.class).rename("B", "By the writer of A");
                    return tx.entryId();
                }));
        inside.await();
        CompletableFuture<Cut> cut = run(() -> db.database().cut(HALF_A_MINUTE));
        assertThat(db.awaitWaiting(1)).isTrue();

        CompletableFuture<Long> second = run(() -> write("B", "By the writer of B"));
        assertThat(db.awaitWaiting(2)).isTrue();
        mayEnd.countDown();

        assertThat(first.get(20, TimeUnit.SECONDS))
                .isEqualTo(cut.get(20, TimeUnit.SECONDS).entryId());
        assertThat(second.get(20, TimeUnit.SECONDS)).isGreaterThan(cut.get().entryId());
        assertThat(titlesThrough(cut.get())).contains("By the writer of A");
    }

    @Test
    void givesUpWhereSomebodyWritesForLongAndLetsOthersPassMeanwhile() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Long> slow = run(() -> write("A", "A large file", inside, mayEnd));
        inside.await();

        assertThatThrownBy(() -> db.database().cut(List.of(Duration.ofMillis(20), Duration.ofMillis(40))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAVAILABLE));

        assertThat(write("B", "Others")).isPositive();
        mayEnd.countDown();
        assertThat(slow.get(20, TimeUnit.SECONDS)).isPositive();
    }

    @Test
    void isDrawnWhileManyWriteAllTheTime() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        List<CompletableFuture<Long>> writers = new ArrayList<>();
        for (String code : List.of("A", "B", "C", "D", "A", "B", "C", "D")) {
            writers.add(run(() -> {
                long last = 0;
                for (int round = 0; !enough.get(); round++) {
                    last = write(code, code + round);
                }
                return last;
            }));
        }
        List<Cut> cuts = new ArrayList<>();
        List<List<String>> shown = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Cut cut = db.database().cut();
            cuts.add(cut);
            shown.add(titlesThrough(cut));
        }
        enough.set(true);
        for (CompletableFuture<Long> writer : writers) {
            assertThat(writer.get(20, TimeUnit.SECONDS)).isPositive();
        }

        assertThat(cuts).extracting(Cut::entryId).isSorted();
        assertThat(cuts).extracting(this::titlesThrough).isEqualTo(shown);
    }

    private long write(String code, String title) {
        return write(code, title, new CountDownLatch(0), new CountDownLatch(0));
    }

    private long write(String code, String title, CountDownLatch inside, CountDownLatch mayEnd) {
        return db.database().write(Actor.system(), "trial.rename", Guard.trial(code), tx -> {
            tx.dao(Trials.class).rename(code, title);
            inside.countDown();
            await(mayEnd);
            return tx.entryId();
        });
    }

    private List<String> titlesThrough(Cut cut) {
        return db.database()
                .readThrough(cut.entryId(), tx -> tx.dao(Trials.class).titles());
    }

    private <T> CompletableFuture<T> run(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, people);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
