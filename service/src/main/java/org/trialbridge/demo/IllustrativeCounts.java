package org.trialbridge.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Weekly counts of sites that no source reports, made so that the sum of a country's sites lies on the country's curve.
 * The same seed gives the same counts.
 */
final class IllustrativeCounts {
    /** Weeks between the first and the second, and between the second and the third dose. */
    private static final int WEEKS_BETWEEN_DOSES = 4;

    private static final int WEEKS_TO_WITHDRAWAL = 6;
    private static final double SCREENED_PER_ENROLLED = 1.12;
    private static final double SHARE_WITH_DOSE_2 = 0.985;
    private static final double SHARE_WITH_DOSE_3 = 0.97;
    private static final double SHARE_WITHDRAWN = 0.012;

    private final Random random;

    IllustrativeCounts(long seed) {
        this.random = new Random(seed);
    }

    /** A site's cumulative counts at the end of a week. */
    record Week(
            LocalDate periodEnd,
            int screened,
            int screenFailed,
            int enrolled,
            int dose1,
            int dose2,
            int dose3,
            int withdrawn) {}

    /**
     * Spreads a country's curve over its sites.
     *
     * @param curve cumulative, by day, in order
     * @param sites the country's sites; one gets participants only in weeks that end after its activation
     * @param periodEnds the ends of the weeks, in order
     * @return the weeks of each site code, from its first week on
     */
    Map<String, List<Week>> spread(
            List<DemoData.CurvePoint> curve, List<DemoData.IllustrativeSite> sites, List<LocalDate> periodEnds) {
        Map<String, List<Integer>> enrolled = new HashMap<>();
        sites.forEach(site -> enrolled.put(site.code(), new ArrayList<>()));
        int before = 0;
        for (LocalDate periodEnd : periodEnds) {
            int total = onCurve(curve, periodEnd);
            Map<String, Integer> added = share(total - before, sites, periodEnd);
            for (DemoData.IllustrativeSite site : sites) {
                List<Integer> series = enrolled.getOrDefault(site.code(), List.of());
                int last = series.isEmpty() ? 0 : series.get(series.size() - 1);
                series.add(last + added.getOrDefault(site.code(), 0));
            }
            before = total;
        }
        Map<String, List<Week>> weeks = new HashMap<>();
        for (DemoData.IllustrativeSite site : sites) {
            weeks.put(
                    site.code(), weeks(enrolled.getOrDefault(site.code(), List.of()), periodEnds, site.activatedOn()));
        }
        return weeks;
    }

    /** The curve's value on a day: 0 before it begins, its last value after it ends, straight lines between. */
    static int onCurve(List<DemoData.CurvePoint> curve, LocalDate day) {
        DemoData.CurvePoint from = curve.get(0);
        if (day.isBefore(from.day())) {
            return 0;
        }
        for (DemoData.CurvePoint to : curve) {
            if (!day.isAfter(to.day()) && to.day().isAfter(from.day())) {
                double part = ChronoUnit.DAYS.between(from.day(), day)
                        / (double) ChronoUnit.DAYS.between(from.day(), to.day());
                return (int) Math.round(from.enrolled() + part * (to.enrolled() - from.enrolled()));
            }
            from = to;
        }
        return from.enrolled();
    }

    /** Shares out a week's participants among the open sites at random, none lost. */
    private Map<String, Integer> share(int participants, List<DemoData.IllustrativeSite> sites, LocalDate periodEnd) {
        List<String> open = new ArrayList<>(sites.stream()
                .filter(site -> site.activatedOn().isBefore(periodEnd))
                .map(DemoData.IllustrativeSite::code)
                .toList());
        Map<String, Integer> shares = new HashMap<>();
        if (participants <= 0 || open.isEmpty()) {
            return shares;
        }
        Collections.shuffle(open, random);
        int left = participants;
        for (int i = 0; i < open.size(); i++) {
            int others = open.size() - i;
            int part =
                    others == 1 ? left : (int) Math.round(left / (double) others * (0.7 + 0.6 * random.nextDouble()));
            shares.put(open.get(i), Math.min(part, left));
            left -= Math.min(part, left);
        }
        return shares;
    }

    private static List<Week> weeks(List<Integer> enrolled, List<LocalDate> periodEnds, LocalDate activatedOn) {
        List<Week> weeks = new ArrayList<>();
        for (int i = 0; i < periodEnds.size(); i++) {
            if (activatedOn.isBefore(periodEnds.get(i))) {
                int now = enrolled.get(i);
                int screened = (int) Math.round(now * SCREENED_PER_ENROLLED);
                weeks.add(new Week(
                        periodEnds.get(i),
                        screened,
                        screened - now,
                        now,
                        now,
                        (int) (earlier(enrolled, i, WEEKS_BETWEEN_DOSES) * SHARE_WITH_DOSE_2),
                        (int) (earlier(enrolled, i, 2 * WEEKS_BETWEEN_DOSES) * SHARE_WITH_DOSE_3),
                        (int) (earlier(enrolled, i, WEEKS_TO_WITHDRAWAL) * SHARE_WITHDRAWN)));
            }
        }
        return weeks;
    }

    private static int earlier(List<Integer> series, int now, int weeks) {
        return now < weeks ? 0 : series.get(now - weeks);
    }
}
