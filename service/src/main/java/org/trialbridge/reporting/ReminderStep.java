package org.trialbridge.reporting;

import org.trialbridge.access.Role;

/** Why somebody is written to about a report that is not in, and who. */
public enum ReminderStep {
    /** The working day before it is due. */
    BEFORE_DUE(Role.SITE_CONTACT),
    /** The day on which it is due. */
    DUE(Role.SITE_CONTACT),
    /** The first working day after. */
    OVERDUE(Role.SITE_CONTACT),
    /** After the days of grace. */
    MISSING(Role.COUNTRY_COORDINATOR),
    /** A week after the days of grace. */
    ESCALATED(Role.SECRETARIAT),
    /** Somebody asked for it. */
    CHASED(Role.SITE_CONTACT);

    private final Role recipient;

    ReminderStep(Role recipient) {
        this.recipient = recipient;
    }

    public Role recipient() {
        return recipient;
    }
}
