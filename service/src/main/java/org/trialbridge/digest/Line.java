package org.trialbridge.digest;

import java.time.LocalDate;

/**
 * A thing in a digest.
 *
 * @param news whether it is time to tell it; the rest stands beside the news
 */
public record Line(Thing thing, Step step, Why why, boolean news) {

    /** How far its day is on a day, in words. */
    public String when(LocalDate day) {
        return DigestLetter.when(thing, day);
    }
}
