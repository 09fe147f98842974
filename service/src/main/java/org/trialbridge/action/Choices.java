package org.trialbridge.action;

import java.util.List;
import org.trialbridge.country.CountryNames;
import org.trialbridge.institution.Institution;

/**
 * What the forms of a trial offer for choice.
 *
 * @param countries the trial's countries in the order of their names
 * @param zones the zones of these countries
 */
public record Choices(
        String trial, List<Option> countries, List<Option> institutions, List<Option> people, List<String> zones) {
    /** More institutions than this can not be chosen from a list. */
    public static final int MOST_INSTITUTIONS = 2000;

    /** Something to choose: what is sent, and what is read. */
    public record Option(String value, String text) {}

    public static Choices of(TrialCountries trial, List<Institution> institutions, List<Option> people) {
        return new Choices(
                trial.code(),
                CountryNames.sorted(trial.countries().keySet()).entrySet().stream()
                        .map(country -> new Option(country.getKey(), country.getValue()))
                        .toList(),
                institutions.stream()
                        .map(institution -> new Option(
                                String.valueOf(institution.id()),
                                institution.name() + " (" + CountryNames.of(institution.iso2()) + ")"))
                        .toList(),
                people,
                trial.countries().values().stream()
                        .map(country -> country.zone().getId())
                        .distinct()
                        .sorted()
                        .toList());
    }
}
