package org.trialbridge.trial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.ReportingCalendar.Frequency;
import org.trialbridge.trial.Trial.EnrolledMeans;
import org.trialbridge.trial.Trial.Phase;

/** A trial as typed, unchecked. */
public record TrialInput(
        @Nullable String code,
        @Nullable String title,
        @Nullable String scientificTitle,
        @Nullable Phase phase,
        @Nullable String product,
        @Nullable Long sponsorInstitutionId,
        @Nullable List<@Nullable String> registryIds,
        @Nullable EnrolledMeans enrolledMeans,
        @Nullable Integer plannedEnrollment,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable Frequency reportingFrequency,
        @Nullable Integer weekEndsOn,
        @Nullable List<@Nullable LocalDate> periodEnds,
        @Nullable Integer dueDays,
        @Nullable Integer graceDays) {
    static final int MOST_PARTICIPANTS = 10_000_000;
    private static final int MOST_DAYS = 90;
    private static final int MOST_REGISTRY_IDS = 20;

    /**
     * @param current the trial to be changed, or null for a new one
     * @param used the periods of the current calendar that have to stay
     * @throws Problem INVALID with everything that is wrong
     */
    Trial toTrial(@Nullable Trial current, boolean sponsorExists, UsedPeriods used) {
        Errors errors = new Errors();
        boolean weekly = reportingFrequency == Frequency.WEEKLY;
        boolean custom = reportingFrequency == Frequency.CUSTOM;
        Trial trial = new Trial(
                current == null ? 0 : current.id(),
                current == null ? 0 : current.version(),
                current == null ? Codes.check(errors, code, "code") : Codes.keep(errors, code, "code", current.code()),
                errors.text(title, "title", 300),
                errors.optionalText(scientificTitle, "scientificTitle", 1000),
                errors.require(phase, "phase", Phase.PHASE3),
                errors.text(product, "product", 200),
                sponsorInstitutionId,
                null,
                registryIds(errors),
                errors.require(enrolledMeans, "enrolledMeans", EnrolledMeans.RANDOMISED),
                plannedEnrollment,
                startsOn,
                endsOn,
                errors.require(reportingFrequency, "reportingFrequency", Frequency.WEEKLY),
                weekly ? errors.require(weekEndsOn, "weekEndsOn", 1) : null,
                custom ? PeriodEnds.check(periodEnds, errors) : List.of(),
                errors.require(dueDays, "dueDays", 0),
                errors.require(graceDays, "graceDays", 0));

        errors.check(
                sponsorInstitutionId == null || sponsorExists,
                "sponsorInstitutionId",
                "Choose an institution of the directory.");
        errors.check(
                plannedEnrollment == null || (plannedEnrollment >= 1 && plannedEnrollment <= MOST_PARTICIPANTS),
                "plannedEnrollment",
                "Enter a number from 1 to {0}.",
                MOST_PARTICIPANTS);
        errors.check(
                startsOn == null || endsOn == null || !endsOn.isBefore(startsOn),
                "endsOn",
                "Enter a day that is not before the start.");
        errors.check(
                weekly || weekEndsOn == null, "weekEndsOn", "Leave this empty: only weekly periods end on a weekday.");
        errors.check(
                weekEndsOn == null || (weekEndsOn >= 1 && weekEndsOn <= 7),
                "weekEndsOn",
                "Enter a number from 1 for Monday to 7 for Sunday.");
        errors.check(
                custom || periodEnds == null || periodEnds.isEmpty(),
                "periodEnds",
                "Leave this empty: only a custom calendar lists its periods.");
        checkDays(errors, dueDays, "dueDays");
        checkDays(errors, graceDays, "graceDays");
        if (current != null) {
            used.check(errors, current, trial);
        }
        errors.throwIfAny();
        return trial;
    }

    private static void checkDays(Errors errors, @Nullable Integer days, String field) {
        errors.check(
                days == null || (days >= 0 && days <= MOST_DAYS), field, "Enter a number from 0 to {0}.", MOST_DAYS);
    }

    private List<String> registryIds(Errors errors) {
        List<String> ids = new ArrayList<>();
        if (registryIds == null) {
            return ids;
        }
        errors.check(
                registryIds.size() <= MOST_REGISTRY_IDS,
                "registryIds",
                "Enter at most {0} registry numbers.",
                MOST_REGISTRY_IDS);
        for (int i = 0; i < registryIds.size() && i < MOST_REGISTRY_IDS; i++) {
            String id = errors.text(registryIds.get(i), "registryIds", 60);
            errors.check(!ids.contains(id), "registryIds", "Enter {0} once.", id);
            ids.add(id);
        }
        return ids;
    }
}
