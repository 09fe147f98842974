package org.trialbridge.milestone;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.Rag;

/**
 * How a milestone stands on a day.
 *
 * @param varianceDays the day reached, else forecast, else planned, less the baseline; above zero is late; null if one of
 *     both is missing
 * @param rag null if there is no variance and nothing it waits for is RED
 * @param ruleRag the colour by the rule
 * @param overridden whether {@code rag} is what somebody gave it in the place of the rule's
 */
public record MilestoneStatus(
        State status,
        @Nullable Integer varianceDays,
        @Nullable Rag rag,
        @Nullable Rag ruleRag,
        boolean overridden) {

    /** As the rule says. */
    public MilestoneStatus(State status, @Nullable Integer varianceDays, @Nullable Rag rag) {
        this(status, varianceDays, rag, rag, false);
    }

    /** How a milestone stands, in a word. */
    public enum State {
        /** It has a plan at most, and its day has not passed. */
        PLANNED("Planned"),
        /** It has a forecast that is GREEN, and its day has not passed. */
        ON_TRACK("On track"),
        /** It is AMBER or RED, and its day has not passed. */
        AT_RISK("At risk"),
        /** Its day has passed. */
        LATE("Late"),
        ACHIEVED("Achieved"),
        CANCELLED("Cancelled");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }

    /**
     * By what milestones are judged.
     *
     * @param amberDays a variance above this is AMBER
     * @param redDays a variance above this is RED
     * @param carries whether a slip is carried to what waits; not in reports that were issued when it was not
     */
    public record Thresholds(int amberDays, int redDays, boolean carries) {
        public Thresholds(int amberDays, int redDays) {
            this(amberDays, redDays, true);
        }
    }

    /**
     * @param behindRed whether something it waits for is RED, which makes it RED until it is reached
     * @param today the day on which it is judged; what was reached later is not known yet
     */
    static MilestoneStatus of(
            Milestone milestone, Expected expected, boolean behindRed, LocalDate today, Thresholds thresholds) {
        Integer variance = variance(expected.expectedOn(), milestone.baselineOn());
        if (milestone.cancelled()) {
            return new MilestoneStatus(State.CANCELLED, variance, null);
        }
        boolean achieved = expected.isReached();
        Rag rule = !achieved && behindRed ? Rag.RED : rag(variance, thresholds);
        RagOverride override = milestone.override();
        Rag given = override != null && override.holdsOn(today) ? override.colour() : null;
        Rag rag = given == null ? rule : given;
        return new MilestoneStatus(
                achieved ? State.ACHIEVED : open(expected, rag, today), variance, rag, rule, given != null);
    }

    private static State open(Expected expected, @Nullable Rag rag, LocalDate today) {
        LocalDate day = expected.expectedOn();
        if (day != null && day.isBefore(today)) {
            return State.LATE;
        }
        if (rag == Rag.AMBER || rag == Rag.RED) {
            return State.AT_RISK;
        }
        return day == null || expected.expectedFrom() == Expected.Source.PLAN ? State.PLANNED : State.ON_TRACK;
    }

    private static @Nullable Integer variance(@Nullable LocalDate expected, @Nullable LocalDate baseline) {
        return expected == null || baseline == null ? null : (int) ChronoUnit.DAYS.between(baseline, expected);
    }

    private static @Nullable Rag rag(@Nullable Integer variance, Thresholds thresholds) {
        if (variance == null) {
            return null;
        }
        return variance > thresholds.redDays() ? Rag.RED : variance > thresholds.amberDays() ? Rag.AMBER : Rag.GREEN;
    }

    /**
     * Judges milestones by their ids; what they wait for must be among them to have an effect.
     *
     * @param expected by ids, when each is expected; one that is missing is expected as written down for itself
     */
    static Map<Long, MilestoneStatus> of(
            Collection<Milestone> milestones, Map<Long, Expected> expected, LocalDate today, Thresholds thresholds) {
        Map<Long, MilestoneStatus> judged = new HashMap<>();
        for (Milestone milestone : Chain.inOrder(milestones)) {
            boolean behindRed = milestone.dependencies().stream()
                    .map(dependency -> judged.get(dependency.milestoneId()))
                    .anyMatch(before -> before != null && before.rag() == Rag.RED);
            Expected when = expected.get(milestone.id());
            judged.put(
                    milestone.id(),
                    of(milestone, when == null ? Expected.own(milestone, today) : when, behindRed, today, thresholds));
        }
        return judged;
    }
}
