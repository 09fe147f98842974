package org.trialbridge.statement;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;

/**
 * A claim with its source.
 *
 * @param trial the trial's code
 * @param iso2 the country it is about; null when it is about the trial as a whole
 * @param attribute what is claimed about, such as {@code enrolled on 2021-02-05}
 * @param adopted whether this is the one that counts
 * @param contradicts ids of the statements that give the same attribute another value
 */
public record Statement(
        long id,
        int version,
        long trialId,
        String trial,
        @Nullable Long participationId,
        @Nullable String iso2,
        String attribute,
        String value,
        String source,
        @Nullable LocalDate sourceOn,
        Confidence confidence,
        boolean adopted,
        List<Long> contradicts) {

    /** How far the source can be trusted. */
    public enum Confidence {
        HIGH("High"),
        MEDIUM("Medium"),
        LOW("Low");

        private final String label;

        Confidence(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }

    public Statement {
        contradicts = List.copyOf(contradicts);
    }

    public Place place() {
        return participationId == null ? Place.trial(trialId) : Place.country(trialId, participationId);
    }
}
