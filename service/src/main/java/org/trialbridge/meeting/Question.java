package org.trialbridge.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked at a meeting.
 *
 * @param institutionId the institution that asked, or null if only the country is known
 * @param institution its name
 * @param country ISO code of the country that asked; the institution's own unless another one was entered
 * @param answeredOn null until it is answered
 * @param carriedOver how many later meetings it came up at again
 */
public record Question(
        long id,
        int version,
        long meetingId,
        String text,
        @Nullable Long institutionId,
        @Nullable String institution,
        @Nullable String country,
        @Nullable String answer,
        @Nullable LocalDate answeredOn,
        int carriedOver) {

    @JsonProperty
    public boolean answered() {
        return answeredOn != null;
    }
}
