package org.trialbridge.pipeline;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.Stage;

/**
 * What the form for moving a country offers.
 *
 * @param today in the country
 * @param things that can be cited as evidence, the latest first
 */
public record MoveChoices(
        Participation country, Standing standing, LocalDate today, StageFacts facts, List<Evidence> things) {

    public MoveChoices {
        things = List.copyOf(things);
    }

    /** The stages to which the country can be moved at all. */
    public List<Stage> stages() {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage != standing.stage())
                .toList();
    }

    /** The things by kind, in the order of the kinds. */
    public Map<Evidence.Kind, List<Evidence>> byKind() {
        return things.stream().collect(Collectors.groupingBy(Evidence::kind, TreeMap::new, Collectors.toList()));
    }

    /** What the stages after the one reached expect. */
    public List<Expectation> expectations() {
        return Arrays.stream(Expectation.values())
                .filter(expectation -> expectation.stage().compareTo(standing.reached()) > 0)
                .toList();
    }
}
