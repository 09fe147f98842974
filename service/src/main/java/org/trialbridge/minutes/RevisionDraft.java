package org.trialbridge.minutes;

import org.jspecify.annotations.Nullable;

/** A revision ready to be stored. */
public record RevisionDraft(
        long meetingId,
        String language,
        int number,
        @Nullable Integer baseNumber,
        boolean setAside,
        @Nullable Integer restoresNumber,
        @Nullable Integer mergesNumber,
        String text,
        long entryId) {}
