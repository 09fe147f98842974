package org.trialbridge.milestone;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** A baseline to be frozen, not yet checked. */
public record BaselineInput(@Nullable String name, @Nullable String reason) {

    /**
     * Returns the line to be stored, if every rule is kept.
     *
     * @param before the baselines that there are
     * @param planned how many milestones have a plan
     * @throws Problem INVALID naming every broken rule
     */
    BaselineDao.BaselineLine toLine(long trialId, List<Baseline> before, long planned, LocalDate today, long entryId) {
        Errors errors = new Errors();
        String name = errors.text(this.name, "name", 100);
        errors.check(
                before.stream().noneMatch(one -> one.name().equalsIgnoreCase(name)),
                "name",
                "Choose another name: there is a baseline of this name.");
        String reason = errors.optionalText(this.reason, "reason", 500);
        errors.check(
                before.isEmpty() || reason != null,
                "reason",
                "Say why there is a new baseline in the place of the one before.");
        errors.check(planned > 0, "name", "Plan a milestone first: there is no planned day to freeze.");
        errors.throwIfAny();
        int number = before.stream().mapToInt(Baseline::number).max().orElse(0) + 1;
        return new BaselineDao.BaselineLine(trialId, number, name, reason, today, entryId);
    }
}
