package org.trialbridge.explanation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Role;
import org.trialbridge.enrollment.Provenance;
import org.trialbridge.enrollment.Qualifier;

/**
 * The line from which a number of a place is taken: the last one by the day that tells it.
 *
 * @param site its code; null for the total that the country declared
 * @param name of the site; null as above
 * @param revision 1 for a report, more for a correction
 * @param sender who sent it; null where it is not to be said, or if nobody did
 * @param roles those the sender holds at the place today
 */
public record LineBehind(
        @Nullable String site,
        @Nullable String name,
        LocalDate periodEnd,
        int revision,
        int value,
        Qualifier qualifier,
        Provenance provenance,
        Instant recordedAt,
        @Nullable String sender,
        List<Role> roles) {
    public LineBehind {
        roles = List.copyOf(roles);
    }

    public boolean corrected() {
        return revision > 1;
    }
}
