package org.trialbridge.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;

/**
 * A change since the edition before that leadership hears of first: a stage that a country entered, or how many more or
 * fewer participants it counts.
 *
 * @param more participants enrolled beyond the earlier number; null for a stage
 * @param on the day on which the stage was entered; null for participants
 */
record BiggestChanges(
        String label, @Nullable Long more, @Nullable LocalDate on, String note) {
    private static final int MOST = 5;
    private static final int MOST_STAGES = 3;

    /** Five at most: up to three stages, the latest first, then participants, the biggest difference first. */
    static List<BiggestChanges> of(StatusReport report) {
        Changes changes = report.changes();
        List<BiggestChanges> stages = new ArrayList<>(changes.facts().stream()
                .filter(fact -> fact.thing().equals("stage_change"))
                .map(BiggestChanges::stage)
                .toList());
        stages.sort(Comparator.comparing(BiggestChanges::on, Comparator.nullsFirst(Comparator.reverseOrder())));
        Stream<BiggestChanges> enrolled = report.countries().stream()
                .map(country -> enrolled(country, report))
                .flatMap(Stream::ofNullable)
                .sorted(Comparator.comparing(change -> -Math.abs(change.more() == null ? 0 : change.more())));
        return Stream.concat(stages.stream().limit(MOST_STAGES), enrolled)
                .limit(MOST)
                .toList();
    }

    private static BiggestChanges stage(ChangedFact fact) {
        String country = fact.iso2() == null ? "" : CountryNames.of(fact.iso2());
        String before = fact.beforeInWords();
        return new BiggestChanges(
                country + ": stage",
                null,
                fact.effectiveOn(),
                before == null ? "now " + fact.nowInWords() : before + " -> " + fact.nowInWords());
    }

    private static @Nullable BiggestChanges enrolled(StatusReport.Country country, StatusReport report) {
        if (report.changes().since() == null) {
            return null;
        }
        Long before = report.changes().enrolledBefore().get(country.id());
        Long now = report.totals().country(country.id()).enrolled();
        long more = (now == null ? 0 : now) - (before == null ? 0 : before);
        return more == 0
                ? null
                : new BiggestChanges(country.name() + ": enrolled", more, null, told(before) + " -> " + told(now));
    }

    private static String told(@Nullable Long number) {
        return number == null ? TableSheet.NOT_REPORTED : Wording.number(number);
    }
}
