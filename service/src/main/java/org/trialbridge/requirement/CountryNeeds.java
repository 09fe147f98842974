package org.trialbridge.requirement;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;

/**
 * Which approvals a country needs.
 *
 * @param version 0 while nothing is written down
 * @param template the name of the template that was copied; null for a list of its own
 * @param reason why these
 * @param items in their order
 */
public record CountryNeeds(
        int version,
        long trialId,
        long participationId,
        String trial,
        String iso2,
        @Nullable String template,
        @Nullable String reason,
        @Json List<Need> items) {

    public CountryNeeds {
        items = List.copyOf(items);
    }

    /** Those needs with how far each approval is. */
    public record Standing(CountryNeeds needs, LocalDate day, List<NeededApproval> approvals) {
        public Standing {
            approvals = List.copyOf(approvals);
        }

        /** How many are not given. */
        public long open() {
            return approvals.stream().filter(approval -> !approval.given()).count();
        }
    }

    public Place place() {
        return Place.country(trialId, participationId);
    }
}
