package org.trialbridge.comparison;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.comparison.Comparison.Enrolled;
import org.trialbridge.enrollment.CountryCounts;
import org.trialbridge.enrollment.Enrollment;
import org.trialbridge.milestone.JudgedMilestone;
import org.trialbridge.pipeline.BoardRow;
import org.trialbridge.pipeline.StageChange;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.risk.Risk;
import org.trialbridge.trial.Trial;

/** A trial as of one day, as far as a transaction knows and a reader may see. */
record Snapshot(
        Trial trial,
        LocalDate day,
        boolean whole,
        List<BoardRow> board,
        List<StageChange> moves,
        List<CountryCounts> counts,
        List<EnrollmentPlan> plans,
        List<JudgedMilestone> milestones,
        List<Risk> risks) {

    /** Of one country; of all that the reader sees if none is named. */
    Enrolled enrolled(@Nullable String iso2) {
        List<CountryCounts> those = counts.stream()
                .filter(country -> iso2 == null || country.iso2().equals(iso2))
                .toList();
        Integer targets = those.stream()
                .map(CountryCounts::target)
                .filter(Objects::nonNull)
                .reduce(Integer::sum)
                .orElse(null);
        EnrollmentPlan plan = iso2 == null && !whole ? null : EnrollmentPlan.of(plans, iso2);
        return new Enrolled(
                Enrollment.of(trial.code(), trial.title(), null, null, those)
                        .figures()
                        .enrolled(),
                plan == null ? null : plan.plannedBy(day),
                iso2 == null && whole && trial.plannedEnrollment() != null ? trial.plannedEnrollment() : targets);
    }

    @Nullable
    BoardRow country(String iso2) {
        return board.stream().filter(row -> row.iso2().equals(iso2)).findFirst().orElse(null);
    }

    @Nullable
    JudgedMilestone milestone(@Nullable Long id) {
        return milestones.stream()
                .filter(judged -> id != null && judged.milestone().id() == id)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Risk risk(long id) {
        return risks.stream().filter(risk -> risk.id() == id).findFirst().orElse(null);
    }
}
