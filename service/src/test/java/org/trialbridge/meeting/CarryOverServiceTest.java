package org.trialbridge.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.action.ActionItem;
import org.trialbridge.action.ActionItemInput;
import org.trialbridge.action.ActionItemService;
import org.trialbridge.minutes.LogService;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class CarryOverServiceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-05T09:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate FIRST = LocalDate.of(2021, 1, 6);
    private static final LocalDate SECOND = LocalDate.of(2021, 1, 13);
    private static final LocalDate TO_COME = LocalDate.of(2021, 2, 10);
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private MeetingService meetings;
    private QuestionService questions;
    private CarryOverService carryOvers;
    private ActionItemService actions;
    private Participation uzbekistan;
    private Participation ghana;
    private long academy;

    @BeforeEach
    void aTrialInTwoCountries() {
        meetings = new MeetingService(db.database(), CLOCK);
        questions = new QuestionService(db.database(), CLOCK);
        carryOvers = new CarryOverService(db.database(), CLOCK);
        actions = new ActionItemService(db.database(), CLOCK);
        given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ");
        ghana = given.country("ZF2001-III", "GH");
        academy = given.insert(
                "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'UZ') returning id",
                Map.of());
    }

    @Test
    void whatIsOpenComesUpAtTheNextMeetingAndIsNotCountedYet() {
        long first = meetings.log(SECRETARY, held(FIRST, "Calls", action("Send it", null), done("Done before")));
        questions.add(SECRETARY, first, asked("Who insures it?"));
        meetings.log(SECRETARY, held(FIRST, "Other calls", action("Elsewhere", null)));
        long next = meetings.log(SECRETARY, planned(TO_COME, "Calls"));

        CarryOver waiting = carryOvers.get(SECRETARY, next);

        assertThat(waiting.waits()).isTrue();
        assertThat(waiting.actions())
                .extracting(
                        CarriedAction::text,
                        CarriedAction::carriedOver,
                        CarriedAction::stored,
                        item -> item.from().id())
                .containsExactly(tuple("Send it", 0, false, first));
        assertThat(waiting.questions())
                .extracting(
                        CarriedQuestion::text,
                        CarriedQuestion::carriedOver,
                        question -> question.from().number())
                .containsExactly(tuple("Who insures it?", 0, 1));
        assertThat(carryOvers.get(SECRETARY, first).actions()).isEmpty();
    }

    @Test
    void itIsCountedOnceForEachMeetingThatIsHeldAndReadBothWays() {
        long first = meetings.log(SECRETARY, held(FIRST, "Calls", action("Send it", null)));
        questions.add(SECRETARY, first, asked("Who insures it?"));
        long second = meetings.log(SECRETARY, held(SECOND, "Calls"));
        long third = meetings.log(SECRETARY, planned(TO_COME, "Calls"));
        Clock later = Clock.fixed(Instant.parse("2021-02-11T09:00:00Z"), ZoneOffset.UTC);
        MeetingService afterwards = new MeetingService(db.database(), later);

        int version = afterwards.change(SECRETARY, third, 1, held(TO_COME, "Calls"));
        afterwards.change(SECRETARY, third, version, held(TO_COME, "Calls"));
        carryOvers.confirm(SECRETARY, third);

        assertThat(carryOvers.get(SECRETARY, third).actions())
                .extracting(CarriedAction::text, CarriedAction::carriedOver, CarriedAction::stored)
                .containsExactly(tuple("Send it", 2, true));
        assertThat(carryOvers.get(SECRETARY, first).to())
                .extracting(CarriedTo::text, to -> to.to().id())
                .containsExactlyInAnyOrder(
                        tuple("Send it", second),
                        tuple("Send it", third),
                        tuple("Who insures it?", second),
                        tuple("Who insures it?", third));
        assertThat(questions.list(SECRETARY, first).items())
                .extracting(Question::carriedOver)
                .containsExactly(2);
        assertThat(actionsOf(first)).extracting(ActionItem::carriedOver).containsExactly(2);
    }

    @Test
    void itIsStoredTooWhenAMeetingBeginsInItsLog() {
        long first = meetings.log(SECRETARY, held(FIRST, "Calls", action("Send it", null)));
        long second = meetings.log(SECRETARY, planned(SECOND, "Calls"));
        LogService log = new LogService(db.database(), CLOCK);

        log.start(SECRETARY, second);
        log.start(SECRETARY, second);

        assertThat(actionsOf(first)).extracting(ActionItem::carriedOver).containsExactly(1);
        assertThat(carryOvers.get(SECRETARY, second).waits()).isFalse();
    }

    @Test
    void whatWasDoneOrAnsweredByTheDayOfTheMeetingIsNotCarried() {
        long first = meetings.log(
                SECRETARY, held(FIRST, "Calls", doneOn("Before", SECOND), doneOn("After", SECOND.plusDays(1))));
        questions.add(SECRETARY, first, answered("Before?", SECOND));
        questions.add(SECRETARY, first, answered("After?", SECOND.plusDays(1)));

        long second = meetings.log(SECRETARY, held(SECOND, "Calls"));

        assertThat(carryOvers.get(SECRETARY, second).actions())
                .extracting(CarriedAction::text, CarriedAction::status)
                .containsExactly(tuple("After", ActionItem.Status.DONE));
        assertThat(carryOvers.get(SECRETARY, second).questions())
                .extracting(CarriedQuestion::text)
                .containsExactly("After?");
    }

    @Test
    void confirmingStoresItBeforeTheMeetingAndDoingSoTwiceChangesNothing() {
        long first = meetings.log(SECRETARY, held(FIRST, "Calls", action("Send it", null)));
        long next = meetings.log(SECRETARY, planned(TO_COME, "Calls"));

        carryOvers.confirm(SECRETARY, next);
        CarryOver stored = carryOvers.confirm(SECRETARY, next);
        ActionItem item = actionsOf(first).get(0);
        actions.finish(SECRETARY, item.id(), item.version());

        assertThat(stored.waits()).isFalse();
        assertThat(stored.actions()).extracting(CarriedAction::carriedOver).containsExactly(1);
        assertThat(carryOvers.get(SECRETARY, next).actions())
                .extracting(CarriedAction::status)
                .containsExactly(ActionItem.Status.DONE);
    }

    @Test
    void manyWhoConfirmAtOnceCountOnceForEachMeeting() throws Exception {
        long first = meetings.log(SECRETARY, held(FIRST, "Calls", action("Send it", null)));
        questions.add(SECRETARY, first, asked("Who insures it?"));
        long second = meetings.log(SECRETARY, planned(TO_COME, "Calls"));
        long third = meetings.log(SECRETARY, planned(TO_COME.plusDays(7), "Calls"));
        Callable<CarryOver> one = () -> carryOvers.confirm(SECRETARY, second);
        Callable<CarryOver> other = () -> carryOvers.confirm(SECRETARY, third);
        ExecutorService threads = Executors.newFixedThreadPool(6);

        List<Future<CarryOver>> confirmed = threads.invokeAll(List.of(one, other, one, other, one, other));
        threads.shutdown();

        for (Future<CarryOver> each : confirmed) {
            assertThat(each.get().waits()).isFalse();
        }
        assertThat(actionsOf(first)).extracting(ActionItem::carriedOver).containsExactly(2);
        assertThat(questions.list(SECRETARY, first).items())
                .extracting(Question::carriedOver)
                .containsExactly(2);
    }

    @Test
    void aMeetingThatWasNotHeldAfterAllOrChangesItsSeriesGivesBackWhatItCarried() {
        long first = meetings.log(SECRETARY, held(FIRST, "Calls", action("Send it", null)));
        long second = meetings.log(SECRETARY, held(SECOND, "Calls"));

        meetings.change(SECRETARY, second, 1, planned(TO_COME, "Calls"));

        assertThat(actionsOf(first)).extracting(ActionItem::carriedOver).containsExactly(0);
        carryOvers.confirm(SECRETARY, second);
        meetings.change(SECRETARY, second, 2, planned(TO_COME, "Other calls"));
        assertThat(actionsOf(first)).extracting(ActionItem::carriedOver).containsExactly(0);
        assertThat(carryOvers.get(SECRETARY, second).actions()).isEmpty();
    }

    @Test
    void nobodySeesMoreOfItThanOfTheMeetingsBefore() {
        long first = meetings.log(SECRETARY, Inputs.inSeries(held(FIRST, "Calls", action("For Ghana", "GH")), "Calls"));
        long ghanaOnly = meetings.log(
                SECRETARY,
                Inputs.inSeries(Inputs.meeting(Meeting.Status.HELD, FIRST, "Africa/Accra", null, "GH"), "Calls"));
        questions.add(SECRETARY, first, asked("From both?"));
        questions.add(SECRETARY, ghanaOnly, asked("From Ghana?"));
        long next = meetings.log(SECRETARY, planned(TO_COME, "Calls"));
        Actor uzbek = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        Actor ghanaian = Given.actor(Role.COUNTRY_COORDINATOR, ghana.place());

        assertThat(carryOvers.get(uzbek, next).actions()).isEmpty();
        assertThat(carryOvers.get(uzbek, next).questions())
                .extracting(CarriedQuestion::text)
                .containsExactly("From both?");
        assertThat(carryOvers.get(ghanaian, next).actions()).hasSize(1);
        assertThat(carryOvers.get(ghanaian, next).questions()).hasSize(2);
        assertThat(declined(() -> carryOvers.confirm(uzbek, next))).isEqualTo(Problem.Kind.FORBIDDEN);
        Actor stranger = Given.actor(Role.SECRETARIAT, Place.trial(given.trial("OTHER")));
        assertThat(declined(() -> carryOvers.confirm(stranger, next))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(declined(() -> carryOvers.get(stranger, next))).isEqualTo(Problem.Kind.NOT_FOUND);
    }

    @Test
    void withoutASeriesOrAMeetingThereIsNothingToConfirm() {
        long alone = meetings.log(SECRETARY, planned(TO_COME, null));
        long cancelled = meetings.log(SECRETARY, Inputs.as(planned(TO_COME, "Calls"), Meeting.Status.CANCELLED));

        assertThat(declined(() -> carryOvers.confirm(SECRETARY, alone))).isEqualTo(Problem.Kind.CONFLICT);
        assertThat(declined(() -> carryOvers.confirm(SECRETARY, cancelled))).isEqualTo(Problem.Kind.CONFLICT);
        assertThat(carryOvers.get(SECRETARY, alone).seriesId()).isNull();
    }

    @Test
    void aQuestionIsAnsweredByItsVersionAndSaysWhoAsks() {
        long first = meetings.log(SECRETARY, held(FIRST, "Calls"));
        Question asked =
                questions.add(SECRETARY, first, new QuestionInput("Who <b>pays</b>?", academy, null, null, null));

        Question answered = questions.change(
                SECRETARY, first, asked.id(), 1, new QuestionInput("Who pays?", academy, null, "The sponsor", null));

        assertThat(asked)
                .returns("Academy", Question::institution)
                .returns("UZ", Question::country)
                .returns(false, Question::answered);
        assertThat(answered)
                .returns("The sponsor", Question::answer)
                .returns(LocalDate.of(2021, 2, 5), Question::answeredOn)
                .returns(2, Question::version);
        assertThat(declined(() -> questions.change(SECRETARY, first, asked.id(), 1, asked("Late"))))
                .isEqualTo(Problem.Kind.STALE);
        assertThat(fields(() -> questions.add(SECRETARY, first, new QuestionInput("", null, null, null, TO_COME))))
                .containsExactly("text", "institutionId", "answer", "answeredOn");
        assertThat(fields(() -> questions.add(SECRETARY, first, new QuestionInput("Who?", 404L, "XX", null, null))))
                .containsExactly("institutionId", "country");
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        assertThat(questions.get(coordinator, first, asked.id()).text()).isEqualTo("Who pays?");
        assertThat(declined(() -> questions.add(coordinator, first, asked("Mine?"))))
                .isEqualTo(Problem.Kind.FORBIDDEN);
    }

    private List<ActionItem> actionsOf(long meetingId) {
        return meetings.get(SECRETARY, meetingId).actions();
    }

    private static QuestionInput asked(String text) {
        return new QuestionInput(text, null, "UZ", null, null);
    }

    private static QuestionInput answered(String text, LocalDate on) {
        return new QuestionInput(text, null, "GH", "Yes", on);
    }

    private ActionItemInput action(String text, @Nullable String country) {
        return Inputs.action(country, text, academy, LocalDate.of(2021, 2, 1));
    }

    private ActionItemInput done(String text) {
        return doneOn(text, FIRST);
    }

    private ActionItemInput doneOn(String text, LocalDate on) {
        return new ActionItemInput(
                null, null, text, null, academy, LocalDate.of(2021, 2, 1), ActionItem.Status.DONE, on);
    }

    private static MeetingInput planned(LocalDate date, @Nullable String series) {
        return Inputs.inSeries(
                Inputs.meeting(Meeting.Status.SCHEDULED, date, "Asia/Tashkent", null, "UZ", "GH"), series);
    }

    private static MeetingInput held(LocalDate date, String series, ActionItemInput... actions) {
        MeetingInput input =
                Inputs.inSeries(Inputs.meeting(Meeting.Status.HELD, date, "Asia/Tashkent", null, "UZ", "GH"), series);
        return actions.length == 0 ? input : Inputs.with(input, null, null, List.of(actions));
    }

    private static Problem.Kind declined(Runnable work) {
        return catchThrowableOfType(Problem.class, work::run).kind();
    }

    private static List<String> fields(Runnable work) {
        return catchThrowableOfType(Problem.class, work::run).errors().stream()
                .map(FieldError::field)
                .toList();
    }
}
