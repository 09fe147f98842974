package org.trialbridge.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.problem.Errors;

/**
 * A role to be given, and where: everywhere, in a trial, in a country of it, or at a site of it.
 *
 * @param site a site's code; its country may be left out
 */
public record GrantInput(
        @Nullable Role role,
        @Nullable String trial,
        @Nullable String country,
        @Nullable String site) {

    /** Finds the place that codes name. */
    interface Places {
        Optional<Place> find(String trial, @Nullable String country, @Nullable String site);
    }

    /**
     * Returns the grant, or notes errors under names that begin with {@code prefix}. A place that the actor does not
     * manage looks like one that does not exist.
     */
    Grant toGrant(Actor actor, Places places, String prefix, Errors errors) {
        Role role = errors.require(this.role, prefix + "role", Role.SITE_CONTACT);
        if (trial == null) {
            errors.check(country == null && site == null, prefix + "trial", "Enter the trial of this country or site.");
            errors.check(
                    actor.may(Action.MANAGE_USERS, Place.EVERYTHING),
                    prefix + "trial",
                    "Choose a trial in which you manage users.");
            return new Grant(role, Place.EVERYTHING);
        }
        Place place = places.find(trial, country, site)
                .filter(found -> actor.may(Action.MANAGE_USERS, found))
                .orElse(null);
        errors.check(
                place != null,
                prefix + (site != null ? "site" : country != null ? "country" : "trial"),
                "Enter the code of a place in which you manage users.");
        return new Grant(role, place == null ? Place.EVERYTHING : place);
    }
}
