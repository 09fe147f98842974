package org.trialbridge.statement;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.statement.Statement.Confidence;
import org.trialbridge.trial.Participation;

/** A statement as somebody wrote it down, not yet checked. */
public record StatementInput(
        @Nullable String trial,
        @Nullable String iso2,
        @Nullable String attribute,
        @Nullable String value,
        @Nullable String source,
        @Nullable LocalDate sourceOn,
        @Nullable Confidence confidence) {

    /**
     * Returns the statement, if every rule is kept.
     *
     * @param stored the statement to be changed; for a new one, its trial with anything else
     * @param country the one named, or null if it does not take part in the trial
     * @param today the last day that has begun somewhere
     * @throws Problem INVALID naming every broken rule
     */
    Statement toStatement(Statement stored, @Nullable Participation country, LocalDate today) {
        Errors errors = new Errors();
        errors.check(
                trial == null || trial.equals(stored.trial()),
                "trial",
                "Leave the trial as it is: {0}.",
                stored.trial());
        errors.check(iso2 == null || country != null, "iso2", "Choose a country of the trial, or none.");
        String attribute = errors.text(this.attribute, "attribute", 120);
        String value = errors.text(this.value, "value", 1000);
        String source = errors.text(this.source, "source", 500);
        errors.check(sourceOn == null || !sourceOn.isAfter(today), "sourceOn", "Enter {0} or an earlier day.", today);
        Confidence confidence = errors.require(this.confidence, "confidence", Confidence.LOW);
        errors.throwIfAny();
        Long participationId = country == null ? null : country.id();
        boolean same =
                Objects.equals(participationId, stored.participationId()) && attribute.equals(stored.attribute());
        return new Statement(
                stored.id(),
                stored.version(),
                stored.trialId(),
                stored.trial(),
                participationId,
                iso2,
                attribute,
                value,
                source,
                sourceOn,
                confidence,
                stored.adopted() && same,
                stored.contradicts());
    }
}
