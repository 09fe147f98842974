package org.trialbridge.account;

import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.json.Json;

/**
 * A user's account, as an administrator sees it.
 *
 * @param grants those within the administrator's places
 */
public record User(
        long id,
        int version,
        String name,
        String email,
        ZoneId zone,
        String language,
        Status status,
        @Json List<UserGrant> grants) {
    public User {
        grants = List.copyOf(grants);
    }

    /** Whether the user can come in. */
    public enum Status {
        /** Has a link, and has not chosen a password yet. */
        INVITED,
        ACTIVE,
        DISABLED
    }
}
