package org.trialbridge.digest;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stood in a digest before. */
public record Told(
        @Nullable Long userId,
        @Nullable Long personId,
        Thing.Kind kind,
        long thingId,
        LocalDate dueOn,
        Step step,
        LocalDate onDay) {

    private boolean isOf(Recipient to, Thing thing) {
        boolean his = to.userId() != null
                ? to.userId().equals(userId)
                : to.personId() != null && to.personId().equals(personId);
        return his && kind == thing.kind() && thingId == thing.id() && dueOn.equals(thing.dueOn());
    }

    /** Whether a step is still to be told: it never was, or it repeats and was not for a week. */
    static boolean isNews(List<Told> told, Recipient to, Thing thing, Step step, LocalDate today) {
        return told.stream()
                .filter(one -> one.isOf(to, thing))
                .noneMatch(one -> step.repeats()
                        ? one.step() != Step.WEEK_BEFORE && one.onDay().isAfter(today.minusDays(Step.WEEK))
                        : one.step() == step);
    }
}
