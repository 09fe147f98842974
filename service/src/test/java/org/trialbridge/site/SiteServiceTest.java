package org.trialbridge.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.trialbridge.site.TestSites.givenSite;
import static org.trialbridge.site.TestSites.input;
import static org.trialbridge.trial.TestTrials.actor;
import static org.trialbridge.trial.TestTrials.givenCountry;
import static org.trialbridge.trial.TestTrials.givenTrial;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Window;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.SiteStatus;
import org.trialbridge.trial.TestTrials;

class SiteServiceTest {
    private static final String TRIAL = "ZF2001-III";
    private static final Actor SECRETARIAT = actor(Role.SECRETARIAT, Place.EVERYTHING);
    /** In Samarkand it is already the next day, 6 February. */
    private static final Clock NOW = Clock.fixed(Instant.parse("2021-02-05T20:30:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private SiteService sites;
    private Participation uzbekistan;

    @BeforeEach
    void wire() {
        sites = new SiteService(db.database(), NOW);
        givenTrial(db.database(), TRIAL);
        uzbekistan = givenCountry(db.database(), TRIAL, "UZ");
    }

    @Test
    void aSiteIsStoredAsTyped() {
        Site created = sites.create(SECRETARIAT, TRIAL, input("UZ-01", "UZ")).site();

        assertThat(sites.find(SECRETARIAT, TRIAL, "UZ-01"))
                .isEqualTo(new SiteStanding(created, null, null, null, null));
        assertThat(created)
                .isEqualTo(new Site(
                        created.id(),
                        1,
                        uzbekistan.trialId(),
                        TRIAL,
                        uzbekistan.id(),
                        "UZ",
                        "UZ-01",
                        "City hospital UZ-01",
                        null,
                        null,
                        "Tashkent",
                        new BigDecimal("41.31108"),
                        new BigDecimal("69.24056"),
                        ZoneId.of("Asia/Samarkand"),
                        SiteStatus.ACTIVATED,
                        LocalDate.of(2020, 12, 1),
                        LocalDate.of(2020, 12, 12),
                        null,
                        600,
                        false));
    }

    @Test
    void anActivatedSiteEnrollsFromItsFirstEnrolledParticipant() {
        Site site = givenSite(db.database(), TRIAL, "UZ", "UZ-01");
        givenCounts(site, LocalDate.of(2021, 1, 29), 12, 0);
        SiteStatus before = sites.find(SECRETARIAT, TRIAL, "UZ-01").site().status();

        givenCounts(site, LocalDate.of(2021, 2, 5), null, 7);

        assertThat(before).isEqualTo(SiteStatus.ACTIVATED);
        SiteStanding after = sites.find(SECRETARIAT, TRIAL, "UZ-01");
        assertThat(after.site().status()).isEqualTo(SiteStatus.ENROLLING);
        assertThat(after.screened()).isEqualTo(12);
        assertThat(after.enrolled()).isEqualTo(7);
        assertThat(after.lastPeriodEnd()).isEqualTo("2021-02-05");
        assertThat(after.daysSince()).isEqualTo(1);
        assertThat(sites.list(SECRETARIAT, TRIAL, "UZ", SiteService.USUAL, Window.FIRST)
                        .items())
                .containsExactly(after);
    }

    @Test
    void aChangeRaisesTheVersionAndAStaleOneIsRefused() {
        Site site = givenSite(db.database(), TRIAL, "UZ", "UZ-01");

        SiteStanding changed = sites.update(SECRETARIAT, TRIAL, "UZ-01", 1, input(null, null));
        Problem problem =
                assertThrows(Problem.class, () -> sites.update(SECRETARIAT, TRIAL, "UZ-01", 1, input(null, null)));

        assertThat(changed.site().version()).isEqualTo(2);
        assertThat(changed.site().id()).isEqualTo(site.id());
        assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE);
        assertThat(problem.current()).contains(changed);
    }

    @Test
    void theReasonOfAStepBackIsInTheAuditTrail() {
        givenSite(db.database(), TRIAL, "UZ", "UZ-01");
        SiteInput back = new SiteInput(
                null,
                null,
                "City hospital",
                null,
                null,
                null,
                null,
                null,
                SiteStatus.INITIATED,
                null,
                null,
                null,
                null,
                "Entered for the wrong site");

        sites.update(SECRETARIAT, TRIAL, "UZ-01", 1, back);

        assertThat(db.<List<String>>query(
                        handle -> handle.createQuery("select reason from audit_entry where action = 'site.update'")
                                .mapTo(String.class)
                                .list()))
                .containsExactly("Entered for the wrong site");
    }

    @Test
    void aCodeIsUsedOnceInATrialAndTheCountryTakesPart() {
        givenSite(db.database(), TRIAL, "UZ", "UZ-01");

        assertThat(wrongFields(() -> sites.create(SECRETARIAT, TRIAL, input("UZ-01", "UZ"))))
                .containsExactly("code");
        assertThat(wrongFields(() -> sites.create(SECRETARIAT, TRIAL, input("EC-01", "EC"))))
                .containsExactly("iso2");
        assertThat(wrongFields(() -> sites.create(SECRETARIAT, TRIAL, input("EC-01", null))))
                .containsExactly("iso2");
    }

    @Test
    void aSiteOutsideTheScopeLooksMissing() {
        Participation pakistan = givenCountry(db.database(), TRIAL, "PK");
        givenSite(db.database(), TRIAL, "UZ", "UZ-01");
        givenSite(db.database(), TRIAL, "PK", "PK-01");
        Actor coordinator = actor(Role.COUNTRY_COORDINATOR, pakistan.place());

        assertThat(codes(coordinator)).containsExactly("PK-01");
        assertThat(kindOf(() -> sites.find(coordinator, TRIAL, "UZ-01"))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(kindOf(() -> sites.create(coordinator, TRIAL, input("UZ-02", "UZ"))))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(kindOf(() -> sites.create(coordinator, TRIAL, input("EC-01", "EC"))))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(kindOf(() -> sites.update(coordinator, TRIAL, "UZ-01", 1, input(null, null))))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(sites.choices(coordinator, TRIAL).countries())
                .extracting(Participation::iso2)
                .containsExactly("PK");
        assertThat(sites.create(coordinator, TRIAL, input("PK-02", "PK")).site().iso2())
                .isEqualTo("PK");
    }

    @Test
    void aSiteContactSeesHisSiteAndChangesNothing() {
        Site mine = givenSite(db.database(), TRIAL, "UZ", "UZ-01");
        givenSite(db.database(), TRIAL, "UZ", "UZ-02");
        Actor contact = actor(Role.SITE_CONTACT, mine.place());

        assertThat(codes(contact)).containsExactly("UZ-01");
        assertThat(sites.find(contact, TRIAL, "UZ-01").site()).isEqualTo(mine);
        assertThat(kindOf(() -> sites.find(contact, TRIAL, "UZ-02"))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(kindOf(() -> sites.update(contact, TRIAL, "UZ-01", 1, input(null, null))))
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(kindOf(() -> sites.choices(contact, TRIAL))).isEqualTo(Problem.Kind.FORBIDDEN);
    }

    private List<String> codes(Actor actor) {
        return sites.list(actor, TRIAL, null, SiteService.USUAL, Window.FIRST).items().stream()
                .map(standing -> standing.site().code())
                .toList();
    }

    private void givenCounts(Site site, LocalDate periodEnd, @Nullable Integer screened, int enrolled) {
        db.jdbi().useTransaction(handle -> {
            long entryId = TestTrials.openEntry(handle, site.trialId());
            handle.createUpdate("""
                            insert into counts (trial_id, participation_id, site_id, period_end, revision, screened, enrolled,
                                                channel, entry_id)
                            values (:trialId, :participationId, :siteId, :periodEnd, 1, :screened, :enrolled, 'API', :entryId)
                            """)
                    .bind("trialId", site.trialId())
                    .bind("participationId", site.participationId())
                    .bind("siteId", site.id())
                    .bind("periodEnd", periodEnd)
                    .bind("screened", screened)
                    .bind("enrolled", enrolled)
                    .bind("entryId", entryId)
                    .execute();
        });
    }

    private static List<String> wrongFields(Executable work) {
        return assertThrows(Problem.class, work).errors().stream()
                .map(FieldError::field)
                .toList();
    }

    private static Problem.Kind kindOf(Executable work) {
        return assertThrows(Problem.class, work).kind();
    }
}
