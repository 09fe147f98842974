package org.trialbridge.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialbridge.forecast.SiteAccrual.Opening;

/** What the model says where little is known, or nothing more is to come. */
class EdgeCasesTest {
    private static final double WEEK = Bins.Width.WEEK.months();

    @Test
    void aSiteOfThreeWeeksGivesAnAnswerWithAWideInterval() {
        Model model = Model.fit(accrual(WEEK, site(WEEK, 2, 0, 3)), Prospects.NONE);

        Completion completion = Completion.of(model.outlook(), 20);

        assertThat(completion.quantile(0.1)).isLessThan(1.5);
        assertThat(completion.quantile(0.9)).isGreaterThan(6);
    }

    @Test
    void nobodyEnrolledYetIsNotNever() {
        Model model = Model.fit(accrual(WEEK, site(WEEK, 0, 0, 0, 0), site(WEEK, 0, 0, 0, 0)), Prospects.NONE);

        Completion completion = Completion.of(model.outlook(), 10);

        assertThat(model.outlook().at(1).mean()).isPositive();
        assertThat(completion.expected()).isGreaterThan(12);
        assertThat(completion.quantile(0.9)).as("beyond ten years").isNull();
    }

    @Test
    void whatIsReachedIsReachedNow() {
        Model model = Model.fit(accrual(1, site(1, 5, 6)), Prospects.NONE);

        Completion completion = Completion.of(model.outlook(), 0);

        assertThat(completion.expected()).isZero();
        assertThat(completion.quantile(0.975)).isZero();
    }

    @Test
    void whenAllSitesAreClosedAndNoneIsPlannedItIsNever() {
        SiteAccrual closed = SiteAccrual.of(1, new int[] {4, 5, 0}, List.of(new Opening(0, 2.0)));
        Model model = Model.fit(accrual(1, closed), Prospects.NONE);

        Completion completion = Completion.of(model.outlook(), 1);

        assertThat(model.outlook().at(60)).isEqualTo(new Predictive(0, 0));
        assertThat(completion.expected()).isNull();
        assertThat(completion.quantile(0.025)).isNull();
    }

    @Test
    void aClosedSiteTellsWhatToExpectOfAPlannedOne() {
        SiteAccrual closed = SiteAccrual.of(1, new int[] {14, 15, 0}, List.of(new Opening(0, 2.0)));
        Model model = Model.fit(accrual(1, closed), new Prospects(List.of(1.5), false, null));

        assertThat(model.outlook().at(1.5).mean()).isZero();
        assertThat(model.outlook().at(2.5).mean()).isBetween(10.0, 16.0);
    }

    @Test
    void theTimeBetweenClosingAndReopeningIsNoTimeWithoutParticipants() {
        int[] counts = {6, 7, 0, 0, 0, 5, 6};
        SiteAccrual reopened = SiteAccrual.of(1, counts, List.of(new Opening(0, 2.0), new Opening(5, null)));
        SiteAccrual idle = SiteAccrual.of(1, counts, List.of(new Opening(0, null)));

        double pace =
                Model.fit(accrual(1, reopened), Prospects.NONE).outlook().at(1).mean();
        double slower =
                Model.fit(accrual(1, idle), Prospects.NONE).outlook().at(1).mean();

        assertThat(pace).isCloseTo(6, within(0.5));
        assertThat(slower).isLessThan(pace * 0.9);
    }

    @Test
    void withoutASiteThatWasOpenThereIsNoModel() {
        Accrual nothing = accrual(1, SiteAccrual.of(1, new int[] {0, 0}, List.of(new Opening(2, null))));

        assertThat(nothing.hasExposure()).isFalse();
        assertThatThrownBy(() -> Model.fit(nothing, Prospects.NONE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTrialThatMissedByFarInThePastHasAWiderInterval() {
        int[] steady = {20, 21, 19, 20, 22, 18, 20, 21, 19, 20};
        int[] bursts = {0, 60, 0, 0, 70, 0, 0, 0, 50, 20};

        Model calm = Model.fit(accrual(1, site(1, steady), site(1, steady)), Prospects.NONE);
        Model bursty = Model.fit(accrual(1, site(1, bursts), site(1, bursts)), Prospects.NONE);

        assertThat(calm.psi()).isEqualTo(1);
        assertThat(bursty.psi()).isGreaterThan(3);
        assertThat(bursty.outlook().at(3).dispersion())
                .isGreaterThan(3 * calm.outlook().at(3).dispersion());
    }

    @Test
    void partsThatMissIndependentlyAddUp() {
        Outlook one = months -> new Predictive(30 * months, 0.5);
        Outlook other = months -> new Predictive(10 * months, 0.1);

        Predictive both = Outlook.sum(List.of(one, other)).at(2);

        assertThat(both.mean()).isEqualTo(80);
        assertThat(both.dispersion()).isCloseTo((0.5 * 3600 + 0.1 * 400) / 6400, within(1e-12));
        assertThat(Outlook.sum(List.of()).at(2)).isEqualTo(new Predictive(0, 0));
    }

    private static SiteAccrual site(double width, int... counts) {
        return SiteAccrual.of(width, counts, List.of(new Opening(0, null)));
    }

    private static Accrual accrual(double width, SiteAccrual... sites) {
        return new Accrual(width, sites[0].bins(), List.of(sites));
    }
}
