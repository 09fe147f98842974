package org.trialbridge.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.milestone.Milestone;

/** Planned dates, all made up: no source tells the plan. What was reached is proven by stages, meetings and counts. */
final class DemoMilestones {

    /**
     * A milestone.
     *
     * @param iso2 the country, or null for the whole trial
     * @param moved where the plan was moved to, or null if it was not
     * @param reason why it was moved
     * @param after the one of the same country that it waits for, or null if for none
     * @param lagDays days that it then needs
     */
    record Planned(
            @Nullable String iso2,
            Milestone.Code code,
            LocalDate baseline,
            @Nullable LocalDate moved,
            @Nullable String reason,
            Milestone.@Nullable Code after,
            int lagDays) {
        Planned moved(LocalDate moved, String reason) {
            return new Planned(iso2, code, baseline, moved, reason, after, lagDays);
        }

        Planned after(Milestone.Code after, int lagDays) {
            return new Planned(iso2, code, baseline, moved, reason, after, lagDays);
        }
    }

    private DemoMilestones() {}

    static List<Planned> all() {
        return List.of(
                trial(Milestone.Code.FIRST_PARTICIPANT_ENROLLED, LocalDate.of(2020, 12, 1)),
                trial(Milestone.Code.ENROLLED_25, LocalDate.of(2021, 2, 26)),
                trial(Milestone.Code.ENROLLED_50, LocalDate.of(2021, 5, 28)),
                trial(Milestone.Code.ENROLLED_75, LocalDate.of(2021, 7, 30)),
                trial(Milestone.Code.ENROLLED_100, LocalDate.of(2021, 9, 24))
                        .moved(LocalDate.of(2021, 11, 26), "Pakistan and Ecuador begin later than planned"),
                trial(Milestone.Code.LAST_PARTICIPANT_LAST_VISIT, LocalDate.of(2021, 12, 31))
                        .after(Milestone.Code.ENROLLED_100, 98),
                trial(Milestone.Code.DATA_CUTOFF, LocalDate.of(2022, 1, 28))
                        .after(Milestone.Code.LAST_PARTICIPANT_LAST_VISIT, 28),
                country("UZ", Milestone.Code.FIRST_WEBINAR, LocalDate.of(2020, 9, 18)),
                country("UZ", Milestone.Code.REGULATOR_APPROVED, LocalDate.of(2020, 11, 27)),
                country("UZ", Milestone.Code.FIRST_PARTICIPANT_ENROLLED, LocalDate.of(2020, 12, 7)),
                country("UZ", Milestone.Code.ENROLLED_50, LocalDate.of(2021, 1, 29)),
                country("PK", Milestone.Code.FIRST_WEBINAR, LocalDate.of(2020, 9, 25)),
                country("PK", Milestone.Code.REGULATOR_APPROVED, LocalDate.of(2021, 1, 29)),
                country("PK", Milestone.Code.FIRST_PARTICIPANT_ENROLLED, LocalDate.of(2021, 2, 12))
                        .moved(LocalDate.of(2021, 3, 12), "The regulator asked for a second lot's certificate")
                        .after(Milestone.Code.REGULATOR_APPROVED, 14),
                country("EC", Milestone.Code.REGULATOR_APPROVED, LocalDate.of(2021, 2, 19))
                        .moved(LocalDate.of(2021, 3, 5), "The agency asked for a translation of the protocol"),
                country("EC", Milestone.Code.SITE_ACTIVATED, LocalDate.of(2021, 3, 10))
                        .after(Milestone.Code.REGULATOR_APPROVED, 10),
                country("EC", Milestone.Code.FIRST_PARTICIPANT_ENROLLED, LocalDate.of(2021, 3, 15))
                        .after(Milestone.Code.SITE_ACTIVATED, 5),
                country("ID", Milestone.Code.REGULATOR_APPROVED, LocalDate.of(2021, 2, 12)),
                country("ID", Milestone.Code.FIRST_PARTICIPANT_ENROLLED, LocalDate.of(2021, 3, 19))
                        .after(Milestone.Code.REGULATOR_APPROVED, 30));
    }

    private static Planned trial(Milestone.Code code, LocalDate baseline) {
        return new Planned(null, code, baseline, null, null, null, 0);
    }

    private static Planned country(String iso2, Milestone.Code code, LocalDate baseline) {
        return new Planned(iso2, code, baseline, null, null, null, 0);
    }
}
