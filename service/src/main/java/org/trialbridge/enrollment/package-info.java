/**
 * How many participants were screened, enrolled, dosed: what sites report and countries declare for each period, always
 * as cumulative counts. What is not reported is not zero. A number that was reported stays; changing it, or reporting
 * less than before, is a correction, which needs a reason and a note and adds a line. A site contact reports for his
 * sites, a coordinator for his country's sites and its declared total, the secretariat for all; whoever may read counts
 * sees their sums as far as his scope reaches. A link from a reminder opens the form of one site and period without a
 * password.
 */
@NullMarked
package org.trialbridge.enrollment;

import org.jspecify.annotations.NullMarked;
