package org.trialbridge.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.enrollment.CorrectionReason;
import org.trialbridge.enrollment.CountsInput;
import org.trialbridge.enrollment.Provenance;
import org.trialbridge.enrollment.Qualifier;
import org.trialbridge.problem.Problem;
import org.trialbridge.site.SiteInput;
import org.trialbridge.trial.SiteStatus;

/** Loads the sites with their weekly counts, and what was published of countries. */
final class DemoCounts {
    private static final LocalDate FIRST_FRIDAY = LocalDate.of(2020, 11, 20);
    private static final LocalDate LAST_FRIDAY = LocalDate.of(2021, 12, 17);
    private static final LocalDate MORE_THAN_5000_ON = LocalDate.of(2021, 2, 5);
    private static final LocalDate MORE_THAN_7000_ON = LocalDate.of(2021, 2, 12);
    private static final int FINAL = 6_965;
    private static final int MORE_THAN_7000 = 7_000;

    /** The site that takes over the fall of the country's total. */
    private static final String CORRECTED_SITE = "UZ-05";

    /** One week in so many is missing, so that gaps are seen. */
    private static final int WEEKS_FOR_A_GAP = 29;

    private static final Set<LocalDate> NEVER_MISSING = Set.of(MORE_THAN_5000_ON, MORE_THAN_7000_ON, LAST_FRIDAY);

    private final DemoServices services;
    private final DemoData data;
    private final Actor actor;

    DemoCounts(DemoServices services, DemoData data, Actor actor) {
        this.services = services;
        this.data = data;
        this.actor = actor;
    }

    void addSites(Map<String, Long> institutions) {
        for (DemoData.IllustrativeSite site : data.sites()) {
            services.sites()
                    .create(
                            actor,
                            DemoDirectory.TRIAL,
                            new SiteInput(
                                    site.code(),
                                    site.iso2(),
                                    site.name(),
                                    institutions.get(site.name()),
                                    site.city(),
                                    site.latitude(),
                                    site.longitude(),
                                    site.zone().getId(),
                                    SiteStatus.ACTIVATED,
                                    site.activatedOn(),
                                    site.activatedOn(),
                                    null,
                                    site.target(),
                                    null));
        }
    }

    /** Adds the weeks of all sites, then the published totals of Uzbekistan with their correction. */
    void addCounts(long seed) {
        List<LocalDate> fridays = Stream.iterate(
                        FIRST_FRIDAY, friday -> !friday.isAfter(LAST_FRIDAY), friday -> friday.plusWeeks(1))
                .toList();
        IllustrativeCounts generator = new IllustrativeCounts(seed);
        Random gaps = new Random(seed);
        for (String iso2 : countries()) {
            Map<String, List<IllustrativeCounts.Week>> weeks = generator.spread(
                    data.curves().stream()
                            .filter(point -> point.iso2().equals(iso2))
                            .toList(),
                    data.sites().stream()
                            .filter(site -> site.iso2().equals(iso2))
                            .toList(),
                    fridays);
            weeks.keySet().stream().sorted().forEach(site -> addWeeks(site, weeks.getOrDefault(site, List.of()), gaps));
        }
        declare(MORE_THAN_5000_ON, 5_000, Qualifier.MORE_THAN, null, "ANSO newsletter no. 13, February 2021");
        declare(MORE_THAN_7000_ON, MORE_THAN_7000, Qualifier.MORE_THAN, null, "News report of the day");
        declare(
                LAST_FRIDAY,
                FINAL,
                Qualifier.EXACT,
                CorrectionReason.SOURCE_CORRECTED,
                "Final number of 15 December 2021: 6,965 (IntechOpen chapter 85244). The news report of 12 February said more"
                        + " than 7,000");
    }

    private Set<String> countries() {
        Set<String> countries = new TreeSet<>();
        data.sites().forEach(site -> countries.add(site.iso2()));
        return countries;
    }

    private void addWeeks(String site, List<IllustrativeCounts.Week> weeks, Random gaps) {
        for (int i = 0; i < weeks.size(); i++) {
            IllustrativeCounts.Week week = weeks.get(i);
            boolean missing = i > 0 && gaps.nextInt(WEEKS_FOR_A_GAP) == 0;
            if (missing && !NEVER_MISSING.contains(week.periodEnd())) {
                continue;
            }
            boolean corrected = site.equals(CORRECTED_SITE) && week.periodEnd().equals(LAST_FRIDAY);
            confirming(confirmed -> services.enrollments()
                    .submitFrom(
                            actor,
                            Provenance.ILLUSTRATIVE,
                            DemoDirectory.TRIAL,
                            site,
                            week.periodEnd(),
                            corrected ? corrected(week, confirmed) : input(week, 0, null, null, confirmed),
                            null));
        }
    }

    /** Sends a report; if it comes back with warnings only, looks at them and sends it again with their codes. */
    private static void confirming(Consumer<List<String>> report) {
        try {
            report.accept(List.of());
        } catch (Problem problem) {
            boolean warned =
                    problem.errors().stream().allMatch(error -> error.field().equals("confirmed"));
            if (problem.kind() != Problem.Kind.INVALID || !warned) {
                throw problem;
            }
            report.accept(problem.errors().stream()
                    .map(error -> String.valueOf(error.arguments().get(0)))
                    .toList());
        }
    }

    private static CountsInput corrected(IllustrativeCounts.Week week, List<String> confirmed) {
        return input(
                week,
                MORE_THAN_7000 - FINAL,
                CorrectionReason.SOURCE_CORRECTED,
                "Follows the country's final number (illustrative)",
                confirmed);
    }

    private static CountsInput input(
            IllustrativeCounts.Week week,
            int fewer,
            @Nullable CorrectionReason reason,
            @Nullable String note,
            List<String> confirmed) {
        return new CountsInput(
                week.screened(),
                week.screenFailed(),
                week.enrolled() - fewer,
                week.dose1() - fewer,
                week.dose2() - fewer,
                week.dose3() - fewer,
                week.withdrawn(),
                null,
                null,
                reason,
                note,
                confirmed);
    }

    private void declare(
            LocalDate periodEnd, int enrolled, Qualifier qualifier, @Nullable CorrectionReason reason, String note) {
        confirming(confirmed -> services.enrollments()
                .declareFrom(
                        actor,
                        Provenance.PUBLISHED,
                        DemoDirectory.TRIAL,
                        "UZ",
                        periodEnd,
                        new CountsInput(
                                null, null, enrolled, null, null, null, null, null, qualifier, reason, note, confirmed),
                        null));
    }
}
