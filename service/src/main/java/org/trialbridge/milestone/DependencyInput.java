package org.trialbridge.milestone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * What a milestone is to wait for, not yet checked.
 *
 * @param kind absent for "when the other is reached"
 * @param lagDays absent for none
 */
public record DependencyInput(
        @Nullable Long milestoneId,
        Dependency.@Nullable Kind kind,
        @Nullable Integer lagDays) {
    private static final int MAX_LAG = 3650;
    private static final int MOST = 50;

    /**
     * Notes what is wrong with a list, under {@code dependencies}, and returns what is right. What the milestone already
     * waits for out of the editor's sight stays.
     *
     * @param others all milestones of the trial
     * @param seen those that the editor may see
     */
    static List<Dependency> check(
            @Nullable List<@Nullable DependencyInput> inputs,
            Milestone stored,
            Collection<Milestone> others,
            Predicate<Milestone> seen,
            Errors errors) {
        Map<Long, Milestone> byId = others.stream().collect(Collectors.toMap(Milestone::id, Function.identity()));
        List<Dependency> dependencies = new ArrayList<>();
        Set<Long> named = new HashSet<>();
        List<@Nullable DependencyInput> all = inputs == null ? List.of() : inputs;
        errors.check(all.size() <= MOST, "dependencies", "Name up to {0} milestones.", MOST);
        for (int i = 0; i < all.size() && i < MOST; i++) {
            DependencyInput input = all.get(i);
            String at = "dependencies/" + i;
            Long id = input == null ? null : input.milestoneId();
            if (input == null || id == null) {
                errors.check(false, at + "/milestoneId", "Name the milestone that this one waits for.");
                continue;
            }
            Milestone other = byId.get(id);
            boolean known = other != null && seen.test(other);
            errors.check(known, at + "/milestoneId", "Name a milestone of the same trial.");
            errors.check(named.add(id), at + "/milestoneId", "Name each milestone once.");
            int lag = input.lagDays() == null ? 0 : input.lagDays();
            errors.check(Math.abs((long) lag) <= MAX_LAG, at + "/lagDays", "Enter up to {0} days.", MAX_LAG);
            if (known) {
                dependencies.add(
                        new Dependency(id, input.kind() == null ? Dependency.Kind.FINISH_TO_START : input.kind(), lag));
            }
        }
        stored.dependencies().stream()
                .filter(one -> byId.containsKey(one.milestoneId()) && !seen.test(byId.get(one.milestoneId())))
                .forEach(dependencies::add);
        return dependencies;
    }

    /** Notes the circle that a milestone would close, with its path in words. */
    static void refuseCircle(
            Milestone milestone, Collection<Milestone> others, Predicate<Milestone> seen, Errors errors) {
        List<Milestone> circle = Chain.circle(milestone, others);
        errors.check(
                circle.isEmpty(),
                "dependencies",
                "Leave one out: this would close the circle {0}, in which each waits for the next.",
                path(circle, seen));
    }

    /** A circle in words, as far as somebody may see it. */
    static String path(List<Milestone> circle, Predicate<Milestone> seen) {
        return circle.stream()
                .map(one -> seen.test(one) ? one.name() : "another milestone of the trial")
                .collect(Collectors.joining(" > "));
    }
}
