package org.trialbridge.trial;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Database;

/** Trials and countries for tests, with a different value in every column. */
public final class TestTrials {
    private TestTrials() {}

    public static TrialInput input(@Nullable String code) {
        return new TrialInput(
                code,
                "Recombinant protein vaccine in adults",
                "A phase III, randomised, placebo-controlled trial",
                Trial.Phase.PHASE3,
                "ZF2001",
                null,
                List.of("NCT04646590", "ChiCTR2000040153"),
                Trial.EnrolledMeans.FIRST_DOSE,
                29_000,
                LocalDate.of(2020, 12, 10),
                LocalDate.of(2022, 4, 15),
                ReportingCalendar.Frequency.WEEKLY,
                5,
                null,
                3,
                4);
    }

    public static ParticipationInput plan() {
        return new ParticipationInput(
                1, null, null, 7000, "Sign the agreement", LocalDate.of(2021, 2, 19), "The ministry leads.");
    }

    public static Trial givenTrial(Database database, String code) {
        return new TrialService(database).create(Actor.system(), input(code)).trial();
    }

    public static Participation givenCountry(Database database, String trial, String iso2) {
        return new ParticipationService(database)
                .create(Actor.system(), trial, iso2, plan())
                .participation();
    }

    public static long givenUser(TestDatabase db, String name, String email) {
        return db.jdbi().inTransaction(handle -> {
            openEntry(handle, 0);
            long id = handle.createQuery("insert into user_account default values returning id")
                    .mapTo(Long.class)
                    .one();
            handle.execute("insert into user_private (id, name, email) values (?, ?, ?)", id, name, email);
            return id;
        });
    }

    public static void givenGrant(TestDatabase db, long userId, Role role, Place place) {
        db.jdbi().useTransaction(handle -> {
            openEntry(handle, 0);
            handle.execute(
                    "insert into user_grant (user_id, role, trial_id, participation_id, site_id) values (?, ?, ?, ?, ?)",
                    userId,
                    role.name(),
                    place.trialId(),
                    place.participationId(),
                    place.siteId());
        });
    }

    /** For writing facts behind the services' back: an audit entry of the running transaction. */
    public static long openEntry(Handle handle, long trialId) {
        return handle.createQuery(
                        "select open_entry(:trialId, null, 'test.prepare', null, 'trial', :trialId, 'test', 'SYSTEM')")
                .bind("trialId", trialId)
                .mapTo(Long.class)
                .one();
    }

    /** Somebody with one role at one place. */
    public static Actor actor(Role role, Place place) {
        return new Actor(null, role.name(), List.of(new Grant(role, place)), Origin.SYSTEM);
    }
}
