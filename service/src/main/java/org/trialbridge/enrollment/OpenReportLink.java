package org.trialbridge.enrollment;

import java.time.LocalDate;
import org.trialbridge.access.Actor;

/**
 * What a link opens.
 *
 * @param actor the user to whom it was sent, with no more than the right to report for this site
 */
record OpenReportLink(Actor actor, String trial, String site, LocalDate periodEnd) {}
