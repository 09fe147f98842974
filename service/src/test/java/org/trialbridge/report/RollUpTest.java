package org.trialbridge.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trialbridge.enrollment.Figures;
import org.trialbridge.enrollment.Metric;
import org.trialbridge.enrollment.Provenance;
import org.trialbridge.enrollment.Qualifier;
import org.trialbridge.report.Totals.Point;
import org.trialbridge.report.Totals.Total;

class RollUpTest {
    private static final LocalDate WEEK_1 = LocalDate.of(2021, 1, 8);
    private static final LocalDate WEEK_2 = WEEK_1.plusWeeks(1);
    private static final LocalDate WEEK_3 = WEEK_1.plusWeeks(2);
    private static final LocalDate WEEK_5 = WEEK_1.plusWeeks(4);
    private static final long COUNTRY = 7;

    private final RollUp rollUp = new RollUp();

    @Test
    void aCountryIsTheSumOfTheLastValuesOfItsSites() {
        rollUp.add(line(1L, WEEK_1, 40L, 100L));
        rollUp.add(line(2L, WEEK_1, 7L, null));
        rollUp.add(line(1L, WEEK_2, 55L, null));

        Total total = rollUp.totals().country(COUNTRY);

        assertThat(total.enrolled()).isEqualTo(62);
        assertThat(total.count(Metric.SCREENED)).isEqualTo(100);
        assertThat(total.count(Metric.DOSE1)).isNull();
        assertThat(total.unallocated()).isNull();
        assertThat(total.lastPeriodEnd()).isEqualTo(WEEK_2);
    }

    @Test
    void aDeclaredTotalStandsUntilSitesAddToIt() {
        rollUp.add(line(1L, WEEK_1, 40L, null));
        rollUp.add(line(1L, WEEK_2, 45L, null));
        rollUp.add(line(null, WEEK_2, 90L, null));
        rollUp.add(line(1L, WEEK_3, 65L, null));

        Total total = rollUp.totals().country(COUNTRY);

        assertThat(total.enrolled()).isEqualTo(90 + 65 - 45);
        assertThat(total.unallocated()).isEqualTo(90 - 45);
        assertThat(Periods.values(total, List.of(WEEK_1, WEEK_2, WEEK_3))).containsExactly(40L, 90L, 110L);
    }

    @Test
    void theMarksOfATotalAreThoseOfWhatItIsMadeOf() {
        rollUp.add(line(1L, WEEK_1, 40L, null));
        rollUp.add(declared(WEEK_1, 90, Qualifier.MORE_THAN, 2));

        Marks declared = rollUp.totals().country(COUNTRY).marks();
        rollUp.add(line(1L, WEEK_2, 41L, null));
        Marks both = rollUp.totals().country(COUNTRY).marks();

        assertThat(declared.words(90L)).isEqualTo("more than 90; corrected; published");
        assertThat(both.words(91L)).isEqualTo("more than 91; corrected; recorded and published");
        assertThat(both.provenances()).containsExactly(Provenance.RECORDED, Provenance.PUBLISHED);
    }

    @Test
    void whatStandsOnAnInexactTotalStaysInexactUntilTheNextTotal() {
        rollUp.add(declared(WEEK_1, 90, Qualifier.MORE_THAN, 1));
        rollUp.add(line(1L, WEEK_2, 4L, null));
        rollUp.add(declared(WEEK_3, 97, Qualifier.EXACT, 2));

        NavigableMap<LocalDate, Point> series = rollUp.totals().all().series();

        assertThat(series.values())
                .extracting(point -> point.marks().words(point.enrolled()))
                .containsExactly(
                        "more than 90; published", "more than 94; recorded and published", "corrected; published");
    }

    @Test
    void aPeriodWithoutAReportIsAbsentFromTheSeries() {
        rollUp.add(line(1L, WEEK_1, 40L, null));
        rollUp.add(line(1L, WEEK_2, null, 99L));
        rollUp.add(line(1L, WEEK_3, 44L, null));

        Total total = rollUp.totals().country(COUNTRY);

        assertThat(total.series()).containsOnlyKeys(WEEK_1, WEEK_3);
    }

    @Test
    void allCountriesTogetherKeepWhatOneHadReportedBefore() {
        rollUp.add(line(1L, WEEK_1, 40L, null));
        rollUp.add(other(WEEK_2, 300));

        Total all = rollUp.totals().all();

        assertThat(Periods.values(all, List.of(WEEK_2))).containsExactly(340L);
        assertThat(all.enrolled()).isEqualTo(340);
        assertThat(all.lastPeriodEnd()).isEqualTo(WEEK_2);
    }

    @Test
    void thePaceIsTheMeanRiseOfAWeekOverFourWeeks() {
        rollUp.add(line(1L, WEEK_1, 40L, null));
        rollUp.add(line(1L, WEEK_5, 100L, null));

        Total total = rollUp.totals().country(COUNTRY);

        assertThat(total.pace(WEEK_5)).isEqualTo(15.0);
        assertThat(total.pace(WEEK_3)).isNull();
    }

    @Test
    void sumsLargerThanAnIntegerAreKept() {
        rollUp.add(line(1L, WEEK_1, 2_000_000_000L, null));
        rollUp.add(line(2L, WEEK_1, 2_000_000_001L, null));

        assertThat(rollUp.totals().country(COUNTRY).enrolled()).isEqualTo(4_000_000_001L);
    }

    private static DataLine line(@Nullable Long site, LocalDate end, @Nullable Long enrolled, @Nullable Long screened) {
        return line(COUNTRY, site, end, 1, figures(enrolled, screened), Qualifier.EXACT, Provenance.RECORDED);
    }

    private static DataLine declared(LocalDate end, long enrolled, Qualifier qualifier, int revision) {
        return line(COUNTRY, null, end, revision, figures(enrolled, null), qualifier, Provenance.PUBLISHED);
    }

    private static DataLine other(LocalDate end, long enrolled) {
        return line(8, null, end, 1, figures(enrolled, null), Qualifier.EXACT, Provenance.RECORDED);
    }

    private static DataLine line(
            long country,
            @Nullable Long site,
            LocalDate end,
            int revision,
            Figures figures,
            Qualifier qualifier,
            Provenance provenance) {
        return new DataLine(
                country == COUNTRY ? "UZ" : "ID",
                country,
                site,
                site == null ? null : "UZ-" + site,
                end,
                revision,
                figures,
                qualifier,
                provenance,
                revision == 1 ? null : "TRANSCRIPTION",
                Instant.EPOCH);
    }

    private static Figures figures(@Nullable Long enrolled, @Nullable Long screened) {
        return new Figures(screened, null, enrolled, null, null, null, null, null);
    }
}
