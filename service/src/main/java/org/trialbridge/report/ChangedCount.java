package org.trialbridge.report;

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
 * A count that a report shows otherwise than an earlier one.
 *
 * @param site the site's code; null for the total that a country declares
 * @param before null where the earlier report shows none, or it was not reported
 * @param roles that whoever sent it holds at the place: in a report as known then, on a page today
 */
public record ChangedCount(
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
    public ChangedCount {
        roles = List.copyOf(roles);
    }

    /** What became of a value. */
    public enum Kind {
        NEW("New"),
        CORRECTED("Corrected"),
        /** Another value, as things go: of a fact, not of a count. */
        CHANGED("Changed"),
        REMOVED("Removed");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }

    /** The lines of a period of a place that two reports show. */
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

        /** The counts that differ. */
        public Stream<ChangedCount> counts() {
            return Stream.of(Metric.values()).flatMap(metric -> {
                Long was = metric.of(before);
                Long is = metric.of(now);
                return Objects.equals(was, is)
                        ? Stream.empty()
                        : Stream.of(new ChangedCount(
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
}
