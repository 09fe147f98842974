package org.trialbridge.meeting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is proposed for the meeting after another one: at the same local time, as many days later as lay between that one
 * and the one before it.
 *
 * @param series null if the other one belongs to none yet
 * @param invitees how many lines its list of people has
 * @param agenda how many items its agenda has
 */
public record NextMeeting(
        long afterId,
        Meeting.Kind kind,
        @Nullable String series,
        String title,
        LocalDate date,
        LocalTime time,
        ZoneId zone,
        int durationMinutes,
        @Nullable String link,
        List<String> languages,
        List<String> trials,
        List<String> countries,
        int invitees,
        int agenda) {
    private static final int DAYS_OF_A_WEEK = 7;

    public NextMeeting {
        languages = List.copyOf(languages);
        trials = List.copyOf(trials);
        countries = List.copyOf(countries);
    }

    /** @param days how many days later, or null if there is only one meeting so far */
    static NextMeeting after(Meeting last, @Nullable Integer days, int invitees, int agenda) {
        return new NextMeeting(
                last.id(),
                last.kind(),
                last.series(),
                last.title(),
                last.when().date().plusDays(days == null ? DAYS_OF_A_WEEK : days),
                last.when().time(),
                last.when().zone(),
                last.when().durationMinutes(),
                last.link(),
                last.languages(),
                last.trials(),
                last.countries(),
                invitees,
                agenda);
    }
}
