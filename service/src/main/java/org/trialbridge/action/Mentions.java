package org.trialbridge.action;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;

/**
 * Which of the things that an input mentions exist, looked up before its rules are checked.
 *
 * @param trials by code
 * @param institutions ids of those mentioned that exist
 * @param people ids of those mentioned that exist, can be seen and were not erased
 */
public record Mentions(Map<String, TrialCountries> trials, Set<Long> institutions, Set<Long> people) {
    public Mentions {
        trials = Map.copyOf(trials);
        institutions = Set.copyOf(institutions);
        people = Set.copyOf(people);
    }

    static Mentions of(List<TrialCountry> lines, Set<Long> institutions, Set<Long> people) {
        Map<String, TrialCountries> trials = new HashMap<>();
        for (TrialCountry line : lines) {
            trials.merge(line.trial(), TrialCountries.of(line), TrialCountries::and);
        }
        return new Mentions(trials, institutions, people);
    }

    /** The same without the trials that the actor can not see. */
    public Mentions seenBy(Actor actor) {
        Map<String, TrialCountries> seen = new HashMap<>(trials);
        seen.values().removeIf(trial -> !actor.may(Action.VIEW_FRAME, Place.trial(trial.trialId())));
        return new Mentions(seen, institutions, people);
    }

    /** The same, and one more person: the one who was there before may stay, whatever happened to him. */
    public Mentions and(@Nullable Long person) {
        Set<Long> more = new HashSet<>(people);
        Stream.ofNullable(person).forEach(more::add);
        return new Mentions(trials, institutions, more);
    }
}
