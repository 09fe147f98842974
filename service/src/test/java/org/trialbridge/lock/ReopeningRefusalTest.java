package org.trialbridge.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

/** What becomes of a reopening to which the second person does not agree. */
class ReopeningRefusalTest {
    private static final String TRIAL = "ZF2001-III";
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-09T20:00:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private LockService locks;
    private Participation uzbekistan;
    private Actor dilnoza;
    private Actor liWei;
    private long lock;
    private Reopening asked;

    @BeforeEach
    void aReopeningThatWaits() {
        locks = new LockService(db.database(), new ReopeningLetter(URI.create("https://t.example.org")), CLOCK);
        given.trial(TRIAL);
        uzbekistan = given.country(TRIAL, "UZ");
        dilnoza = user("Dilnoza", Role.COUNTRY_COORDINATOR, uzbekistan.place());
        liWei = user("Li Wei", Role.SECRETARIAT, Place.EVERYTHING);
        lock = given.lock(uzbekistan, FRIDAY);
        asked = ask("UZ-02 reported late");
    }

    @Test
    void itSaysWhoDeclinedAndWhyAndOpensNothing() {
        Reopening declined = decline(liWei, "The list of UZ-02 agrees");

        assertThat(asked.waits()).isTrue();
        assertThat(declined.waits()).isFalse();
        assertThat(declined.approved()).isFalse();
        assertThat(declined.declinedBy()).isEqualTo("Li Wei");
        assertThat(declined.declinedAt()).isNotNull();
        assertThat(declined.declinedWhy()).isEqualTo("The list of UZ-02 agrees");
        assertThat(locks.find(dilnoza, TRIAL, lock).reopenings()).containsExactly(declined);
        assertThat(locks.find(dilnoza, TRIAL, lock).holdsThrough()).isEqualTo(FRIDAY);
        assertThat(trail()).contains("periods.declineReopening by Li Wei: The list of UZ-02 agrees");
    }

    @Test
    void itIsAnsweredOnceAndCanBeAskedForAgain() {
        decline(liWei, "No");

        assertThat(problem(() -> decline(liWei, "Once more no")).detail())
                .isEqualTo("This reopening is declined already.");
        assertThat(problem(() -> locks.approve(liWei, TRIAL, lock, asked.id())).detail())
                .isEqualTo("This reopening is declined already.");
        Reopening again = ask("UZ-02 sent its list now");
        locks.approve(liWei, TRIAL, lock, again.id());
        assertThat(problem(() -> locks.decline(liWei, TRIAL, lock, again.id(), new RefusalInput("Too late")))
                        .detail())
                .isEqualTo("This reopening is approved already.");
        assertThat(locks.find(dilnoza, TRIAL, lock).holdsThrough()).isEqualTo(FRIDAY.minusDays(1));
    }

    @Test
    void theDatabaseTakesOneAnswerOnlyAndNoneOfWhoeverAsked() {
        decline(liWei, "No");
        String approval =
                "insert into period_reopening_approval (trial_id, reopening_id, entry_id) values (:trialId, :reopening, %s) returning id";
        String refusal =
                "insert into period_reopening_refusal (trial_id, reopening_id, reason, entry_id) values (:trialId, :reopening, 'No', %s) returning id";
        Reopening other = ask("Asked again");

        assertThatThrownBy(() -> insertAs(liWei, approval, asked)).hasMessageContaining("is answered");
        assertThatThrownBy(() -> insertAs(dilnoza, refusal, other)).hasMessageContaining("second person");
        assertThat(insertAs(liWei, refusal, other)).isPositive();
    }

    @Test
    void onlyASecondPersonOfTheCountryOrTheSecretariatDeclinesAndSaysWhy() {
        Participation pakistan = given.country(TRIAL, "PK");
        Actor neighbour = user("Asad", Role.COUNTRY_COORDINATOR, pakistan.place());
        Actor leader = user("Anna", Role.LEADERSHIP, Place.EVERYTHING);

        assertThat(problem(() -> decline(dilnoza, "Mine")).kind()).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(problem(() -> decline(leader, "No")).kind()).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(problem(() -> decline(Actor.system(), "No")).kind()).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(problem(() -> decline(neighbour, "No")).kind()).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(problem(() -> locks.decline(liWei, TRIAL, lock, 99, new RefusalInput("No")))
                        .kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(problem(() -> decline(liWei, " ")).errors())
                .extracting(error -> error.field() + ": " + error.message())
                .containsExactly("reason: Enter a text.");
        assertThat(locks.find(dilnoza, TRIAL, lock).reopenings()).containsExactly(asked);
    }

    private Reopening ask(String why) {
        return locks.ask(dilnoza, TRIAL, lock, new ReopeningInput(FRIDAY, why));
    }

    private Reopening decline(Actor actor, @Nullable String why) {
        return locks.decline(actor, TRIAL, lock, asked.id(), new RefusalInput(why));
    }

    private long insertAs(Actor actor, String sql, Reopening reopening) {
        Map<String, @Nullable Object> values = Map.of(
                "trialId", uzbekistan.trialId(), "reopening", reopening.id(), "user", String.valueOf(actor.userId()));
        return db.jdbi().inTransaction(handle -> {
            handle.createQuery(
                            "select open_entry(:trialId, cast(:user as bigint), 'test.given', null, 'trial', null, 'test', 'SYSTEM')")
                    .bindMap(values)
                    .mapTo(Long.class)
                    .one();
            return handle.createQuery(sql.formatted("current_setting('trialbridge.entry')::bigint"))
                    .bindMap(values)
                    .mapTo(Long.class)
                    .one();
        });
    }

    private Actor user(String name, Role role, Place place) {
        return new Actor(
                given.user(name), name, List.of(new Grant(role, place)), new Origin("test", Origin.Channel.FORM, null));
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call);
    }

    private List<String> trail() {
        return db.query(handle -> handle.createQuery("""
                        select a.action || ' by ' || u.name || ': ' || coalesce(a.reason, 'null')
                          from audit_entry a
                          join user_private u on u.id = a.user_id
                         order by a.id
                        """).mapTo(String.class).list());
    }
}
