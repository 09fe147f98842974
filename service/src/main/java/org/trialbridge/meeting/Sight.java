package org.trialbridge.meeting;

import java.util.List;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;

/** Lets somebody have a meeting, if he may see or change it. */
public final class Sight {
    private Sight() {}

    /**
     * Returns a meeting of which one country, or else the trial, is in sight; without its link for those who need not join.
     *
     * @param places where it is
     * @throws org.trialbridge.problem.Problem NOT_FOUND or FORBIDDEN as {@link Actor#requireOne}
     */
    public static Meeting of(Actor actor, Meeting meeting, List<Place> places) {
        actor.requireOne(Action.VIEW, places);
        boolean joins = places.stream()
                .anyMatch(place ->
                        actor.may(Action.EDIT_MEETINGS, place) || actor.may(Action.VIEW_CONTACT_DETAILS, place));
        return joins ? meeting : meeting.withoutLink();
    }

    /**
     * Returns a meeting that is to be changed: only for those who may do so in each of its trials as a whole.
     *
     * @throws org.trialbridge.problem.Problem NOT_FOUND or FORBIDDEN
     */
    public static Meeting ofEditor(Actor actor, Meeting meeting, List<Place> places) {
        Meeting seen = of(actor, meeting, places);
        for (Place place : places) {
            actor.require(Action.EDIT_MEETINGS, new Place(place.trialId(), null, null));
        }
        return seen;
    }
}
