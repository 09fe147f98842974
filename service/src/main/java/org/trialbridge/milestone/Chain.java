package org.trialbridge.milestone;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries a slip along what waits for what. A milestone stands for a piece of work that ends on its day. That work begins
 * once all that it waits for is there: reached, or begun if both go side by side; its lag says how many days it then needs
 * at least. So it is expected on its own day (a forecast that somebody entered, else the forecast of enrollment, else the
 * plan) or on the first day that all before it allows, whichever is later. What is reached stays where it is; what is
 * cancelled is waited for no longer.
 */
final class Chain {
    private final Map<Long, Milestone> byId;
    private final Map<Long, LocalDate> enrollment;
    private final LocalDate today;
    private final Map<Long, Expected> expected = new HashMap<>();
    private final Map<Long, LocalDate> begins = new HashMap<>();

    private Chain(Map<Long, Milestone> byId, Map<Long, LocalDate> enrollment, LocalDate today) {
        this.byId = byId;
        this.enrollment = enrollment;
        this.today = today;
    }

    /**
     * When each is expected, by its id.
     *
     * @param enrollment by the ids of milestones of enrollment, when so many are expected to be enrolled
     * @param today what was reached later is not known yet
     */
    static Map<Long, Expected> expected(
            Collection<Milestone> milestones, Map<Long, LocalDate> enrollment, LocalDate today) {
        Chain chain = new Chain(byId(milestones), enrollment, today);
        inOrder(milestones).forEach(chain::add);
        return chain.expected;
    }

    /** The same milestones, each after all that it waits for; those of a circle stored anyway come last. */
    static List<Milestone> inOrder(Collection<Milestone> milestones) {
        Map<Long, Milestone> byId = byId(milestones);
        Map<Long, Integer> open = new HashMap<>();
        Map<Long, List<Milestone>> after = new HashMap<>();
        Deque<Milestone> ready = new ArrayDeque<>();
        for (Milestone milestone : byId.values()) {
            int waits = 0;
            for (Dependency dependency : milestone.dependencies()) {
                if (byId.containsKey(dependency.milestoneId())) {
                    waits++;
                    after.computeIfAbsent(dependency.milestoneId(), id -> new ArrayList<>())
                            .add(milestone);
                }
            }
            open.put(milestone.id(), waits);
            if (waits == 0) {
                ready.add(milestone);
            }
        }
        Set<Milestone> ordered = new LinkedHashSet<>();
        while (!ready.isEmpty()) {
            Milestone next = ready.remove();
            ordered.add(next);
            for (Milestone waiting : after.getOrDefault(next.id(), List.of())) {
                if (open.merge(waiting.id(), -1, Integer::sum) == 0) {
                    ready.add(waiting);
                }
            }
        }
        ordered.addAll(byId.values());
        return List.copyOf(ordered);
    }

    /**
     * How a milestone would come to wait for itself, from it back to it; empty if it would not.
     *
     * @param changed with what it is to wait for
     * @param others all others, it may be among them as it was
     */
    static List<Milestone> circle(Milestone changed, Collection<Milestone> others) {
        Map<Long, Milestone> byId = byId(others);
        byId.put(changed.id(), changed);
        Map<Long, Milestone> cameFrom = new HashMap<>();
        Deque<Milestone> next = new ArrayDeque<>(List.of(changed));
        while (!next.isEmpty()) {
            Milestone at = next.remove();
            for (Dependency dependency : at.dependencies()) {
                Milestone before = byId.get(dependency.milestoneId());
                if (before == null) {
                    continue;
                }
                if (before.id() == changed.id()) {
                    return path(changed, at, cameFrom);
                }
                if (cameFrom.putIfAbsent(before.id(), at) == null) {
                    next.add(before);
                }
            }
        }
        return List.of();
    }

    /** The ids of all that waits for a milestone, directly or behind others. */
    static Set<Long> after(long id, Collection<Milestone> milestones) {
        Set<Long> found = new HashSet<>(Set.of(id));
        for (Milestone milestone : inOrder(milestones)) {
            if (milestone.dependencies().stream().anyMatch(one -> found.contains(one.milestoneId()))) {
                found.add(milestone.id());
            }
        }
        found.remove(id);
        return found;
    }

    private static List<Milestone> path(Milestone changed, Milestone last, Map<Long, Milestone> cameFrom) {
        List<Milestone> path = new ArrayList<>(List.of(changed));
        for (Milestone at = last; at != null && at.id() != changed.id(); at = cameFrom.get(at.id())) {
            path.add(1, at);
        }
        path.add(changed);
        return path;
    }

    private void add(Milestone milestone) {
        Expected own = Expected.own(milestone, enrollment.get(milestone.id()), today);
        LocalDate begin = null;
        LocalDate allowed = null;
        long from = 0;
        for (Dependency dependency : milestone.dependencies()) {
            LocalDate there = there(dependency);
            if (there == null) {
                continue;
            }
            begin = begin == null || there.isAfter(begin) ? there : begin;
            LocalDate bound = there.plusDays(dependency.lagDays());
            if (allowed == null || bound.isAfter(allowed)) {
                allowed = bound;
                from = dependency.milestoneId();
            }
        }
        Expected when =
                allowed == null || own.isReached() || milestone.cancelled() ? own : own.notBefore(allowed, from);
        expected.put(milestone.id(), when);
        LocalDate end = when.expectedOn();
        LocalDate known = begin == null || (end != null && end.isBefore(begin)) ? end : begin;
        if (known != null) {
            begins.put(milestone.id(), known);
        }
    }

    /** The day on which what is waited for is there, without the lag; null if that is not known or waited for no longer. */
    private @Nullable LocalDate there(Dependency dependency) {
        Milestone before = byId.get(dependency.milestoneId());
        Expected when = expected.get(dependency.milestoneId());
        if (before == null || when == null || before.cancelled()) {
            return null;
        }
        return dependency.kind() == Dependency.Kind.START_TO_START ? begins.get(before.id()) : when.expectedOn();
    }

    private static Map<Long, Milestone> byId(Collection<Milestone> milestones) {
        return milestones.stream()
                .collect(Collectors.toMap(Milestone::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }
}
