/**
 * What things were before, read from the audit trail. What somebody did with one click he may undo for some seconds, as
 * long as nobody changed the thing since; the earlier values of a thing can be restored at any time by whoever may change
 * it, as a new change with a reason and by the rules of any change. Nothing is ever taken out of the trail. The history of
 * a thing is read by whoever may read the trail there, or change the thing.
 */
@NullMarked
package org.trialbridge.history;

import org.jspecify.annotations.NullMarked;
