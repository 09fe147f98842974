package org.trialbridge.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.action.Mentions;
import org.trialbridge.problem.Errors;

/**
 * The next meeting of a series as it was entered. What is absent stays as proposed; kind, zone and trials always do.
 *
 * @param status scheduled if absent
 * @param countries those of the meeting before if absent; none for a meeting of the whole trial
 * @param invitees whether the list of people is taken over; yes if absent
 * @param agenda whether the agenda is taken over; yes if absent
 */
public record NextMeetingInput(
        @Nullable String series,
        @Nullable String title,
        Meeting.@Nullable Status status,
        @Nullable LocalDate date,
        @Nullable LocalTime time,
        @Nullable String offset,
        @Nullable Integer durationMinutes,
        @Nullable String link,
        @Nullable List<@Nullable String> languages,
        @Nullable List<@Nullable String> countries,
        @Nullable Boolean invitees,
        @Nullable Boolean agenda) {

    boolean takesInvitees() {
        return !Boolean.FALSE.equals(invitees);
    }

    boolean takesAgenda() {
        return !Boolean.FALSE.equals(agenda);
    }

    /** @param last the meeting after which it comes */
    MeetingDraft toDraft(Errors errors, NextMeeting proposed, Meeting last, Mentions mentions, Instant now) {
        Meeting.Status status = Objects.requireNonNullElse(this.status, Meeting.Status.SCHEDULED);
        errors.check(
                status == Meeting.Status.SCHEDULED || status == Meeting.Status.DRAFT,
                "status",
                "Choose Scheduled or Draft. A meeting that was held is logged on the form for meetings.");
        MeetingDraft draft = new MeetingInput(
                        proposed.kind(),
                        Objects.requireNonNullElse(series, Objects.requireNonNullElse(proposed.series(), "")),
                        Objects.requireNonNullElse(title, proposed.title()),
                        status,
                        Objects.requireNonNullElse(date, proposed.date()),
                        Objects.requireNonNullElse(time, proposed.time()),
                        proposed.zone().getId(),
                        offset,
                        Objects.requireNonNullElse(durationMinutes, proposed.durationMinutes()),
                        link == null ? proposed.link() : link,
                        languages == null ? List.copyOf(proposed.languages()) : languages,
                        null,
                        List.copyOf(proposed.trials()),
                        countries == null ? List.copyOf(proposed.countries()) : countries,
                        null,
                        null,
                        null)
                .toDraft(errors, mentions, now);
        errors.check(draft.series() != null, "series", "Enter the name of the series, such as Weekly call.");
        errors.check(
                draft.when().startsAt().isAfter(last.when().startsAt()),
                "date",
                "Enter a day after that of the meeting before it: {0}.",
                last.when().date());
        return draft;
    }
}
