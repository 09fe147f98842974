package org.trialbridge.access;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The places that a list may show: everything, or the listed trials, countries of trials and sites. An empty scope shows
 * nothing. In SQL it is the last condition of every list over places: {@code in_scope(trial_id, participation_id,
 * site_id, <scope>)}; a query that names it without binding it does not run, and a test finds lists that forget it.
 */
public record Scope(boolean everything, List<Long> trials, List<Long> participations, List<Long> sites) {

    /** What {@code <scope>} stands for in SQL. */
    public static final String SQL = ":scope.everything, :scope.trials, :scope.participations, :scope.sites";

    /** Everything: for what is worked out from all and shown in part. */
    public static final Scope ALL = new Scope(true, List.of(), List.of(), List.of());

    public Scope {
        trials = List.copyOf(trials);
        participations = List.copyOf(participations);
        sites = List.copyOf(sites);
    }

    static Scope of(List<Place> places) {
        return new Scope(
                places.stream().anyMatch(place -> place.trialId() == null),
                ids(places, place -> place.participationId() == null ? place.trialId() : null),
                ids(places, place -> place.siteId() == null ? place.participationId() : null),
                ids(places, Place::siteId));
    }

    private static List<Long> ids(List<Place> places, Function<Place, @Nullable Long> id) {
        List<Long> ids = new ArrayList<>();
        for (Place place : places) {
            Long found = id.apply(place);
            if (found != null && !ids.contains(found)) {
                ids.add(found);
            }
        }
        return ids;
    }
}
