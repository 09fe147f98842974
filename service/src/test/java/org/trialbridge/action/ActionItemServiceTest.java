package org.trialbridge.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

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
