package org.trialbridge.trial;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;

/**
 * A clinical trial: what is public about it, and its calendar of reports.
 *
 * @param code what people call it
 * @param title its public title
 * @param sponsorName the sponsor institution's name
 * @param registryIds its numbers in registries, such as NCT04646590
 * @param enrolledMeans what counts as enrolled in this trial
 * @param plannedEnrollment participants
 * @param weekEndsOn the last day of a weekly period, 1 Monday to 7 Sunday; null for other calendars
 * @param periodEnds the ends of the periods of a custom calendar, in order; empty for other calendars
 * @param dueDays days after the end of a period by which its report is due
 * @param graceDays days after that before it counts as missing
 */
public record Trial(
        long id,
        int version,
        String code,
        String title,
        @Nullable String scientificTitle,
        Phase phase,
        String product,
        @Nullable Long sponsorInstitutionId,
        @Nullable String sponsorName,
        List<String> registryIds,
        EnrolledMeans enrolledMeans,
        @Nullable Integer plannedEnrollment,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        ReportingCalendar.Frequency reportingFrequency,
        @Nullable Integer weekEndsOn,
        List<LocalDate> periodEnds,
        int dueDays,
        int graceDays) {

    /** The phase of a trial, in the values of ClinicalTrials.gov. */
    public enum Phase {
        EARLY_PHASE1("Early phase 1"),
        PHASE1("Phase 1"),
        PHASE1_PHASE2("Phase 1/2"),
        PHASE2("Phase 2"),
        PHASE2_PHASE3("Phase 2/3"),
        PHASE3("Phase 3"),
        PHASE4("Phase 4");

        private final String label;

        Phase(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }

    /** From when on a participant counts as enrolled. */
    public enum EnrolledMeans {
        CONSENTED("Consent given"),
        RANDOMISED("Randomised"),
        FIRST_DOSE("First dose received");

        private final String label;

        EnrolledMeans(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }

    public Trial {
        registryIds = List.copyOf(registryIds);
        periodEnds = List.copyOf(periodEnds);
    }

    public Place place() {
        return Place.trial(id);
    }

    public ReportingCalendar calendar() {
        return new ReportingCalendar(
                reportingFrequency,
                weekEndsOn == null ? null : DayOfWeek.of(weekEndsOn),
                periodEnds,
                dueDays,
                graceDays);
    }
}
