package org.trialbridge.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trialbridge.outlook.Backtest.Level;
import org.trialbridge.outlook.Backtest.Line;
import org.trialbridge.outlook.Backtest.Method;
import org.trialbridge.trial.ReportingCalendar;
import org.trialbridge.trial.SiteStatus;
import org.trialbridge.trial.Trial;

/** Looks back on trials: one that is made up and steady, and a real one. */
class BacktestTest {
    private static final LocalDate FRIDAY = LocalDate.of(2019, 1, 4);

    @Test
    void aSteadyTrialIsForecastWell() {
        Backtest test = Backtest.of(trial(ReportingCalendar.Frequency.WEEKLY), steady(12, 130), countries("UZ"), 0);

        assertThat(test.completed()).hasSize(3).allSatisfy(one -> {
            Forecast.Dates dates = Objects.requireNonNull(one.forecast().completion());
            assertThat(one.reachedOn()).isBetween(dates.from95(), dates.to95());
        });
        Score trial = score(test, Level.TRIAL, 6, Method.MODEL);
        assertThat(trial.cases()).isEqualTo(3);
        assertThat(trial.error()).isLessThan(0.15);
        assertThat(trial.coverage95()).isEqualTo(1);
        assertThat(score(test, Level.SITE, 3, Method.MODEL).coverage80()).isGreaterThan(0.7);
    }

    @Test
    void nothingOfWhatCameLaterIsKnownAtAnOrigin() {
        List<OutlookSite> sites = steady(12, 130);
        Backtest before = Backtest.of(trial(ReportingCalendar.Frequency.WEEKLY), sites, countries("UZ"), 6);
        List<OutlookSite> closedLater = sites.stream()
                .map(site -> new OutlookSite(
                        site.code(),
                        site.name(),
                        site.iso2(),
                        SiteStatus.ENROLLMENT_CLOSED,
                        null,
                        site.activatedOn(),
                        FRIDAY.plusWeeks(131),
                        null,
                        site.days(),
                        site.enrolled()))
                .toList();

        Backtest after = Backtest.of(trial(ReportingCalendar.Frequency.WEEKLY), closedLater, countries("UZ"), 6);

        assertThat(after.completed()).isEqualTo(before.completed()).hasSizeGreaterThan(3);
    }

    @Test
    void aTrialWithoutCountsHasNoPast() {
        Backtest test = Backtest.of(trial(ReportingCalendar.Frequency.WEEKLY), List.of(), countries("UZ"), 0);

        assertThat(test.completed()).isEmpty();
        assertThat(test.scores()).isEmpty();
    }

    @Test
    void theIntervalsHoldOnTheStrokeTrialAsDocumented() throws IOException {
        Path folder = Path.of(Optional.ofNullable(System.getenv("IST_DATA")).orElse("../shared/data/ist"));
        assumeTrue(
                Files.isReadable(folder.resolve("counts.csv")),
                "not run: IST_DATA does not name a folder with the International Stroke Trial");
        List<OutlookSite> sites = strokeTrial(folder);
        String[] iso2s = sites.stream().map(OutlookSite::iso2).distinct().toArray(String[]::new);

        Backtest test = Backtest.of(trial(ReportingCalendar.Frequency.MONTHLY), sites, countries(iso2s), 0);

        assertThat(test.completed()).extracting(Backtest.Completed::enrolled).containsExactly(5_174L, 10_206L, 14_823L);
        assertThat(score(test, Level.COUNTRY, 3, Method.MODEL).coverage95()).isCloseTo(0.97, within(0.005));
        assertThat(score(test, Level.COUNTRY, 6, Method.MODEL).coverage95()).isCloseTo(0.93, within(0.005));
        assertThat(score(test, Level.COUNTRY, 12, Method.MODEL).coverage95()).isCloseTo(0.89, within(0.005));
        assertThat(score(test, Level.COUNTRY, 12, Method.LINEAR).coverage95()).isCloseTo(0.66, within(0.005));
        assertThat(score(test, Level.TRIAL, 3, Method.MODEL).error()).isCloseTo(0.08, within(0.005));
    }

    private static Score score(Backtest test, Level level, int months, Method method) {
        return Objects.requireNonNull(test.scores().get(new Line(level, months, method)));
    }

    private static List<OutlookCountry> countries(String... iso2s) {
        return List.of(iso2s).stream()
                .map(iso2 -> new OutlookCountry(iso2, null, true, List.of(), List.of()))
                .toList();
    }

    /** Sites that open one a week and enrol by chance at a pace of their own that never changes. */
    private static List<OutlookSite> steady(int count, int weeks) {
        Random random = new Random(7);
        List<OutlookSite> sites = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double pace = 1 + 3 * random.nextDouble();
            List<LocalDate> days = new ArrayList<>();
            List<Integer> enrolled = new ArrayList<>();
            int sum = 0;
            for (int week = i + 1; week <= weeks; week++) {
                sum += (int) (2 * pace * random.nextDouble() + 0.5);
                days.add(FRIDAY.plusWeeks(week));
                enrolled.add(sum);
            }
            sites.add(site("S-" + (10 + i), "UZ", FRIDAY.plusWeeks(i).plusDays(1), days, enrolled));
        }
        return sites;
    }

    private static List<OutlookSite> strokeTrial(Path folder) throws IOException {
        Map<String, List<LocalDate>> days = new LinkedHashMap<>();
        Map<String, List<Integer>> enrolled = new LinkedHashMap<>();
        Files.readAllLines(folder.resolve("counts.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(row -> {
                    days.computeIfAbsent(row[0], code -> new ArrayList<>()).add(LocalDate.parse(row[2]));
                    enrolled.computeIfAbsent(row[0], code -> new ArrayList<>()).add(Integer.valueOf(row[3]));
                });
        return Files.readAllLines(folder.resolve("sites.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(row -> site(
                        row[0],
                        row[1],
                        LocalDate.parse(row[2]),
                        days.getOrDefault(row[0], List.of()),
                        enrolled.getOrDefault(row[0], List.of())))
                .toList();
    }

    private static OutlookSite site(
            String code, String iso2, LocalDate opened, List<LocalDate> days, List<Integer> enrolled) {
        return new OutlookSite(
                code, "Site " + code, iso2, SiteStatus.ACTIVATED, null, opened, null, null, days, enrolled);
    }

    private static Trial trial(ReportingCalendar.Frequency frequency) {
        return new Trial(
                3,
                1,
                "BT",
                "A trial looked back on",
                null,
                Trial.Phase.PHASE3,
                "ZF2001",
                null,
                null,
                List.of(),
                Trial.EnrolledMeans.RANDOMISED,
                null,
                null,
                null,
                frequency,
                frequency == ReportingCalendar.Frequency.WEEKLY ? 5 : null,
                List.of(),
                10,
                20);
    }
}
