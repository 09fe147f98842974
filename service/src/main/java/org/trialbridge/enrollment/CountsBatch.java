package org.trialbridge.enrollment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Origin;
import org.trialbridge.lock.Lock;
import org.trialbridge.problem.FieldError;

/**
 * Many reports on their way: which place each is of, and what becomes of it. The rules are those of a single report; the
 * periods of a place are judged in their order. It knows no database.
 */
final class CountsBatch {
    private static final FieldError NO_SUCH_SITE =
            new FieldError("site", "Enter the code of a site that you report for. This is none.");
    private static final FieldError NO_SUCH_COUNTRY =
            new FieldError("country", "Enter the code of a country whose total you declare. This is none.");

    private final List<CountsBatchLine> lines;
    private final BatchTerms terms;
    private final Clock clock;
    private final Origin.Channel channel;
    private final @Nullable LineVerdict[] verdicts;

    CountsBatch(List<CountsBatchLine> lines, BatchTerms terms, Clock clock, Origin.Channel channel) {
        this.lines = List.copyOf(lines);
        this.terms = terms;
        this.clock = clock;
        this.channel = channel;
        this.verdicts = new LineVerdict[lines.size()];
    }

    /** The same with what was judged so far, so that judging goes on in one of them only. */
    CountsBatch copy() {
        CountsBatch copy = new CountsBatch(lines, terms, clock, channel);
        System.arraycopy(verdicts, 0, copy.verdicts, 0, verdicts.length);
        return copy;
    }

    /** The codes that the lines name, in small letters. */
    List<String> siteCodes() {
        return lines.stream()
                .map(CountsBatchLine::site)
                .filter(Objects::nonNull)
                .map(CountsBatch::folded)
                .distinct()
                .toList();
    }

    List<String> countryCodes() {
        return lines.stream()
                .map(CountsBatchLine::country)
                .filter(Objects::nonNull)
                .map(CountsBatch::folded)
                .distinct()
                .toList();
    }

    /**
     * Finds the lines of each place and refuses those that are of none.
     *
     * @param found the places, of those that the lines name, for which the sender may report
     * @return the numbers of the lines of each place, in the order of their periods
     */
    Map<CountsPlace, List<Integer>> assign(Collection<CountsPlace> found) {
        Map<String, CountsPlace> sites = named(found, true);
        Map<String, CountsPlace> countries = named(found, false);
        Map<CountsPlace, List<Integer>> places = new LinkedHashMap<>();
        for (int index = 0; index < lines.size(); index++) {
            CountsBatchLine line = lines.get(index);
            List<FieldError> errors = new ArrayList<>();
            CountsPlace place = place(line, sites, countries, errors);
            if (line.periodEnd() == null) {
                errors.add(new FieldError("periodEnd", "Enter the last day of the period."));
            }
            if (place == null || !errors.isEmpty()) {
                verdicts[index] = LineVerdict.refused(line, place, errors);
            } else {
                places.computeIfAbsent(place, key -> new ArrayList<>()).add(index);
            }
        }
        places.values().forEach(indexes -> indexes.sort(Comparator.comparing(this::periodEnd)));
        return places;
    }

    /**
     * Judges the lines of one place.
     *
     * @param locks that are in force in its country
     */
    void judge(PlaceLedger ledger, List<Lock> locks, List<Integer> inOrder) {
        Map<LocalDate, CountsBatchLine> seen = new HashMap<>();
        for (int index : inOrder) {
            CountsBatchLine line = lines.get(index);
            CountsBatchLine same = seen.putIfAbsent(periodEnd(index), line);
            verdicts[index] = same == null
                    ? judge(ledger, locks, line, periodEnd(index))
                    : LineVerdict.refused(
                            line,
                            ledger.place(),
                            List.of(new FieldError(
                                    "periodEnd", "Keep one of the two: {0} is of the same period.", same.at())));
        }
    }

    /** What becomes of each line, in the order in which they were sent. */
    List<LineVerdict> verdicts() {
        return Arrays.stream(verdicts).map(Objects::requireNonNull).toList();
    }

    private LineVerdict judge(PlaceLedger ledger, List<Lock> locks, CountsBatchLine line, LocalDate periodEnd) {
        CountsLine current = ledger.current(periodEnd);
        if (current != null && line.input().repeats(current.counts())) {
            return LineVerdict.repeated(line, ledger.place(), current);
        }
        for (Lock lock : locks) {
            if (lock.holds(periodEnd)) {
                return LineVerdict.refused(
                        line,
                        ledger.place(),
                        List.of(new FieldError(
                                "periodEnd", "{0}", lock.problem().detail())));
            }
        }
        CountsJudgement judgement = line.input().judge(ledger.context(periodEnd, clock, channel));
        List<FieldError> errors = new ArrayList<>(judgement.errors());
        checkRevision(line, current, errors);
        if (!errors.isEmpty()) {
            return new LineVerdict(line, ledger.place(), null, current, null, errors, List.of());
        }
        Counts counts = judgement.counts().from(terms.provenance());
        ledger.add(counts);
        return new LineVerdict(
                line,
                ledger.place(),
                current == null ? Submitted.Outcome.REPORTED : Submitted.Outcome.CORRECTED,
                current,
                counts,
                List.of(),
                judgement.unconfirmed().stream().map(Warning::error).toList());
    }

    private void checkRevision(CountsBatchLine line, @Nullable CountsLine current, List<FieldError> errors) {
        Integer revision = line.revision();
        if (current == null) {
            if (revision != null) {
                errors.add(new FieldError("revision", "Leave out the revision: nothing is reported for this period."));
            }
        } else if (revision == null ? terms.namesRevisions() : current.counts().revision() != revision) {
            errors.add(new FieldError(
                    "revision",
                    "Compare with what is in force, then send its revision, {0}.",
                    current.counts().revision()));
        }
    }

    private static @Nullable CountsPlace place(
            CountsBatchLine line,
            Map<String, CountsPlace> sites,
            Map<String, CountsPlace> countries,
            List<FieldError> errors) {
        String site = line.site();
        String country = line.country();
        if (site != null && country != null) {
            errors.add(new FieldError("country", "Name a site or a country, not both."));
            return null;
        }
        if (site != null) {
            CountsPlace found = find(sites, site);
            if (found == null) {
                errors.add(NO_SUCH_SITE);
            }
            return found;
        }
        CountsPlace found = country == null ? null : find(countries, country);
        if (found == null) {
            errors.add(
                    country == null
                            ? new FieldError("site", "Enter the code of the site that reports.")
                            : NO_SUCH_COUNTRY);
        }
        return found;
    }

    /** By the code as it is written; else without regard to capitals, as long as that means one place. */
    private static @Nullable CountsPlace find(Map<String, CountsPlace> places, String code) {
        CountsPlace exact = places.get(code);
        return exact == null ? places.get(" " + folded(code)) : exact;
    }

    private static Map<String, CountsPlace> named(Collection<CountsPlace> found, boolean sites) {
        Map<String, CountsPlace> named = new HashMap<>();
        Map<String, Integer> alike = new HashMap<>();
        for (CountsPlace place : found) {
            if ((place.siteId() != null) == sites) {
                named.put(place.code(), place);
                named.put(" " + folded(place.code()), place);
                alike.merge(" " + folded(place.code()), 1, Integer::sum);
            }
        }
        alike.forEach((code, times) -> {
            if (times > 1) {
                named.remove(code);
            }
        });
        return named;
    }

    private static String folded(String code) {
        return code.toLowerCase(Locale.ROOT);
    }

    private LocalDate periodEnd(int index) {
        return Objects.requireNonNull(lines.get(index).periodEnd());
    }
}
