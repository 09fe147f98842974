package org.trialbridge.meeting;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.action.ActionItemInput;
import org.trialbridge.action.Mentions;
import org.trialbridge.action.TrialCountries;
import org.trialbridge.problem.Errors;

/**
 * A meeting as it was entered; a new one with all that belongs to it. Rows that are null were left empty and do not count.
 *
 * @param zone name of the zone in which date and time are meant
 * @param offset needed only if the local time happens twice, as clocks go back: which of both is meant
 * @param languages English if absent
 * @param trials codes
 * @param countries ISO codes; none for a meeting of the whole trial
 * @param attendance only for a new meeting, as decisions and actions
 */
public record MeetingInput(
        Meeting.@Nullable Kind kind,
        @Nullable String series,
        @Nullable String title,
        Meeting.@Nullable Status status,
        @Nullable LocalDate date,
        @Nullable LocalTime time,
        @Nullable String zone,
        @Nullable String offset,
        @Nullable Integer durationMinutes,
        @Nullable String link,
        @Nullable List<@Nullable String> languages,
        @Nullable Boolean illustrative,
        @Nullable List<@Nullable String> trials,
        @Nullable List<@Nullable String> countries,
        @Nullable List<@Nullable AttendanceInput> attendance,
        @Nullable List<@Nullable DecisionInput> decisions,
        @Nullable List<@Nullable ActionItemInput> actions) {
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_LINK = 2000;
    private static final int MOST_ROWS = 200;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    public MeetingDraft toDraft(Errors errors, Mentions mentions, Instant now) {
        errors.check(kind != null, "kind", "Choose what kind of meeting it is.");
        String title = errors.text(this.title, "title", LONGEST_LINE);
        String series = errors.optionalText(this.series, "series", LONGEST_LINE);
        errors.check(status != null, "status", "Choose whether it was held, or is planned.");
        Meeting.Status status = this.status == null ? Meeting.Status.DRAFT : this.status;
        MeetingTime when = new MeetingTimeInput(date, time, zone, offset, durationMinutes)
                .toTime(errors)
                .fixed(status.held());
        errors.check(
                !status.held() || !when.startsAt().isAfter(now),
                "status",
                "Choose Scheduled: this meeting starts in the future. If it was held, enter the day when it began.");
        List<Long> trialIds = trialIds(errors, mentions);
        List<String> countries = countries(errors, mentions);
        checkSize(errors, "attendance", attendance);
        checkSize(errors, "decisions", decisions);
        checkSize(errors, "actions", actions);
        return new MeetingDraft(
                kind == null ? Meeting.Kind.COORDINATION_CALL : kind,
                series,
                title,
                status,
                when,
                link(errors),
                languages(errors),
                Boolean.TRUE.equals(illustrative),
                trialIds,
                countries);
    }

    /** Checks that a meeting that is changed keeps what is not to be changed, or not here. */
    void checkKept(Errors errors, Meeting current, boolean hasResults) {
        errors.check(
                kind == null || kind == current.kind(),
                "kind",
                "Leave the kind as it is: it gives the meeting its number.");
        errors.check(
                !hasResults || status == null || status.held(),
                "status",
                "Choose Held: people attended this meeting or agreed on something.");
        String elsewhere = "Leave this out here, and change it at its own address under the meeting.";
        errors.check(attendance == null, "attendance", elsewhere);
        errors.check(decisions == null, "decisions", elsewhere);
        errors.check(actions == null, "actions", elsewhere);
    }

    /** The institutions it mentions. */
    List<Long> institutionIds() {
        return Stream.concat(
                        ids(attendance, AttendanceInput::institutionId),
                        ids(actions, ActionItemInput::ownerInstitutionId))
                .toList();
    }

    /** The people it mentions. */
    List<Long> personIds() {
        return Stream.concat(ids(attendance, AttendanceInput::personId), ids(actions, ActionItemInput::ownerPersonId))
                .toList();
    }

    /** The earlier decisions that it supersedes. */
    List<Long> superseded() {
        return ids(decisions, DecisionInput::supersedesId).toList();
    }

    private static <T> Stream<Long> ids(@Nullable List<@Nullable T> rows, Function<T, @Nullable Long> id) {
        return Stream.ofNullable(rows)
                .flatMap(List::stream)
                .flatMap(Stream::ofNullable)
                .flatMap(row -> Stream.ofNullable(id.apply(row)));
    }

    private List<Long> trialIds(Errors errors, Mentions mentions) {
        List<String> codes = present(trials);
        errors.check(!codes.isEmpty(), "trials", "Name the trial that it is about.");
        List<Long> ids = new ArrayList<>();
        for (String code : codes) {
            TrialCountries trial = mentions.trials().get(code);
            errors.check(trial != null, "trials", "Enter the codes of trials that you can see; {0} is none.", code);
            if (trial != null) {
                ids.add(trial.trialId());
            }
        }
        return ids;
    }

    private List<String> countries(Errors errors, Mentions mentions) {
        List<String> codes = present(countries);
        for (String code : codes) {
            errors.check(
                    mentions.trials().values().stream()
                            .anyMatch(trial -> trial.countries().containsKey(code)),
                    "countries",
                    "Choose countries that take part in the trial; {0} does not yet.",
                    code);
        }
        return codes;
    }

    private List<String> languages(Errors errors) {
        List<String> codes = present(languages);
        for (String code : codes) {
            errors.check(
                    LANGUAGES.contains(code), "languages", "Enter languages by their two letters, such as en or ru.");
        }
        return codes.isEmpty() ? List.of("en") : codes;
    }

    private @Nullable String link(Errors errors) {
        String link = errors.optionalText(this.link, "link", LONGEST_LINK);
        errors.check(
                link == null || isSecure(link), "link", "Enter an address that starts with https://, without spaces.");
        return link;
    }

    private static boolean isSecure(String link) {
        try {
            URI uri = new URI(link);
            return link.startsWith("https://") && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void checkSize(Errors errors, String field, @Nullable List<?> rows) {
        errors.check(
                rows == null || rows.size() <= MOST_ROWS,
                field,
                "Enter {0} lines here at most, and add the others later.",
                MOST_ROWS);
    }

    static List<String> present(@Nullable List<@Nullable String> values) {
        Set<String> present = new LinkedHashSet<>();
        for (String value : values == null ? List.<@Nullable String>of() : values) {
            if (value != null && !value.isBlank()) {
                present.add(value);
            }
        }
        return List.copyOf(present);
    }
}
