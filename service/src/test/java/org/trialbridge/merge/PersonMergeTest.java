package org.trialbridge.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Window;
import org.trialbridge.person.ErasureService;
import org.trialbridge.person.MergedPerson;
import org.trialbridge.person.Person;
import org.trialbridge.person.PersonEntry;
import org.trialbridge.person.PersonService;
import org.trialbridge.person.Retention;
import org.trialbridge.problem.Problem;

class PersonMergeTest {
    private static final Actor SECRETARIAT = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private PersonMergeService merges;
    private PersonService people;
    private MergeWorld world;
    private long academy;
    private long saida;
    private long twin;

    @BeforeEach
    void twoEntries() {
        merges = new PersonMergeService(db.database());
        people = new PersonService(db.database(), Clock.systemUTC());
        world = new MergeWorld(db);
        academy = world.institution("Academy of Sciences");
        saida = world.person("Saida Karimova", "saida@example.org");
        twin = world.person("S. Karimova", "karimova@example.com");
    }

    @Test
    void allThatHungOnTheOtherEntryHangsOnTheOneThatStays() {
        world.hangOnPerson(twin, academy);

        merge(List.of());

        assertThat(hanging(twin)).isEmpty();
        assertThat(hanging(saida))
                .extracting(Hanging::table, Hanging::many)
                .containsExactlyInAnyOrder(
                        tuple("action_item", 1L),
                        tuple("affiliation", 1L),
                        tuple("attendance", 1L),
                        tuple("trial_role", 1L),
                        tuple("user_account", 1L));
        assertThat(people.find(SECRETARIAT, twin).person().id()).isEqualTo(saida);
        assertThat(people.list(SECRETARIAT, null, null, PersonService.USUAL, Window.FIRST)
                        .items())
                .extracting(entry -> entry.person().id())
                .containsExactly(saida);
    }

    @Test
    void whoStoodTwiceOnAListOfParticipantsStandsOnceWithTheMostThatIsKnown() {
        world.attend(twin, "ATTENDED");
        world.hangOnPerson(saida, academy);
        world.add(
                "insert into affiliation (person_id, institution_id, position) values (%d, %d, 'Head') returning id"
                        .formatted(twin, academy),
                null);

        merge(List.of());

        assertThat(texts("select status from attendance")).containsExactly("ATTENDED");
        assertThat(people.find(SECRETARIAT, saida).affiliations()).hasSize(1);
    }

    @Test
    void personalValuesAreExchangedSoThatNoneIsLostAndComeBackWhenItIsTakenBack() {
        world.hangOnPerson(twin, academy);
        PersonEntry before = people.find(SECRETARIAT, saida);
        PersonEntry other = people.find(SECRETARIAT, twin);

        Person merged = merge(List.of("email", "name"));

        assertThat(merged.name()).isEqualTo("S. Karimova");
        assertThat(merged.email()).isEqualTo("karimova@example.com");
        assertThat(people.merged(SECRETARIAT, saida))
                .extracting(MergedPerson::name, MergedPerson::email, MergedPerson::reason, MergedPerson::revocable)
                .containsExactly(tuple("Saida Karimova", "saida@example.org", "Entered twice", true));

        merges.undo(SECRETARIAT, saida, twin);

        assertThat(people.find(SECRETARIAT, saida))
                .usingRecursiveComparison()
                .ignoringFields("person.version")
                .isEqualTo(before);
        assertThat(people.find(SECRETARIAT, twin))
                .usingRecursiveComparison()
                .ignoringFields("person.version")
                .isEqualTo(other);
    }

    @Test
    void whoIsMergedIsErasedWithAllHisEntries() {
        merge(List.of("email"));

        new ErasureService(db.database(), Clock.systemUTC()).erase(SECRETARIAT, saida);

        assertThat(texts("select name from person_private")).isEmpty();
        assertThat(people.find(SECRETARIAT, twin).person().shownName()).isEqualTo("Erased person");
        assertThat(people.merged(SECRETARIAT, saida))
                .extracting(MergedPerson::revocable)
                .containsExactly(false);
        assertThat(kindOf(() -> merges.undo(SECRETARIAT, saida, twin))).isEqualTo(Problem.Kind.CONFLICT);
        assertThat(kindOf(() -> merges.compare(SECRETARIAT, saida, twin))).isEqualTo(Problem.Kind.CONFLICT);
    }

    @Test
    void whoAskedNotToBeContactedIsNotUnderAnyEntry() {
        world.add("update person set do_not_contact = true where id = %d returning id".formatted(twin), null);

        assertThat(merge(List.of()).doNotContact()).isTrue();
    }

    @Test
    void theReasonNamesNobodyBecauseItOutlivesAnErasure() {
        MergeInput input = new MergeInput(twin, 1, List.of(), "KARIMOVA was entered twice");

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> merges.merge(SECRETARIAT, saida, 1, input))
                .satisfies(problem ->
                        assertThat(problem.errors()).extracting("field").containsExactly("reason"));
    }

    @Test
    void theSecretariatOfOneTrialMergesNobodyAndIsToldWhoMay() {
        Actor ofOneTrial = Given.actor(Role.SECRETARIAT, Place.trial(world.trial));
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, world.uzbekistan.place());
        MergeInput input = new MergeInput(twin, 1, List.of(), "Entered twice");

        for (Actor actor : List.of(ofOneTrial, coordinator)) {
            assertThat(kindOf(() -> merges.merge(actor, saida, 1, input))).isEqualTo(Problem.Kind.FORBIDDEN);
            assertThat(kindOf(() -> merges.undo(actor, saida, twin))).isEqualTo(Problem.Kind.FORBIDDEN);
            assertThat(kindOf(() -> new DuplicatesService(db.database()).people(actor)))
                    .isEqualTo(Problem.Kind.FORBIDDEN);
        }
    }

    @Test
    void aStaleOrErasedOrMergedEntryIsNotMerged() {
        assertThat(kindOf(() -> merges.merge(SECRETARIAT, saida, 9, new MergeInput(twin, 1, List.of(), "x"))))
                .isEqualTo(Problem.Kind.STALE);
        assertThat(kindOf(() -> merges.merge(SECRETARIAT, saida, 1, new MergeInput(twin, 9, List.of(), "x"))))
                .isEqualTo(Problem.Kind.STALE);
        merge(List.of());
        assertThat(kindOf(() -> merges.merge(SECRETARIAT, saida, 2, new MergeInput(twin, 2, List.of(), "x"))))
                .isEqualTo(Problem.Kind.INVALID);
        assertThat(kindOf(
                        () -> people.retain(SECRETARIAT, twin, 2, new Retention("Consent", LocalDate.of(2045, 1, 1)))))
                .isEqualTo(Problem.Kind.CONFLICT);
    }

    @Test
    void likelyDuplicatesHaveOneAddressOrOneName() {
        long sameName = world.person("saida KARIMOVA", null);
        long sameAddress = world.person("Somebody else", "Karimova@Example.com");

        assertThat(new DuplicatesService(db.database()).people(SECRETARIAT))
                .extracting(Duplicate::id, Duplicate::otherId, Duplicate::why)
                .containsExactly(tuple(twin, sameAddress, "The same e-mail"), tuple(saida, sameName, "The same name"));
    }

    private Person merge(List<String> take) {
        return merges.merge(
                SECRETARIAT,
                saida,
                people.find(SECRETARIAT, saida).person().version(),
                new MergeInput(
                        twin, people.find(SECRETARIAT, twin).person().version(), List.copyOf(take), "Entered twice"));
    }

    private List<Hanging> hanging(long id) {
        return db.database().read(tx -> tx.dao(MergeDao.class).onPerson(id));
    }

    private List<String> texts(String sql) {
        return db.query(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private static Problem.Kind kindOf(ThrowingCallable work) {
        List<Problem.Kind> found = new ArrayList<>();
        assertThatExceptionOfType(Problem.class).isThrownBy(work).satisfies(problem -> found.add(problem.kind()));
        return found.get(0);
    }
}
