package org.trialbridge.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trialbridge.action.Choices;
import org.trialbridge.meeting.Attendance;
import org.trialbridge.meeting.MeetingDetails;

/**
 * What the entry lines of the log offer for choice.
 *
 * @param countries those of the meeting; all of the trial if it is about all
 * @param here the owners who are on the list of the meeting: {@code i-} and an institution's id, {@code p-} and a person's
 * @param institutions all others
 * @param people all others
 * @param earlier the decisions that a new one can supersede
 */
public record LogChoices(
        List<Choices.Option> countries,
        List<Choices.Option> here,
        List<Choices.Option> institutions,
        List<Choices.Option> people,
        List<Choices.Option> earlier) {

    static LogChoices of(MeetingDetails details, Choices choices, List<Choices.Option> earlier) {
        List<String> countries = details.meeting().countries();
        List<String> institutionsHere = ids(details, Attendance::institutionId);
        List<String> peopleHere = ids(details, Attendance::personId);
        List<Choices.Option> here = new ArrayList<>();
        here.addAll(owners("i-", choices.institutions(), institutionsHere, true));
        here.addAll(owners("p-", choices.people(), peopleHere, true));
        return new LogChoices(
                countries.isEmpty()
                        ? choices.countries()
                        : choices.countries().stream()
                                .filter(option -> countries.contains(option.value()))
                                .toList(),
                here,
                owners("i-", choices.institutions(), institutionsHere, false),
                owners("p-", choices.people(), peopleHere, false),
                earlier);
    }

    private static List<String> ids(MeetingDetails details, Function<Attendance, @Nullable Long> id) {
        return details.attendance().stream()
                .map(id)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .distinct()
                .toList();
    }

    private static List<Choices.Option> owners(
            String kind, List<Choices.Option> all, List<String> present, boolean wanted) {
        return all.stream()
                .filter(option -> present.contains(option.value()) == wanted)
                .map(option -> new Choices.Option(kind + option.value(), option.text()))
                .toList();
    }
}
