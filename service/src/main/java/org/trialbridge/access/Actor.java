package org.trialbridge.access;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;

/**
 * The person or job on whose behalf something happens. Every service method takes one as its first argument.
 *
 * @param userId the user's id, or null for the system itself
 * @param name what to call him on a page; never stored
 */
public record Actor(@Nullable Long userId, String name, List<Grant> grants, Origin origin) implements Principal {
    public Actor {
        grants = List.copyOf(grants);
    }

    /** The service itself: the demonstration's loader, the first administrator's link, jobs. It may do everything. */
    public static Actor system() {
        return new Actor(
                null,
                "Trialbridge",
                List.of(
                        new Grant(Role.ADMINISTRATOR, Place.EVERYTHING),
                        new Grant(Role.SECRETARIAT, Place.EVERYTHING),
                        new Grant(Role.AUDITOR, Place.EVERYTHING)),
                Origin.SYSTEM);
    }

    /** Somebody who has not signed in: may use links sent to him, and nothing else. */
    public static Actor anonymous(Origin origin) {
        return new Actor(null, "Not signed in", List.of(), origin);
    }

    /**
     * The same actor, whose request is done again when it is sent again: for answers that hold a secret, which must not be
     * kept for a repetition.
     */
    public Actor withoutRetry() {
        return new Actor(userId, name, grants, new Origin(origin.requestId(), origin.channel(), null, origin.reason()));
    }

    @Override
    public String getName() {
        return name;
    }

    /** Tells whether {@link #require} would let this pass: for showing or hiding a button. */
    public boolean may(Action action, Place place) {
        return grants.stream()
                .anyMatch(grant -> grant.role().allows(action)
                        && (grant.place().covers(place)
                                || (action == Action.VIEW_FRAME && place.covers(grant.place()))));
    }

    /** Tells whether this actor may do the action somewhere. */
    public boolean mayAnywhere(Action action) {
        return grants.stream().anyMatch(grant -> grant.role().allows(action));
    }

    /**
     * Returns normally if this actor may do {@code action} at {@code place}. The places around a grant's own (the trial
     * of a site) exist for its holder, but only their frame can be read.
     *
     * @throws Problem NOT_FOUND if the place is outside the actor's grants, so that its existence is not revealed;
     *     FORBIDDEN if it is inside but no role there allows the action
     */
    public void require(Action action, Place place) {
        if (may(action, place)) {
            return;
        }
        boolean inside = grants.stream().anyMatch(grant -> grant.place().covers(place) || place.covers(grant.place()));
        if (!inside) {
            throw Problem.notFound();
        }
        throw Problem.forbidden(Role.thatAllow(action));
    }

    /**
     * Returns normally if this actor may do {@code action} at one place at least: for what is common to all places, like
     * the directory.
     *
     * @throws Problem NOT_FOUND if the actor has no grant at all; FORBIDDEN if none of his roles allows the action
     */
    public void requireAnywhere(Action action) {
        if (grants.isEmpty()) {
            throw Problem.notFound();
        }
        if (!mayAnywhere(action)) {
            throw Problem.forbidden(Role.thatAllow(action));
        }
    }

    /**
     * As {@link #require}, for a thing that is at several places at once, as a meeting of several countries: one of them
     * is enough.
     */
    public void requireOne(Action action, List<Place> places) {
        require(
                action,
                places.stream()
                        .filter(place -> may(action, place))
                        .findFirst()
                        .or(() -> places.stream()
                                .filter(place -> may(Action.VIEW_FRAME, place))
                                .findFirst())
                        .orElse(places.get(0)));
    }

    /**
     * As {@link #require}, for what is done at a place as far as the actor's own places reach: a part of it is enough, as a
     * site of a trial.
     */
    public void requireWithin(Action action, Place place) {
        boolean part = grants.stream().anyMatch(grant -> grant.role().allows(action) && place.covers(grant.place()));
        if (!part) {
            require(action, place);
        }
    }

    /** The same actor with what he does now coming through another door. */
    public Actor through(Origin.Channel channel) {
        return new Actor(
                userId, name, grants, new Origin(origin.requestId(), channel, origin.retry(), origin.reason()));
    }

    /** The same actor, who says why he does what he does next; it stands in the audit trail. */
    public Actor because(String reason) {
        return new Actor(
                userId, name, grants, new Origin(origin.requestId(), origin.channel(), origin.retry(), reason));
    }

    /** The places where this actor may do the action, for cutting a list. */
    public Scope scope(Action action) {
        return Scope.of(grants.stream()
                .filter(grant -> grant.role().allows(action))
                .map(Grant::place)
                .toList());
    }
}
