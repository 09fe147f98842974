package org.trialbridge.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a thing is, or how far a grant reaches: everything, a trial, a country of a trial (a participation) or a site.
 * The more ids are there, the smaller the place.
 */
public record Place(
        @Nullable Long trialId,
        @Nullable Long participationId,
        @Nullable Long siteId) {
    /** No trial in particular: the directory, users, meetings of no trial. */
    public static final Place EVERYTHING = new Place(null, null, null);

    public Place {
        if ((participationId != null && trialId == null) || (siteId != null && participationId == null)) {
            throw new IllegalArgumentException("a smaller place needs the ids of the larger ones around it");
        }
    }

    public static Place trial(long trialId) {
        return new Place(trialId, null, null);
    }

    public static Place country(long trialId, long participationId) {
        return new Place(trialId, participationId, null);
    }

    public static Place site(long trialId, long participationId, long siteId) {
        return new Place(trialId, participationId, siteId);
    }

    /** Tells whether the other place is this one or lies inside it. */
    public boolean covers(Place other) {
        return (trialId == null || Objects.equals(trialId, other.trialId))
                && (participationId == null || Objects.equals(participationId, other.participationId))
                && (siteId == null || Objects.equals(siteId, other.siteId));
    }
}
