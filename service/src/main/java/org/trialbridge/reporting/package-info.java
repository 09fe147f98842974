/**
 * Which reports are in, and which are owed: for each site and each period that is over whether the report is expected,
 * reported or missing, and whether it came late, was corrected or is accepted. From it follow, for each country, how
 * complete and how timely its sites report. Whoever may read counts sees it as far as his scope reaches. People are
 * reminded of what is not in: the contact before, on and after the due day, then the coordinator, then the secretariat;
 * only on working days of the country, in one message a day, and no more as soon as the report is in.
 */
@NullMarked
package org.trialbridge.reporting;

import org.jspecify.annotations.NullMarked;
