package org.trialbridge.meeting;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;

/**
 * Of which lines it is said that they attended.
 *
 * @param ids of lines; not needed for all
 * @param all whether all who did not decline are meant
 */
public record AttendedInput(
        @Nullable List<@Nullable Long> ids, @Nullable Boolean all) {

    /**
     * The ids of the lines meant.
     *
     * @param lines those of the meeting
     * @throws Problem INVALID if none is named; NOT_FOUND if one is not of the meeting
     */
    List<Long> of(List<Attendance> lines) {
        if (Boolean.TRUE.equals(all)) {
            return lines.stream()
                    .filter(line -> line.status() != Attendance.Status.DECLINED)
                    .map(Attendance::id)
                    .toList();
        }
        Set<Long> named = new LinkedHashSet<>();
        for (Long id : ids == null ? List.<@Nullable Long>of() : ids) {
            named.add(Objects.requireNonNullElse(id, 0L));
        }
        if (named.isEmpty()) {
            throw Problem.invalid("ids", "Choose the lines of those who attended.");
        }
        if (!lines.stream().map(Attendance::id).collect(Collectors.toSet()).containsAll(named)) {
            throw Problem.notFound();
        }
        return List.copyOf(named);
    }
}
