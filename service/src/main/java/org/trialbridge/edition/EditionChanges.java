package org.trialbridge.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Role;
import org.trialbridge.enrollment.CorrectionReason;
import org.trialbridge.enrollment.Figures;
import org.trialbridge.enrollment.Metric;

/**
 * What an edition shows otherwise than an earlier one about the same.
 *
 * @param earlier the editions with which it can be compared, the latest first
 * @param values the latest period first
 * @param more whether there are more than those in {@code values}
 */
public record EditionChanges(Edition edition, Edition before, List<Edition> earlier, List<Value> values, boolean more) {
    public EditionChanges {
        earlier = List.copyOf(earlier);
        values = List.copyOf(values);
    }

    /** What became of a count. */
    public enum Kind {
        NEW,
        CORRECTED,
        REMOVED
    }

    /**
     * A count that differs.
     *
     * @param site the site's code; null for the total that a country declares
     * @param before null where the earlier edition shows none, or it was not reported
     * @param roles that whoever sent it holds at the place today
     */
    public record Value(
            String iso2,
            @Nullable String site,
            LocalDate periodEnd,
            Metric metric,
            @Nullable Long before,
            @Nullable Long now,
            Kind kind,
            boolean bySystem,
            List<Role> roles,
            @Nullable Instant recordedAt,
            @Nullable CorrectionReason reasonCode,
            @Nullable String note) {
        public Value {
            roles = List.copyOf(roles);
        }
    }

    /** The lines of a period of a place that the two editions show. */
    public record Line(
            String iso2,
            @Nullable String site,
            LocalDate periodEnd,
            @Nested("before_") Figures before,
            @Nested("now_") Figures now,
            boolean bySystem,
            List<Role> roles,
            @Nullable Instant recordedAt,
            @Nullable CorrectionReason reasonCode,
            @Nullable String note) {

        Stream<Value> values() {
            return Stream.of(Metric.values()).flatMap(metric -> {
                Long was = metric.of(before);
                Long is = metric.of(now);
                return Objects.equals(was, is)
                        ? Stream.empty()
                        : Stream.of(new Value(
                                iso2,
                                site,
                                periodEnd,
                                metric,
                                was,
                                is,
                                was == null ? Kind.NEW : is == null ? Kind.REMOVED : Kind.CORRECTED,
                                bySystem,
                                roles,
                                recordedAt,
                                reasonCode,
                                note));
            });
        }
    }

    /** How many of the values shown are of a kind; for pages. */
    public long count(String kind) {
        return values.stream()
                .filter(value -> value.kind() == Kind.valueOf(kind))
                .count();
    }
}
