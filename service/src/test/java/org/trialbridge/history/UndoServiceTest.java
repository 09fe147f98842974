package org.trialbridge.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
import org.trialbridge.invitation.InvitationLetter;
import org.trialbridge.invitation.InvitationService;
import org.trialbridge.meeting.AgendaItem;
import org.trialbridge.meeting.AgendaItemInput;
import org.trialbridge.meeting.AgendaService;
import org.trialbridge.meeting.Attendance;
import org.trialbridge.meeting.AttendanceInput;
import org.trialbridge.meeting.AttendanceService;
import org.trialbridge.meeting.Meeting;
import org.trialbridge.meeting.MeetingInput;
import org.trialbridge.meeting.MeetingService;
import org.trialbridge.meeting.QuestionInput;
import org.trialbridge.meeting.QuestionService;
import org.trialbridge.milestone.DependencyInput;
import org.trialbridge.milestone.Milestone;
import org.trialbridge.milestone.MilestoneInput;
import org.trialbridge.milestone.MilestoneService;
import org.trialbridge.milestone.MilestoneStatus;
import org.trialbridge.pipeline.Evidence;
import org.trialbridge.pipeline.PipelineService;
import org.trialbridge.pipeline.StageChange;
import org.trialbridge.pipeline.StageChangeInput;
import org.trialbridge.pipeline.StageChangeInput.Cited;
import org.trialbridge.problem.Problem;
import org.trialbridge.schedule.MilestoneTemplate;
import org.trialbridge.schedule.MilestoneTemplateInput;
import org.trialbridge.schedule.MilestoneTemplateService;
import org.trialbridge.schedule.TemplateItemInput;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.Stage;

class UndoServiceTest {
    private static final Instant NOW = Instant.parse("2021-02-05T20:30:00Z");
    private static final String TRIAL = "ZF2001-III";
    private static final long SAIDA = 7;
    private static final long BOTIR = 8;

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private UndoService undo;
    private MeetingService meetings;
    private AttendanceService attendance;
    private PipelineService pipeline;
    private long webinar;
    private long next;

    @BeforeEach
    void aCountryWithAWebinarHeldAndOnePlanned() {
        undo = new UndoService(db.database(), UndoService.ALLOWED);
        meetings = new MeetingService(db.database(), clock);
        attendance = new AttendanceService(
                db.database(),
                new InvitationLetter(URI.create("https://trials.example/"), "trials@example.org"),
                clock);
        pipeline = new PipelineService(db.database(), clock);
        long trialId = given.trial(TRIAL);
        given.country(TRIAL, "UZ");
        webinar = given.webinar(trialId, 4, LocalDate.of(2021, 1, 20), "UZ");
        next = meetings.log(secretary(SAIDA, "plan"), planned("Second webinar", Meeting.Status.SCHEDULED));
    }

    @Test
    void aLineTakenOffIsBackWithItsName() {
        Attendance line = attendance.add(
                secretary(SAIDA, "add"),
                webinar,
                new AttendanceInput(
                        null,
                        null,
                        "UZ",
                        1,
                        Attendance.Role.SPEAKER,
                        Attendance.Status.ATTENDED,
                        "Dr <b>Nodira</b>",
                        "nodira@example.org"));
        attendance.remove(secretary(SAIDA, "remove"), webinar, line.id());

        Undoing undoing = undo.undo(secretary(SAIDA, "undo"), new UndoInput("remove"));

        assertThat(attendance.list(secretary(SAIDA, "read"), webinar).items()).containsExactly(line);
        assertThat(one("select email from attendance_private")).isEqualTo("nodira@example.org");
        assertThat(one("select count(*)::text from kept_for_undo")).isEqualTo("0");
        assertThat(one("select reason from audit_entry where action = 'change.undo'"))
                .isEqualTo("Undid entry %d (attendance.remove) at once.".formatted(undoing.undid()));
        assertThat(one("select undone_entry_id::text from undone")).isEqualTo(String.valueOf(undoing.undid()));
        assertThat(
                        one(
                                "select string_agg(coalesce(before ->> 'delegate_name', after ->> 'delegate_name'), '') from change"))
                .doesNotContain("Nodira");
    }

    @Test
    void aLineOfSomebodyWhoWasInvitedStaysOff() {
        InvitationLetter letter = new InvitationLetter(URI.create("https://trials.example/"), "trials@example.org");
        InvitationService invitations = new InvitationService(db.database(), letter, clock);
        AttendanceInput nodira = new AttendanceInput(
                null,
                null,
                "UZ",
                1,
                Attendance.Role.SPEAKER,
                Attendance.Status.INVITED,
                "Dr Nodira",
                "nodira@example.org");
        Attendance told = attendance.add(secretary(SAIDA, "add"), next, nodira);
        invitations.send(secretary(SAIDA, "send"), next);
        Attendance untold = attendance.add(secretary(SAIDA, "add2"), next, nodira);

        assertThat(attendance.remove(secretary(SAIDA, "told"), next, told.id())).isFalse();
        assertThat(attendance.remove(secretary(SAIDA, "untold"), next, untold.id()))
                .isTrue();
        undo.undo(secretary(SAIDA, "undo"), new UndoInput("untold"));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> undo.undo(secretary(SAIDA, "undo2"), new UndoInput("told")))
                .returns(Problem.Kind.CONFLICT, Problem::kind)
                .withMessageContaining("Add the line again and send the invitation");
        assertThat(attendance.list(secretary(SAIDA, "read"), next).items()).containsExactly(untold);
        assertThat(one("select string_agg(calendar_method, ' ' order by id) from outbox"))
                .isEqualTo("REQUEST CANCEL");
        assertThat(one("select string_agg(kept::text, '') from kept_for_undo where table_name = 'invitation'"))
                .isEqualTo("{}");
    }

    @Test
    void aLineStaysOffAlsoIfItsCancellationWasStillToBeSent() {
        Attendance line = attendance.add(
                secretary(SAIDA, "add"),
                next,
                new AttendanceInput(
                        null,
                        null,
                        "UZ",
                        1,
                        Attendance.Role.DELEGATE,
                        Attendance.Status.INVITED,
                        "Dr Omar",
                        "omar@example.org"));
        InvitationLetter letter = new InvitationLetter(URI.create("https://trials.example/"), "trials@example.org");
        new InvitationService(db.database(), letter, clock).send(secretary(SAIDA, "send"), next);
        meetings.change(secretary(SAIDA, "postpone"), next, 1, planned("Second webinar", Meeting.Status.POSTPONED));

        assertThat(attendance.remove(secretary(SAIDA, "told"), next, line.id())).isFalse();

        assertRefused(Problem.Kind.CONFLICT, secretary(SAIDA, "undo"), "told");
    }

    @Test
    void anAgendaItemIsBackInItsPlaceWithItsPresenter() {
        AgendaService agendas = new AgendaService(db.database());
        AgendaItem first = agendas.add(
                secretary(SAIDA, "first"), webinar, new AgendaItemInput("Safety", 20, "Dr Omar", null, null));
        agendas.add(secretary(SAIDA, "second"), webinar, new AgendaItemInput("Supply", 10, null, null, null));
        agendas.remove(secretary(SAIDA, "remove"), webinar, first.id());

        undo.undo(secretary(SAIDA, "undo"), new UndoInput("remove"));

        assertThat(agendas.get(secretary(SAIDA, "read"), webinar).items())
                .extracting(line -> line.item().title(), line -> line.item().presenter())
                .containsExactly(tuple("Safety", "Dr Omar"), tuple("Supply", null));
    }

    @Test
    void aMeetingSetToHeldByMistakeGivesBackWhatItCarried() {
        meetings.change(
                secretary(SAIDA, "join"),
                webinar,
                1,
                meeting("Webinars", "First webinar", Meeting.Status.HELD, LocalDate.of(2021, 1, 20)));
        QuestionService questions = new QuestionService(db.database(), clock);
        questions.add(secretary(SAIDA, "ask"), webinar, new QuestionInput("Who insures it?", null, "UZ", null, null));
        LocalDate third = LocalDate.of(2021, 2, 3);
        long call = meetings.log(
                secretary(SAIDA, "third"), meeting("Webinars", "Third webinar", Meeting.Status.SCHEDULED, third));
        meetings.change(
                secretary(SAIDA, "held"), call, 1, meeting("Webinars", "Third webinar", Meeting.Status.HELD, third));
        assertThat(one("select carried_over::text from meeting_question")).isEqualTo("1");

        undo.undo(secretary(SAIDA, "undo"), new UndoInput("held"));

        assertThat(one("select carried_over::text from meeting_question")).isEqualTo("0");
        assertThat(one("select count(*)::text from carry_over")).isEqualTo("0");
    }

    @Test
    void aMoveIsTakenBackByAnotherOneAndNeverCounted() {
        move(Stage.CONTACTED, LocalDate.of(2021, 1, 21), "first");
        move(Stage.BRIDGING, LocalDate.of(2021, 2, 1), "second");

        undo.undo(secretary(SAIDA, "undo"), new UndoInput("second"));

        assertThat(given.reload(TRIAL, "UZ"))
                .returns(Stage.CONTACTED, Participation::stage)
                .returns(LocalDate.of(2021, 1, 21), Participation::stageSince);
        assertThat(pipeline.changes(secretary(SAIDA, "read"), TRIAL, "UZ", null, null))
                .extracting(StageChange::to, StageChange::reasonCode, StageChange::undone)
                .containsExactly(
                        tuple(Stage.CONTACTED, StageChange.Reason.PROGRESS, false),
                        tuple(Stage.BRIDGING, StageChange.Reason.PROGRESS, true),
                        tuple(Stage.CONTACTED, StageChange.Reason.DATA_FIX, true));
        assertThat(pipeline.board(secretary(SAIDA, "read"), TRIAL, null, null)
                        .rows()
                        .get(0)
                        .since())
                .isEqualTo(LocalDate.of(2021, 1, 21));
    }

    @Test
    void onlyTheLastMoveIsTakenBack() {
        move(Stage.CONTACTED, LocalDate.of(2021, 1, 21), "first");
        move(Stage.BRIDGING, LocalDate.of(2021, 2, 1), "second");

        assertRefused(Problem.Kind.CONFLICT, secretary(SAIDA, "undo"), "first");
        assertThat(given.reload(TRIAL, "UZ").stage()).isEqualTo(Stage.BRIDGING);
    }

    @Test
    void aCancelledMeetingIsToComeAgainAndItsCalendarsAreToldSo() {
        meetings.change(secretary(SAIDA, "cancel"), next, 1, planned("Second webinar", Meeting.Status.CANCELLED));

        undo.undo(secretary(SAIDA, "undo"), new UndoInput("cancel"));

        assertThat(meetings.getToEdit(secretary(SAIDA, "read"), next))
                .returns(Meeting.Status.SCHEDULED, Meeting::status)
                .returns(3, Meeting::version)
                .returns(List.of("UZ"), Meeting::countries);
        assertThat(one("select ical_sequence::text from meeting where id = " + next))
                .isEqualTo("2");
    }

    @Test
    void whatSomebodyChangedSinceStays() {
        meetings.change(secretary(SAIDA, "cancel"), next, 1, planned("Second webinar", Meeting.Status.CANCELLED));
        meetings.change(secretary(BOTIR, "rename"), next, 2, planned("Renamed", Meeting.Status.POSTPONED));

        assertRefused(Problem.Kind.CONFLICT, secretary(SAIDA, "undo"), "cancel");
        assertThat(meetings.getToEdit(secretary(SAIDA, "read"), next))
                .returns("Renamed", Meeting::title)
                .returns(Meeting.Status.POSTPONED, Meeting::status);
    }

    @Test
    void ofAChangeAndAnUndoingAtOnceOneWinsWhole() {
        for (int round = 0, version = 1; round < 6; round++) {
            String request = "cancel" + round;
            meetings.change(
                    secretary(SAIDA, request), next, version, planned("Mine " + round, Meeting.Status.CANCELLED));
            int seen = version + 1;
            MeetingInput theirs = planned("Theirs " + round, Meeting.Status.SCHEDULED);
            CompletableFuture<@Nullable Throwable> change = CompletableFuture.supplyAsync(
                    () -> catchThrowable(() -> meetings.change(secretary(BOTIR, "theirs"), next, seen, theirs)));
            Throwable undoing = catchThrowable(() -> undo.undo(secretary(SAIDA, "undo"), new UndoInput(request)));

            Throwable changing = change.join();
            assertThat((undoing == null) != (changing == null))
                    .as("%s, %s", undoing, changing)
                    .isTrue();
            assertThat(undoing == null || ((Problem) undoing).kind() == Problem.Kind.CONFLICT)
                    .isTrue();
            assertThat(changing == null || ((Problem) changing).kind() == Problem.Kind.STALE)
                    .isTrue();
            Meeting now = meetings.getToEdit(secretary(SAIDA, "read"), next);
            assertThat(now.title().equals("Theirs " + round)).isEqualTo(changing == null);
            version = now.version();
        }
    }

    @Test
    void afterTheSecondsItIsOver() {
        meetings.change(secretary(SAIDA, "cancel"), next, 1, planned("Second webinar", Meeting.Status.CANCELLED));

        UndoService tooLate = new UndoService(db.database(), Duration.ZERO);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> tooLate.undo(secretary(SAIDA, "undo"), new UndoInput("cancel")))
                .returns(Problem.Kind.CONFLICT, Problem::kind)
                .withMessageContaining("seconds for undoing this are over");
        assertThat(one("select count(*)::text from undone")).isEqualTo("0");
    }

    @Test
    void nobodyElseFindsIt() {
        meetings.change(secretary(SAIDA, "cancel"), next, 1, planned("Second webinar", Meeting.Status.CANCELLED));

        assertRefused(Problem.Kind.NOT_FOUND, secretary(BOTIR, "undo"), "cancel");
        assertRefused(Problem.Kind.NOT_FOUND, secretary(SAIDA, "undo"), "another");
        assertRefused(Problem.Kind.NOT_FOUND, Actor.anonymous(Origin.SYSTEM), "cancel");
    }

    @Test
    void whoMayNotDoItAnyMoreMayNotUndoItEither() {
        meetings.change(secretary(SAIDA, "cancel"), next, 1, planned("Second webinar", Meeting.Status.CANCELLED));

        assertRefused(Problem.Kind.FORBIDDEN, actor(SAIDA, Role.LEADERSHIP, Place.EVERYTHING, "undo"), "cancel");
        assertRefused(Problem.Kind.NOT_FOUND, actor(SAIDA, Role.SECRETARIAT, Place.trial(999), "undo"), "cancel");
    }

    @Test
    void undoingTwiceUndoesOnceAndUndoingIsNotUndone() {
        meetings.change(secretary(SAIDA, "cancel"), next, 1, planned("Second webinar", Meeting.Status.CANCELLED));

        Undoing first = undo.undo(secretary(SAIDA, "undo"), new UndoInput("cancel"));
        Undoing again = undo.undo(secretary(SAIDA, "undo2"), new UndoInput("cancel"));

        assertThat(again).isEqualTo(first);
        assertThat(one("select count(*)::text from audit_entry where action = 'change.undo'"))
                .isEqualTo("1");
        assertRefused(Problem.Kind.CONFLICT, secretary(SAIDA, "undo3"), "undo");
    }

    private void assertRefused(Problem.Kind kind, Actor actor, String requestId) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> undo.undo(actor, new UndoInput(requestId)))
                .returns(kind, Problem::kind);
    }

    @Test
    void aMilestoneDoesNotGoBackIntoACircle() {
        MilestoneService milestones = new MilestoneService(db.database(), clock, new MilestoneStatus.Thresholds(7, 21));
        long signed = milestones
                .create(secretary(SAIDA, "sign"), waiting(Milestone.Code.MOU_SIGNED))
                .milestone()
                .id();
        long shipped = milestones
                .create(secretary(SAIDA, "ship"), waiting(Milestone.Code.PRODUCT_SHIPPED, signed))
                .milestone()
                .id();
        milestones.change(secretary(SAIDA, "free"), shipped, 1, waiting(Milestone.Code.PRODUCT_SHIPPED));
        milestones.change(secretary(SAIDA, "turn"), signed, 1, waiting(Milestone.Code.MOU_SIGNED, shipped));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> undo.undo(secretary(SAIDA, "undo"), new UndoInput("free")))
                .returns(Problem.Kind.CONFLICT, Problem::kind)
                .withMessageContaining("the circle Product shipped (UZ) > MOU signed (UZ) > Product shipped (UZ),");
        assertThat(count("milestone_dependency")).isEqualTo(1);
    }

    private static MilestoneInput waiting(Milestone.Code code, Long... after) {
        return new MilestoneInput(
                TRIAL,
                "UZ",
                null,
                code,
                null,
                LocalDate.of(2021, 4, 1),
                null,
                null,
                null,
                Arrays.stream(after)
                        .map(one -> new DependencyInput(one, null, null))
                        .toList(),
                "as agreed");
    }

    @Test
    void aMoveThatIsTakenBackTakesAlongWhatWasPlannedByIt() {
        new MilestoneTemplateService(db.database())
                .create(
                        secretary(SAIDA, "template"),
                        new MilestoneTemplateInput(
                                "Start",
                                "all",
                                MilestoneTemplate.Level.COUNTRY,
                                Stage.CONTACTED,
                                null,
                                List.of(
                                        new TemplateItemInput(Milestone.Code.MOU_SIGNED, 9, null),
                                        new TemplateItemInput(
                                                Milestone.Code.ETHICS_SUBMITTED,
                                                20,
                                                List.of(new TemplateItemInput.WaitInput(
                                                        Milestone.Code.MOU_SIGNED, null, null))))));
        move(Stage.BRIDGING, LocalDate.of(2021, 1, 22), "move");
        long planned = count("milestone");

        undo.undo(secretary(SAIDA, "undo"), new UndoInput("move"));

        assertThat(planned).isEqualTo(2);
        assertThat(count("milestone")).isZero();
        assertThat(count("milestone_dependency")).isZero();
        assertThat(given.reload(TRIAL, "UZ").stage()).isEqualTo(Stage.IDENTIFIED);
    }

    private long count(String table) {
        return db.query(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    private void move(Stage to, LocalDate on, String request) {
        pipeline.move(
                secretary(SAIDA, request),
                TRIAL,
                "UZ",
                new StageChangeInput(
                        to,
                        on,
                        StageChange.Reason.PROGRESS,
                        "as agreed",
                        List.of(new Cited(Evidence.Kind.MEETING, webinar))));
    }

    private static MeetingInput planned(String title, Meeting.Status status) {
        return meeting(null, title, status, LocalDate.of(2021, 3, 10));
    }

    private static MeetingInput meeting(@Nullable String series, String title, Meeting.Status status, LocalDate date) {
        return new MeetingInput(
                Meeting.Kind.BRIDGING_WEBINAR,
                series,
                title,
                status,
                date,
                LocalTime.of(14, 30),
                "Asia/Tashkent",
                null,
                90,
                "https://meet.example/room-7",
                List.of("en"),
                false,
                List.of(TRIAL),
                List.of("UZ"),
                null,
                null,
                null);
    }

    private static Actor secretary(long userId, String request) {
        return actor(userId, Role.SECRETARIAT, Place.EVERYTHING, request);
    }

    private static Actor actor(long userId, Role role, Place place, String request) {
        return new Actor(
                userId, "Somebody", List.of(new Grant(role, place)), new Origin(request, Origin.Channel.FORM, null));
    }

    private String one(String sql) {
        return db.query(handle ->
                handle.createQuery(sql).bindMap(Map.of()).mapTo(String.class).one());
    }
}
