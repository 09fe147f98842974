package org.trialbridge.institution;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * Whether an institution can be a part of another one.
 *
 * @param exists whether the other one is in the directory
 * @param circle the names on the way from the institution to itself, if it would become a part of itself; else empty
 */
public record Ancestry(boolean exists, List<String> circle) {
    public Ancestry {
        circle = List.copyOf(circle);
    }

    /**
     * @param line the wished parent, what it is a part of, and so on
     * @param selves the institution, and those that are merged into it
     * @param name the institution's name
     */
    public static Ancestry of(
            @Nullable Long parentId, List<InstitutionDao.Ancestor> line, Set<Long> selves, String name) {
        boolean meets = line.stream().anyMatch(ancestor -> selves.contains(ancestor.id()));
        List<String> circle = new ArrayList<>();
        if (meets) {
            circle.add(name);
            circle.addAll(line.stream()
                    .takeWhile(ancestor -> !selves.contains(ancestor.id()))
                    .map(InstitutionDao.Ancestor::name)
                    .collect(Collectors.toList()));
            circle.add(name);
        }
        return new Ancestry(parentId == null || !line.isEmpty(), circle);
    }

    /** Notes what is wrong. */
    public void check(Errors errors, String field) {
        errors.check(exists, field, "Choose an institution of the directory.");
        errors.check(
                circle.isEmpty(),
                field,
                "Choose another one, for no institution is a part of itself: {0}.",
                String.join(" › ", circle));
    }
}
