package org.trialbridge.action;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;

/**
 * A trial and the countries that take part in it.
 *
 * @param countries by ISO code, in its order
 */
public record TrialCountries(long trialId, String code, Map<String, Participating> countries) {
    public TrialCountries {
        countries = Collections.unmodifiableSortedMap(new TreeMap<>(countries));
    }

    static TrialCountries of(TrialCountry line) {
        return new TrialCountries(
                line.trialId(),
                line.trial(),
                line.country() == null || line.participationId() == null || line.zone() == null
                        ? Map.of()
                        : Map.of(line.country(), new Participating(line.participationId(), line.zone())));
    }

    /** The same trial with the countries of both. */
    TrialCountries and(TrialCountries other) {
        Map<String, Participating> both = new TreeMap<>(countries);
        both.putAll(other.countries);
        return new TrialCountries(trialId, code, both);
    }

    /** A country of the trial, with the zone of most of its people. */
    public record Participating(long participationId, ZoneId zone) {}

    /** The country's place, or the whole trial's if there is no country or it takes no part. */
    public Place place(@Nullable String country) {
        Participating participating = country == null ? null : countries.get(country);
        return participating == null ? Place.trial(trialId) : Place.country(trialId, participating.participationId());
    }

    /** The trial's own place and those of its countries. */
    public List<Place> places() {
        List<Place> places = new ArrayList<>();
        places.add(Place.trial(trialId));
        countries.keySet().forEach(country -> places.add(place(country)));
        return places;
    }

    /** The country's zone, or UTC for the whole trial. */
    ZoneId zone(@Nullable String country) {
        Participating participating = country == null ? null : countries.get(country);
        return participating == null ? ZoneOffset.UTC : participating.zone();
    }
}
