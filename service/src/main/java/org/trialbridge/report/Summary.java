package org.trialbridge.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.enrollment.Progress;
import org.trialbridge.report.StatusReport.Country;
import org.trialbridge.report.StatusReport.Meeting;
import org.trialbridge.report.StatusReport.Parameters;
import org.trialbridge.report.StatusReport.Site;
import org.trialbridge.report.Totals.Total;
import org.trialbridge.trial.ReportingCalendar;
import org.trialbridge.trial.Trial;

/**
 * The figures on the first sheet.
 *
 * @param total all countries of the report together
 * @param progress against the target of the trial; of a part of it, against the sum of its countries' targets
 * @param period the end of the last period that had ended by the day; null if none had
 * @param expected sites that were active then
 * @param received those of them that reported for it
 */
record Summary(
        Total total,
        Progress progress,
        long sitesActive,
        long sitesPlanned,
        @Nullable LocalDate period,
        long expected,
        long received,
        long bridgingWebinars,
        long overdue,
        boolean illustrative) {

    static Summary of(StatusReport report) {
        LocalDate asOf = report.parameters().asOf();
        Total total = report.totals().all();
        ReportingCalendar calendar = report.trial().calendar();
        LocalDate period = calendar.isPeriodEnd(asOf) ? asOf : calendar.previousEnd(asOf);
        List<Site> expected = period == null
                ? List.of()
                : report.sites().stream()
                        .filter(site -> site.isActiveOn(period))
                        .toList();
        return new Summary(
                total,
                new Progress(
                        total.enrolled(),
                        target(report.parameters(), report.trial(), report.countries()),
                        Progress.elapsed(
                                report.trial().startsOn(), report.trial().endsOn(), asOf)),
                report.sites().stream().filter(site -> site.isActiveOn(asOf)).count(),
                report.sites().stream().filter(Site::isPlanned).count(),
                period,
                expected.size(),
                expected.stream()
                        .filter(site -> Objects.equals(
                                period, report.totals().site(site.id()).lastPeriodEnd()))
                        .count(),
                report.meetings().stream()
                        .filter(Meeting::isBridgingWebinar)
                        .filter(Meeting::isHeld)
                        .count(),
                report.actionItems().stream()
                        .filter(item -> item.daysOverdue(asOf) != null)
                        .count(),
                isIllustrative(report));
    }

    /** The target of the trial; of a part of it, or without one, the sum of its countries' targets. */
    static @Nullable Integer target(Parameters parameters, Trial trial, List<Country> countries) {
        Integer planned = trial.plannedEnrollment();
        if (parameters.isWhole() && planned != null) {
            return planned;
        }
        List<Integer> targets = countries.stream()
                .map(Country::target)
                .flatMap(Stream::ofNullable)
                .toList();
        return targets.isEmpty() ? null : targets.stream().reduce(0, Integer::sum);
    }

    private static boolean isIllustrative(StatusReport report) {
        return report.totals().illustrative()
                || report.sites().stream().anyMatch(Site::illustrative)
                || report.meetings().stream().anyMatch(Meeting::illustrative)
                || report.milestones().stream()
                        .anyMatch(judged -> judged.milestone().illustrative())
                || report.risks().stream().anyMatch(ReportedRisk::illustrative);
    }
}
