package org.trialbridge.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.problem.Problem;

/** What has no place of its own has a history for those only who see its page. */
class HistoryScopeTest {
    private static final long NOBODY = 987_654;

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private final Map<String, Object> ids = new HashMap<>();
    private HistoryService history;
    private Place uzbekistan;
    private Place pakistan;
    private long person;
    private long entry;

    @BeforeEach
    void anOfficialOfOneOfTwoCountries() {
        history = new HistoryService(db.database());
        ids.put("trialId", given.trial("ZF2001-III"));
        ids.put("country", given.country("ZF2001-III", "UZ").id());
        uzbekistan = given.reload("ZF2001-III", "UZ").place();
        pakistan = given.country("ZF2001-III", "PK").place();
        person = given.insert("insert into person (zone) values ('Asia/Tashkent') returning id", Map.of());
        ids.put("person", person);
        given.insert("insert into person_private (id, name) values (:person, 'Saida') returning id", ids);
        given.insert(
                "insert into trial_role (trial_id, participation_id, person_id, role) values (:trialId, :country, :person, 'OFFICIAL') returning id",
                ids);
        entry = history.history(Given.actor(Role.SECRETARIAT, Place.EVERYTHING), Kind.PERSON, person)
                .versions()
                .get(0)
                .number();
    }

    @Test
    void whoSeesAPersonAndMayChangeHimOrReadTheTrailReadsHisHistory() {
        assertThat(read(Given.actor(Role.SECRETARIAT, uzbekistan)).restorable()).isTrue();
        assertThat(read(Given.actor(Role.AUDITOR, uzbekistan)).restorable()).isFalse();
        history.requireChange(Given.actor(Role.SECRETARIAT, uzbekistan), Kind.PERSON, person);
    }

    @Test
    void aPersonOutsideOnesPlacesIsNotThere() {
        for (Role role : List.of(Role.SECRETARIAT, Role.AUDITOR, Role.COUNTRY_COORDINATOR, Role.LEADERSHIP)) {
            Actor elsewhere = Given.actor(role, pakistan);

            assertRefused(Problem.Kind.NOT_FOUND, () -> read(elsewhere));
            assertRefused(Problem.Kind.NOT_FOUND, () -> history.earlier(elsewhere, Kind.PERSON, person, entry));
            assertRefused(Problem.Kind.NOT_FOUND, () -> history.requireChange(elsewhere, Kind.PERSON, person));
        }
    }

    @Test
    void seeingAPersonIsNotEnough() {
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan);

        assertRefused(Problem.Kind.FORBIDDEN, () -> read(coordinator));
        assertRefused(Problem.Kind.FORBIDDEN, () -> history.earlier(coordinator, Kind.PERSON, person, entry));
        assertRefused(
                Problem.Kind.FORBIDDEN,
                () -> history.requireChange(Given.actor(Role.AUDITOR, uzbekistan), Kind.PERSON, person));
    }

    @Test
    void aRightInOneCountryDoesNotReachThePeopleOfAnother() {
        Actor both = new Actor(
                7L,
                "Botir",
                List.of(new Grant(Role.LEADERSHIP, uzbekistan), new Grant(Role.SECRETARIAT, pakistan)),
                new Origin("request", Origin.Channel.FORM, null));

        assertRefused(Problem.Kind.FORBIDDEN, () -> read(both));
        assertRefused(Problem.Kind.FORBIDDEN, () -> history.requireChange(both, Kind.PERSON, person));
    }

    @Test
    void theAnswerDoesNotTellWhetherAPersonIsThere() {
        for (Role role : Role.values()) {
            Actor elsewhere = Given.actor(role, pakistan);
            Problem.Kind kind = elsewhere.mayAnywhere(Action.VIEW) ? Problem.Kind.NOT_FOUND : Problem.Kind.FORBIDDEN;

            assertRefused(kind, () -> read(elsewhere));
            assertRefused(kind, () -> history.history(elsewhere, Kind.PERSON, NOBODY));
        }
    }

    @Test
    void theDirectoryOfInstitutionsIsForThoseWhoReadIt() {
        long academy = given.insert(
                "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'UZ') returning id",
                Map.of());
        Actor contact = Given.actor(Role.SITE_CONTACT, uzbekistan);

        assertThat(history.history(Given.actor(Role.AUDITOR, pakistan), Kind.INSTITUTION, academy)
                        .restorable())
                .isFalse();
        assertRefused(Problem.Kind.FORBIDDEN, () -> history.history(contact, Kind.INSTITUTION, academy));
        assertRefused(Problem.Kind.FORBIDDEN, () -> history.history(contact, Kind.INSTITUTION, NOBODY));
    }

    private History read(Actor actor) {
        return history.history(actor, Kind.PERSON, person);
    }

    private static void assertRefused(Problem.Kind kind, ThrowingCallable reading) {
        assertThatExceptionOfType(Problem.class).isThrownBy(reading).returns(kind, Problem::kind);
    }
}
