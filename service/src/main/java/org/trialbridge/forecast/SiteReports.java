package org.trialbridge.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a site reported, and when it was open.
 *
 * @param openings when it was open, in order
 * @param reports in the order of their days, no day twice
 */
public record SiteReports(List<Opening> openings, List<Report> reports) {

    /**
     * A time during which a site was open.
     *
     * @param from the first day
     * @param to the first day on which it was closed again; null while it is open
     */
    public record Opening(LocalDate from, @Nullable LocalDate to) {
        boolean isOpenAfter(LocalDate day) {
            return to == null || to.isAfter(day.plusDays(1));
        }
    }

    /**
     * How many participants had been enrolled.
     *
     * @param day by the end of which
     * @param enrolled since the site opened
     */
    public record Report(LocalDate day, int enrolled) {}

    public SiteReports {
        openings = List.copyOf(openings);
        reports = List.copyOf(reports);
        if (openings.isEmpty()) {
            throw new IllegalArgumentException("need a day on which the site opened");
        }
        for (int i = 1; i < reports.size(); i++) {
            if (!reports.get(i).day().isAfter(reports.get(i - 1).day())) {
                throw new IllegalArgumentException("need reports in the order of their days");
            }
        }
    }

    /** A site that opened once. */
    public static SiteReports of(LocalDate opened, @Nullable LocalDate closed, List<Report> reports) {
        return new SiteReports(List.of(new Opening(opened, closed)), reports);
    }

    /** The first day that is known of, when it opened or began to count. */
    public LocalDate start() {
        LocalDate opened = openings.get(0).from();
        return reports.isEmpty() || opened.isBefore(reports.get(0).day())
                ? opened
                : reports.get(0).day();
    }

    /** The day of its last report; null if there is none. */
    public @Nullable LocalDate lastReport() {
        return reports.isEmpty() ? null : reports.get(reports.size() - 1).day();
    }

    /** Whether it is open on the day after a day. */
    public boolean isOpenAfter(LocalDate day) {
        return openings.stream().anyMatch(opening -> opening.isOpenAfter(day));
    }

    /**
     * How many had been enrolled by the end of a day. Between two reports it is as if participants had come evenly, so
     * that a missing report is not taken for a rush later; after the last one nobody is added.
     */
    public int enrolledBy(LocalDate day) {
        return enrolledBefore(day.plusDays(1), corrected());
    }

    int enrolledBefore(LocalDate day, List<Report> corrected) {
        LocalDate from = start();
        int enrolled = 0;
        for (Report report : corrected) {
            LocalDate to = report.day().plusDays(1);
            if (to.isAfter(day)) {
                double part = ChronoUnit.DAYS.between(from, day) / (double) ChronoUnit.DAYS.between(from, to);
                return enrolled + (int) Math.floor(Math.max(0, part) * (report.enrolled() - enrolled));
            }
            from = to;
            enrolled = report.enrolled();
        }
        return enrolled;
    }

    /**
     * The reports as they are to be read: where a later one says less, those before it were too high, and nobody was
     * enrolled in between.
     */
    public List<Report> corrected() {
        List<Report> corrected = new ArrayList<>();
        int least = Integer.MAX_VALUE;
        for (int i = reports.size() - 1; i >= 0; i--) {
            least = Math.min(least, reports.get(i).enrolled());
            corrected.add(new Report(reports.get(i).day(), least));
        }
        corrected.sort(Comparator.comparing(Report::day));
        return corrected;
    }
}
