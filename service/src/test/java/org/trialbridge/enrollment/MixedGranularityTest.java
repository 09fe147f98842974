package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Place;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Window;
import org.trialbridge.trial.Participation;

/** Any mixture of sites and countries that report, now and then, anew and again: the sums are those of the formula. */
class MixedGranularityTest {
    private static final Actor ANYBODY = Actor.system();
    private static final LocalDate START = LocalDate.of(2021, 1, 1);
    private static final int WEEKS = 7;

    @RegisterExtension
    static final TestDatabase DB = new TestDatabase();

    private final RollupService rollups = new RollupService(DB.database(), Clock.systemUTC());
    private final List<Said> said = new ArrayList<>();
    private final List<Participation> countries = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void sumsFollowTheFormula(long seed) {
        Random random = new Random(seed);
        String trial = givenPlaces(seed);
        report(trial, random, 40);
        Instant then = now();
        List<Said> saidThen = List.copyOf(said);
        report(trial, random, 20);

        for (int week = 0; week < WEEKS; week++) {
            LocalDate day = START.plusWeeks(week).plusDays(2);
            assertThat(totals(trial, day, null)).isEqualTo(expected(said, day));
            assertThat(totals(trial, day, then)).isEqualTo(expected(saidThen, day));
        }
        assertThat(totals(trial, null, null)).isEqualTo(expected(said, LocalDate.MAX));
        assertThat(totals(trial, null, then)).isEqualTo(expected(saidThen, LocalDate.MAX));
        assertThat(rollups.sites(ANYBODY, trial, null, null, Window.LARGEST).items())
                .extracting(Enrollment::figures)
                .isEqualTo(expectedSites(said, LocalDate.MAX));
        assertThat(rollups.sites(ANYBODY, trial, START.plusWeeks(3), then, Window.LARGEST)
                        .items())
                .extracting(Enrollment::figures)
                .isEqualTo(expectedSites(saidThen, START.plusWeeks(3)));
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void theSeriesSaysOfEachPeriodWhatTheSumsSayOfItsEnd(long seed) {
        String trial = givenPlaces(seed);
        Random random = new Random(seed);
        report(trial, random, 25);
        Instant then = now();
        List<Said> saidThen = List.copyOf(said);
        report(trial, random, 15);

        seriesAgrees(trial, null, said);
        seriesAgrees(trial, then, saidThen);
    }

    private void seriesAgrees(String trial, @Nullable Instant knownAt, List<Said> known) {
        List<PeriodEnrollment> periods =
                rollups.periods(ANYBODY, trial, null, knownAt, Window.LARGEST).items();

        assertThat(periods).extracting(PeriodEnrollment::periodEnd).isEqualTo(allPeriods(known));
        assertThat(periods)
                .allSatisfy(period -> assertThat(period.figures())
                        .isEqualTo(rollups.trial(ANYBODY, trial, period.periodEnd(), knownAt)
                                .figures()))
                .allSatisfy(period -> assertThat(period.reported())
                        .isEqualTo(known.stream()
                                .anyMatch(line -> line.counts().periodEnd().equals(period.periodEnd()))));
        LocalDate half = START.plusWeeks(WEEKS / 2);
        assertThat(rollups.periods(ANYBODY, trial, half, knownAt, Window.LARGEST)
                        .items())
                .isEqualTo(periods.stream()
                        .filter(period -> !period.periodEnd().isAfter(half))
                        .toList());
    }

    private static List<LocalDate> allPeriods(List<Said> known) {
        LocalDate first = ends(known).min(Comparator.naturalOrder()).orElseThrow();
        LocalDate last = ends(known).max(Comparator.naturalOrder()).orElseThrow();
        return first.datesUntil(last.plusDays(1), Period.ofWeeks(1)).toList();
    }

    private static Stream<LocalDate> ends(List<Said> known) {
        return known.stream().map(line -> line.counts().periodEnd());
    }

    private String givenPlaces(long seed) {
        Given given = new Given(DB);
        String trial = "T-" + seed;
        given.trial(trial);
        for (String iso2 : List.of("EC", "PK", "UZ")) {
            Participation country = given.country(trial, iso2);
            countries.add(country);
            for (int i = 1; i <= 2; i++) {
                long site = given.site(country, iso2 + i, START.minusDays(9));
                places.add(Place.site(country.trialId(), country.id(), site));
            }
        }
        return trial;
    }

    private void report(String trial, Random random, int lines) {
        List<Place> all = Stream.concat(places.stream(), countries.stream().map(Participation::place))
                .toList();
        for (int i = 0; i < lines; i++) {
            Place place = all.get(random.nextInt(all.size()));
            Counts counts = counts(place, START.plusWeeks(random.nextInt(WEEKS)), random);
            DB.database()
                    .write(
                            ANYBODY,
                            "counts.submit",
                            Guard.trial(trial),
                            tx -> tx.dao(CountsDao.class).append(place, counts, tx.entryId()));
            said.add(new Said(place, counts));
        }
    }

    private Counts counts(Place place, LocalDate periodEnd, Random random) {
        int revision = 1
                + (int) said.stream()
                        .filter(line -> line.place().equals(place)
                                && line.counts().periodEnd().equals(periodEnd))
                        .count();
        return new Counts(
                periodEnd,
                revision,
                null,
                random.nextInt(50),
                random.nextInt(4) == 0 ? null : random.nextInt(1000),
                random.nextInt(3) == 0 ? null : random.nextInt(800),
                null,
                null,
                null,
                null,
                Qualifier.EXACT,
                Provenance.RECORDED,
                List.of(),
                Origin.Channel.API,
                CorrectionReason.LATE_DATA,
                "made for a test");
    }

    /** What the countries' totals and the trial's should be. */
    private List<Figures> expected(List<Said> known, LocalDate day) {
        List<Figures> totals = new ArrayList<>();
        Figures sum = Figures.NONE;
        for (Participation country : countries) {
            Figures total = Figures.each(metric -> {
                LocalDate declaredOn = inForce(known, country.place(), day)
                        .filter(counts -> metric.of(counts.figures()) != null)
                        .map(Counts::periodEnd)
                        .findFirst()
                        .orElse(null);
                Long now = sumOfSites(known, country, metric, day);
                if (declaredOn == null) {
                    return now;
                }
                Long declared = last(known, country.place(), metric, day);
                Long before = sumOfSites(known, country, metric, declaredOn);
                return Objects.requireNonNull(declared) + CountsRules.orZero(now) - CountsRules.orZero(before);
            });
            totals.add(total);
            sum = sum.plus(total);
        }
        totals.add(sum);
        return totals;
    }

    private List<Figures> expectedSites(List<Said> known, LocalDate day) {
        return places.stream()
                .map(place -> Figures.each(metric -> last(known, place, metric, day)))
                .toList();
    }

    private @Nullable Long sumOfSites(List<Said> known, Participation country, Metric metric, LocalDate day) {
        return places.stream()
                .filter(place -> country.place().covers(place))
                .map(place -> last(known, place, metric, day))
                .filter(Objects::nonNull)
                .reduce(Long::sum)
                .orElse(null);
    }

    private static @Nullable Long last(List<Said> known, Place place, Metric metric, LocalDate day) {
        return inForce(known, place, day)
                .map(counts -> metric.of(counts.figures()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The lines in force of a place, the newest first. */
    private static Stream<Counts> inForce(List<Said> known, Place place, LocalDate day) {
        List<Counts> lines = known.stream()
                .filter(line ->
                        line.place().equals(place) && !line.counts().periodEnd().isAfter(day))
                .map(Said::counts)
                .toList();
        return lines.stream()
                .filter(line -> lines.stream()
                        .noneMatch(other ->
                                other.periodEnd().equals(line.periodEnd()) && other.revision() > line.revision()))
                .sorted(Comparator.comparing(Counts::periodEnd).reversed());
    }

    private List<Figures> totals(String trial, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        List<Figures> totals = new ArrayList<>();
        rollups.countries(ANYBODY, trial, asOf, knownAt, Window.LARGEST)
                .items()
                .forEach(country -> totals.add(country.figures()));
        totals.add(rollups.trial(ANYBODY, trial, asOf, knownAt).figures());
        return totals;
    }

    private static Instant now() {
        return DB.query(handle -> handle.createQuery("select clock_timestamp()")
                .mapTo(Instant.class)
                .one());
    }

    private record Said(Place place, Counts counts) {}
}
