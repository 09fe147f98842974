package org.trialbridge.minutes;

import org.jspecify.annotations.Nullable;

/** A country's agreement ready to be stored. */
public record AgreementDraft(
        long meetingId,
        String country,
        String language,
        int number,
        boolean onBehalf,
        @Nullable String reason,
        @Nullable String source,
        long entryId) {}
