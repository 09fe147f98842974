package org.trialbridge.upload;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.trialbridge.enrollment.Metric;
import org.trialbridge.enrollment.SourceFile;
import org.trialbridge.upload.UploadPreview.Row;
import org.trialbridge.upload.UploadPreview.State;

/**
 * What somebody looks at before a file is loaded: how many rows do what, and the first of them.
 *
 * @param leftOut rows in which nothing is entered
 * @param warnings how many rows hold something that can be right but seldom is
 * @param fingerprint names what is shown, so that nothing else is loaded than what was seen
 * @param shown the first rows that change something, those that are rejected before the others
 */
public record UploadLook(
        SourceFile file,
        int leftOut,
        List<String> notices,
        int fresh,
        int changed,
        int unchanged,
        int rejected,
        int warnings,
        String fingerprint,
        List<Row> shown) {
    private static final int MOST_ROWS = 200;

    public UploadLook {
        notices = List.copyOf(notices);
        shown = List.copyOf(shown);
    }

    static UploadLook of(UploadPreview preview) {
        return new UploadLook(
                preview.file().file(),
                preview.file().leftOut(),
                preview.file().notices(),
                preview.count(State.NEW),
                preview.count(State.CHANGED),
                preview.count(State.UNCHANGED),
                preview.count(State.REJECTED),
                preview.warnings(),
                preview.fingerprint(),
                preview.rows().stream()
                        .filter(row -> row.state() != State.UNCHANGED)
                        .sorted(Comparator.comparing(Row::state).reversed())
                        .limit(MOST_ROWS)
                        .toList());
    }

    /** How many rows the file has. */
    public int rows() {
        return fresh + changed + unchanged + rejected;
    }

    /** Whether there is something to load, and nothing against it. */
    public boolean loadable() {
        return rejected == 0 && fresh + changed > 0;
    }

    /** The counts that the rows hold that are shown. */
    public List<Metric> metrics() {
        return Arrays.stream(Metric.values())
                .filter(metric -> shown.stream()
                        .map(Row::counts)
                        .filter(Objects::nonNull)
                        .anyMatch(counted -> metric.of(counted.figures()) != null))
                .toList();
    }
}
