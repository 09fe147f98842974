package org.trialbridge.pipeline;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /** How the form begins for a stage that is meant, or for none: a way back and a step aside are no progress. */
    public StageChange.Reason reasonFor(@Nullable Stage to) {
        boolean back = to != null && (to.isAside() || to.compareTo(standing.reached()) < 0);
        return back ? StageChange.Reason.SETBACK : StageChange.Reason.PROGRESS;
    }

    /** How a stage is called in the form; the one to which a country on hold returns says so. */
    public String label(Stage stage) {
        boolean back = standing.stage() == Stage.ON_HOLD && stage == standing.reached();
        return back ? stage.label() + " (where it was)" : stage.label();
    }

    /** What one stage expects. */
    public List<Expectation> expectedOf(Stage stage) {
        return Arrays.stream(Expectation.values())
                .filter(expectation -> expectation.stage() == stage)
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
    public List<Expectation> ahead() {
        return Arrays.stream(Expectation.values())
                .filter(expectation -> expectation.stage().compareTo(standing.reached()) > 0)
                .toList();
    }
}
