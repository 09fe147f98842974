package org.trialbridge.milestone;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.Rag;

/**
 * How a milestone stands on a day.
 *
 * @param varianceDays the day reached, else forecast, else planned, less the baseline; above zero is late; null if one of
 *     both is missing
 * @param rag null if there is no variance and nothing before it is RED
 */
public record MilestoneStatus(
        State status,
        @Nullable Integer varianceDays,
        @Nullable Rag rag) {

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
     * @param amberDays a variance above this is AMBER
     * @param redDays a variance above this is RED
     */
    public record Thresholds(int amberDays, int redDays) {}

    /**
     * @param before the colour of the milestone it depends on; a RED one makes it RED until it is reached
     * @param today the day on which it is judged; what was reached later is not known yet
     */
    static MilestoneStatus of(Milestone milestone, @Nullable Rag before, LocalDate today, Thresholds thresholds) {
        LocalDate reached = milestone.reachedOn();
        boolean achieved = reached != null && !reached.isAfter(today);
        LocalDate planned = milestone.forecastOn() != null ? milestone.forecastOn() : milestone.plannedOn();
        LocalDate expected = achieved ? reached : planned;
        Integer variance = variance(expected, milestone.baselineOn());
        if (milestone.cancelled()) {
            return new MilestoneStatus(State.CANCELLED, variance, null);
        }
        Rag rag = !achieved && before == Rag.RED ? Rag.RED : rag(variance, thresholds);
        return new MilestoneStatus(achieved ? State.ACHIEVED : open(milestone, planned, rag, today), variance, rag);
    }

    private static State open(Milestone milestone, @Nullable LocalDate planned, @Nullable Rag rag, LocalDate today) {
        if (planned != null && planned.isBefore(today)) {
            return State.LATE;
        }
        if (rag == Rag.AMBER || rag == Rag.RED) {
            return State.AT_RISK;
        }
        return milestone.forecastOn() == null ? State.PLANNED : State.ON_TRACK;
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

    /** Judges milestones by their ids; the milestones they depend on must be among them to have an effect. */
    public static Map<Long, MilestoneStatus> of(
            Collection<Milestone> milestones, LocalDate today, Thresholds thresholds) {
        Map<Long, Milestone> byId = milestones.stream().collect(Collectors.toMap(Milestone::id, Function.identity()));
        Map<Long, MilestoneStatus> judged = new HashMap<>();
        for (Milestone milestone : milestones) {
            judge(milestone, byId, judged, new HashSet<>(), today, thresholds);
        }
        return judged;
    }

    private static MilestoneStatus judge(
            Milestone milestone,
            Map<Long, Milestone> byId,
            Map<Long, MilestoneStatus> judged,
            Set<Long> path,
            LocalDate today,
            Thresholds thresholds) {
        MilestoneStatus known = judged.get(milestone.id());
        if (known != null) {
            return known;
        }
        path.add(milestone.id());
        Milestone before = milestone.dependsOnId() == null ? null : byId.get(milestone.dependsOnId());
        Rag colour = before == null || path.contains(before.id())
                ? null
                : judge(before, byId, judged, path, today, thresholds).rag();
        MilestoneStatus status = of(milestone, colour, today, thresholds);
        judged.put(milestone.id(), status);
        return status;
    }
}
