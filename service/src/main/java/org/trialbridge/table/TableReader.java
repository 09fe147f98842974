package org.trialbridge.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.trialbridge.problem.Problem;

/** Reads files, two at a time and each for a bounded while, so that nobody who only looks at pages notices. Thread-safe. */
public final class TableReader {
    private static final int AT_A_TIME = 2;
    private static final int WAITING = 4;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int SIGNATURE = 8;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final byte[] OLD_OFFICE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    private final Duration patience;
    private final ThreadPoolExecutor workers;

    public TableReader(Duration patience) {
        this.patience = patience;
        this.workers = new ThreadPoolExecutor(
                AT_A_TIME, AT_A_TIME, SOON.toSeconds(), TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "table-reader");
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
    }

    /**
     * Reads the sheets that are chosen, or the only table of a CSV file.
     *
     * @param understand what the tables are made into, within the same while
     * @throws Problem INVALID with what to do, if the file as a whole can not be read; TOO_MANY_REQUESTS if many wait already
     */
    public <T> T read(UploadedFile file, Limits limits, SheetChoice sheets, Function<List<Table>, T> understand) {
        Future<T> reading;
        try {
            reading = workers.submit(() -> understand.apply(now(file, limits, sheets)));
        } catch (RejectedExecutionException e) {
            throw Problem.tooManyRequests("Other files are being read just now. Upload yours again in a moment.", SOON);
        }
        try {
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            reading.cancel(true);
            throw Refusal.tooSlow();
        } catch (InterruptedException e) {
            reading.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Problem problem) {
                throw problem;
            }
            throw new IllegalStateException("cannot read an upload", e.getCause());
        }
    }

    /** As {@link #read}, at once and for as long as it takes: for what the operator loads. */
    public static List<Table> now(UploadedFile file, Limits limits, SheetChoice sheets) {
        try (InputStream in = Files.newInputStream(file.path())) {
            byte[] start = in.readNBytes(SIGNATURE);
            if (start.length == 0) {
                throw Refusal.empty();
            }
            if (startsWith(start, ZIP) || startsWith(start, EMPTY_ZIP)) {
                return TableWorkbook.read(file.path(), limits, sheets);
            }
            if (startsWith(start, OLD_OFFICE)) {
                throw Refusal.oldOrLocked();
            }
            if (file.isNamed(".xlsx") || file.isNamed(".xlsm") || file.isNamed(".xls") || file.isNamed(".xlsb")) {
                throw Refusal.notAWorkbook();
            }
            return List.of(CsvTable.read(Files.readAllBytes(file.path()), limits));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read an upload back", e);
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
