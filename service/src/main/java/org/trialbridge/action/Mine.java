package org.trialbridge.action;

import java.util.List;

/**
 * Whose action items are somebody's own: his own entries in the directory, and the institutions he belongs to.
 *
 * @param people ids of entries
 * @param institutions ids
 */
public record Mine(List<Long> people, List<Long> institutions) {
    /** Nothing: for whoever is not known to the directory. */
    public static final Mine NOTHING = new Mine(List.of(), List.of());

    public Mine {
        people = List.copyOf(people);
        institutions = List.copyOf(institutions);
    }
}
