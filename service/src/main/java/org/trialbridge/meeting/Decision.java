package org.trialbridge.meeting;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a meeting decided, or was asked to decide.
 *
 * @param countries ISO codes of the countries it is about; none if it is about all
 * @param supersedesId the earlier decision in whose place it stands
 * @param supersededById the later decision that stands in its place
 */
public record Decision(
        long id,
        int version,
        long meetingId,
        String text,
        List<String> countries,
        LocalDate decidedOn,
        Status status,
        @Nullable Long supersedesId,
        @Nullable Long supersededById) {
    public Decision {
        countries = List.copyOf(countries);
    }

    /** Whether it holds. */
    public enum Status {
        PROPOSED,
        AGREED,
        SUPERSEDED,
        REVOKED
    }
}
