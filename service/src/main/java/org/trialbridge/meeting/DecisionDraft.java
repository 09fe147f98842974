package org.trialbridge.meeting;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision whose rules were checked, ready to be stored. */
public record DecisionDraft(
        String text,
        List<String> countries,
        LocalDate decidedOn,
        Decision.Status status,
        @Nullable Long supersedesId) {}
