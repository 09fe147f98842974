package org.trialbridge.document;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;

/**
 * What a document hangs on.
 *
 * @param ref its address below {@code /api/v1/}: {@code meetings/7}
 * @param label what it is called
 * @param page the page that shows it
 * @param trial the code of its trial, or of the first of them; null for an institution
 */
public record Holder(
        Kind kind,
        long id,
        String ref,
        String label,
        String page,
        @Nullable String trial) {

    /** The kinds, with what it takes to see such a thing and to attach something to it. */
    public enum Kind {
        TRIAL(Action.VIEW, Action.EDIT_TRIAL),
        COUNTRY(Action.VIEW, Action.EDIT_TRIAL),
        SITE(Action.VIEW_COUNTS, Action.EDIT_SITES),
        MEETING(Action.VIEW, Action.EDIT_MEETINGS),
        DECISION(Action.VIEW, Action.EDIT_MEETINGS),
        ACTION(Action.VIEW, Action.EDIT_ACTIONS),
        OUTREACH(Action.VIEW, Action.EDIT_TRIAL),
        AGREEMENT(Action.VIEW, Action.EDIT_TRIAL),
        APPROVAL(Action.VIEW, Action.EDIT_APPROVALS),
        MILESTONE(Action.VIEW, Action.EDIT_TRIAL),
        INSTITUTION(Action.VIEW, Action.EDIT_TRIAL);

        private final Action see;
        private final Action change;

        Kind(Action see, Action change) {
            this.see = see;
            this.change = change;
        }

        private boolean ofMeetings() {
            return this == MEETING || this == DECISION;
        }
    }

    /** What it is called, for people. */
    public String name() {
        return kind == Kind.COUNTRY
                ? new Locale.Builder().setRegion(label).build().getDisplayCountry(Locale.ENGLISH)
                : label;
    }

    /** @throws org.trialbridge.problem.Problem NOT_FOUND or FORBIDDEN as for the thing itself */
    void requireSight(Actor actor, List<Place> places) {
        if (kind == Kind.INSTITUTION) {
            actor.requireAnywhere(kind.see);
        } else {
            actor.requireOne(kind.see, places);
        }
    }

    /** @throws org.trialbridge.problem.Problem NOT_FOUND or FORBIDDEN as for a change of the thing itself */
    void requireHand(Actor actor, List<Place> places) {
        requireHand(actor, kind.change, places);
    }

    /**
     * For what only the secretariat may do, and only in all of its places.
     *
     * @throws org.trialbridge.problem.Problem NOT_FOUND or FORBIDDEN
     */
    void requireSecretariat(Actor actor, List<Place> places) {
        if (kind == Kind.INSTITUTION) {
            actor.require(Action.EDIT_TRIAL, Place.EVERYTHING); // an institution is common to all trials
        } else {
            requireHand(actor, Action.EDIT_TRIAL, places);
        }
    }

    private void requireHand(Actor actor, Action action, List<Place> places) {
        if (kind == Kind.INSTITUTION) {
            actor.requireAnywhere(action);
            return;
        }
        requireSight(actor, places);
        places.forEach(place -> actor.require(action, kind.ofMeetings() ? wholeTrial(place) : place));
    }

    /** Tells whether {@link #requireHand} would let this pass: for showing or hiding a button. */
    boolean mayChange(Actor actor, List<Place> places) {
        return may(actor, kind.change, places);
    }

    boolean mayErase(Actor actor, List<Place> places) {
        return kind == Kind.INSTITUTION
                ? actor.may(Action.EDIT_TRIAL, Place.EVERYTHING)
                : may(actor, Action.EDIT_TRIAL, places);
    }

    private boolean may(Actor actor, Action action, List<Place> places) {
        return kind == Kind.INSTITUTION
                ? actor.mayAnywhere(action)
                : places.stream().allMatch(place -> actor.may(action, kind.ofMeetings() ? wholeTrial(place) : place));
    }

    private static Place wholeTrial(Place place) {
        return new Place(place.trialId(), null, null);
    }
}
