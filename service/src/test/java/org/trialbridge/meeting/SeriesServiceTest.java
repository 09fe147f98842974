package org.trialbridge.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class SeriesServiceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-05T09:00:00Z"), ZoneOffset.UTC);
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private MeetingService meetings;
    private SeriesService series;
    private NextMeetingService next;
    private Participation ghana;
    private long academy;

    @BeforeEach
    void aTrialInTwoCountries() {
        meetings = new MeetingService(db.database(), CLOCK);
        series = new SeriesService(db.database());
        next = new NextMeetingService(db.database(), CLOCK);
        given.trial("ZF2001-III");
        given.country("ZF2001-III", "UZ");
        ghana = given.country("ZF2001-III", "GH");
        academy = given.insert(
                "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'UZ') returning id",
                Map.of());
    }

    @Test
    void aSeriesBeginsWithItsFirstMeetingAndListsAllInTheirOrder() {
        long later = meetings.log(SECRETARY, in("Weekly call", LocalDate.of(2021, 1, 27)));
        long earlier = meetings.log(SECRETARY, in(" weekly CALL ", LocalDate.of(2021, 1, 20)));
        meetings.log(SECRETARY, in("Another", LocalDate.of(2021, 1, 21)));

        long id = seriesOf(later);

        assertThat(series.get(SECRETARY, id).series())
                .returns("Weekly call", Series::name)
                .returns(List.of("ZF2001-III"), Series::trials);
        assertThat(series.get(SECRETARY, id).meetings())
                .extracting(MeetingLine::id)
                .containsExactly(earlier, later);
        assertThat(series.list(SECRETARY, "ZF2001-III").items())
                .extracting(SeriesLine::name, SeriesLine::meetings, SeriesLine::lastHeldOn)
                .containsExactly(
                        tuple("Another", 1, LocalDate.of(2021, 1, 21)),
                        tuple("Weekly call", 2, LocalDate.of(2021, 1, 27)));
    }

    @Test
    void manyWhoBeginTheSameSeriesAtOnceBeginOne() throws Exception {
        List<Long> ids = IntStream.range(0, 6)
                .mapToObj(i -> meetings.log(SECRETARY, in(null, LocalDate.of(2021, 1, 20 + i))))
                .toList();
        List<Callable<Integer>> changes = ids.stream()
                .<Callable<Integer>>map(id ->
                        () -> meetings.change(SECRETARY, id, 1, in("Weekly call", LocalDate.of(2021, 1, 20))))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(6);

        List<Future<Integer>> changed = threads.invokeAll(changes);
        threads.shutdown();

        for (Future<Integer> each : changed) {
            assertThat(each.get()).isEqualTo(2);
        }
        assertThat(series.list(SECRETARY, null).items())
                .extracting(SeriesLine::name, SeriesLine::meetings)
                .containsExactly(tuple("Weekly call", 6));
    }

    @Test
    void anotherTrialsSeriesOfTheSameNameIsAnotherSeries() {
        long id = meetings.log(SECRETARY, in("Weekly call", LocalDate.of(2021, 1, 20)));
        long otherTrial = given.trial("OTHER");
        Actor stranger = Given.actor(Role.SECRETARIAT, Place.trial(otherTrial));

        long other = meetings.log(stranger, Inputs.ofTrial(in("Weekly call", LocalDate.of(2021, 1, 20)), "OTHER"));

        assertThat(meetings.get(stranger, other).meeting().seriesId()).isNotEqualTo(seriesOf(id));
        assertThat(declined(() -> series.get(stranger, seriesOf(id)))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(series.list(stranger, null).items()).hasSize(1);
    }

    @Test
    void aSeriesIsSeenByWhoeverSeesOneOfItsMeetingsAndShowsNoOther() {
        long both = meetings.log(SECRETARY, named(Inputs.held("UZ", "GH"), "Webinars"));
        meetings.log(SECRETARY, named(Inputs.held("UZ"), "Webinars"));
        long uzbek = meetings.log(SECRETARY, named(Inputs.held("UZ"), "Uzbek calls"));
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, ghana.place());

        assertThat(series.get(coordinator, seriesOf(both)).meetings())
                .extracting(MeetingLine::id)
                .containsExactly(both);
        assertThat(series.list(coordinator, null).items())
                .extracting(SeriesLine::name, SeriesLine::meetings)
                .containsExactly(tuple("Webinars", 1));
        assertThat(declined(() -> series.get(coordinator, seriesOf(uzbek)))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(declined(() -> series.get(SECRETARY, 404))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(declined(() -> series.rename(coordinator, seriesOf(both), 1, new SeriesInput("Mine"))))
                .isEqualTo(Problem.Kind.FORBIDDEN);
    }

    @Test
    void aSeriesIsRenamedByItsVersionToANameThatIsFree() {
        long id = seriesOf(meetings.log(SECRETARY, in("Weekly call", LocalDate.of(2021, 1, 20))));
        meetings.log(SECRETARY, in("Taken", LocalDate.of(2021, 1, 20)));

        assertThat(series.rename(SECRETARY, id, 1, new SeriesInput("Monthly <b>call</b>")))
                .returns("Monthly <b>call</b>", Series::name)
                .returns(2, Series::version);
        assertThat(declined(() -> series.rename(SECRETARY, id, 1, new SeriesInput("Late"))))
                .isEqualTo(Problem.Kind.STALE);
        assertThat(declined(() -> series.rename(SECRETARY, id, 2, new SeriesInput("taken"))))
                .isEqualTo(Problem.Kind.INVALID);
        assertThat(declined(() -> series.rename(SECRETARY, id, 2, new SeriesInput(" "))))
                .isEqualTo(Problem.Kind.INVALID);
    }

    @Test
    void theNextMeetingIsProposedAtTheSameLocalTimeAsManyDaysLater() {
        meetings.log(SECRETARY, in("Weekly call", LocalDate.of(2021, 1, 6)));
        long last = meetings.log(
                SECRETARY,
                Inputs.with(
                        in("Weekly call", LocalDate.of(2021, 1, 20)),
                        List.of(Inputs.delegates(academy, 4)),
                        null,
                        null));

        assertThat(next.propose(SECRETARY, last))
                .returns(Meeting.Kind.BRIDGING_WEBINAR, NextMeeting::kind)
                .returns("Weekly call", NextMeeting::series)
                .returns(LocalDate.of(2021, 2, 3), NextMeeting::date)
                .returns(LocalTime.of(14, 30), NextMeeting::time)
                .returns(1, NextMeeting::invitees);

        long id = next.plan(SECRETARY, last, input(null, LocalDate.of(2021, 2, 10)));

        MeetingDetails planned = meetings.get(SECRETARY, id);
        assertThat(planned.meeting())
                .returns(3, Meeting::number)
                .returns(Meeting.Status.SCHEDULED, Meeting::status)
                .returns(seriesOf(last), Meeting::seriesId)
                .returns("Meet the sponsor", Meeting::title)
                .returns(List.of("en", "ru"), Meeting::languages)
                .returns(List.of("UZ"), Meeting::countries)
                .returns("https://meet.example/room-7", Meeting::link);
        assertThat(planned.meeting().when().startsAt()).isEqualTo("2021-02-10T09:30:00Z");
        assertThat(planned.attendance())
                .extracting(Attendance::institution, Attendance::delegates, Attendance::role, Attendance::status)
                .containsExactly(tuple("Academy", 4, Attendance.Role.SPEAKER, Attendance.Status.INVITED));
    }

    @Test
    void aMeetingThatStoodAloneBeginsASeriesWithTheNext() {
        long alone = meetings.log(SECRETARY, in(null, LocalDate.of(2021, 1, 20)));

        assertThat(next.propose(SECRETARY, alone).date()).isEqualTo("2021-01-27");
        assertThat(fields(() -> next.plan(SECRETARY, alone, input(null, null)))).containsExactly("series");
        long id = next.plan(SECRETARY, alone, input("Calls", null));

        assertThat(series.get(SECRETARY, seriesOf(alone)).meetings())
                .extracting(MeetingLine::id)
                .containsExactly(alone, id);
    }

    @Test
    void theNextMeetingComesAfterAndWasNotHeldYet() {
        long last = meetings.log(SECRETARY, in("Weekly call", LocalDate.of(2021, 1, 20)));
        NextMeetingInput held = new NextMeetingInput(
                null, null, Meeting.Status.HELD, null, null, null, null, null, null, null, null, null);

        assertThat(fields(() -> next.plan(SECRETARY, last, input(null, LocalDate.of(2021, 1, 19)))))
                .containsExactly("date");
        assertThat(fields(() -> next.plan(SECRETARY, last, held))).containsExactly("status");
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, ghana.place());
        assertThat(declined(() -> next.plan(coordinator, last, input(null, null))))
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }

    private long seriesOf(long meetingId) {
        Long id = meetings.get(SECRETARY, meetingId).meeting().seriesId();
        assertThat(id).isNotNull();
        return id == null ? 0 : id;
    }

    private static NextMeetingInput input(@Nullable String series, @Nullable LocalDate date) {
        return new NextMeetingInput(series, null, null, date, null, null, null, null, null, null, null, null);
    }

    private static MeetingInput in(@Nullable String series, LocalDate date) {
        return named(Inputs.meeting(Meeting.Status.HELD, date, "Asia/Tashkent", null, "UZ"), series);
    }

    private static MeetingInput named(MeetingInput input, @Nullable String series) {
        return Inputs.inSeries(input, series);
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
