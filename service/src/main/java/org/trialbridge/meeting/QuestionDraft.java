package org.trialbridge.meeting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A question whose rules were checked, ready to be stored. Answer and day are both there, or none. */
public record QuestionDraft(
        String text,
        @Nullable Long institutionId,
        @Nullable String country,
        @Nullable String answer,
        @Nullable LocalDate answeredOn) {}
