package org.trialbridge.minutes;

import java.util.List;
import java.util.Optional;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;

/**
 * A country for which somebody may say that it agrees.
 *
 * @param onBehalf he is of the secretariat, and says why and from where he knows
 */
public record Voice(String country, boolean onBehalf) {

    /** @param places where the country is */
    static Optional<Voice> of(Actor actor, String country, List<Place> places) {
        return places.stream().anyMatch(place -> actor.may(Action.AGREE_MINUTES, place))
                ? Optional.of(new Voice(
                        country, places.stream().anyMatch(place -> actor.may(Action.EDIT_MEETINGS, place))))
                : Optional.empty();
    }
}
