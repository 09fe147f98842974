package org.trialbridge.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.Stage;

/**
 * A country's move from one stage to another.
 *
 * @param iso2 ISO 3166-1 alpha-2
 * @param from null for the first change of a country
 * @param effectiveOn the day it took effect in the country
 * @param unmet what the new stage expects and was not there
 * @param missing the names of needed approvals that were not given, where the stage expects them
 * @param recordedBy the user's name; null for the system itself
 * @param undone taken back within seconds, or the taking back: it never counted
 */
@JsonIgnoreProperties(value = "warnings", allowGetters = true)
public record StageChange(
        long id,
        String iso2,
        @ColumnName("from_stage") @Nullable Stage from,
        @ColumnName("to_stage") Stage to,
        LocalDate effectiveOn,
        Reason reasonCode,
        String reason,
        List<Expectation> unmet,
        List<String> missing,
        Instant recordedAt,
        @Nullable String recordedBy,
        @Json List<Evidence> evidence,
        boolean undone) {

    /** Why a country moved. */
    public enum Reason {
        PROGRESS("Progress"),
        SETBACK("Setback"),
        DATA_FIX("Correction of the data");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public StageChange {
        unmet = List.copyOf(unmet);
        missing = List.copyOf(missing);
        evidence = List.copyOf(evidence);
    }

    /** What the stage expected and was not there, in words. */
    @JsonProperty("warnings")
    public List<String> warnings() {
        return unmet.stream().map(one -> one.warning(missing)).toList();
    }
}
