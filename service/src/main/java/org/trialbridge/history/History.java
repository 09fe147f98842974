package org.trialbridge.history;

import java.util.List;

/**
 * The history of a thing.
 *
 * @param versions the latest first
 * @param restorable whether whoever reads this may restore one
 */
public record History(Kind kind, long id, Thing thing, List<Version> versions, boolean restorable) {
    public History {
        versions = List.copyOf(versions);
    }
}
