package org.trialbridge.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

/** What is missing of the periods that somebody is about to accept. */
class GapsBeforeAcceptingTest {
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-09T20:00:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private final Actor secretariat = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);
    private LockService locks;
    private Participation uzbekistan;
    private long tashkent;

    @BeforeEach
    void twoSitesOfWhichOneBeganLater() {
        locks = new LockService(db.database(), new ReopeningLetter(URI.create("https://t.example.org")), CLOCK);
        given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ");
        tashkent = given.site(uzbekistan, "UZ-01", FRIDAY.minusWeeks(3));
        given.site(uzbekistan, "UZ-02", FRIDAY.minusWeeks(1));
    }

    @Test
    void eachPeriodSaysWhatIsMissingOfItAndUpToIt() {
        given.counts(uzbekistan, tashkent, FRIDAY.minusWeeks(2), 30);
        given.counts(uzbekistan, tashkent, FRIDAY.minusWeeks(1), 40);

        LockSheet sheet = sheet();

        assertThat(sheet.gaps())
                .containsExactly(
                        new Gap(FRIDAY.minusWeeks(3), 1, 1, 1),
                        new Gap(FRIDAY.minusWeeks(1), 2, 1, 2),
                        new Gap(FRIDAY, 2, 2, 4));
        assertThat(sheet.missing()).isEqualTo(4);
        assertThat(sheet.latestGaps()).extracting(Gap::missing).containsExactly(2, 1, 1);
    }

    @Test
    void whatIsAcceptedAlreadyAndWhatNobodyOwesIsNotMissing() {
        given.lock(uzbekistan, FRIDAY.minusWeeks(1));
        given.counts(uzbekistan, tashkent, FRIDAY, 40);
        given.insert(
                "update site set status = 'CLOSED', closed_on = :on where code = 'UZ-02' returning id",
                Map.of("on", FRIDAY.minusWeeks(1), "trialId", uzbekistan.trialId()));

        assertThat(sheet().next()).isEqualTo(FRIDAY);
        assertThat(sheet().gaps()).isEmpty();
        assertThat(sheet().missing()).isZero();
    }

    @Test
    void aCountryWithoutSitesOwesNothing() {
        given.country("ZF2001-III", "PK");

        assertThat(locks.sheet(secretariat, "ZF2001-III", "PK").gaps()).isEmpty();
    }

    @Test
    void onlyTheLatestPeriodsAreListed() {
        given.site(uzbekistan, "UZ-03", FRIDAY.minusWeeks(20));

        LockSheet sheet = sheet();

        assertThat(sheet.gaps()).hasSize(21);
        assertThat(sheet.latestGaps()).hasSize(12).first().isEqualTo(new Gap(FRIDAY, 3, 3, 27));
    }

    private LockSheet sheet() {
        return locks.sheet(secretariat, "ZF2001-III", "UZ");
    }
}
