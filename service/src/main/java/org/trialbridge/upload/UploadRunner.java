package org.trialbridge.upload;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trialbridge.access.Actor;
import org.trialbridge.enrollment.BatchCheck;
import org.trialbridge.enrollment.BatchProgress;
import org.trialbridge.enrollment.BatchReceipt;
import org.trialbridge.enrollment.BatchTerms;
import org.trialbridge.enrollment.CountsBatchService;
import org.trialbridge.enrollment.CountsBatchService.Seen;
import org.trialbridge.enrollment.EditionShown;
import org.trialbridge.enrollment.Provenance;
import org.trialbridge.problem.Problem;
import org.trialbridge.upload.UploadRun.State;
import org.trialbridge.upload.UploadRun.Step;

/**
 * Checks and loads large files in the background, a few at a time. How far each is stands in the database. A load is one
 * transaction: cancelled or broken off, it leaves nothing behind.
 */
public final class UploadRunner {
    static final BatchTerms TERMS = new BatchTerms(Provenance.RECORDED, false, false);
    static final BatchTerms CONFIRMED = new BatchTerms(Provenance.RECORDED, true, false);

    private static final Logger LOG = LoggerFactory.getLogger(UploadRunner.class);
    private static final Duration SOON = Duration.ofSeconds(20);
    /** So many rows lie between two looks at whether to go on. */
    private static final int ROWS_AT_A_TIME = 500;

    private final UploadRunService runs;
    private final CountsBatchService batches;
    private final Executor workers;

    public UploadRunner(UploadRunService runs, CountsBatchService batches, Executor workers) {
        this.runs = runs;
        this.batches = batches;
        this.workers = workers;
    }

    /** Begins to check a file for its sender. */
    void check(Actor actor, String trial, long draft, UploadedRows rows) {
        long run = runs.begin(draft, Step.CHECK, rows.rows().size());
        start(run, () -> {
            BatchCheck check = batches.check(actor, trial, rows.lines(), TERMS, new Told(run, Step.CHECK));
            runs.end(run, State.DONE, null, UploadLook.of(UploadPreview.of(rows, check)));
        });
    }

    /**
     * Begins to load a file.
     *
     * @param fingerprint of what its sender saw
     */
    void load(Actor actor, String trial, long draft, UploadedRows rows, String fingerprint) {
        long run = runs.begin(draft, Step.LOAD, rows.rows().size());
        start(run, () -> {
            BatchReceipt receipt = batches.save(
                    actor,
                    trial,
                    rows.lines(),
                    CONFIRMED,
                    new Seen(rows.file(), true, fingerprint),
                    new Told(run, Step.LOAD));
            runs.end(run, State.DONE, words(receipt), null);
        });
    }

    static String words(BatchReceipt receipt) {
        return "The file is loaded: " + receipt.reported() + " new, " + receipt.corrected() + " changed, "
                + receipt.unchanged() + " unchanged. Number " + receipt.number() + "."
                + editions(receipt.editions());
    }

    private static String editions(List<Integer> editions) {
        return editions.isEmpty()
                ? ""
                : editions.stream()
                        .map(EditionShown::label)
                        .collect(Collectors.joining(", ", " Issued editions that showed the old numbers: ", "."));
    }

    private void start(long run, Runnable work) {
        try {
            workers.execute(() -> run(run, work));
        } catch (RejectedExecutionException e) {
            String told = "Other files are being worked on just now. Try again in a moment.";
            runs.end(run, State.FAILED, told, null);
            throw Problem.tooManyRequests(told, SOON);
        }
    }

    private void run(long run, Runnable work) {
        try {
            work.run();
        } catch (Stopped e) {
            runs.end(run, State.CANCELLED, null, null);
        } catch (Problem problem) {
            String told = problem.errors().isEmpty()
                    ? problem.detail()
                    : problem.errors().get(0).message();
            runs.end(run, State.FAILED, told, null);
        } catch (RuntimeException e) {
            LOG.error("the work on an upload ended, run {}", run, e);
            runs.end(run, State.FAILED, "Something went wrong on our side, and nothing was saved.", null);
        }
    }

    /** Notes how far a run is, every few hundred rows, and ends it when it was cancelled. */
    private final class Told implements BatchProgress {
        private final long run;
        private final Step first;
        private int told;

        Told(long run, Step first) {
            this.run = run;
            this.first = first;
            tell(first, 0);
        }

        @Override
        public void judged(int lines) {
            if (lines - told >= ROWS_AT_A_TIME) {
                tell(first, lines);
            }
        }

        @Override
        public void stored(int lines) {
            tell(Step.STORE, lines);
        }

        private void tell(Step step, int lines) {
            told = lines;
            if (!runs.advance(run, step, lines)) {
                throw new Stopped();
            }
        }
    }

    /** Ends the work on a file that its sender gave up. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super(null, null, false, false);
        }
    }
}
