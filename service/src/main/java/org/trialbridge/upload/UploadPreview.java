package org.trialbridge.upload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.enrollment.BatchCheck;
import org.trialbridge.enrollment.Counts;
import org.trialbridge.enrollment.CountsBatchLine;
import org.trialbridge.enrollment.CountsPlace;
import org.trialbridge.enrollment.LineVerdict;
import org.trialbridge.problem.FieldError;

/**
 * What would become of each row of a file.
 *
 * @param fingerprint names what is shown, so that nothing else is loaded than what was seen
 */
public record UploadPreview(UploadedRows file, List<Row> rows, String fingerprint) {
    public UploadPreview {
        rows = List.copyOf(rows);
    }

    /** What a row does. */
    public enum State {
        NEW("new"),
        CHANGED("changed"),
        UNCHANGED("unchanged"),
        REJECTED("rejected");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * @param before what is in force for its period; null if nothing is
     * @param counts what it says; null if it is rejected
     * @param warnings what can be right but seldom is
     */
    public record Row(
            UploadRow row,
            State state,
            @Nullable Counts before,
            @Nullable Counts counts,
            List<CellError> errors,
            List<String> warnings) {
        public Row {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }

        /** What stops it, each thing with its place in the file. */
        Stream<FieldError> pointed(boolean withWarnings) {
            String at = "rows/" + row.number() + "/";
            return Stream.concat(
                    errors.stream()
                            .map(error -> new FieldError(
                                    at
                                            + (error.column() == null
                                                    ? ""
                                                    : error.column().heading()),
                                    "{0}",
                                    error.detail())),
                    withWarnings
                            ? warnings.stream().map(warning -> new FieldError(at + "confirmed", "{0}", warning))
                            : Stream.empty());
        }
    }

    static UploadPreview of(UploadedRows file, BatchCheck check) {
        Map<String, LineVerdict> verdicts = new HashMap<>();
        check.verdicts().forEach(verdict -> verdicts.put(verdict.line().at(), verdict));
        List<Row> rows = new ArrayList<>();
        for (UploadRow row : file.rows()) {
            CountsBatchLine line = row.line();
            LineVerdict verdict = line == null ? null : verdicts.get(line.at());
            rows.add(
                    verdict == null
                            ? new Row(row, State.REJECTED, null, null, row.errors(), List.of())
                            : judged(row, verdict));
        }
        return new UploadPreview(file, rows, check.fingerprint());
    }

    private static Row judged(UploadRow row, LineVerdict verdict) {
        List<CellError> errors = new ArrayList<>();
        CountsPlace place = verdict.place();
        String country = RowReader.code(row.seen(Column.COUNTRY));
        if (place != null && !country.isEmpty() && !country.equalsIgnoreCase(place.iso2())) {
            errors.add(new CellError(
                    Column.COUNTRY, row.seen(Column.COUNTRY), "The site is in " + place.iso2() + ". Check both."));
        }
        for (FieldError error : verdict.errors()) {
            Column column = Column.ofField(error.field()).orElse(null);
            errors.add(new CellError(column, column == null ? "" : row.seen(column), error.message()));
        }
        State state = verdict.outcome() == null || !errors.isEmpty()
                ? State.REJECTED
                : switch (verdict.outcome()) {
                    case REPORTED -> State.NEW;
                    case CORRECTED -> State.CHANGED;
                    case UNCHANGED -> State.UNCHANGED;
                };
        return new Row(
                row,
                state,
                verdict.current() == null ? null : verdict.current().counts(),
                verdict.counts(),
                errors,
                verdict.warningsInWords());
    }

    public int count(State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }

    /** How many rows hold something that can be right but seldom is. */
    public int warnings() {
        return (int) rows.stream().filter(row -> !row.warnings().isEmpty()).count();
    }

    /** Whether there is something to load, and nothing against it. */
    public boolean isLoadable() {
        return count(State.REJECTED) == 0 && count(State.UNCHANGED) < rows.size();
    }
}
