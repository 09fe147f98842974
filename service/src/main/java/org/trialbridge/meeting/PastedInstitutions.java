package org.trialbridge.meeting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.problem.Errors;

/**
 * Which institutions the lines of a pasted list mean. Where several have the name that was written, the one in the line's
 * country is meant, else the one chosen; nobody guesses.
 *
 * @param found by name in small letters
 * @param chosen ids by name in small letters
 */
record PastedInstitutions(Map<String, List<Namesake>> found, Map<String, Long> chosen) {

    static PastedInstitutions of(List<Namesake> found, Map<String, Long> chosen) {
        return new PastedInstitutions(found.stream().collect(Collectors.groupingBy(Namesake::key)), chosen);
    }

    /** The one that a line means; null if it names none, or what it names is noted as wrong. */
    @Nullable
    Long of(PastedLine line, @Nullable String country, Errors errors) {
        if (line.institution() == null) {
            return null;
        }
        List<Namesake> named = found.getOrDefault(PastedLine.key(line.institution()), List.of());
        List<Namesake> meant = meant(named, PastedLine.key(line.institution()), country);
        errors.check(
                !named.isEmpty(),
                line.field(),
                "No institution is called {0}. Add it to the directory, or write its name as it stands there.",
                line.institution());
        errors.check(
                named.isEmpty() || meant.size() == 1,
                line.field(),
                "There are {0} institutions called {1}. Choose below which one is meant, or write the country.",
                named.size(),
                line.institution());
        return meant.size() == 1 ? meant.get(0).id() : null;
    }

    private List<Namesake> meant(List<Namesake> named, String key, @Nullable String country) {
        Long choice = chosen.get(key);
        if (named.size() <= 1) {
            return named;
        }
        List<Namesake> there = named.stream()
                .filter(institution -> Objects.equals(institution.country(), country))
                .toList();
        return there.size() == 1
                ? there
                : named.stream()
                        .filter(institution -> Objects.equals(institution.id(), choice))
                        .toList();
    }

    /** All ids that can be meant. */
    List<Long> ids() {
        return found.values().stream().flatMap(List::stream).map(Namesake::id).toList();
    }

    /** What is to be asked, for names that more than one institution has. */
    List<Namesakes> questions() {
        Map<String, Namesakes> questions = new LinkedHashMap<>();
        found.forEach((key, named) -> {
            if (named.size() > 1) {
                List<Namesakes.Option> options = new ArrayList<>();
                named.forEach(institution -> options.add(new Namesakes.Option(
                        institution.id(),
                        institution.name() + ", " + CountryNames.of(String.valueOf(institution.country())) + " (number "
                                + institution.id() + ")")));
                questions.put(key, new Namesakes(key, named.get(0).name(), options));
            }
        });
        return List.copyOf(questions.values());
    }
}
