package org.trialbridge.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Window;
import org.trialbridge.institution.Institution;
import org.trialbridge.institution.InstitutionDao;
import org.trialbridge.institution.InstitutionInput;
import org.trialbridge.institution.InstitutionService;
import org.trialbridge.institution.MergedInstitution;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

class InstitutionMergeTest {
    private static final Actor SECRETARIAT = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private InstitutionMergeService merges;
    private InstitutionService institutions;
    private MergeWorld world;
    private long academy;
    private long other;

    @BeforeEach
    void twoEntries() {
        merges = new InstitutionMergeService(db.database());
        institutions = new InstitutionService(db.database());
        world = new MergeWorld(db);
        academy = world.institution("Academy of Sciences");
        other = world.add("""
                insert into institution (name, native_name, kind, country_iso2, ror_id)
                values (:name, 'Fanlar akademiyasi', 'RESEARCH_INSTITUTE', 'UZ', 'https://ror.org/034t30j35') returning id""", "Uzbek Academy of Sciences");
    }

    @Test
    void everyForeignKeyOfTheCatalogueMovesOrIsKnownToStay() {
        assertThat(references("institution")).contains("institution.merged_into_id stays");
        assertThat(references("institution"))
                .filteredOn(reference -> reference.endsWith(" stays"))
                .as("keys that a merge leaves behind: decide what happens to them")
                .containsExactly(
                        "institution.merged_into_id stays",
                        "institution_words.id stays",
                        "kept_apart.institution_id stays",
                        "kept_apart.other_institution_id stays");
        assertThat(references("person"))
                .filteredOn(reference -> reference.endsWith(" stays"))
                .as("keys that a merge leaves behind: decide what happens to them")
                .containsExactly(
                        "kept_apart.other_person_id stays",
                        "kept_apart.person_id stays",
                        "person.merged_into_id stays",
                        "person_private.id stays");
        List<String> withoutId =
                db.query(handle -> handle.createQuery("""
                        select r.table_name
                          from (select * from references_to('institution') union select * from references_to('person')) r
                         where r.moves
                           and not exists (select from information_schema.columns c
                                            where c.table_schema = 'public' and c.table_name = r.table_name
                                              and c.column_name = 'id')
                        """).mapTo(String.class).list());
        assertThat(withoutId).as("tables whose rows have no id of their own").isEmpty();
    }

    @Test
    void allThatHungOnTheOtherOneHangsOnTheOneThatStays() {
        world.hangOnInstitution(academy);
        world.hangOnInstitution(other);
        long before = merges.compare(SECRETARIAT, academy, other).onGoes().size();

        merge(List.of());

        SideBySide now = sideBySide();
        assertThat(before).isEqualTo(12);
        assertThat(now.onGoes()).isEmpty();
        assertThat(now.onStays())
                .extracting(Hanging::table, Hanging::many)
                .contains(tuple("site", 2L), tuple("approval", 2L), tuple("outreach", 2L), tuple("attendance", 2L))
                .contains(tuple("affiliation", 2L), tuple("action_item", 2L), tuple("agenda_item", 2L))
                .contains(tuple("institution", 2L), tuple("agreement_party", 2L))
                .contains(tuple("participation", 1L), tuple("trial", 1L));
    }

    @Test
    void theValueOfEachFieldIsChosen() {
        Institution merged = merge(List.of("name", "rorId"));

        assertThat(merged)
                .isEqualTo(new Institution(
                        academy,
                        2,
                        "Uzbek Academy of Sciences",
                        null,
                        Institution.Kind.ACADEMY,
                        "UZ",
                        null,
                        null,
                        "https://ror.org/034t30j35"));
    }

    @Test
    void theMergedOneIsOfferedNoMoreAndItsAddressLeadsToTheOneThatStays() {
        merge(List.of());

        assertThat(institutions.find(SECRETARIAT, other).id()).isEqualTo(academy);
        assertThat(institutions
                        .list(SECRETARIAT, null, null, InstitutionService.USUAL, Window.FIRST)
                        .items())
                .extracting(Institution::id)
                .containsExactly(academy);
        List<Long> existing =
                db.database().read(tx -> tx.dao(InstitutionDao.class).existing(List.of(academy, other)));
        assertThat(existing).containsExactly(academy);
        assertThat(kindOf(() -> institutions.update(SECRETARIAT, other, 2, input("New", null))))
                .isEqualTo(Problem.Kind.CONFLICT);
        assertThat(institutions
                        .create(SECRETARIAT, input("Uzbek Academy of Sciences", null))
                        .id())
                .as("its name is free again")
                .isPositive();
    }

    @Test
    void whatItWasWhoMergedItAndWhyIsReadWhereItWent() {
        world.given.user("Rustam");
        merge(List.of());
        long third = world.institution("National Academy");
        merges.merge(SECRETARIAT, third, 1, new MergeInput(academy, 2, List.of(), "Renamed in 2020"));

        List<MergedInstitution> merged = institutions.whole(SECRETARIAT, other).merged();

        assertThat(institutions.find(SECRETARIAT, other).id()).isEqualTo(third);
        assertThat(merged)
                .extracting(
                        MergedInstitution::name,
                        MergedInstitution::nativeName,
                        MergedInstitution::kind,
                        MergedInstitution::reason,
                        MergedInstitution::revocable)
                .containsExactly(
                        tuple("Academy of Sciences", null, Institution.Kind.ACADEMY, "Renamed in 2020", true),
                        tuple(
                                "Uzbek Academy of Sciences",
                                "Fanlar akademiyasi",
                                Institution.Kind.RESEARCH_INSTITUTE,
                                "Entered twice",
                                false));
    }

    @Test
    void whatWasKnownBeforeStillShowsBoth() {
        world.hangOnInstitution(other);
        Instant before = now();

        merge(List.of("name"));

        assertThat(namesKnownAt(before)).contains("Academy of Sciences", "Uzbek Academy of Sciences");
        assertThat(known(before, "select count(*) from site where institution_id = " + other))
                .isEqualTo(1);
        assertThat(known(now(), "select count(*) from site where institution_id = " + other))
                .isZero();
    }

    @Test
    void aPartyOfAnAgreementThatStandsTwiceStandsOnce() {
        long agreement = world.agreement();
        for (long party : new long[] {academy, other}) {
            world.add(
                    "insert into agreement_party (agreement_id, institution_id) values (%d, %d) returning id"
                            .formatted(agreement, party),
                    null);
        }

        merge(List.of());

        assertThat(count("select count(*) from agreement_party where agreement_id = " + agreement))
                .isEqualTo(1);
    }

    @Test
    void noInstitutionBecomesAPartOfItself() {
        long faculty = world.add(
                "insert into institution (name, kind, country_iso2, parent_id) values (:name, 'OTHER', 'UZ', %d) returning id"
                        .formatted(other),
                "Faculty");
        institutions.update(SECRETARIAT, academy, 1, input("Academy of Sciences", faculty));

        assertThat(errors(() ->
                        merges.merge(SECRETARIAT, academy, 2, new MergeInput(other, 1, List.of(), "Entered twice"))))
                .containsExactly(
                        "parentId: Choose another one, for no institution is a part of itself: Academy of Sciences › Faculty › Academy of Sciences.");
        merges.merge(SECRETARIAT, academy, 2, new MergeInput(other, 1, List.of("parentId"), "Entered twice"));
        assertThat(institutions.whole(SECRETARIAT, academy).parts())
                .extracting(Institution::id)
                .containsExactly(faculty);
        assertThat(institutions.find(SECRETARIAT, academy).parentId()).isNull();
    }

    @Test
    void aMergeIsTakenBackWithAllThatMoved() {
        world.hangOnInstitution(academy);
        world.hangOnInstitution(other);
        String before = everything();

        merge(List.of("name", "nativeName", "rorId"));
        merges.undo(SECRETARIAT, academy, other);

        assertThat(everything()).isEqualTo(before);
        assertThat(institutions.find(SECRETARIAT, other).name()).isEqualTo("Uzbek Academy of Sciences");
        assertThat(errors(() -> merges.undo(SECRETARIAT, academy, other)))
                .containsExactly("mergedId: Choose one that was merged into this one.");
    }

    @Test
    void aMergeIsNotTakenBackOnceSomethingThatMovedWasChanged() {
        world.hangOnInstitution(other);
        merge(List.of());
        world.add("update site set name = 'Renamed' returning id", null);

        assertThat(kindOf(() -> merges.undo(SECRETARIAT, academy, other))).isEqualTo(Problem.Kind.CONFLICT);
        assertThat(institutions.whole(SECRETARIAT, academy).merged())
                .extracting(MergedInstitution::revocable)
                .containsExactly(false);
    }

    /** Whatever was merged in whichever order: taking it back from the last to the first leads to where it began. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void mergesTakenBackInReverseLeaveEverythingAsItWas(long seed) {
        Random random = new Random(seed);
        List<Long> ids = IntStream.range(0, 6)
                .mapToObj(i -> world.institution("Institute " + i))
                .toList();
        ids.forEach(id -> {
            if (random.nextBoolean()) {
                world.hangOnInstitution(id);
            }
        });
        String before = everything();
        List<long[]> done = new ArrayList<>();
        List<Long> left = new ArrayList<>(ids);
        while (left.size() > 1) {
            long goes = left.remove(random.nextInt(left.size()));
            long stays = left.get(random.nextInt(left.size()));
            List<String> take = random.nextBoolean() ? List.of("name", "kind", "parentId") : List.of();
            merges.merge(SECRETARIAT, stays, version(stays), new MergeInput(goes, version(goes), take, "Same"));
            done.add(0, new long[] {stays, goes});
            assertThat(count("select coalesce(sum(many), 0) from count_references('institution', " + goes + ")"))
                    .isZero();
        }

        done.forEach(merge -> merges.undo(SECRETARIAT, merge[0], merge[1]));

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatIsWrongIsToldAndNothingIsMerged() {
        assertThat(errors(
                        () -> merges.merge(SECRETARIAT, academy, 1, new MergeInput(academy, 1, List.of("salt"), " "))))
                .containsExactly(
                        "reason: Enter a text.",
                        "take: Name fields that both have: iso2, kind, name, nativeName, parentId, rorId.",
                        "mergedId: Choose another institution of the directory.");
        assertThat(kindOf(() -> merges.merge(SECRETARIAT, academy, 7, new MergeInput(other, 1, List.of(), "x"))))
                .isEqualTo(Problem.Kind.STALE);
        assertThat(kindOf(() -> merges.merge(SECRETARIAT, academy, 1, new MergeInput(other, 7, List.of(), "x"))))
                .isEqualTo(Problem.Kind.STALE);
        assertThat(kindOf(() -> merges.merge(SECRETARIAT, 4711, 1, new MergeInput(other, 1, List.of(), "x"))))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        merge(List.of());
        assertThat(errors(() -> merges.merge(SECRETARIAT, academy, 2, new MergeInput(other, 2, List.of(), "Again"))))
                .containsExactly("mergedId: Choose another institution of the directory.");
    }

    @Test
    void whoDoesNotEditEveryTrialMergesNothing() {
        Actor ofOneTrial = Given.actor(Role.SECRETARIAT, Place.trial(world.trial));
        Actor leader = Given.actor(Role.LEADERSHIP, Place.EVERYTHING);
        MergeInput input = new MergeInput(other, 1, List.of(), "Entered twice");

        for (Actor actor : List.of(ofOneTrial, leader)) {
            assertThat(kindOf(() -> merges.merge(actor, academy, 1, input))).isEqualTo(Problem.Kind.FORBIDDEN);
            assertThat(kindOf(() -> merges.compare(actor, academy, other))).isEqualTo(Problem.Kind.FORBIDDEN);
            assertThat(kindOf(() -> merges.undo(actor, academy, other))).isEqualTo(Problem.Kind.FORBIDDEN);
            assertThat(kindOf(() -> new DuplicatesService(db.database()).institutions(actor)))
                    .isEqualTo(Problem.Kind.FORBIDDEN);
        }
    }

    @Test
    void likelyDuplicatesHaveOneNameOrOneIdentifier() {
        long accented = world.add(
                "insert into institution (name, kind, country_iso2) values (:name, 'ACADEMY', 'EC') returning id",
                "ACADÉMY of  Sciences!");
        long sameRor = world.add(
                "insert into institution (name, kind, country_iso2, ror_id) values (:name, 'OTHER', 'UZ', 'https://ror.org/034t30j35') returning id",
                "Nothing alike");
        world.institution("Академия наук");
        world.institution("Академия медицины");

        assertThat(new DuplicatesService(db.database()).institutions(SECRETARIAT))
                .extracting(Duplicate::id, Duplicate::otherId, Duplicate::why)
                .containsExactly(
                        tuple(other, sameRor, "The same address at ror.org"),
                        tuple(academy, accented, "The same name"));
    }

    private Institution merge(List<String> take) {
        return merges.merge(
                SECRETARIAT,
                academy,
                version(academy),
                new MergeInput(other, version(other), List.copyOf(take), "Entered twice"));
    }

    private int version(long id) {
        return (int) count("select version from institution where id = " + id);
    }

    private SideBySide sideBySide() {
        return new SideBySide(academy, 0, "", other, 0, "", List.of(), hanging(academy), hanging(other));
    }

    private List<Hanging> hanging(long id) {
        return db.database().read(tx -> tx.dao(MergeDao.class).onInstitution(id));
    }

    private static InstitutionInput input(String name, @Nullable Long parent) {
        return new InstitutionInput(name, null, Institution.Kind.ACADEMY, "UZ", parent, null);
    }

    private List<String> references(String table) {
        return db.query(handle ->
                handle.createQuery("""
                        select table_name || '.' || column_name || case when moves then ' moves' else ' stays' end
                          from references_to(cast(:table as regclass))
                        """).bind("table", table).mapTo(String.class).list());
    }

    /** All facts of the directory and what hangs on it, versions aside. */
    private String everything() {
        return db.query(handle -> handle.createQuery("""
                        select string_agg(fact, E'\\n' order by fact)
                          from (select 'i' || (to_jsonb(t) - 'version')::text as fact from institution t
                                union all select 's' || (to_jsonb(t) - 'version')::text from site t
                                union all select 'k' || (to_jsonb(t) - 'version')::text from document t
                                union all select 'a' || to_jsonb(t)::text from affiliation t
                                union all select 'd' || (to_jsonb(t) - 'version')::text from attendance t
                                union all select 'g' || (to_jsonb(t) - 'version')::text from agenda_item t
                                union all select 'c' || (to_jsonb(t) - 'version')::text from action_item t
                                union all select 'o' || (to_jsonb(t) - 'version')::text from outreach t
                                union all select 'p' || to_jsonb(t)::text from agreement_party t
                                union all select 'v' || (to_jsonb(t) - 'version')::text from approval t
                                union all select 't' || (to_jsonb(t) - 'version')::text from trial t
                                union all select 'y' || (to_jsonb(t) - 'version')::text from participation t) all_facts
                        """).mapTo(String.class).one());
    }

    private Instant now() {
        return db.query(handle -> handle.createQuery("select clock_timestamp()")
                .mapTo(Instant.class)
                .one());
    }

    private List<String> namesKnownAt(Instant instant) {
        return db
                .database()
                .readKnownAt(instant, tx -> tx.dao(InstitutionDao.class).list(null, null, null, 50))
                .stream()
                .map(Institution::name)
                .toList();
    }

    private long known(Instant instant, String sql) {
        return db.jdbi().inTransaction(handle -> {
            handle.createQuery("select known_at(:instant)")
                    .bind("instant", instant)
                    .mapTo(Long.class)
                    .one();
            return handle.createQuery(sql).mapTo(Long.class).one();
        });
    }

    private long count(String sql) {
        return db.query(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static List<String> errors(ThrowingCallable work) {
        List<String> found = new ArrayList<>();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(work)
                .satisfies(problem -> problem.errors().stream()
                        .map((FieldError error) -> error.field() + ": " + error.message())
                        .forEach(found::add));
        return found;
    }

    private static Problem.Kind kindOf(ThrowingCallable work) {
        List<Problem.Kind> found = new ArrayList<>();
        assertThatExceptionOfType(Problem.class).isThrownBy(work).satisfies(problem -> found.add(problem.kind()));
        return found.get(0);
    }
}
