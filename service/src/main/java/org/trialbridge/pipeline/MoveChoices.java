package org.trialbridge.pipeline;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
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

    /** Things of one kind. */
    public record Group(Evidence.Kind kind, List<Evidence> things) {
        /** Whether one of the values, as the form sends them, is a thing of this group. */
        public boolean holds(List<String> values) {
            return values.stream().anyMatch(value -> value.startsWith(kind.name() + ":"));
        }
    }

    /** The things by kind, in the order of the kinds. */
    public List<Group> byKind() {
        return Arrays.stream(Evidence.Kind.values())
                .map(kind -> new Group(
                        kind,
                        things.stream().filter(thing -> thing.kind() == kind).toList()))
                .filter(group -> !group.things().isEmpty())
                .toList();
    }

    /** What the stages after the one reached expect. */
    public List<Expectation> expectations() {
        return Arrays.stream(Expectation.values())
                .filter(expectation -> expectation.stage().compareTo(standing.reached()) > 0)
                .toList();
    }
}
