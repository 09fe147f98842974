package org.trialbridge.edition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbridge.edition.World.FRIDAY;
import static org.trialbridge.edition.World.TRIAL;
import static org.trialbridge.edition.World.input;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Databases;
import org.trialbridge.edition.Regeneration.Outcome;
import org.trialbridge.report.SampleReport;

/** An edition comes out the same however often, wherever and whenever it is made again. */
class RegenerationTest {
    private static final int WRITERS = 8;

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private World world;
    private EditionService editions;

    @BeforeEach
    void givenATrial() {
        world = new World(db);
        editions = world.editions();
    }

    @Test
    void itIsTheSameWhateverWasBeingWrittenWhileItWasIssued() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService people = Executors.newFixedThreadPool(WRITERS);
        List<CompletableFuture<Integer>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            Random random = new Random(writer);
            writers.add(CompletableFuture.supplyAsync(() -> writeUntil(enough, random), people));
        }

        List<Edition> issued = List.of(issue(), issue(), issue());
        enough.set(true);
        int written = 0;
        for (CompletableFuture<Integer> writer : writers) {
            written += writer.get(30, TimeUnit.SECONDS);
        }
        people.shutdown();
        List<Outcome> atOnce = outcomes(issued);
        writeUntil(new AtomicBoolean(true), new Random(99));
        world.count(world.uzbekistan, world.tashkent, FRIDAY, 1);

        assertThat(written).isGreaterThan(WRITERS);
        assertThat(issued).extracting(Edition::contentHash).doesNotHaveDuplicates();
        assertThat(atOnce).containsOnly(Outcome.IDENTICAL);
        assertThat(outcomes(issued)).containsOnly(Outcome.IDENTICAL);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void itIsTheSameWhateverIsCorrectedAfterwards(long seed) {
        Random random = new Random(seed);
        List<Edition> issued = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (int change = 0; change < 12; change++) {
                world.change(random);
            }
            issued.add(issue());
        }
        world.replaceACountryOfAWebinar();

        assertThat(outcomes(issued)).containsOnly(Outcome.IDENTICAL);
        assertThat(issued).extracting(Edition::contentHash).doesNotHaveDuplicates();
        assertThat(editions.regenerate(world.leader(), TRIAL, issue().number()).contentHash())
                .isNotEqualTo(issued.get(2).contentHash());
    }

    @Test
    void itIsTheSameInOtherProcessesZonesAndLanguages() throws IOException, InterruptedException {
        Edition edition = issue();
        world.change(new Random(7));
        List<Process> elsewhere =
                List.of(elsewhere("Asia/Tashkent", "tr"), elsewhere("America/Guayaquil", "ar"), elsewhere("UTC", "en"));

        for (Process process : elsewhere) {
            String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).isZero();
            assertThat(printed).isEqualTo("IDENTICAL " + edition.sha256());
        }
    }

    private Process elsewhere(String zone, String language) throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Duser.timezone=" + zone,
                        "-Duser.language=" + language,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Elsewhere.class.getName(),
                        db.url(),
                        db.user(),
                        db.password())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Another process, which makes the first edition again and prints what came out. */
    static final class Elsewhere {
        private Elsewhere() {}

        public static void main(String[] arguments) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(arguments[0]);
            source.setUser(arguments[1]);
            source.setPassword(arguments[2]);
            Jdbi jdbi = Databases.jdbi(source);
            Regeneration again = new EditionService(
                            Databases.database(jdbi), Clock.systemUTC(), SampleReport.THRESHOLDS, World.PUBLIC)
                    .regenerate(Actor.system(), TRIAL, 1);
            System.out.print(again.outcome() + " " + again.sha256());
        }
    }

    private int writeUntil(AtomicBoolean enough, Random random) {
        int written = 0;
        do {
            try {
                world.change(random);
                written++;
            } catch (UnableToExecuteStatementException e) {
                // another writer had the same revision first
            }
        } while (!enough.get());
        return written;
    }

    private Edition issue() {
        return editions.issue(world.leader(), TRIAL, input(FRIDAY, null));
    }

    private List<Outcome> outcomes(List<Edition> issued) {
        return issued.stream()
                .map(edition -> editions.regenerate(world.leader(), TRIAL, edition.number())
                        .outcome())
                .toList();
    }
}
