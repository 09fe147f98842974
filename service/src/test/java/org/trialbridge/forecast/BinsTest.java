package org.trialbridge.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trialbridge.forecast.SiteReports.Opening;
import org.trialbridge.forecast.SiteReports.Report;

/** From dated reports to counts in bins. */
class BinsTest {
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);
    private static final LocalDate OPENED = LocalDate.of(2021, 1, 13);
    private static final int PATIENCE = 28;

    @Test
    void weeksEndOnTheCutOff() {
        SiteReports site = weekly(OPENED, null, FRIDAY, 3, 8, 14);

        Bins bins = Bins.endingOn(FRIDAY, Bins.Width.WEEK, List.of(site));
        SiteAccrual accrual = bins.accrual(List.of(site)).sites().get(0);

        assertThat(bins.count()).isEqualTo(4);
        assertThat(counts(bins, site)).containsExactly(0, 3, 5, 6);
        assertThat(accrual.exposure(0))
                .as("open from Wednesday to Friday of the week to 15 January")
                .isCloseTo(3 / Bins.DAYS_OF_A_MONTH, within(1e-12));
        assertThat(accrual.exposure(3)).isCloseTo(Bins.Width.WEEK.months(), within(1e-12));
    }

    @Test
    void daysAreReadAsWeeks() {
        SiteReports site = SiteReports.of(
                FRIDAY.minusDays(13),
                null,
                IntStream.range(0, 14)
                        .mapToObj(day -> new Report(FRIDAY.minusDays(13 - day), 2 * (day + 1)))
                        .toList());

        assertThat(counts(Bins.endingOn(FRIDAY, Bins.Width.WEEK, List.of(site)), site))
                .containsExactly(14, 14);
    }

    @Test
    void aMonthCountsAsOneWhateverItsLength() {
        LocalDate march = LocalDate.of(2021, 3, 31);
        SiteReports site = SiteReports.of(
                LocalDate.of(2021, 1, 31),
                null,
                List.of(
                        new Report(LocalDate.of(2021, 1, 31), 1),
                        new Report(LocalDate.of(2021, 2, 28), 11),
                        new Report(march, 31)));

        Bins bins = Bins.endingOn(march, Bins.Width.MONTH, List.of(site));
        Accrual accrual = bins.accrual(List.of(site));

        assertThat(counts(bins, site)).containsExactly(1, 10, 20);
        assertThat(accrual.sites().get(0).exposure(0)).isCloseTo(1 / 31.0, within(1e-12));
        assertThat(accrual.sites().get(0).exposure(1)).isCloseTo(1, within(1e-12));
    }

    @Test
    void theCutOffIsTheLastDayUpToWhichAllOpenSitesReported() {
        SiteReports punctual = weekly(OPENED, null, FRIDAY, 3, 8, 14);
        SiteReports late = weekly(OPENED, null, FRIDAY.minusWeeks(1), 5, 9);

        assertThat(CutOff.of(List.of(punctual, late), PATIENCE)).contains(FRIDAY.minusWeeks(1));
    }

    @Test
    void theCutOffWaitsNeitherForAClosedSiteNorForOneThatNeverReportedNorForOneLongSilent() {
        SiteReports punctual = weekly(OPENED.minusWeeks(8), null, FRIDAY, 3, 8, 14, 15, 16, 17, 18, 19);
        SiteReports closed = weekly(OPENED, LocalDate.of(2021, 1, 20), FRIDAY.minusWeeks(3), 5);
        SiteReports never = SiteReports.of(OPENED, null, List.of());
        SiteReports silent = SiteReports.of(OPENED.minusWeeks(8), null, List.of(new Report(FRIDAY.minusWeeks(5), 11)));

        assertThat(CutOff.of(List.of(punctual, closed, never, silent), PATIENCE))
                .contains(FRIDAY);
        assertThat(CutOff.of(List.of(never), PATIENCE)).isEmpty();
        assertThat(CutOff.of(List.of(), PATIENCE)).isEmpty();
    }

    @Test
    void whatASiteDidAfterItsLastReportIsUnknown() {
        SiteReports punctual = weekly(OPENED, null, FRIDAY, 3, 8, 14);
        SiteReports silent = weekly(OPENED, null, FRIDAY.minusWeeks(2), 5);
        List<SiteReports> sites = List.of(punctual, silent);

        Bins bins = Bins.endingOn(FRIDAY, Bins.Width.WEEK, sites);
        SiteAccrual accrual = bins.accrual(sites).sites().get(1);

        assertThat(accrual.exposure(1)).isPositive();
        assertThat(accrual.exposure(2)).isZero();
        assertThat(accrual.isOpen()).as("it goes on at its pace").isTrue();
    }

    @Test
    void aReportThatIsMissingInBetweenIsNoRushLater() {
        SiteReports gap = SiteReports.of(
                FRIDAY.minusWeeks(4).plusDays(1),
                null,
                List.of(new Report(FRIDAY.minusWeeks(3), 10), new Report(FRIDAY, 40)));

        assertThat(counts(Bins.endingOn(FRIDAY, Bins.Width.WEEK, List.of(gap)), gap))
                .containsExactly(10, 10, 10, 10);
    }

    @Test
    void aCountCorrectedDownwardWasTooHighBefore() {
        SiteReports corrected = weekly(FRIDAY.minusWeeks(4).plusDays(1), null, FRIDAY, 3, 12, 8, 9);

        assertThat(counts(Bins.endingOn(FRIDAY, Bins.Width.WEEK, List.of(corrected)), corrected))
                .containsExactly(3, 5, 0, 1);
    }

    @Test
    void aSiteClosedAndReopenedIsNotOpenInBetween() {
        SiteReports reopened = new SiteReports(
                List.of(
                        new Opening(
                                FRIDAY.minusWeeks(4).plusDays(1),
                                FRIDAY.minusWeeks(3).plusDays(1)),
                        new Opening(FRIDAY.minusWeeks(1).plusDays(1), null)),
                List.of(new Report(FRIDAY.minusWeeks(3), 6), new Report(FRIDAY, 10)));

        Bins bins = Bins.endingOn(FRIDAY, Bins.Width.WEEK, List.of(reopened));
        SiteAccrual accrual = bins.accrual(List.of(reopened)).sites().get(0);

        assertThat(accrual.exposure(0)).isPositive();
        assertThat(accrual.exposure(1) + accrual.exposure(2)).isZero();
        assertThat(accrual.exposure(3)).isPositive();
        assertThat(accrual.isOpen()).isTrue();
    }

    @Test
    void aSiteThatClosedEnrolsNobodyAnyMore() {
        SiteReports closed = weekly(OPENED, FRIDAY.plusDays(1), FRIDAY, 3, 8, 14);

        Bins bins = Bins.endingOn(FRIDAY, Bins.Width.WEEK, List.of(closed));

        assertThat(bins.accrual(List.of(closed)).sites().get(0).isOpen()).isFalse();
        assertThat(SiteReports.of(OPENED, FRIDAY.plusDays(9), List.of()).isOpenAfter(FRIDAY))
                .as("it closes later")
                .isTrue();
    }

    @Test
    void veryOldCountsAreNotLookedAt() {
        SiteReports old = SiteReports.of(
                FRIDAY.minusYears(30), null, List.of(new Report(FRIDAY.minusYears(20), 700), new Report(FRIDAY, 704)));

        Bins bins = Bins.endingOn(FRIDAY, Bins.Width.WEEK, List.of(old));

        assertThat(bins.count()).isEqualTo(520);
        assertThat(bins.accrual(List.of(old)).enrolled()).isLessThanOrEqualTo(4);
    }

    @Test
    void monthsAndDaysOfTheFuture() {
        assertThat(Bins.monthsUntil(FRIDAY, FRIDAY.plusDays(1))).isZero();
        assertThat(Bins.monthsUntil(FRIDAY, FRIDAY.minusDays(9))).isZero();
        assertThat(Bins.monthsUntil(FRIDAY, FRIDAY.plusDays(1 + 61))).isCloseTo(61 / 30.4375, within(1e-12));
        assertThat(Bins.dayAfter(FRIDAY, 2)).isEqualTo(FRIDAY.plusDays(61));
    }

    @Test
    void reportsComeInTheOrderOfTheirDays() {
        List<Report> twice = List.of(new Report(FRIDAY, 1), new Report(FRIDAY, 2));

        assertThatThrownBy(() -> SiteReports.of(OPENED, null, twice)).isInstanceOf(IllegalArgumentException.class);
    }

    /** One report a week, the last on a day. */
    private static SiteReports weekly(LocalDate opened, @Nullable LocalDate closed, LocalDate last, int... enrolled) {
        return SiteReports.of(
                opened,
                closed,
                IntStream.range(0, enrolled.length)
                        .mapToObj(i -> new Report(last.minusWeeks(enrolled.length - 1 - i), enrolled[i]))
                        .toList());
    }

    private static List<Integer> counts(Bins bins, SiteReports site) {
        SiteAccrual accrual = bins.accrual(List.of(site)).sites().get(0);
        return IntStream.range(0, bins.count()).mapToObj(accrual::enrolled).toList();
    }
}
