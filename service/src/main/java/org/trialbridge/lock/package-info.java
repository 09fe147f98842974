/**
 * A country's periods that are accepted: what its sites reported and the country declared for them stays as it is. A
 * country's coordinator or the secretariat accepts all periods up to one that is over, and says why. Whoever then wants
 * to report or correct there is told who accepted, when and why. One of them asks for a reopening and says from which
 * period on; a second one approves it, or declines it with a reason; once approved, the periods from that one on are open until they are accepted again.
 */
@NullMarked
package org.trialbridge.lock;

import org.jspecify.annotations.NullMarked;
