package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Origin;

/**
 * What a site reported, or a country declared, for one period: cumulative counts since the start.
 *
 * @param periodEnd the last day of the period
 * @param revision 1 for the first report of the period, one more for each correction
 * @param screened this and the other counts are in participants; null is not reported
 * @param confirmed the codes of the warnings that were looked at and found right
 * @param channel through which door it came
 * @param reasonCode why it differs from what was said before; with {@code note}, there for every correction
 */
public record Counts(
        LocalDate periodEnd,
        int revision,
        @Nullable Integer screened,
        @Nullable Integer screenFailed,
        @Nullable Integer enrolled,
        @Nullable Integer dose1,
        @Nullable Integer dose2,
        @Nullable Integer dose3,
        @Nullable Integer withdrawn,
        @Nullable Integer completed,
        Qualifier qualifier,
        Provenance provenance,
        List<String> confirmed,
        Origin.Channel channel,
        @Nullable CorrectionReason reasonCode,
        @Nullable String note) {

    public Counts {
        confirmed = List.copyOf(confirmed);
    }

    /** The same counts from another kind of source. */
    Counts from(Provenance provenance) {
        return new Counts(
                periodEnd,
                revision,
                screened,
                screenFailed,
                enrolled,
                dose1,
                dose2,
                dose3,
                withdrawn,
                completed,
                qualifier,
                provenance,
                confirmed,
                channel,
                reasonCode,
                note);
    }

    public Figures figures() {
        return figures(screened, screenFailed, enrolled, dose1, dose2, dose3, withdrawn, completed);
    }

    /** Tells whether it says something else than was said before. */
    public boolean correction() {
        return revision > 1 || reasonCode != null;
    }

    static Figures figures(
            @Nullable Integer screened,
            @Nullable Integer screenFailed,
            @Nullable Integer enrolled,
            @Nullable Integer dose1,
            @Nullable Integer dose2,
            @Nullable Integer dose3,
            @Nullable Integer withdrawn,
            @Nullable Integer completed) {
        return new Figures(
                wide(screened),
                wide(screenFailed),
                wide(enrolled),
                wide(dose1),
                wide(dose2),
                wide(dose3),
                wide(withdrawn),
                wide(completed));
    }

    private static @Nullable Long wide(@Nullable Integer count) {
        return count == null ? null : Long.valueOf(count);
    }
}
