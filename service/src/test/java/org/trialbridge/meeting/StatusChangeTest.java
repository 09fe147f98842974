package org.trialbridge.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbridge.meeting.Meeting.Status.CANCELLED;
import static org.trialbridge.meeting.Meeting.Status.DRAFT;
import static org.trialbridge.meeting.Meeting.Status.HELD;
import static org.trialbridge.meeting.Meeting.Status.MINUTES_AGREED;
import static org.trialbridge.meeting.Meeting.Status.POSTPONED;
import static org.trialbridge.meeting.Meeting.Status.SCHEDULED;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbridge.meeting.Meeting.Status;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.FieldError;

class StatusChangeTest {
    private static final Instant NOW = Instant.parse("2021-02-05T09:00:00Z");
    private static final LocalDate PAST = LocalDate.of(2021, 1, 20);
    private static final LocalDate FUTURE = LocalDate.of(2021, 3, 3);

    @Test
    void everyStatusLeadsToWhatCanFollow() {
        assertThat(StatusChange.choices(DRAFT)).containsExactly(DRAFT, SCHEDULED, HELD, CANCELLED);
        assertThat(StatusChange.choices(SCHEDULED)).containsExactly(SCHEDULED, HELD, CANCELLED, POSTPONED);
        assertThat(StatusChange.choices(POSTPONED)).containsExactly(POSTPONED, SCHEDULED, HELD, CANCELLED);
        assertThat(StatusChange.choices(CANCELLED)).containsExactly(CANCELLED, SCHEDULED, HELD, POSTPONED);
        assertThat(StatusChange.choices(HELD)).containsExactly(HELD, SCHEDULED, CANCELLED, POSTPONED);
        assertThat(StatusChange.choices(MINUTES_AGREED)).containsExactly(MINUTES_AGREED);
    }

    @ParameterizedTest
    @EnumSource
    void whatCanNotFollowIsRefusedWithWhatToDo(Status from) {
        for (Status to : Status.values()) {
            List<FieldError> refused = errors(from, to, FUTURE, FUTURE);

            if (StatusChange.choices(from).contains(to)) {
                assertThat(refused).as("%s to %s", from, to).isEmpty();
            } else {
                assertThat(refused)
                        .extracting(FieldError::field)
                        .as("%s to %s", from, to)
                        .containsExactly("status");
                assertThat(refused.get(0).message()).matches("(Choose|Leave) .*\\.");
            }
        }
    }

    @Test
    void postponedKeepsTheDayUntilTheNewOneIsKnown() {
        assertThat(errors(SCHEDULED, POSTPONED, FUTURE, FUTURE.plusDays(7)))
                .extracting(FieldError::message)
                .containsExactly("Leave the day as it was, or choose Scheduled: Postponed says that the new day is not"
                        + " yet known.");
        assertThat(errors(POSTPONED, SCHEDULED, PAST, PAST))
                .extracting(FieldError::field)
                .containsExactly("date");
        assertThat(errors(POSTPONED, SCHEDULED, PAST, FUTURE)).isEmpty();
        assertThat(errors(CANCELLED, SCHEDULED, FUTURE, PAST))
                .extracting(FieldError::field)
                .containsExactly("date");
    }

    private static List<FieldError> errors(Status from, Status to, LocalDate before, LocalDate after) {
        Errors errors = new Errors();
        Meeting meeting = new Meeting(
                1,
                1,
                Meeting.Kind.STEERING,
                1,
                null,
                null,
                "Steering",
                from,
                time(before),
                null,
                List.of("en"),
                false,
                List.of("ZF2001-III"),
                List.of());
        StatusChange.check(errors, meeting, to, time(after), NOW);
        return errors.list();
    }

    private static MeetingTime time(LocalDate date) {
        return new MeetingTime(date, LocalTime.of(10, 0), ZoneId.of("Asia/Tashkent"), null, 60, null);
    }
}
