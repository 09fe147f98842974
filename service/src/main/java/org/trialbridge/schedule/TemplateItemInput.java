package org.trialbridge.schedule;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.milestone.Dependency;
import org.trialbridge.milestone.Milestone.Code;
import org.trialbridge.problem.Errors;

/** A milestone of a template as somebody wrote it down, not yet checked. */
public record TemplateItemInput(
        @Nullable Code code,
        @Nullable Integer offsetDays,
        @Nullable List<@Nullable WaitInput> waits) {
    private static final int MAX_DAYS = 3650;

    /**
     * What it waits for.
     *
     * @param lagDays absent for the days between both in the template
     */
    public record WaitInput(
            @Nullable Code after,
            Dependency.@Nullable Kind kind,
            @Nullable Integer lagDays) {}

    public TemplateItemInput {
        waits = waits == null ? null : waits.stream().toList();
    }

    /** Notes what is wrong with the milestones of a template, under {@code items}, and returns those that are right. */
    static List<TemplateItem> check(@Nullable List<@Nullable TemplateItemInput> inputs, Errors errors) {
        List<@Nullable TemplateItemInput> all = inputs == null ? List.of() : inputs;
        errors.check(!all.isEmpty(), "items", "Name at least one milestone.");
        Map<Code, Integer> days = new EnumMap<>(Code.class);
        for (int i = 0; i < all.size(); i++) {
            TemplateItemInput input = all.get(i);
            String at = "items/" + i + "/";
            Code code = input == null ? null : input.code();
            Integer day = input == null ? null : input.offsetDays();
            errors.check(code != null, at + "code", "Choose a milestone.");
            errors.check(day != null, at + "offsetDays", "Enter the days after the first day of the template.");
            errors.check(within(day), at + "offsetDays", "Enter up to {0} days.", MAX_DAYS);
            if (code != null) {
                errors.check(!days.containsKey(code), at + "code", "Name each milestone once.");
                days.putIfAbsent(code, day == null ? 0 : day);
            }
        }
        List<TemplateItem> items = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            TemplateItemInput input = all.get(i);
            if (input != null && input.code() != null && input.offsetDays() != null) {
                items.add(new TemplateItem(
                        input.code(), input.offsetDays(), input.waits(input.code(), days, "items/" + i, errors)));
            }
        }
        List<Code> circle = circle(items);
        errors.check(
                circle.isEmpty(),
                "items",
                "Let one of them wait for something else: this would close the circle {0}, in which each waits for the next.",
                String.join(" > ", circle.stream().map(Code::label).toList()));
        return items;
    }

    private List<TemplateItem.Wait> waits(Code code, Map<Code, Integer> days, String at, Errors errors) {
        List<TemplateItem.Wait> checked = new ArrayList<>();
        Set<Code> named = EnumSet.noneOf(Code.class);
        List<@Nullable WaitInput> all = waits == null ? List.of() : waits;
        for (int i = 0; i < all.size(); i++) {
            WaitInput input = all.get(i);
            String field = at + "/waits/" + i + "/";
            if (input == null || input.after() == null) {
                errors.check(false, field + "after", "Choose the milestone that it waits for.");
                continue;
            }
            Code after = input.after();
            errors.check(named.add(after), field + "after", "Name each milestone once.");
            errors.check(within(input.lagDays()), field + "lagDays", "Enter up to {0} days.", MAX_DAYS);
            int between = days.containsKey(after) ? days.getOrDefault(code, 0) - days.getOrDefault(after, 0) : 0;
            int lag = input.lagDays() == null ? Math.max(-MAX_DAYS, Math.min(MAX_DAYS, between)) : input.lagDays();
            checked.add(new TemplateItem.Wait(
                    after, input.kind() == null ? Dependency.Kind.FINISH_TO_START : input.kind(), lag));
        }
        return checked;
    }

    private static boolean within(@Nullable Integer days) {
        return days == null || (days >= -MAX_DAYS && days <= MAX_DAYS);
    }

    /** Takes away what waits for nothing that is left, again and again; walks once around what stays. */
    private static List<Code> circle(List<TemplateItem> items) {
        Map<Code, TemplateItem> left = new EnumMap<>(Code.class);
        items.forEach(item -> left.putIfAbsent(item.code(), item));
        while (left.values()
                .removeIf(item -> item.waits().stream().noneMatch(wait -> left.containsKey(wait.after())))) {}
        List<Code> path = new ArrayList<>();
        Code next = left.isEmpty() ? null : left.keySet().iterator().next();
        while (next != null && !path.contains(next)) {
            path.add(next);
            TemplateItem item = left.get(next);
            next = item == null
                    ? null
                    : item.waits().stream()
                            .map(TemplateItem.Wait::after)
                            .filter(left::containsKey)
                            .findFirst()
                            .orElse(null);
        }
        if (next == null) {
            return List.of();
        }
        List<Code> circle = new ArrayList<>(path.subList(path.indexOf(next), path.size()));
        circle.add(next);
        return circle;
    }
}
