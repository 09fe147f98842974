package org.trialbridge.requirement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.approval.Approval;
import org.trialbridge.approval.ApprovalCourse;

/**
 * One approval that a country or one of its sites needs, and how far it is.
 *
 * @param forSites needed of each site; without a site code no site is selected yet
 * @param given whether it is given and in force
 * @param course the approval that speaks for it best; null if none is written down
 */
@JsonIgnoreProperties(value = "missing", allowGetters = true)
public record NeededApproval(
        int place,
        Approval.Kind kind,
        boolean forSites,
        @Nullable String site,
        boolean given,
        @Nullable ApprovalCourse course) {

    /**
     * As the database tells it.
     *
     * @param approvalId of the approval that speaks for it best
     */
    public record Line(
            int place,
            Approval.Kind kind,
            boolean forSites,
            @Nullable String site,
            @Nullable Long approvalId,
            boolean given) {
        NeededApproval with(List<ApprovalCourse> courses) {
            ApprovalCourse course = courses.stream()
                    .filter(one -> approvalId != null && one.approval().id() == approvalId)
                    .findFirst()
                    .orElse(null);
            return new NeededApproval(place, kind, forSites, site, given, course);
        }
    }

    /** What stands between it and being given, in words; nothing more once it is given and its conditions are met. */
    @JsonProperty("missing")
    public String missing() {
        if (forSites && site == null) {
            return "No site is selected yet.";
        }
        if (course == null) {
            return "No approval is written down yet.";
        }
        return switch (course.approval().status()) {
            case PLANNED -> "It is not submitted yet.";
            case SUBMITTED -> "The authority has not decided yet.";
            case QUESTIONS -> "The authority waits for an answer.";
            case REJECTED -> "It was rejected.";
            case WITHDRAWN -> "It was withdrawn.";
            case EXPIRED -> given ? "Nothing." : "It is over; a new one is needed.";
            case APPROVED, APPROVED_WITH_CONDITIONS -> {
                if (!given) {
                    yield "It is over; a new one is needed.";
                }
                long open = course.openConditions();
                yield open == 0
                        ? "Nothing."
                        : open == 1 ? "One condition is not met yet." : open + " conditions are not met yet.";
            }
        };
    }
}
