/**
 * What may go wrong in a trial, a country or a site: how probable it is (1 to 5), how much it would harm (1 to 5), what is
 * done about it, by whom and until when, and when it is looked at again. The score is the product of both numbers. Each
 * change of the score or of the status needs a reason, and the trail tells the history of the score. A risk may threaten a
 * milestone of its place. Whoever reads a place reads its risks; the secretariat writes them down.
 */
@NullMarked
package org.trialbridge.risk;

import org.jspecify.annotations.NullMarked;
