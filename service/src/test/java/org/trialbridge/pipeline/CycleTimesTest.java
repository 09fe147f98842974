package org.trialbridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbridge.pipeline.CycleTimes.Kind.APPROVAL_TO_FIRST_PARTICIPANT;
import static org.trialbridge.pipeline.CycleTimes.Kind.SUBMISSION_TO_APPROVAL;
import static org.trialbridge.pipeline.CycleTimes.Kind.WEBINAR_TO_AGREEMENT;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import org.trialbridge.pipeline.CycleTimes.Figure;
import org.trialbridge.trial.Participation;

class CycleTimesTest {
    private static final LocalDate SEPTEMBER = LocalDate.of(2020, 9, 1);
    private static final String TRIAL = "ZF2001-III";
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private PipelineService pipeline;
    private Participation uzbekistan;
    private Participation pakistan;

    @BeforeEach
    void twoCountries() {
        pipeline =
                new PipelineService(db.database(), Clock.fixed(Instant.parse("2021-02-05T20:30:00Z"), ZoneOffset.UTC));
        given.trial(TRIAL);
        uzbekistan = given.country(TRIAL, "UZ");
        pakistan = given.country(TRIAL, "PK");
    }

    @Test
    void mediansAreToldForACountryFromOneOnAndForAllFromThreeOn() {
        approval(uzbekistan, "ETHICS", SEPTEMBER, SEPTEMBER.plusDays(20), "APPROVED");
        approval(uzbekistan, "NATIONAL_REGULATOR", SEPTEMBER, SEPTEMBER.plusDays(33), "APPROVED_WITH_CONDITIONS");
        approval(uzbekistan, "BIOSAFETY", SEPTEMBER, SEPTEMBER.plusDays(90), "REJECTED");
        approval(pakistan, "NATIONAL_REGULATOR", SEPTEMBER, SEPTEMBER.plusDays(61), "EXPIRED");
        approval(pakistan, "ETHICS", SEPTEMBER.plusDays(9), null, "SUBMITTED");
        given.counts(uzbekistan, null, SEPTEMBER.plusDays(50), 7);
        given.webinar(uzbekistan.trialId(), 1, SEPTEMBER.plusDays(40), "UZ");
        agreement(uzbekistan, SEPTEMBER.plusDays(12));

        assertThat(times(SECRETARY, null).figures())
                .containsExactly(
                        new Figure(null, SUBMISSION_TO_APPROVAL, 3, 33.0, 0),
                        new Figure(null, APPROVAL_TO_FIRST_PARTICIPANT, 1, null, 0),
                        new Figure(null, WEBINAR_TO_AGREEMENT, 0, null, 1),
                        new Figure("PK", SUBMISSION_TO_APPROVAL, 1, 61.0, 0),
                        new Figure("PK", APPROVAL_TO_FIRST_PARTICIPANT, 0, null, 0),
                        new Figure("PK", WEBINAR_TO_AGREEMENT, 0, null, 0),
                        new Figure("UZ", SUBMISSION_TO_APPROVAL, 2, 26.5, 0),
                        new Figure("UZ", APPROVAL_TO_FIRST_PARTICIPANT, 1, 17.0, 0),
                        new Figure("UZ", WEBINAR_TO_AGREEMENT, 0, null, 1));
    }

    @Test
    void onlyWhatIsOverByTheDayAndInSightCounts() {
        approval(uzbekistan, "ETHICS", SEPTEMBER, SEPTEMBER.plusDays(20), "APPROVED");
        approval(pakistan, "ETHICS", SEPTEMBER, SEPTEMBER.plusDays(61), "APPROVED");
        given.webinar(uzbekistan.trialId(), 1, SEPTEMBER, "UZ");
        agreement(uzbekistan, SEPTEMBER.plusDays(30));

        assertThat(times(SECRETARY, SEPTEMBER.plusDays(29)).cycles())
                .extracting(CycleTimes.Cycle::iso2)
                .containsExactly("UZ");
        assertThat(times(SECRETARY, SEPTEMBER.plusDays(61)).cycles()).hasSize(3);
        assertThat(times(Given.actor(Role.LEADERSHIP, pakistan.place()), null).cycles())
                .extracting(CycleTimes.Cycle::iso2)
                .containsExactly("PK");
        assertThat(times(SECRETARY, SEPTEMBER.plusDays(19)).figures())
                .allMatch(figure -> figure.iso2() == null && figure.n() == 0 && figure.medianDays() == null);
    }

    private CycleTimes times(Actor actor, @Nullable LocalDate asOf) {
        return pipeline.cycleTimes(actor, TRIAL, asOf, null);
    }

    private void approval(
            Participation country, String kind, LocalDate submitted, @Nullable LocalDate decided, String status) {
        given.insert(
                """
                insert into approval (trial_id, participation_id, kind, reference, status, submitted_on, decided_on)
                values (:trialId, :id, :kind, :kind, :status, :submitted, nullif(:decided, '')::date) returning id
                """,
                Map.of(
                        "trialId",
                        country.trialId(),
                        "id",
                        country.id(),
                        "kind",
                        kind,
                        "status",
                        status,
                        "submitted",
                        submitted,
                        "decided",
                        decided == null ? "" : decided.toString()));
    }

    private void agreement(Participation country, LocalDate signed) {
        given.insert("""
                insert into agreement (trial_id, participation_id, kind, title, signed_on)
                values (:trialId, :id, 'MOU', 'With the ministry', :signed) returning id
                """, Map.of("trialId", country.trialId(), "id", country.id(), "signed", signed));
    }
}
