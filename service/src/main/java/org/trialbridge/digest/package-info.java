/**
 * The digest: one message a day at most, in which somebody reads everything that is due for him. The owner of an action
 * reads of it a week before its due day, on the day, and weekly while it is overdue; after two weeks the secretariat of the
 * trial does too. The coordinator of a country and the secretariat read of agreements and approvals 90, 30 and 7 days before
 * they expire and on the day. An institution is reminded through its people who have a part in the trial; nobody is written
 * to who asked not to be, or who was erased. Digests leave at seven in the morning where their reader is, on working days;
 * what falls on a weekend follows on the next working day. Reminders end when the action is done or cancelled. The
 * secretariat sees beforehand who will be written to.
 */
@NullMarked
package org.trialbridge.digest;

import org.jspecify.annotations.NullMarked;
