/**
 * The sites of a trial: the hospitals and clinics where participants are enrolled. A site goes from candidate over
 * qualified, selected and initiated to activated, and is closed at the end; aside of that it can be on hold, not selected
 * or terminated. Going back needs a reason. A site that is activated and has reported its first enrolled participant is
 * shown as enrolling. The secretariat and a country's coordinator keep the sites; their contacts see their own.
 */
@NullMarked
package org.trialbridge.site;

import org.jspecify.annotations.NullMarked;
