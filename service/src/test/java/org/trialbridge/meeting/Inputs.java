package org.trialbridge.meeting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.action.ActionItemInput;

/** Inputs that tests start from. */
final class Inputs {
    private Inputs() {}

    /** A webinar that was held on 20 January 2021 at 14:30 in Tashkent. */
    static MeetingInput held(String... countries) {
        return meeting(Meeting.Status.HELD, LocalDate.of(2021, 1, 20), "Asia/Tashkent", null, countries);
    }

    static MeetingInput meeting(
            Meeting.Status status, LocalDate date, String zone, @Nullable String offset, String... countries) {
        return new MeetingInput(
                Meeting.Kind.BRIDGING_WEBINAR,
                "Bridging season",
                "Meet the sponsor",
                status,
                date,
                LocalTime.of(14, 30),
                zone,
                offset,
                90,
                "https://meet.example/room-7",
                List.of("en", "ru"),
                true,
                List.of("ZF2001-III"),
                List.of(countries),
                null,
                null,
                null);
    }

    static MeetingInput at(LocalTime time, LocalDate date, String zone, @Nullable String offset) {
        MeetingInput input = meeting(Meeting.Status.SCHEDULED, date, zone, offset);
        return new MeetingInput(
                input.kind(),
                input.series(),
                input.title(),
                input.status(),
                date,
                time,
                zone,
                offset,
                input.durationMinutes(),
                input.link(),
                input.languages(),
                input.illustrative(),
                input.trials(),
                input.countries(),
                null,
                null,
                null);
    }

    static MeetingInput titled(MeetingInput input, @Nullable String title, @Nullable String link) {
        return new MeetingInput(
                input.kind(),
                input.series(),
                title,
                input.status(),
                input.date(),
                input.time(),
                input.zone(),
                input.offset(),
                input.durationMinutes(),
                link,
                input.languages(),
                input.illustrative(),
                input.trials(),
                input.countries(),
                input.attendance(),
                input.decisions(),
                input.actions());
    }

    static MeetingInput with(
            MeetingInput input,
            @Nullable List<@Nullable AttendanceInput> attendance,
            @Nullable List<@Nullable DecisionInput> decisions,
            @Nullable List<@Nullable ActionItemInput> actions) {
        return new MeetingInput(
                input.kind(),
                input.series(),
                input.title(),
                input.status(),
                input.date(),
                input.time(),
                input.zone(),
                input.offset(),
                input.durationMinutes(),
                input.link(),
                input.languages(),
                input.illustrative(),
                input.trials(),
                input.countries(),
                attendance,
                decisions,
                actions);
    }

    static MeetingInput inSeries(MeetingInput input, @Nullable String series) {
        return new MeetingInput(
                input.kind(),
                series,
                input.title(),
                input.status(),
                input.date(),
                input.time(),
                input.zone(),
                input.offset(),
                input.durationMinutes(),
                input.link(),
                input.languages(),
                input.illustrative(),
                input.trials(),
                input.countries(),
                input.attendance(),
                input.decisions(),
                input.actions());
    }

    static MeetingInput ofTrial(MeetingInput input, String trial) {
        return new MeetingInput(
                input.kind(),
                input.series(),
                input.title(),
                input.status(),
                input.date(),
                input.time(),
                input.zone(),
                input.offset(),
                input.durationMinutes(),
                input.link(),
                input.languages(),
                input.illustrative(),
                List.of(trial),
                List.of(),
                input.attendance(),
                input.decisions(),
                input.actions());
    }

    static MeetingInput as(MeetingInput input, Meeting.Status status) {
        return new MeetingInput(
                input.kind(),
                input.series(),
                input.title(),
                status,
                input.date(),
                input.time(),
                input.zone(),
                input.offset(),
                input.durationMinutes(),
                input.link(),
                input.languages(),
                input.illustrative(),
                input.trials(),
                input.countries(),
                input.attendance(),
                input.decisions(),
                input.actions());
    }

    static AttendanceInput delegates(long institutionId, int delegates) {
        return new AttendanceInput(null, institutionId, null, delegates, Attendance.Role.SPEAKER, null, null, null);
    }

    static DecisionInput decision(String text, String... countries) {
        return new DecisionInput(text, List.of(countries), null, null, null);
    }

    static ActionItemInput action(@Nullable String country, String text, long institutionId, LocalDate dueOn) {
        return new ActionItemInput(null, country, text, null, institutionId, dueOn, null, null);
    }
}
