package org.trialbridge.meeting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.Stage;

/**
 * What a meeting led to: a country's change of stage that cites it.
 *
 * @param decisionId the decision that is cited, or null if the meeting itself is
 */
public record LedTo(
        long stageChangeId,
        String trial,
        String country,
        @Nullable Stage fromStage,
        Stage toStage,
        LocalDate effectiveOn,
        @Nullable Long decisionId) {}
