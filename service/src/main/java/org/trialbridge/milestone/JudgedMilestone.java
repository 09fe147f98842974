package org.trialbridge.milestone;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A milestone, and how it stands. */
public record JudgedMilestone(
        @JsonUnwrapped Milestone milestone, @JsonUnwrapped MilestoneStatus standing) {

    /** Judges all milestones of one or more trials, in their order. */
    public static List<JudgedMilestone> of(
            List<Milestone> milestones, LocalDate today, MilestoneStatus.Thresholds thresholds) {
        Map<Long, MilestoneStatus> judged = MilestoneStatus.of(milestones, today, thresholds);
        List<JudgedMilestone> result = new ArrayList<>();
        for (Milestone milestone : milestones) {
            MilestoneStatus status = judged.get(milestone.id());
            if (status != null) {
                result.add(new JudgedMilestone(milestone, status));
            }
        }
        return result;
    }
}
