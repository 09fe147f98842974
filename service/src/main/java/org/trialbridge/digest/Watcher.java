package org.trialbridge.digest;

import org.jdbi.v3.core.mapper.Nested;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

/** A user with a role at a place, who hears of what goes wrong or expires there. */
public record Watcher(Role role, @Nested Place at, @Nested Recipient to) {

    /** Why he hears of a thing that lies in his place; coordinators hear of what expires only. */
    boolean hearsOf(Thing thing) {
        return at.covers(thing.place()) && (role == Role.SECRETARIAT || !thing.isOwned());
    }

    Why why() {
        return role == Role.SECRETARIAT ? Why.SECRETARIAT : Why.COORDINATOR;
    }
}
