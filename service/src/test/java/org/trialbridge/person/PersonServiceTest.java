package org.trialbridge.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.trialbridge.trial.TestTrials.actor;
import static org.trialbridge.trial.TestTrials.givenCountry;
import static org.trialbridge.trial.TestTrials.givenTrial;

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
import org.trialbridge.institution.Institution;
import org.trialbridge.institution.InstitutionInput;
import org.trialbridge.institution.InstitutionService;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.TestTrials;

class PersonServiceTest {
    private static final String TRIAL = "ZF2001-III";
    private static final Actor SECRETARIAT = actor(Role.SECRETARIAT, Place.EVERYTHING);
    private static final LocalDate NOW_DAY = LocalDate.of(2021, 2, 5);
    private static final Instant NOW = Instant.parse("2021-02-05T09:30:00Z");

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private PersonService people;
    private TrialRoleService roles;
    private ErasureService erasures;
    private Participation uzbekistan;
    private Institution academy;
    private Institution ministry;

    @BeforeEach
    void wire() {
        roles = new TrialRoleService(db.database());
        erasures = new ErasureService(db.database(), Clock.fixed(NOW, ZoneOffset.UTC));
        people = new PersonService(db.database(), Clock.fixed(NOW, ZoneOffset.UTC));
        givenTrial(db.database(), TRIAL);
        uzbekistan = givenCountry(db.database(), TRIAL, "UZ");
        academy = givenInstitution("Academy of Sciences", Institution.Kind.ACADEMY, "EC");
        ministry = givenInstitution("Ministry of Innovation", Institution.Kind.GOVERNMENT, "UZ");
    }

    @Test
    void aPersonIsStoredAsTyped() {
        PersonEntry created = people.create(SECRETARIAT, input("Nodira Karimova", ministry));

        assertThat(people.find(SECRETARIAT, created.person().id())).isEqualTo(created);
        assertThat(created.person())
                .isEqualTo(new Person(
                        created.person().id(),
                        1,
                        List.of("uz", "ru"),
                        ZoneId.of("Asia/Tashkent"),
                        "public task",
                        LocalDate.of(2024, 6, 30),
                        true,
                        false,
                        null,
                        "Nodira Karimova",
                        "Нодира Каримова",
                        "Dr",
                        "nodira@example.org",
                        "+998 71 200 00 01"));
        assertThat(created.affiliations())
                .extracting(
                        Affiliation::institutionName,
                        Affiliation::iso2,
                        Affiliation::position,
                        Affiliation::from,
                        Affiliation::to)
                .containsExactly(tuple(
                        "Ministry of Innovation",
                        "UZ",
                        "Head of department",
                        LocalDate.of(2018, 3, 1),
                        LocalDate.of(2022, 6, 30)));
    }

    @Test
    void peopleAreSeenThroughInstitutionsPartsAndMeetingsOfTheScope() {
        long byInstitution = givenPerson("Anvar", ministry);
        long byPart = givenPerson("Bakhtiyor", academy);
        roles.add(SECRETARIAT, byPart, new TrialRoleInput(TRIAL, "UZ", "", TrialRole.Part.OFFICIAL, null, null));
        long byMeeting = givenPerson("Carla", academy);
        givenMeeting(byMeeting, "UZ");
        long outside = givenPerson("Diego", academy);
        Actor coordinator = actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());

        assertThat(ids(coordinator, null, null)).containsExactly(byInstitution, byPart, byMeeting);
        assertThat(kindOf(() -> people.find(coordinator, outside))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(ids(SECRETARIAT, null, null)).containsExactly(byInstitution, byPart, byMeeting, outside);
        assertThat(ids(actor(Role.SECRETARIAT, Place.trial(uzbekistan.trialId())), null, null))
                .containsExactly(byInstitution, byPart, byMeeting);
    }

    @Test
    void theListIsSearchedByNameAndCountry() {
        long anvar = givenPerson("Anvar Tosh", ministry);
        long carla = givenPerson("Carla Ruiz", academy);

        assertThat(ids(SECRETARIAT, null, "rUIZ")).containsExactly(carla);
        assertThat(ids(SECRETARIAT, "UZ", null)).containsExactly(anvar);
        assertThat(ids(SECRETARIAT, null, "Каримова")).containsExactly(anvar, carla);
    }

    @Test
    void leadersAndAuditorsSeeNoContactDetails() {
        long id = givenPerson("Anvar", ministry);
        Actor leader = actor(Role.LEADERSHIP, Place.EVERYTHING);
        Actor auditor = actor(Role.AUDITOR, uzbekistan.place());
        Actor coordinator = actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());

        assertThat(people.find(leader, id).person().email()).isNull();
        assertThat(people.find(auditor, id).person().phone()).isNull();
        assertThat(people.find(auditor, id).person().name()).isEqualTo("Anvar");
        assertThat(people.list(leader, null, null, PersonService.USUAL, Window.FIRST)
                        .items()
                        .get(0)
                        .person()
                        .email())
                .isNull();
        assertThat(people.find(coordinator, id).person().email()).isEqualTo("nodira@example.org");
        assertThat(people.list(coordinator, null, null, PersonService.USUAL, Window.FIRST)
                        .items()
                        .get(0)
                        .person()
                        .phone())
                .isEqualTo("+998 71 200 00 01");
    }

    @Test
    void aChangeKeepsTheAffiliationsThatStay() {
        PersonEntry before = people.create(SECRETARIAT, input("Nodira Karimova", ministry));
        AffiliationInput kept = java.util.Objects.requireNonNull(
                        input("x", ministry).affiliations())
                .get(0);
        PersonInput both = new PersonInput(
                "Nodira Karimova",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(kept, new AffiliationInput(academy.id(), "Guest", null, null)));

        PersonEntry after = people.update(SECRETARIAT, before.person().id(), 1, both);

        assertThat(after.person().version()).isEqualTo(2);
        assertThat(after.person().email()).isNull();
        assertThat(after.affiliations()).hasSize(2).containsAll(before.affiliations());
        assertThat(kindOf(() -> people.update(SECRETARIAT, before.person().id(), 1, both)))
                .isEqualTo(Problem.Kind.STALE);
    }

    @Test
    void theReviewShowsHowToReachPeopleHoweverManyComeBeforeThem() {
        long id = people.create(
                        SECRETARIAT,
                        new PersonInput(
                                "Zulfiya", null, null, "zulfiya@example.org", null, null, null, null, null, null, null))
                .person()
                .id();
        db.jdbi().useTransaction(handle -> {
            handle.createQuery("select open_entry(0, null, 'test.given', null, 'person', null, 'test', 'SYSTEM')")
                    .mapTo(Long.class)
                    .one();
            handle.execute("update person set retain_until = '2021-02-01' where id = ?", id);
            handle.execute("""
                    with entry as (
                        insert into person (lawful_basis, retain_until)
                        select 'Consent', '2031-01-01' from generate_series(1, 201) returning id
                    )
                    insert into person_private (id, name) select id, 'Anvar ' || id from entry
                    """);
        });

        assertThat(people.review(SECRETARIAT, 0))
                .extracting(
                        entry -> entry.person().id(), entry -> entry.person().email())
                .containsExactly(tuple(id, "zulfiya@example.org"));
    }

    @Test
    void anErasedPersonKeepsHisPlaceAndLosesHisName() {
        long id = givenPerson("Nodira Karimova", ministry);

        erasures.erase(SECRETARIAT, id);
        PersonEntry erased = people.find(SECRETARIAT, id);

        assertThat(erased.person().erasedAt()).isEqualTo(NOW);
        assertThat(erased.person().shownName()).isEqualTo("Erased person");
        assertThat(erased.person().email()).isNull();
        assertThat(erased.affiliations()).hasSize(1);
        assertThat(erasures.erase(SECRETARIAT, id)).isEqualTo(erased.person());
        assertThat(people.find(SECRETARIAT, id)).isEqualTo(erased);
        assertThat(ids(SECRETARIAT, null, null)).isEmpty();
        assertThat(kindOf(() -> people.update(SECRETARIAT, id, 2, input("Again", ministry))))
                .isEqualTo(Problem.Kind.CONFLICT);
    }

    @Test
    void nothingErasedStaysReadableInTheAuditTrail() {
        long id = givenPerson("Nodira Karimova", ministry);

        erasures.erase(SECRETARIAT, id);

        List<String> trail = db.query(handle -> handle.createQuery(
                        "select coalesce(before::text, '') || coalesce(after::text, '') from change")
                .mapTo(String.class)
                .list());
        assertThat(trail).isNotEmpty().noneMatch(line -> line.contains("Nodira") || line.contains("200 00 01"));
        assertThat(trail).anyMatch(line -> line.contains("sha256:"));
    }

    @Test
    void aPartIsGivenWhereTheTrialMayBeEdited() {
        long id = givenPerson("Anvar", ministry);
        Actor leader = actor(Role.LEADERSHIP, uzbekistan.place());
        Actor elsewhere =
                actor(Role.SECRETARIAT, givenTrial(db.database(), "OTHER").place());
        TrialRoleInput part = new TrialRoleInput(
                TRIAL,
                "UZ",
                null,
                TrialRole.Part.NATIONAL_COORDINATOR,
                LocalDate.of(2020, 10, 1),
                LocalDate.of(2021, 9, 30));

        TrialRole added = roles.add(SECRETARIAT, id, part);

        assertThat(people.find(SECRETARIAT, id).roles()).containsExactly(added);
        assertThat(List.of(added))
                .extracting(
                        TrialRole::trial,
                        TrialRole::iso2,
                        TrialRole::site,
                        TrialRole::role,
                        TrialRole::from,
                        TrialRole::to)
                .containsExactly(tuple(
                        TRIAL,
                        "UZ",
                        null,
                        TrialRole.Part.NATIONAL_COORDINATOR,
                        LocalDate.of(2020, 10, 1),
                        LocalDate.of(2021, 9, 30)));
        assertThat(kindOf(() -> roles.add(leader, id, part))).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(kindOf(() -> roles.add(elsewhere, id, part))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(wrongFields(() -> roles.add(
                        SECRETARIAT, id, new TrialRoleInput(TRIAL, "PK", "PK-9", null, NOW_DAY, NOW_DAY.minusDays(1)))))
                .containsExactly("iso2", "site", "to", "role");
    }

    @Test
    void whoSeesAPersonDoesNotChangeHimForThat() {
        long id = givenPerson("Anvar", ministry);
        Actor coordinator = actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());

        assertThat(kindOf(() -> people.create(coordinator, input("New", ministry))))
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(kindOf(() -> people.update(coordinator, id, 1, input("New", ministry))))
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(kindOf(() -> erasures.erase(coordinator, id))).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(kindOf(() -> people.list(
                        actor(Role.SITE_CONTACT, uzbekistan.place()), null, null, PersonService.USUAL, Window.FIRST)))
                .isEqualTo(Problem.Kind.FORBIDDEN);
    }

    @Test
    void nobodyLosesAPersonByEnteringHimWithoutAPlace() {
        Actor secretary = actor(Role.SECRETARIAT, Place.trial(uzbekistan.trialId()));

        assertThat(wrongFields(() -> people.create(secretary, input("Carla", academy))))
                .containsExactly("affiliations");
        assertThat(people.create(secretary, input("Anvar", ministry)).person().name())
                .isEqualTo("Anvar");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        PersonInput wrong = new PersonInput(
                " ",
                null,
                "x".repeat(61),
                "nobody",
                "call me",
                List.of("xx"),
                "Mars/Olympus",
                "x".repeat(201),
                NOW_DAY,
                null,
                List.of(new AffiliationInput(4711L, null, NOW_DAY, NOW_DAY.minusDays(1))));

        assertThat(wrongFields(() -> people.create(SECRETARIAT, wrong)))
                .containsExactly(
                        "lawfulBasis",
                        "retainUntil",
                        "languages",
                        "zone",
                        "name",
                        "title",
                        "email",
                        "phone",
                        "affiliations/0/institutionId",
                        "affiliations/0/to");
    }

    private static PersonInput input(String name, Institution institution) {
        return new PersonInput(
                name,
                "Нодира Каримова",
                "Dr",
                "nodira@example.org",
                "+998 71 200 00 01",
                List.of("uz", "ru"),
                "Asia/Tashkent",
                "public task",
                LocalDate.of(2024, 6, 30),
                true,
                List.of(new AffiliationInput(
                        institution.id(), "Head of department", LocalDate.of(2018, 3, 1), LocalDate.of(2022, 6, 30))));
    }

    private long givenPerson(String name, Institution institution) {
        return people.create(SECRETARIAT, input(name, institution)).person().id();
    }

    private Institution givenInstitution(String name, Institution.Kind kind, String iso2) {
        return new InstitutionService(db.database())
                .create(SECRETARIAT, new InstitutionInput(name, null, kind, iso2, null, null));
    }

    private void givenMeeting(long personId, String iso2) {
        db.jdbi().useTransaction(handle -> {
            TestTrials.openEntry(handle, uzbekistan.trialId());
            long meeting = handle.createQuery("""
                            insert into meeting (kind, number, title, local_start, zone, duration_minutes, status)
                            values ('BRIDGING_WEBINAR', 1, 'First webinar', '2020-10-02 09:00', 'UTC', 90, 'SCHEDULED')
                            returning id
                            """).mapTo(Long.class).one();
            handle.execute(
                    "insert into meeting_trial (meeting_id, trial_id) values (?, ?)", meeting, uzbekistan.trialId());
            handle.execute("insert into meeting_country (meeting_id, country_iso2) values (?, ?)", meeting, iso2);
            handle.execute(
                    "insert into attendance (meeting_id, person_id, role, status) values (?, ?, 'SPEAKER', 'INVITED')",
                    meeting,
                    personId);
        });
    }

    private List<Long> ids(Actor actor, @Nullable String iso2, @Nullable String q) {
        return people.list(actor, iso2, q, PersonService.USUAL, Window.FIRST).items().stream()
                .map(entry -> entry.person().id())
                .toList();
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
