package org.trialbridge.digest;

import java.time.Instant;
import java.util.List;

/**
 * Who will be written to next, as far as somebody may know.
 *
 * @param digests the next digest of each reader
 * @param waiting of those who do not work on that day: they read of it on their next working day
 * @param unreached actions and risks that are due to be told, whose owner nobody can write to
 */
public record Preview(Instant now, List<Digest> digests, List<Digest> waiting, List<Silent> unreached) {
    public Preview {
        digests = List.copyOf(digests);
        waiting = List.copyOf(waiting);
        unreached = List.copyOf(unreached);
    }

    public boolean isEmpty() {
        return digests.isEmpty() && waiting.isEmpty() && unreached.isEmpty();
    }

    /** An action or a risk whose owner hears nothing, and why. */
    public record Silent(Thing thing, Unreached.Hindrance hindrance) {}
}
