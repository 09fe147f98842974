package org.trialbridge.milestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbridge.milestone.Dependency.Kind.FINISH_TO_START;
import static org.trialbridge.milestone.Dependency.Kind.START_TO_START;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trialbridge.milestone.Expected.Source;
import org.trialbridge.milestone.Milestone.Code;
import org.trialbridge.problem.Problem;

class ChainTest {
    private static final LocalDate TODAY = LocalDate.of(2021, 2, 5);
    private static final LocalDate MARCH = LocalDate.of(2021, 3, 1);
    private static final int RUNS = 300;
    private static final int EDITS = 60;

    @Test
    void aSlipIsCarriedToAllThatWaits() {
        Draft submitted = planned(1, MARCH).with(forecast(MARCH.plusDays(20)));
        Draft approved = planned(2, MARCH.plusDays(30)).with(waits(1, FINISH_TO_START, 25));
        Draft activated = planned(3, MARCH.plusDays(37)).with(waits(2, FINISH_TO_START, 7));

        Map<Long, Expected> expected = expected(activated.get(), approved.get(), submitted.get());

        assertThat(expected.get(1L)).isEqualTo(new Expected(MARCH.plusDays(20), Source.FORECAST, null, null, null));
        assertThat(expected.get(2L))
                .isEqualTo(new Expected(MARCH.plusDays(45), Source.CARRIED, MARCH.plusDays(45), 1L, null));
        assertThat(expected.get(3L))
                .isEqualTo(new Expected(MARCH.plusDays(52), Source.CARRIED, MARCH.plusDays(52), 2L, null));
    }

    @Test
    void theLatestOfSeveralDecidesAndAnOwnLaterDayIsKept() {
        Draft shipped = planned(1, MARCH);
        Draft licence = planned(2, MARCH.plusDays(11));
        UnaryOperator<Milestone> both = waits(1, FINISH_TO_START, 14).andThen(waits(2, FINISH_TO_START, 2))::apply;

        assertThat(expected(
                                shipped.get(),
                                licence.get(),
                                planned(3, MARCH).with(both).get())
                        .get(3L))
                .isEqualTo(new Expected(MARCH.plusDays(14), Source.CARRIED, MARCH.plusDays(14), 1L, null));
        assertThat(expected(
                                shipped.get(),
                                licence.get(),
                                planned(3, MARCH)
                                        .with(both)
                                        .with(forecast(MARCH.plusDays(15)))
                                        .get())
                        .get(3L))
                .isEqualTo(new Expected(MARCH.plusDays(15), Source.FORECAST, MARCH.plusDays(14), 1L, null));
    }

    @Test
    void aForecastSomebodyEnteredDoesNotGoBeforeWhatItWaitsFor() {
        Draft first = planned(1, MARCH.plusDays(9));
        Draft second = planned(2, MARCH).with(forecast(MARCH.plusDays(3))).with(waits(1, FINISH_TO_START, -2));

        assertThat(expected(first.get(), second.get()).get(2L))
                .isEqualTo(new Expected(MARCH.plusDays(7), Source.CARRIED, MARCH.plusDays(7), 1L, null));
    }

    @Test
    void whatBeginsTogetherWaitsForTheBeginOfTheOtherNotForItsEnd() {
        Draft submitted = planned(1, MARCH);
        Draft ethics = planned(2, MARCH.plusDays(30))
                .with(waits(1, FINISH_TO_START, 30))
                .with(forecast(MARCH.plusDays(80)));
        Draft regulator = planned(3, MARCH.plusDays(20)).with(waits(2, START_TO_START, 40));

        assertThat(expected(submitted.get(), ethics.get(), regulator.get()).get(3L))
                .isEqualTo(new Expected(MARCH.plusDays(40), Source.CARRIED, MARCH.plusDays(40), 2L, null));
        assertThat(expected(submitted.with(forecast(MARCH.plusDays(5))).get(), ethics.get(), regulator.get())
                        .get(3L))
                .returns(MARCH.plusDays(45), Expected::expectedOn);
    }

    @Test
    void whatWaitsForNothingBeginsOnItsDay() {
        Draft one = planned(1, MARCH.plusDays(6));
        Draft other = planned(2, MARCH).with(waits(1, START_TO_START, 3));

        assertThat(expected(one.get(), other.get()).get(2L)).returns(MARCH.plusDays(9), Expected::expectedOn);
    }

    @Test
    void whatIsReachedStaysAndIsWhatOthersCountFrom() {
        LocalDate reached = TODAY.minusDays(4);
        Draft first = planned(1, MARCH);
        Draft second = planned(2, MARCH).with(waits(1, FINISH_TO_START, 10)).with(one -> actual(one, reached));
        Draft third = planned(3, TODAY).with(waits(2, FINISH_TO_START, 30));

        Map<Long, Expected> expected = expected(first.get(), second.get(), third.get());

        assertThat(expected.get(2L)).isEqualTo(new Expected(reached, Source.REACHED, null, null, null));
        assertThat(expected.get(3L)).returns(reached.plusDays(30), Expected::expectedOn);
    }

    @Test
    void whatIsCancelledIsWaitedForNoLonger() {
        Draft first = planned(1, MARCH.plusDays(90)).with(ChainTest::cancelled);
        Draft second = planned(2, MARCH).with(waits(1, FINISH_TO_START, 10));

        assertThat(expected(first.get(), second.get()).get(2L))
                .isEqualTo(new Expected(MARCH, Source.PLAN, null, null, null));
    }

    @Test
    void withoutADayOfItsOwnItIsExpectedWhenWhatItWaitsForAllows() {
        Draft first = planned(1, MARCH);
        Draft second = planned(2, null).with(waits(1, FINISH_TO_START, 8));
        Draft unknown = planned(3, null);
        Draft behindUnknown = planned(4, MARCH.plusDays(2)).with(waits(3, FINISH_TO_START, 8));

        Map<Long, Expected> expected = expected(first.get(), second.get(), unknown.get(), behindUnknown.get());

        assertThat(expected.get(2L))
                .isEqualTo(new Expected(MARCH.plusDays(8), Source.CARRIED, MARCH.plusDays(8), 1L, null));
        assertThat(expected.get(3L)).isEqualTo(new Expected(null, null, null, null, null));
        assertThat(expected.get(4L)).returns(Source.PLAN, Expected::expectedFrom);
    }

    @Test
    void theForecastOfEnrollmentStandsForThePlanButNotForWhatSomebodyEntered() {
        Draft half = planned(1, MARCH);
        Map<Long, LocalDate> enrollment = Map.of(1L, MARCH.plusDays(33));

        assertThat(Chain.expected(List.of(half.get()), enrollment, TODAY).get(1L))
                .isEqualTo(new Expected(MARCH.plusDays(33), Source.ENROLLMENT, null, null, MARCH.plusDays(33)));
        assertThat(Chain.expected(
                                List.of(half.with(forecast(MARCH.plusDays(12))).get()), enrollment, TODAY)
                        .get(1L))
                .isEqualTo(new Expected(MARCH.plusDays(12), Source.FORECAST, null, null, MARCH.plusDays(33)));
    }

    @Test
    void aCircleIsFoundWithItsPath() {
        Draft one = planned(1, MARCH).with(waits(2, FINISH_TO_START, 0));
        Draft two = planned(2, MARCH).with(waits(3, FINISH_TO_START, 0));
        Draft three = planned(3, MARCH).with(waits(1, START_TO_START, 0));

        assertThat(Chain.circle(
                        three.get(),
                        List.of(one.get(), two.get(), planned(3, MARCH).get())))
                .extracting(Milestone::id)
                .containsExactly(3L, 1L, 2L, 3L);
        assertThat(Chain.circle(three.get(), List.of(one.get()))).isEmpty();
        assertThat(expected(one.get(), two.get(), three.get())).hasSize(3);
    }

    @Test
    void aChainOfTenThousandIsNoDeeperThanOne() {
        List<Milestone> all = new ArrayList<>();
        for (long id = 10_000; id > 1; id--) {
            all.add(planned(id, MARCH).with(waits(id - 1, FINISH_TO_START, 1)).get());
        }
        all.add(planned(1, MARCH).get());

        assertThat(Chain.expected(all, Map.of(), TODAY).get(10_000L))
                .returns(MARCH.plusDays(9_999), Expected::expectedOn);
    }

    /** Edits are made at random, as the form makes them; refused ones change nothing. */
    @Test
    void noOrderOfEditsLeavesAForecastBeforeWhatItWaitsFor() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(8_100 + run);
            List<Milestone> all = new ArrayList<>();
            int many = 3 + random.nextInt(10);
            for (int id = 1; id <= many; id++) {
                all.add(planned(id, day(random)).get());
            }
            for (int edit = 0; edit < EDITS; edit++) {
                int at = random.nextInt(all.size());
                MilestoneInput input = edit(all.get(at), all.size(), random);
                try {
                    all.set(at, input.toMilestone(all.get(at), all, one -> true, TODAY));
                } catch (Problem refused) {
                    assertThat(refused.errors())
                            .extracting("field")
                            .allMatch(field -> String.valueOf(field).startsWith("dependencies"));
                }
                assertNothingIsTooEarly(all, "run " + run + ", edit " + edit);
            }
        }
    }

    private static MilestoneInput edit(Milestone before, int many, Random random) {
        LocalDate planned = before.plannedOn();
        LocalDate forecast = before.forecastOn();
        LocalDate actual = before.actualOn();
        boolean cancelled = before.cancelled();
        List<DependencyInput> waits = new ArrayList<>(before.dependencies().stream()
                .map(one -> new DependencyInput(one.milestoneId(), one.kind(), one.lagDays()))
                .toList());
        switch (random.nextInt(8)) {
            case 0 -> planned = random.nextInt(5) == 0 ? null : day(random);
            case 1 -> forecast = random.nextInt(3) == 0 ? null : day(random);
            case 2 -> actual = random.nextInt(2) == 0 ? null : TODAY.minusDays(random.nextInt(60));
            case 3 -> cancelled = random.nextInt(3) == 0;
            case 4 -> waits.remove(waits.isEmpty() ? null : waits.get(random.nextInt(waits.size())));
            default -> {
                long other = 1L + random.nextInt(many);
                waits.removeIf(one -> one.milestoneId() != null && one.milestoneId() == other);
                waits.add(new DependencyInput(
                        other, random.nextBoolean() ? FINISH_TO_START : START_TO_START, random.nextInt(60) - 10));
            }
        }
        return new MilestoneInput(
                null, null, null, null, null, planned, forecast, actual, cancelled, waits, "edit " + random.nextInt());
    }

    /** Says again, in the plainest way, what a day must not be before. */
    private static void assertNothingIsTooEarly(List<Milestone> all, String when) {
        Map<Long, Expected> expected = Chain.expected(all, Map.of(), TODAY);
        for (Milestone one : all) {
            Expected told = told(expected, one.id());
            if (one.cancelled() || one.actualOn() != null) {
                continue;
            }
            LocalDate own = one.forecastOn() != null ? one.forecastOn() : one.plannedOn();
            List<LocalDate> bounds = new ArrayList<>();
            for (Dependency dependency : one.dependencies()) {
                LocalDate there = there(dependency, all, expected);
                if (there != null) {
                    bounds.add(there.plusDays(dependency.lagDays()));
                }
            }
            LocalDate latest = bounds.stream().max(LocalDate::compareTo).orElse(null);
            LocalDate right = own == null || (latest != null && latest.isAfter(own)) ? latest : own;
            assertThat(told.expectedOn()).as("%s, milestone %s", when, one.id()).isEqualTo(right);
            assertThat(told.allowedOn()).as("%s, milestone %s", when, one.id()).isEqualTo(latest);
        }
    }

    private static @Nullable LocalDate there(Dependency dependency, List<Milestone> all, Map<Long, Expected> expected) {
        Milestone before = all.stream()
                .filter(one -> one.id() == dependency.milestoneId())
                .findFirst()
                .orElseThrow();
        if (before.cancelled()) {
            return null;
        }
        return dependency.kind() == FINISH_TO_START
                ? told(expected, before.id()).expectedOn()
                : begin(before, all, expected);
    }

    private static @Nullable LocalDate begin(Milestone of, List<Milestone> all, Map<Long, Expected> expected) {
        LocalDate end = told(expected, of.id()).expectedOn();
        LocalDate begin = null;
        for (Dependency dependency : of.dependencies()) {
            LocalDate there = there(dependency, all, expected);
            begin = begin == null || (there != null && there.isAfter(begin)) ? there : begin;
        }
        return begin == null || (end != null && end.isBefore(begin)) ? end : begin;
    }

    private static Expected told(Map<Long, Expected> expected, long id) {
        Expected told = expected.get(id);
        if (told == null) {
            throw new AssertionError("nothing is told of " + id);
        }
        return told;
    }

    private static LocalDate day(Random random) {
        return TODAY.plusDays(random.nextInt(200));
    }

    private static Map<Long, Expected> expected(Milestone... all) {
        return Chain.expected(List.of(all), Map.of(), TODAY);
    }

    /** A milestone that is being made up. */
    private record Draft(Milestone get) {
        Draft with(UnaryOperator<Milestone> change) {
            return new Draft(change.apply(get));
        }
    }

    private static Draft planned(long id, @Nullable LocalDate planned) {
        return new Draft(new Milestone(
                id,
                1,
                5,
                "ZF2001-III",
                null,
                null,
                null,
                null,
                Code.PRODUCT_SHIPPED,
                null,
                null,
                planned,
                null,
                null,
                false,
                List.of(),
                false,
                null,
                null,
                null,
                null));
    }

    private static UnaryOperator<Milestone> forecast(LocalDate day) {
        return one -> copy(one, day, one.actualOn(), one.cancelled(), one.dependencies());
    }

    private static UnaryOperator<Milestone> waits(long other, Dependency.Kind kind, int lag) {
        return one -> {
            List<Dependency> more = new ArrayList<>(one.dependencies());
            more.add(new Dependency(other, kind, lag));
            return copy(one, one.forecastOn(), one.actualOn(), one.cancelled(), more);
        };
    }

    private static Milestone actual(Milestone one, LocalDate day) {
        return copy(one, one.forecastOn(), day, one.cancelled(), one.dependencies());
    }

    private static Milestone cancelled(Milestone one) {
        return copy(one, one.forecastOn(), one.actualOn(), true, one.dependencies());
    }

    private static Milestone copy(
            Milestone one,
            @Nullable LocalDate forecast,
            @Nullable LocalDate actual,
            boolean cancelled,
            List<Dependency> dependencies) {
        return new Milestone(
                one.id(),
                one.version(),
                one.trialId(),
                one.trial(),
                null,
                null,
                null,
                null,
                one.code(),
                one.baselineOn(),
                null,
                one.plannedOn(),
                forecast,
                actual,
                cancelled,
                dependencies,
                false,
                null,
                null,
                null,
                null);
    }
}
