/**
 * What leadership and the secretariat look at first: is the trial on plan, where is it stuck, what must be decided. One
 * page for a trial, as of any day and as known at any instant, cut to the reader's places. Not reported is a gap, never
 * zero. The home page sends each user to his place.
 */
@NullMarked
package org.trialbridge.dashboard;

import org.jspecify.annotations.NullMarked;
