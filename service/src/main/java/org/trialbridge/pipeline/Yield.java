package org.trialbridge.pipeline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What bridging webinars led to: how long it took from the first one with a country to what followed. */
public record Yield(List<Row> rows) {

    public Yield {
        rows = List.copyOf(rows);
    }

    /**
     * One country.
     *
     * @param iso2 ISO 3166-1 alpha-2
     * @param webinars held with the country
     * @param agreementOn the day of the first signature
     * @param approvalOn the day on which the national regulator first approved
     * @param firstParticipantOn the day of the first participant, or the end of the first period that reports one
     */
    public record Row(
            String iso2,
            int webinars,
            @Nullable LocalDate firstWebinarOn,
            @Nullable LocalDate agreementOn,
            @Nullable LocalDate approvalOn,
            @Nullable LocalDate firstParticipantOn) {

        /** Days from the first webinar to the first agreement, negative if that came before it; null if not both were. */
        public @Nullable Long daysToAgreement() {
            return days(agreementOn);
        }

        public @Nullable Long daysToApproval() {
            return days(approvalOn);
        }

        public @Nullable Long daysToFirstParticipant() {
            return days(firstParticipantOn);
        }

        private @Nullable Long days(@Nullable LocalDate then) {
            return firstWebinarOn == null || then == null ? null : ChronoUnit.DAYS.between(firstWebinarOn, then);
        }
    }

    /** The median over the countries that have both days; null if none has. */
    public @Nullable Double medianToAgreement() {
        return median(Row::daysToAgreement);
    }

    public @Nullable Double medianToApproval() {
        return median(Row::daysToApproval);
    }

    public @Nullable Double medianToFirstParticipant() {
        return median(Row::daysToFirstParticipant);
    }

    private @Nullable Double median(Function<Row, @Nullable Long> days) {
        List<Long> sorted =
                rows.stream().map(days).filter(Objects::nonNull).sorted().toList();
        int size = sorted.size();
        return size == 0 ? null : (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2.0;
    }
}
