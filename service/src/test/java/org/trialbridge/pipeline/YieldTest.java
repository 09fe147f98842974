package org.trialbridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.pipeline.Yield.Row;
import org.trialbridge.trial.Participation;

class YieldTest {
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);
    private static final LocalDate FIRST = LocalDate.of(2020, 9, 15);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private PipelineService pipeline;
    private Participation uzbekistan;
    private Participation chile;

    @BeforeEach
    void twoCountries() {
        pipeline = new PipelineService(db.database(), Clock.systemUTC());
        given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ");
        chile = given.country("ZF2001-III", "CL");
    }

    @Test
    void theFirstWebinarIsComparedWithWhatEachCountryHasSince() {
        long trialId = uzbekistan.trialId();
        given.webinar(trialId, 1, FIRST, "UZ");
        given.webinar(trialId, 2, LocalDate.of(2020, 10, 6), "UZ", "CL");
        given.webinar(trialId, 3, LocalDate.of(2020, 10, 7), "GH");
        agreement("2020-11-10");
        agreement("2020-12-24");
        approval("ETHICS", "APPROVED", "2020-09-30");
        approval("NATIONAL_REGULATOR", "REJECTED", "2020-10-02");
        approval("NATIONAL_REGULATOR", "APPROVED_WITH_CONDITIONS", "2020-12-04");
        long site = given.site(uzbekistan, "UZ-07", LocalDate.of(2020, 12, 10));
        given.counts(uzbekistan, site, LocalDate.of(2020, 12, 11), 0);
        given.counts(uzbekistan, site, LocalDate.of(2020, 12, 18), 31);
        given.counts(uzbekistan, site, LocalDate.of(2020, 12, 25), 77);

        Yield yield = pipeline.webinarYield(SECRETARY, "ZF2001-III", LocalDate.of(2021, 2, 5), null);
        Yield then = pipeline.webinarYield(SECRETARY, "ZF2001-III", LocalDate.of(2020, 12, 3), null);

        assertThat(yield.rows())
                .containsExactly(
                        new Row("CL", 1, LocalDate.of(2020, 10, 6), null, null, null),
                        new Row(
                                "UZ",
                                2,
                                FIRST,
                                LocalDate.of(2020, 11, 10),
                                LocalDate.of(2020, 12, 4),
                                LocalDate.of(2020, 12, 18)));
        assertThat(yield.rows().get(1))
                .returns(56L, Row::daysToAgreement)
                .returns(80L, Row::daysToApproval)
                .returns(94L, Row::daysToFirstParticipant);
        assertThat(then.rows().get(1)).isEqualTo(new Row("UZ", 2, FIRST, LocalDate.of(2020, 11, 10), null, null));
    }

    @Test
    void aCountryOutsideTheScopeIsNotThere() {
        Actor chileOnly = Given.actor(Role.LEADERSHIP, chile.place());

        assertThat(pipeline.webinarYield(chileOnly, "ZF2001-III", null, null).rows())
                .extracting(Row::iso2)
                .containsExactly("CL");
    }

    @Test
    void theMedianIsOverCountriesThatHaveBothDays() {
        assertThat(yieldAfter(10L, null, 30L).medianToAgreement()).isEqualTo(20.0);
        assertThat(yieldAfter(3L, -4L, 11L).medianToAgreement()).isEqualTo(3.0);
        assertThat(yieldAfter(10L, 13L).medianToAgreement()).isEqualTo(11.5);
        assertThat(yieldAfter((Long) null).medianToAgreement()).isNull();
        assertThat(yieldAfter(5L).medianToApproval()).isNull();
        assertThat(yieldAfter(5L).medianToFirstParticipant()).isNull();
    }

    private static Yield yieldAfter(@Nullable Long... days) {
        List<Row> rows = Arrays.stream(days)
                .map(one -> new Row("UZ", 1, FIRST, one == null ? null : FIRST.plusDays(one), null, null))
                .toList();
        return new Yield(rows);
    }

    private void agreement(String signedOn) {
        given.insert("""
                insert into agreement (trial_id, participation_id, kind, title, signed_on)
                values (:trialId, :id, 'MOU', 'With the ministry', :on::date) returning id
                """, Map.of("trialId", uzbekistan.trialId(), "id", uzbekistan.id(), "on", signedOn));
    }

    private void approval(String kind, String status, String decidedOn) {
        given.insert(
                """
                insert into approval (trial_id, participation_id, kind, status, submitted_on, decided_on)
                values (:trialId, :id, :kind, :status, '2020-09-20', :on::date) returning id
                """,
                Map.of(
                        "trialId",
                        uzbekistan.trialId(),
                        "id",
                        uzbekistan.id(),
                        "kind",
                        kind,
                        "status",
                        status,
                        "on",
                        decidedOn));
    }
}
