package org.trialbridge.meeting;

import java.time.LocalDate;
import java.util.List;
import org.trialbridge.trial.Stage;

/**
 * Where a country went on after a meeting led it to a stage: a later change, with what is cited for that.
 *
 * @param evidence what each cited thing is called; only what somebody linked
 */
public record Onward(
        long stageChangeId, String trial, String country, Stage toStage, LocalDate effectiveOn, List<String> evidence) {
    public Onward {
        evidence = List.copyOf(evidence);
    }
}
