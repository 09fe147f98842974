package org.trialbridge.outlook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of a trial, a country or a site.
 *
 * @param code of the trial, the country or the site
 * @param iso2 the country of a site or a country; null for the trial
 * @param name of a trial or site; null for a country
 * @param asOf the day on which it is told
 * @param cutOff the last day up to which all open sites have reported, where the forecast begins; null if none did
 * @param enrolled participants by the cut-off; null if nothing is reported
 * @param target participants to be enrolled
 * @param reachedOn the end of the period by which the target was reached
 * @param completion when the target will be reached; only if it is expected
 * @param points month by month from the cut-off; none where there is no forecast
 * @param lowConfidence whether it rests on little
 * @param doubts why it rests on little, and what else to know, in sentences
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Forecast(
        String code,
        @Nullable String iso2,
        @Nullable String name,
        LocalDate asOf,
        @Nullable LocalDate cutOff,
        @Nullable Long enrolled,
        @Nullable Integer target,
        State state,
        @Nullable LocalDate reachedOn,
        @Nullable Dates completion,
        List<Point> points,
        boolean lowConfidence,
        List<String> doubts,
        @Nullable Parameters parameters) {
    private static final int FEWEST_SHOWN = 3;

    /** What can be said. */
    public enum State {
        /** No site was open for any time, as far as is known. */
        NOT_ENOUGH_DATA,
        /** There are numbers to come, but nothing to reach. */
        NO_TARGET,
        REACHED,
        /** All sites are closed, and none is planned. */
        NEVER,
        EXPECTED
    }

    /**
     * When the target will be reached; each null if that is later than ten years from the cut-off.
     *
     * @param expectedOn where the expected curve meets the target
     * @param median as likely before as after
     * @param from80 8 of 10 forecasts like this one end from here
     * @param to80 to here
     * @param from95 19 of 20 from here
     * @param to95 to here
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Dates(
            @Nullable LocalDate expectedOn,
            @Nullable LocalDate median,
            @Nullable LocalDate from80,
            @Nullable LocalDate to80,
            @Nullable LocalDate from95,
            @Nullable LocalDate to95) {

        /** The median, and the two ends of the interval that holds 8 of 10. */
        public List<@Nullable LocalDate> shown() {
            return Arrays.asList(median, from80, to80);
        }
    }

    /**
     * How many will be enrolled by a day, cumulative.
     *
     * @param mean expected, with one decimal
     * @param low95 with a probability of 97.5 % that many or more
     * @param p10 with one of 90 %
     * @param high95 with a probability of 97.5 % that many or less
     */
    public record Point(LocalDate date, double mean, long low95, long p10, long p50, long p90, long high95) {}

    /**
     * What the model found, for the curious.
     *
     * @param mu participants per site and month
     * @param alpha the smaller, the more the sites differ
     * @param r the level of the last weeks against a year
     * @param psi by how much past forecasts missed more than they expected to, from 1
     */
    public record Parameters(double mu, double alpha, double r, double psi) {}

    public Forecast {
        points = List.copyOf(points);
        doubts = List.copyOf(doubts);
    }

    /**
     * The points up to the month in which the target is reached in 9 of 10 cases, at least three; what comes after that
     * would hide what matters where they are drawn.
     */
    public List<Point> ahead() {
        LocalDate late = completion == null ? null : completion.to80();
        if (late == null) {
            return points;
        }
        long before =
                points.stream().filter(point -> point.date().isBefore(late)).count();
        return points.stream().limit(Math.max(FEWEST_SHOWN, before + 1)).toList();
    }
}
