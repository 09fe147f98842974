package org.trialbridge.report;

import java.util.Locale;
import org.trialbridge.enrollment.Progress;
import org.trialbridge.milestone.MilestoneStatus;

/** From where on something is AMBER or RED, and how that is told. */
public record Thresholds(Progress.Thresholds enrollment, MilestoneStatus.Thresholds milestones) {
    static final String ENROLLMENT_FORMULA = "(% of target enrolled / % of planned time elapsed) - 1";

    private static final int PERCENT = 100;

    /** GREEN from -10 %, AMBER from -30 %, RED below. */
    String ofEnrollment() {
        return String.format(
                Locale.ROOT,
                "GREEN from %.0f %%, AMBER from %.0f %%, RED below",
                enrollment.amber() * PERCENT,
                enrollment.red() * PERCENT);
    }

    /** GREEN to 7 days, AMBER to 21 days, RED above. */
    String ofMilestones() {
        return "GREEN to " + milestones.amberDays() + " days, AMBER to " + milestones.redDays() + " days, RED above";
    }
}
