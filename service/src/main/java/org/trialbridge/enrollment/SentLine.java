package org.trialbridge.enrollment;

import java.util.List;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Role;

/**
 * A line with who sent it.
 *
 * @param bySystem whether it came with the demonstration or a job, from nobody
 * @param sender his name; null where it is not to be said
 * @param roles those he holds at the place today
 */
public record SentLine(
        @Nested CountsLine line, boolean bySystem, @Nullable String sender, List<Role> roles) {
    public SentLine {
        roles = List.copyOf(roles);
    }
}
