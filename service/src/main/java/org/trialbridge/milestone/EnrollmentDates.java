package org.trialbridge.milestone;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.trialbridge.outlook.TrialOutlook;

/** When the milestones of enrollment are reached, by the forecast of enrollment. */
final class EnrollmentDates {

    private EnrollmentDates() {}

    /**
     * By the ids of those that are not reached and have a day.
     *
     * @param outlook of the whole trial; asked for only if it is needed
     */
    static Map<Long, LocalDate> of(List<Milestone> milestones, Supplier<TrialOutlook> outlook) {
        List<Milestone> open = milestones.stream()
                .filter(milestone -> milestone.code().percent() > 0)
                .filter(milestone -> milestone.reachedOn() == null && !milestone.cancelled())
                .toList();
        Map<Long, LocalDate> dates = new HashMap<>();
        if (open.isEmpty()) {
            return dates;
        }
        TrialOutlook told = outlook.get();
        for (Milestone milestone : open) {
            told.reaches(milestone.iso2(), milestone.site(), milestone.code().percent())
                    .ifPresent(day -> dates.put(milestone.id(), day));
        }
        return dates;
    }
}
