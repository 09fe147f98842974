package org.trialbridge.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trialbridge.trial.Trial;

/**
 * How well the forecast would have done in the past of a trial: at some days it is given the counts up to that day only,
 * and is compared with what came. Counts corrected since are read as corrected; of sites it is told those that had opened,
 * and the planned days of others.
 */
public final class Backtest {
    private static final int[] MONTHS_AHEAD = {3, 6, 12};

    private final Trial trial;
    private final List<OutlookSite> sites;
    private final List<OutlookCountry> countries;
    private final Truth truth;
    private final List<Completed> completed = new ArrayList<>();
    private final Map<Line, Score> scores = new TreeMap<>();

    /** What is forecast. */
    public enum Level {
        TRIAL,
        COUNTRY,
        SITE
    }

    /** Who forecasts. */
    public enum Method {
        MODEL("forecast"),
        LINEAR("linear, last 6 months"),
        CONSTANT("constant rate");

        private final String label;

        Method(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }

    /** A line of the result. */
    public record Line(Level level, int months, Method method) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int byLevel = level.compareTo(other.level);
            int byMonths = byLevel != 0 ? byLevel : Integer.compare(months, other.months);
            return byMonths != 0 ? byMonths : method.compareTo(other.method);
        }
    }

    /**
     * When the last participant would come, forecast on a day.
     *
     * @param origin the day up to which counts were known
     * @param enrolled by then
     * @param forecast of the whole trial against the number it ended with
     * @param reachedOn when it came to that
     */
    public record Completed(LocalDate origin, long enrolled, Forecast forecast, LocalDate reachedOn) {}

    private Backtest(Trial trial, List<OutlookSite> sites, List<OutlookCountry> countries) {
        this.trial = trial;
        this.sites = sites;
        this.countries = countries;
        this.truth = Truth.of(trial, sites, countries);
    }

    /**
     * Forecasts from the days by which 25, 50 and 75 % of the final number were enrolled, or every few months.
     *
     * @param everyMonths 0 for 25, 50 and 75 %
     */
    public static Backtest of(Trial trial, List<OutlookSite> sites, List<OutlookCountry> countries, int everyMonths) {
        Backtest test = new Backtest(trial, sites, countries);
        for (LocalDate origin : everyMonths == 0 ? test.truth.quarters() : test.truth.every(everyMonths)) {
            test.lookAheadFrom(origin);
        }
        return test;
    }

    public List<Completed> completed() {
        return completed;
    }

    /** How each method did at each level, that many months ahead. */
    public Map<Line, Score> scores() {
        return scores;
    }

    private void lookAheadFrom(LocalDate origin) {
        TrialOutlook then = TrialOutlook.of(
                trial,
                origin,
                sites.stream().map(site -> site.by(origin)).toList(),
                countries.stream().map(country -> country.by(origin)).toList());
        then.cutOff().ifPresent(cutOff -> {
            Forecast whole = then.whole((int) truth.total());
            if (whole.enrolled() != null) {
                completed.add(new Completed(cutOff, whole.enrolled(), whole, truth.reachedOn((double) truth.total())));
            }
            score(Level.TRIAL, cutOff, then.all(), truth.all());
            for (String iso2 :
                    new TreeSet<>(countries.stream().map(OutlookCountry::iso2).toList())) {
                score(Level.COUNTRY, cutOff, then.ofCountry(iso2), truth.of(iso2));
            }
            for (OutlookSite site : sites) {
                score(Level.SITE, cutOff, then.ofSite(site.code()), truth.ofSite(site.code()));
            }
        });
    }

    /** A place that had not begun to report can not be compared with methods that know of no other place. */
    private void score(Level level, LocalDate cutOff, TrialOutlook.Assembled then, Truth.Series series) {
        if (then.part().counted().isEmpty() || then.outlooks().isEmpty()) {
            return;
        }
        for (int months : MONTHS_AHEAD) {
            LocalDate end = truth.after(cutOff, months);
            if (end.isAfter(truth.end())) {
                continue;
            }
            double came = (double) (series.by(end) - series.by(cutOff));
            add(level, months, Method.MODEL, Guess.of(then.outlook().at(months)), came);
            add(level, months, Method.LINEAR, series.linear(cutOff, months), came);
            add(level, months, Method.CONSTANT, series.constantRate(cutOff, months), came);
        }
    }

    private void add(Level level, int months, Method method, Guess guess, double came) {
        scores.computeIfAbsent(new Line(level, months, method), line -> new Score())
                .add(guess, came);
    }
}
