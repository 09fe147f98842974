package org.trialbridge.action;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;

/**
 * What stands around a list of action items.
 *
 * @param owners whoever owns one
 * @param trials the trials to choose from; none if the list is of one trial
 * @param countries the countries to choose from, in the order of their names
 */
public record ActionOverview(
        ActionCounts counts, List<Choices.Option> owners, List<Choices.Option> trials, List<Choices.Option> countries) {
    public ActionOverview {
        owners = List.copyOf(owners);
        trials = List.copyOf(trials);
        countries = List.copyOf(countries);
    }

    /**
     * @param places codes of trials, each with a country
     * @param trial the one that the list is of, or null
     */
    static ActionOverview of(
            ActionCounts counts, List<Choices.Option> owners, List<Choices.Option> places, @Nullable String trial) {
        List<String> iso2s = places.stream()
                .filter(place -> trial == null || trial.equals(place.value()))
                .map(Choices.Option::text)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new ActionOverview(
                counts,
                owners,
                trial != null
                        ? List.of()
                        : places.stream()
                                .map(Choices.Option::value)
                                .distinct()
                                .map(code -> new Choices.Option(code, code))
                                .toList(),
                CountryNames.sorted(iso2s).entrySet().stream()
                        .map(country -> new Choices.Option(country.getKey(), country.getValue()))
                        .toList());
    }
}
