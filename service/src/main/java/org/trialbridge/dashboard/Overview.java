package org.trialbridge.dashboard;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.enrollment.Enrollment;
import org.trialbridge.enrollment.PeriodEnrollment;
import org.trialbridge.enrollment.Progress;
import org.trialbridge.milestone.JudgedMilestone;
import org.trialbridge.outlook.Forecast;
import org.trialbridge.pipeline.Board;
import org.trialbridge.pipeline.BoardRow;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.risk.Risk;
import org.trialbridge.trial.Rag;
import org.trialbridge.trial.Stage;
import org.trialbridge.trial.Trial;

/**
 * A trial on one page.
 *
 * @param asOf the day it is about
 * @param whole whether it holds all countries of the trial, or those of the reader only
 * @param enrollment all countries together
 * @param plan of the trial as a whole, the version approved last by the day; null if there is none, or for a part only
 * @param countries each country, in the order of their codes
 * @param periods the trial at the end of each reporting period
 * @param forecast when all of it will be enrolled
 * @param overdue action items past their due day, longest first, the first few
 * @param milestones those late or due soon, the first few
 * @param risks those not closed with the highest scores, the first few
 */
public record Overview(
        Trial trial,
        LocalDate asOf,
        boolean whole,
        Board board,
        Enrollment enrollment,
        Progress progress,
        @Nullable Rag rag,
        @Nullable EnrollmentPlan plan,
        List<Enrollment> countries,
        List<PeriodEnrollment> periods,
        Forecast forecast,
        Numbers numbers,
        List<OverdueAction> overdue,
        List<JudgedMilestone> milestones,
        List<Risk> risks) {

    /**
     * What is counted on one page.
     *
     * @param sitesActive sites that are activated and not closed
     * @param webinarsHeld bridging webinars that took place
     * @param overdueActions open action items past their due day
     * @param illustrative sites, meetings and counts that stand for what no source tells
     */
    public record Numbers(long sites, long sitesActive, long webinarsHeld, long overdueActions, long illustrative) {}

    /** An action item that should have been done. */
    public record OverdueAction(
            long id, String text, String owner, @Nullable String iso2, LocalDate dueOn, long daysOverdue) {}

    public Overview {
        countries = List.copyOf(countries);
        periods = List.copyOf(periods);
        overdue = List.copyOf(overdue);
        milestones = List.copyOf(milestones);
        risks = List.copyOf(risks);
    }

    /** The end of the last period of the calendar, if it lists none after the one of that day. */
    public @Nullable LocalDate calendarEndsOn() {
        return trial.calendar().endsAfter(asOf);
    }

    /** Countries that recruit on that day. */
    public long recruiting() {
        return board.rows().stream()
                .filter(row -> row.stage() == Stage.RECRUITING)
                .count();
    }

    /** What is known of the enrollment of a country on the board. */
    public @Nullable Enrollment of(BoardRow row) {
        return countries.stream()
                .filter(country -> row.iso2().equals(country.iso2()))
                .findFirst()
                .orElse(null);
    }
}
