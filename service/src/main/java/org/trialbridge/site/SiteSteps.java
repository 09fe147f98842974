package org.trialbridge.site;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.trial.SiteStatus;

/** Which steps a site may take, and which dates belong to where it stands. */
final class SiteSteps {
    private SiteSteps() {}

    /**
     * @param from where the site stood; a new one counts as a candidate
     * @param reason why it goes back, if it does
     * @param today at the site
     */
    static void check(Errors errors, SiteStatus from, Site site, @Nullable String reason, LocalDate today) {
        SiteStatus to = site.status();
        errors.check(
                to != SiteStatus.ENROLLING || from == SiteStatus.ENROLLING,
                "status",
                "Choose Activated: enrolling follows from the first count of enrolled participants.");
        errors.check(
                to != SiteStatus.NOT_SELECTED || site.activatedOn() == null,
                "status",
                "Choose Terminated or Closed: this site was activated.");
        errors.check(
                from != SiteStatus.ENROLLING || !isBefore(to, SiteStatus.ACTIVATED),
                "status",
                "Keep the site activated: it has enrolled participants. Correct its counts first if that is wrong.");
        errors.check(!goesBack(from, to) || reason != null, "reason", "Say why the site goes back to {0}.", to.label());
        checkDates(errors, site, today);
    }

    /** Tells whether a step leads back: to an earlier place on the way, or from aside onto the way again. */
    private static boolean goesBack(SiteStatus from, SiteStatus to) {
        return stored(from) != stored(to) && !to.isAside() && (from.isAside() || isBefore(to, from));
    }

    private static boolean isBefore(SiteStatus one, SiteStatus other) {
        return !one.isAside() && stored(one).compareTo(stored(other)) < 0;
    }

    private static SiteStatus stored(SiteStatus status) {
        return status == SiteStatus.ENROLLING ? SiteStatus.ACTIVATED : status;
    }

    private static void checkDates(Errors errors, Site site, LocalDate today) {
        SiteStatus status = site.status();
        LocalDate activated = site.activatedOn();
        LocalDate closed = site.closedOn();
        boolean active = !status.isAside() && !isBefore(status, SiteStatus.ACTIVATED);
        errors.check(!active || activated != null, "activatedOn", "Enter the day on which the site was activated.");
        errors.check(
                active || activated == null || status == SiteStatus.ON_HOLD || status == SiteStatus.TERMINATED,
                "activatedOn",
                "Leave this empty until the site is activated.");
        errors.check(
                activated == null || !activated.isAfter(today),
                "activatedOn",
                "Enter a day that is not in the future.");
        errors.check(
                status != SiteStatus.CLOSED || closed != null, "closedOn", "Enter the day on which the site closed.");
        errors.check(
                closed == null || status == SiteStatus.CLOSED || status == SiteStatus.TERMINATED,
                "closedOn",
                "Leave this empty until the site is closed.");
        errors.check(closed == null || !closed.isAfter(today), "closedOn", "Enter a day that is not in the future.");
        errors.check(
                closed == null || activated == null || !closed.isBefore(activated),
                "closedOn",
                "Enter a day that is not before the activation.");
    }
}
