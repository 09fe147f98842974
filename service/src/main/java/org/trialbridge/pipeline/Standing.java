package org.trialbridge.pipeline;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.Stage;

/**
 * Where a country stands on one day.
 *
 * @param stage null while nothing is recorded; the country is then as good as IDENTIFIED
 * @param reached the last stage of the main line, to which a country on hold returns
 * @param since the day on which the stage took effect
 */
public record Standing(
        @Nullable Stage stage, Stage reached, @Nullable LocalDate since) {

    private static final Comparator<StageChange> IN_ORDER =
            Comparator.comparing(StageChange::effectiveOn).thenComparing(StageChange::id);

    /**
     * Returns where the changes had led to by the end of a day.
     *
     * @param changes of one country, in any order
     * @param day null for the end of all changes
     */
    public static Standing on(List<StageChange> changes, @Nullable LocalDate day) {
        Standing standing = new Standing(null, Stage.IDENTIFIED, null);
        for (StageChange change : changes.stream().sorted(IN_ORDER).toList()) {
            if (!change.undone() && (day == null || !change.effectiveOn().isAfter(day))) {
                Stage reached = change.to().isAside() ? standing.reached() : change.to();
                standing = new Standing(change.to(), reached, change.effectiveOn());
            }
        }
        return standing;
    }

    /** The stage, where nothing recorded means IDENTIFIED. */
    public Stage stageOrFirst() {
        return stage == null ? Stage.IDENTIFIED : stage;
    }
}
