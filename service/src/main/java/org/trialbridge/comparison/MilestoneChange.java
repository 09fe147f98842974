package org.trialbridge.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.milestone.JudgedMilestone;
import org.trialbridge.milestone.Milestone;
import org.trialbridge.milestone.MilestoneStatus.State;

/**
 * A milestone that is expected or was reached on another day than before, or stands otherwise.
 *
 * @param iso2 null for a milestone of the trial
 * @param site the site's code, or null
 * @param was the day on which it was expected or reached then; null if nobody said
 * @param now the same on the second day
 * @param statusWas null if it was not planned yet
 * @param waitsFor what it waits for, if it can not be earlier because of that and the reader may see it
 * @param reasons why its dates were changed in between, the latest first
 */
public record MilestoneChange(
        long id,
        @Nullable String iso2,
        @Nullable String site,
        Milestone.Code code,
        @Nullable LocalDate was,
        @Nullable LocalDate now,
        @Nullable State statusWas,
        State status,
        @Nullable String waitsFor,
        List<Comparison.Reason> reasons) {
    public MilestoneChange {
        reasons = List.copyOf(reasons);
    }

    static MilestoneChange of(@Nullable JudgedMilestone was, JudgedMilestone now, @Nullable String waitsFor) {
        Milestone milestone = now.milestone();
        return new MilestoneChange(
                milestone.id(),
                milestone.iso2(),
                milestone.site(),
                milestone.code(),
                was == null ? null : was.expectedOn(),
                now.expectedOn(),
                was == null ? null : was.standing().status(),
                now.standing().status(),
                now.carried() ? waitsFor : null,
                List.of());
    }

    MilestoneChange because(List<Comparison.Reason> all) {
        List<Comparison.Reason> own =
                all.stream().filter(reason -> reason.id() == id).toList();
        return new MilestoneChange(id, iso2, site, code, was, now, statusWas, status, waitsFor, own);
    }

    /** How many days later it is than it was; below zero is earlier; null if one of both is not known. */
    @JsonProperty("slippedDays")
    public @Nullable Long slippedDays() {
        return was == null || now == null ? null : Long.valueOf(ChronoUnit.DAYS.between(was, now));
    }

    public boolean later() {
        Long days = slippedDays();
        return days != null && days > 0;
    }

    public boolean fresh() {
        return statusWas == null;
    }

    /** Whether there is something to tell: another day, or that it was reached, cancelled or planned meanwhile. */
    boolean differs() {
        boolean ended = status == State.ACHIEVED || status == State.CANCELLED;
        boolean sameDay = was == null ? now == null : was.equals(now);
        return fresh()
                || !sameDay
                || (statusWas != status && (ended || statusWas == State.ACHIEVED || statusWas == State.CANCELLED));
    }
}
