package org.trialbridge.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a row.
 *
 * @param row its number, as the sender's program shows it
 * @param sheet 0, or 1 for the second sheet
 * @param what the row is about, for showing
 * @param like what is there already; null if nothing is like it
 * @param changes what would be different, in sentences
 * @param plan what is to be stored; null if it is rejected
 */
public record Verdict<T>(
        int row,
        int sheet,
        State state,
        String what,
        @Nullable Like like,
        List<Wrong> errors,
        List<String> changes,
        @Nullable T plan) {
    public Verdict {
        errors = List.copyOf(errors);
        changes = List.copyOf(changes);
    }

    /** What a row is. */
    public enum State {
        NEW("new"),
        UNCHANGED("already there"),
        CHANGED("different from what is there"),
        DUPLICATE("perhaps there already"),
        REJECTED("rejected");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What is there already, as it is shown. */
    public record Like(long id, int version, String label, String url) {}

    static <T> Verdict<T> rejected(RowCells cells, int sheet, String what) {
        return new Verdict<>(cells.number(), sheet, State.REJECTED, what, null, cells.wrong(), List.of(), null);
    }

    static <T> Verdict<T> of(
            RowCells cells, State state, String what, @Nullable Like like, List<String> changes, T plan) {
        return new Verdict<>(cells.number(), 0, state, what, like, List.of(), changes, plan);
    }

    /** Whether whoever imports decides what becomes of it. */
    public boolean asks() {
        return state == State.CHANGED || state == State.DUPLICATE;
    }
}
