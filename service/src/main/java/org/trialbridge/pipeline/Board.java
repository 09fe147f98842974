package org.trialbridge.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.Stage;
import org.trialbridge.trial.Trial;

/**
 * The countries of a trial, by stage.
 *
 * @param today the day as of which it is
 * @param now null if it is of a chosen day
 */
public record Board(Trial trial, LocalDate today, @Nullable Instant now, List<BoardRow> rows) {

    /** A stage with its countries. */
    public record Lane(Stage stage, List<BoardRow> rows) {}

    public Board {
        rows = List.copyOf(rows);
    }

    /** The day as of which a country is shown: the chosen one, or the present one there. */
    public LocalDate todayOf(BoardRow row) {
        return now == null ? today : LocalDate.ofInstant(now, row.zone());
    }

    /** The stages in order: those of the main line always, those aside only when a country is there. */
    public List<Lane> lanes() {
        return Arrays.stream(Stage.values())
                .map(stage -> new Lane(
                        stage, rows.stream().filter(row -> row.stage() == stage).toList()))
                .filter(lane -> !lane.stage().isAside() || !lane.rows().isEmpty())
                .toList();
    }
}
