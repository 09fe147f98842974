package org.trialbridge.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.trialbridge.db.Sort;
import org.trialbridge.db.Window;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class ActionItemServiceTest {
    /** In Tashkent (UTC+5) it is already the sixth. */
    private static final Clock NOW = Clock.fixed(Instant.parse("2021-02-05T20:30:00Z"), ZoneOffset.UTC);

    private static final LocalDate FIFTH = LocalDate.of(2021, 2, 5);
    private static final ActionItemFilter ALL = ActionItemFilter.of(null, null, null, false, null);
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private ActionItemService actions;
    private Participation uzbekistan;
    private Actor coordinator;
    private long academy;
    private long person;

    @BeforeEach
    void aTrialInTwoCountries() {
        actions = new ActionItemService(db.database(), NOW);
        given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ");
        given.country("ZF2001-III", "GH");
        coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        academy = given.insert(
                "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'GH') returning id",
                Map.of());
        person = given.insert("""
                with p as (insert into person (languages) values ('{en}') returning id)
                insert into person_private (id, name) select id, 'Saida K.' from p returning id
                """, Map.of());
    }

    @Test
    void anActionIsKeptAsItWasEntered() {
        ActionItem action = actions.create(SECRETARY, owned("UZ", "Send <b>the</b> protocol", person, null, FIFTH));

        assertThat(action)
                .isEqualTo(new ActionItem(
                        action.id(),
                        1,
                        "ZF2001-III",
                        "UZ",
                        null,
                        "Send <b>the</b> protocol",
                        person,
                        null,
                        "Saida K.",
                        FIFTH,
                        ActionItem.Status.OPEN,
                        null,
                        0,
                        true));
        assertThat(actions.get(SECRETARY, action.id())).isEqualTo(action);
    }

    @Test
    void everythingMissingIsToldAtOnce() {
        ActionItemInput input =
                new ActionItemInput("ZF2001-III", "CL", null, null, null, null, null, LocalDate.of(2021, 2, 3));

        Problem problem = catchThrowableOfType(Problem.class, () -> actions.create(SECRETARY, input));

        assertThat(problem.errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(
                        tuple("country", "Choose a country that takes part in ZF2001-III."),
                        tuple("text", "Enter a text."),
                        tuple("ownerInstitutionId", "Choose who does it: a person or an institution."),
                        tuple("dueOn", "Enter the day by which it is to be done."),
                        tuple("doneOn", "Leave this empty, or choose the status Done."));
    }

    @Test
    void anActionHasOneOwnerThatExists() {
        Problem both = catchThrowableOfType(
                Problem.class, () -> actions.create(SECRETARY, owned(null, "Two", person, academy, FIFTH)));
        Problem none = catchThrowableOfType(
                Problem.class, () -> actions.create(SECRETARY, owned(null, "None", person + 1, null, FIFTH)));

        assertThat(both.errors())
                .extracting(FieldError::message)
                .containsExactly("Choose one owner: a person or an institution, not both.");
        assertThat(none.errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(tuple("ownerPersonId", "Choose a person of the directory."));
    }

    @Test
    void aPersonOutOfSightCanNotBeNamed() {
        Problem problem = catchThrowableOfType(
                Problem.class, () -> actions.create(coordinator, owned("UZ", "Call her", person, null, FIFTH)));

        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("ownerPersonId");
    }

    @Test
    void anActionIsSeenAndChangedInItsCountry() {
        ActionItem mine = actions.create(coordinator, owned("UZ", "Mine", null, academy, FIFTH));
        ActionItem theirs = actions.create(SECRETARY, owned("GH", "Theirs", null, academy, FIFTH));
        ActionItem whole = actions.create(SECRETARY, owned(null, "Whole", null, academy, FIFTH));
        Actor leadership = Given.actor(Role.LEADERSHIP, uzbekistan.place());

        assertThat(actions.list(coordinator, ALL, Window.FIRST).items()).containsExactly(mine);
        assertThat(declined(() -> actions.get(coordinator, theirs.id()))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(declined(() -> actions.get(coordinator, whole.id()))).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(declined(() ->
                        actions.change(coordinator, mine.id(), 1, owned("GH", "Moved away", null, academy, FIFTH))))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(declined(() -> actions.finish(leadership, mine.id(), 1))).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(declined(() -> actions.create(leadership, owned("UZ", "No", null, academy, FIFTH))))
                .isEqualTo(Problem.Kind.FORBIDDEN);
    }

    @Test
    void doneIsDatedByTheCountrysCalendar() {
        ActionItem inTashkent = actions.create(SECRETARY, owned("UZ", "There", null, academy, FIFTH));
        ActionItem inAccra = actions.create(SECRETARY, owned("GH", "Here", null, academy, FIFTH));

        assertThat(actions.finish(SECRETARY, inTashkent.id(), 1))
                .returns(LocalDate.of(2021, 2, 6), ActionItem::doneOn)
                .returns(ActionItem.Status.DONE, ActionItem::status)
                .returns(2, ActionItem::version)
                .returns(false, ActionItem::overdue);
        assertThat(actions.finish(SECRETARY, inAccra.id(), 1).doneOn()).isEqualTo(FIFTH);
        assertThat(declined(() -> actions.finish(SECRETARY, inAccra.id(), 1))).isEqualTo(Problem.Kind.STALE);
    }

    @Test
    void theListStartsWithTheMostOverdueAndEndsWithWhatIsDone() {
        ActionItem later = actions.create(SECRETARY, owned("GH", "Later", null, academy, LocalDate.of(2021, 3, 1)));
        ActionItem done = actions.create(SECRETARY, owned("GH", "Done", null, academy, LocalDate.of(2021, 1, 1)));
        ActionItem late = actions.create(SECRETARY, owned("UZ", "Late", null, academy, LocalDate.of(2021, 2, 1)));
        ActionItem today = actions.create(SECRETARY, owned("UZ", "Yesterday", null, academy, FIFTH));
        actions.finish(SECRETARY, done.id(), 1);

        assertThat(actions.list(SECRETARY, ALL, Window.FIRST).items())
                .extracting(ActionItem::id)
                .containsExactly(late.id(), today.id(), later.id(), done.id());
        assertThat(actions.list(SECRETARY, ActionItemFilter.of("ZF2001-III", null, null, true, null), Window.FIRST)
                        .items())
                .containsExactly(late, today);
        assertThat(actions.list(
                                SECRETARY,
                                ActionItemFilter.of(null, "GH", ActionItem.Status.OPEN, false, "lat"),
                                Window.FIRST)
                        .items())
                .containsExactly(later);
        var first = actions.list(SECRETARY, ALL, new Window(3, null));
        assertThat(actions.list(SECRETARY, ALL, new Window(3, first.next())).items())
                .extracting(ActionItem::id)
                .containsExactly(done.id());
    }

    @Test
    void anErasedOwnerMayStay() {
        ActionItem action = actions.create(SECRETARY, owned("UZ", "Hers", person, null, FIFTH));
        given.insert("update person set erased_at = now() where id = :id returning id", Map.of("id", person));
        given.insert("delete from person_private where id = :id returning id", Map.of("id", person));

        ActionItem changed = actions.change(SECRETARY, action.id(), 1, owned("UZ", "Still hers", person, null, FIFTH));

        assertThat(changed).returns("Still hers", ActionItem::text).returns(null, ActionItem::owner);
    }

    @Test
    void aDayMovesWithAReasonOnlyAndItsMovesAreKept() {
        ActionItem action = actions.create(SECRETARY, owned("UZ", "Call", null, academy, FIFTH));
        LocalDate later = FIFTH.plusDays(7);

        Problem silent = catchThrowableOfType(
                Problem.class,
                () -> actions.progress(
                        SECRETARY, action.id(), 1, new ActionProgress(ActionItem.Status.BLOCKED, later, " ")));
        Problem inTheForm = catchThrowableOfType(
                Problem.class,
                () -> actions.change(SECRETARY, action.id(), 1, owned("UZ", "Call", null, academy, later)));
        ActionItem moved = actions.progress(
                coordinator, action.id(), 1, new ActionProgress(ActionItem.Status.BLOCKED, later, "The vial is late"));
        ActionItem done =
                actions.progress(coordinator, action.id(), 2, new ActionProgress(ActionItem.Status.DONE, later, null));

        assertThat(silent.errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(tuple("reason", "Enter why the day moves."));
        assertThat(inTheForm.errors()).extracting(FieldError::field).containsExactly("reason");
        assertThat(moved).returns(later, ActionItem::dueOn).returns(ActionItem.Status.BLOCKED, ActionItem::status);
        assertThat(done).returns(LocalDate.of(2021, 2, 6), ActionItem::doneOn);
        assertThat(actions.moves(SECRETARY, action.id()))
                .extracting(DueMove::from, DueMove::to, DueMove::reason)
                .containsExactly(tuple(FIFTH, later, "The vial is late"));
        assertThat(declined(() -> actions.progress(
                        Given.actor(Role.LEADERSHIP, Place.EVERYTHING),
                        action.id(),
                        3,
                        new ActionProgress(null, null, null))))
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(declined(() -> actions.progress(SECRETARY, action.id(), 2, new ActionProgress(null, null, null))))
                .isEqualTo(Problem.Kind.STALE);
    }

    @Test
    void mineComesFirstByEntryAddressAndInstitution() {
        Actor saida = userWithAddress("Saida@Example.org");
        long otherAcademy = given.insert(
                "insert into institution (name, kind, country_iso2) values ('Other', 'ACADEMY', 'UZ') returning id",
                Map.of());
        given.insert(
                "insert into affiliation (person_id, institution_id) values (:person, :academy) returning id",
                Map.of("person", person, "academy", academy));
        ActionItem hers = actions.create(SECRETARY, owned("UZ", "Hers", person, null, FIFTH.plusDays(9)));
        ActionItem others = actions.create(SECRETARY, owned("UZ", "Not hers", null, otherAcademy, FIFTH));
        ActionItem house = actions.create(SECRETARY, owned("GH", "Of her academy", null, academy, FIFTH.plusDays(8)));

        assertThat(actions.list(saida, ALL, Sort.up(ActionSort.MINE), Window.FIRST)
                        .items())
                .extracting(line -> line.item().id(), ListedAction::mine, ListedAction::dueWords)
                .containsExactly(
                        tuple(house.id(), true, "due in 8 days"),
                        tuple(hers.id(), true, "due in 8 days"),
                        tuple(others.id(), false, "1 day overdue"));
        assertThat(actions.list(saida, ALL.ownedBy("me"), Window.FIRST).items()).hasSize(2);
        assertThat(actions.list(SECRETARY, ALL.ownedBy("me"), Window.FIRST).items())
                .isEmpty();
    }

    @Test
    void everyOrderGoesOnWhereItsLastPartEnded() {
        actions.create(SECRETARY, owned("UZ", "One", person, null, FIFTH));
        actions.create(SECRETARY, owned("GH", "Two", null, academy, FIFTH.plusDays(1)));
        actions.create(SECRETARY, owned(null, "Three", null, academy, FIFTH.plusDays(2)));
        ActionItem done = actions.create(SECRETARY, owned("GH", "Four", person, null, FIFTH.minusDays(1)));
        actions.finish(SECRETARY, done.id(), 1);

        assertThat(inParts(Sort.up(ActionSort.MINE))).containsExactly("One", "Two", "Three", "Four");
        assertThat(inParts(Sort.up(ActionSort.DUE))).containsExactly("One", "Two", "Three", "Four");
        assertThat(inParts(Sort.down(ActionSort.DUE))).containsExactly("Three", "Two", "One", "Four");
        assertThat(inParts(Sort.up(ActionSort.OWNER))).containsExactly("Two", "Three", "One", "Four");
        assertThat(inParts(Sort.up(ActionSort.COUNTRY))).containsExactly("Two", "One", "Three", "Four");
        assertThat(inParts(Sort.up(ActionSort.STATUS))).containsExactly("One", "Two", "Three", "Four");
    }

    @Test
    void theListIsFilteredByOwnerWindowAndWords() {
        ActionItem one = actions.create(SECRETARY, owned("UZ", "Send the protocol", person, null, FIFTH));
        ActionItem two = actions.create(SECRETARY, owned("GH", "Ship the vaccine", null, academy, FIFTH.plusDays(7)));
        ActionItem three = actions.create(SECRETARY, owned(null, "Call", null, academy, FIFTH.plusDays(30)));

        assertThat(ids(ALL.ownedBy("person-" + person))).containsExactly(one.id());
        assertThat(ids(ALL.ownedBy("institution-" + academy))).containsExactly(two.id(), three.id());
        assertThat(ids(ALL.due(false, FIFTH.plusDays(1), FIFTH.plusDays(29)))).containsExactly(two.id());
        assertThat(ids(ALL.due(true, null, null))).containsExactly(two.id());
        assertThat(ids(ActionItemFilter.of(null, null, null, false, "saida PROTO")))
                .containsExactly(one.id());
        assertThat(ids(ActionItemFilter.of(null, null, null, false, "protocol vaccine")))
                .isEmpty();
        assertThat(catchThrowableOfType(Problem.class, () -> ALL.ownedBy("person-x"))
                        .kind())
                .isEqualTo(Problem.Kind.INVALID);
        assertThat(actions.overview(SECRETARY, ALL))
                .returns(new ActionCounts(3, 1, 1), ActionOverview::counts)
                .satisfies(overview -> assertThat(overview.owners())
                        .extracting(Choices.Option::text)
                        .containsExactly("Academy", "Saida K."))
                .satisfies(overview -> assertThat(overview.countries())
                        .extracting(Choices.Option::value)
                        .containsExactly("GH", "UZ"));
        assertThat(actions.overview(coordinator, ALL).counts()).isEqualTo(new ActionCounts(1, 1, 0));
    }

    private List<Long> ids(ActionItemFilter filter) {
        return actions.list(SECRETARY, filter, Window.FIRST).items().stream()
                .map(ActionItem::id)
                .toList();
    }

    private List<String> inParts(Sort<ActionSort> sort) {
        List<String> texts = new ArrayList<>();
        String after = null;
        do {
            var part = actions.list(SECRETARY, ALL, sort, new Window(1, after));
            part.items().forEach(line -> texts.add(line.item().text()));
            after = part.next();
        } while (after != null);
        return texts;
    }

    private Actor userWithAddress(String email) {
        given.insert(
                "update person_private set email = :email where id = :id returning id",
                Map.of("email", email, "id", person));
        long user = given.user("Saida");
        given.insert(
                "update user_private set email = lower(:email) where id = :id returning id",
                Map.of("email", email, "id", user));
        return new Actor(
                user,
                "Saida",
                List.of(new Grant(Role.LEADERSHIP, Place.EVERYTHING)),
                new Origin("test-request", Origin.Channel.API, null));
    }

    private static ActionItemInput owned(
            @Nullable String country,
            String text,
            @Nullable Long personId,
            @Nullable Long institutionId,
            LocalDate dueOn) {
        return new ActionItemInput("ZF2001-III", country, text, personId, institutionId, dueOn, null, null);
    }

    private static Problem.Kind declined(Runnable call) {
        return catchThrowableOfType(Problem.class, call::run).kind();
    }
}
