package org.trialbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Role;
import org.trialbridge.enrollment.CountsBatchService;
import org.trialbridge.problem.Problem;
import org.trialbridge.table.Limits;
import org.trialbridge.table.UploadedFile;
import org.trialbridge.trial.Participation;

/** The work on large files, which goes on when the test says so. */
class UploadRunnerTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 6, 1);
    private static final int SITES = 3;
    private static final int DAYS = 400;
    private static final int ROWS = SITES * DAYS;

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final UploadedRows rows = read();
    private UploadRunService runs;
    private UploadRunner runner;
    private Participation uzbekistan;
    private Actor sender;
    private long draft;

    @BeforeEach
    void aFileOfADailyTrial() {
        Given given = new Given(db);
        given.trial("DAILY");
        db.jdbi().useTransaction(handle -> {
            handle.execute("select open_entry(0, null, 'test.given', null, 'trial', null, 'test', 'SYSTEM')");
            handle.execute("update trial set reporting_frequency = 'DAILY', week_ends_on = null");
        });
        uzbekistan = given.country("DAILY", "UZ");
        for (int site = 1; site <= SITES; site++) {
            given.site(uzbekistan, "S-" + site, FIRST);
        }
        sender = new Actor(
                given.user("Dilnoza"),
                "Dilnoza",
                List.of(new Grant(Role.COUNTRY_COORDINATOR, uzbekistan.place())),
                new Origin("test", Origin.Channel.SPREADSHEET, null));
        Clock clock = Clock.fixed(Instant.parse("2024-03-01T12:00:00Z"), ZoneOffset.UTC);
        runs = new UploadRunService(db.database());
        runner = new UploadRunner(runs, new CountsBatchService(db.database(), clock), waiting::add);
        draft = new UploadService(db.database()).keep(sender, "DAILY", rows);
    }

    @Test
    void whatIsCheckedIsKeptForItsSender() {
        runner.check(sender, "DAILY", draft, rows);
        UploadRun before = run();
        work();

        UploadRun after = run();
        assertThat(before.state()).isEqualTo(UploadRun.State.RUNNING);
        assertThat(before.verb() + " " + before.done() + " of " + before.lines())
                .isEqualTo("Checked 0 of 1200");
        assertThat(after.state()).isEqualTo(UploadRun.State.DONE);
        assertThat(after.done()).isEqualTo(800);
        assertThat(look().fresh()).isEqualTo(ROWS);
        assertThat(look().shown()).hasSize(200);
        assertThat(look().loadable()).isTrue();
        assertThat(stored()).isZero();
    }

    @Test
    void whatWasSeenIsLoadedAndNothingElse() {
        check();
        String seen = look().fingerprint();
        new Given(db).counts(uzbekistan, siteId(), FIRST.plusDays(1), 1);

        runner.load(sender, "DAILY", draft, rows, seen);
        work();
        UploadRun overtaken = run();
        check();
        runner.load(sender, "DAILY", draft, rows, look().fingerprint());
        work();

        assertThat(overtaken.state()).isEqualTo(UploadRun.State.FAILED);
        assertThat(overtaken.told()).startsWith("Somebody reported meanwhile.");
        assertThat(run().state()).isEqualTo(UploadRun.State.FAILED);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void aLoadEndsWithItsReceipt() {
        check();

        runner.load(sender, "DAILY", draft, rows, look().fingerprint());
        work();

        assertThat(run().state()).isEqualTo(UploadRun.State.DONE);
        assertThat(run().verb() + " " + run().done()).isEqualTo("Saved 1200");
        assertThat(run().told()).startsWith("The file is loaded: 1200 new, 0 changed, 0 unchanged. Number ");
        assertThat(stored()).isEqualTo(ROWS);
    }

    @Test
    void aCheckThatIsCancelledEnds() {
        runner.check(sender, "DAILY", draft, rows);
        runs.cancel(draft);
        work();

        assertThat(run().state()).isEqualTo(UploadRun.State.CANCELLED);
        assertThat(run().look()).isNull();
    }

    @Test
    void aLoadThatIsCancelledWhileItStoresLeavesNothingBehind() throws Exception {
        check();
        runner.load(sender, "DAILY", draft, rows, look().fingerprint());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<?> loading;
        boolean waited;
        try (Handle locker = db.jdbi().open()) {
            locker.begin();
            locker.createQuery(
                            "select 1 from (select pg_advisory_xact_lock(hashtextextended('accepted periods of ' || :id, 0))) l")
                    .bind("id", uzbekistan.id())
                    .mapTo(Integer.class)
                    .one();
            loading = thread.submit(this::work);
            waited = db.awaitWaiting(1);
            runs.cancel(draft);
            locker.commit();
        }
        loading.get();
        thread.shutdown();

        assertThat(waited).isTrue();
        assertThat(run().state()).isEqualTo(UploadRun.State.CANCELLED);
        assertThat(stored()).isZero();
        assertThat(uploads()).isZero();
    }

    @Test
    void oneRunWorksOnAFile() {
        runner.check(sender, "DAILY", draft, rows);

        assertThatThrownBy(() -> runner.check(sender, "DAILY", draft, rows))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.detail()).isEqualTo("This file is being worked on already."));
    }

    @Test
    void aRunWhoseNodeDiedIsToldAndBegunAgain() {
        runner.check(sender, "DAILY", draft, rows);
        Runnable lost = waiting.remove();
        db.jdbi().useHandle(handle -> handle.execute("update upload_run set heard_at = now() - interval '3 minutes'"));
        UploadRun broken = run();

        check();
        lost.run();

        assertThat(broken.state()).isEqualTo(UploadRun.State.BROKEN_OFF);
        assertThat(run().state()).isEqualTo(UploadRun.State.DONE);
        assertThat(look().fresh()).isEqualTo(ROWS);
    }

    @Test
    void aRunIsForgottenWithItsFileAndEnds() {
        runner.check(sender, "DAILY", draft, rows);
        db.jdbi().useHandle(handle -> handle.execute("delete from upload_draft"));

        work();

        assertThat(runs.last(draft)).isEmpty();
    }

    @Test
    void whatGoesWrongIsTold() {
        UploadRunner full = new UploadRunner(runs, new CountsBatchService(db.database(), Clock.systemUTC()), work -> {
            throw new RejectedExecutionException();
        });

        assertThatThrownBy(() -> full.check(sender, "DAILY", draft, rows)).isInstanceOf(Problem.class);
        assertThat(run().state()).isEqualTo(UploadRun.State.FAILED);
        assertThat(run().told()).startsWith("Other files are being worked on");
    }

    private void check() {
        runner.check(sender, "DAILY", draft, rows);
        work();
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private UploadRun run() {
        return runs.last(draft).orElseThrow();
    }

    private UploadLook look() {
        return Objects.requireNonNull(run().look());
    }

    private long siteId() {
        return count("select min(id) from site");
    }

    private long stored() {
        return count("select count(*) from counts");
    }

    private long uploads() {
        return count("select count(*) from counts_upload");
    }

    private long count(String sql) {
        return db.query(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /** Each site enrolls one participant a day. */
    private static UploadedRows read() {
        StringBuilder csv = new StringBuilder("site,period_end,enrolled\n");
        for (int site = 1; site <= SITES; site++) {
            for (int day = 1; day <= DAYS; day++) {
                csv.append("S-" + site + "," + FIRST.plusDays(day) + "," + day + "\n");
            }
        }
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        try (UploadedFile kept = UploadedFile.receive("large.csv", new ByteArrayInputStream(bytes), Limits.UPLOAD)) {
            return UploadReader.readNow(kept, Limits.UPLOAD);
        }
    }
}
