package org.trialbridge.importing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.action.Mentions;
import org.trialbridge.country.Country;
import org.trialbridge.importing.Verdict.State;
import org.trialbridge.meeting.AttendanceDraft;
import org.trialbridge.meeting.Meeting;
import org.trialbridge.meeting.MeetingDraft;
import org.trialbridge.meeting.MeetingInput;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** Judges rows of meetings, each with its participants: by kind and number, else by kind and day. */
final class MeetingJudge {
    private static final int MINUTES_A_DAY = 24 * 60;

    private final String trial;
    private final Mentions mentions;
    private final Countries countries;
    private final ParticipantJudge participants;
    private final List<KnownMeeting> known;
    private final Set<String> taken;
    private final Instant now;
    private final Map<String, Integer> rows = new HashMap<>();

    /**
     * @param mentions the trial, and all that attendance may name
     * @param known the meetings of the trial
     * @param taken kinds and numbers of meetings of other trials, as {@code BRIDGING_WEBINAR 7}
     */
    MeetingJudge(
            String trial,
            Mentions mentions,
            Countries countries,
            ParticipantJudge participants,
            List<KnownMeeting> known,
            Set<String> taken,
            Instant now) {
        this.trial = trial;
        this.mentions = mentions;
        this.countries = countries;
        this.participants = participants;
        this.known = known;
        this.taken = taken;
        this.now = now;
    }

    /**
     * What is to be stored.
     *
     * @param number that the file gives it; else it gets the next one
     * @param attendance all participants, for a meeting that is new
     * @param missing those who are not on the list of the meeting that is there
     */
    record Plan(
            MeetingDraft meeting,
            @Nullable Integer number,
            List<AttendanceDraft> attendance,
            List<AttendanceDraft> missing) {}

    List<Verdict<Plan>> judge(MeetingRow row) {
        RowCells cells = row.cells();
        Integer number = cells.integer(Column.NUMBER);
        MeetingInput input = input(cells);
        Errors errors = new Errors();
        MeetingDraft draft = input.toDraft(errors, mentions, now);
        if (!errors.isEmpty()) {
            cells.wrong(Problem.invalid(errors.list()), Column.START);
        }
        String what = what(input, number);
        String key =
                input.kind() + " " + (number == null ? draft.localStart() + " " + Likeness.key(draft.title()) : number);
        Integer before = rows.putIfAbsent(key, cells.number());
        if (before != null) {
            cells.wrong(
                    number == null ? Column.TITLE : Column.NUMBER,
                    "Row " + before + " has the same meeting. Put the rows of its participants below it.");
        }
        KnownMeeting same = number == null ? sameTime(draft, true) : numbered(draft, number);
        KnownMeeting similar = same == null && number == null ? sameTime(draft, false) : null;
        if (same != null && !same.editable()) {
            cells.wrong(
                    number == null ? Column.TITLE : Column.NUMBER,
                    "This meeting belongs to another trial too, whose meetings you may not change. Leave the row out, or"
                            + " ask somebody who edits the meetings of each of its trials.");
        } else {
            checkNumber(cells, draft, number, same);
        }
        KnownMeeting there = same == null ? similar : same;
        boolean held =
                there == null ? draft.status().held() : there.line().status().held();
        List<AttendanceDraft> attendance = participants.judge(row.participants(), null, held);
        List<AttendanceDraft> missing =
                there == null ? attendance : participants.judge(row.participants(), there, held);
        List<Verdict<Plan>> rejected = new ArrayList<>();
        for (RowCells participant : row.participants()) {
            if (participant != cells && !participant.wrong().isEmpty()) {
                rejected.add(Verdict.rejected(participant, sheet(participant), participant.seen(Column.PARTICIPANT)));
            }
        }
        if (!cells.wrong().isEmpty()) {
            rejected.add(0, Verdict.rejected(cells, 0, what));
        }
        return rejected.isEmpty()
                ? List.of(verdict(cells, what, same, similar, new Plan(draft, number, attendance, missing)))
                : rejected;
    }

    static int sheet(RowCells cells) {
        return cells.has(Column.MEETING) ? 1 : 0;
    }

    private static Verdict<Plan> verdict(
            RowCells cells, String what, @Nullable KnownMeeting same, @Nullable KnownMeeting similar, Plan plan) {
        int people = plan.missing().size();
        if (same == null) {
            int all = plan.attendance().size();
            List<String> with = all == 0 ? List.of() : List.of("Participants: " + all);
            return similar == null
                    ? Verdict.of(cells, State.NEW, what, null, with, plan)
                    : Verdict.of(cells, State.DUPLICATE, what, like(similar), with, plan);
        }
        List<String> changes = new ArrayList<>();
        if (people > 0) {
            changes.add("Participants who are not on the list yet: " + people);
        }
        if (!same.line().title().equals(plan.meeting().title())) {
            changes.add("Title: stays \"" + same.line().title() + "\"");
        }
        if (!same.line().when().date().equals(plan.meeting().localStart().toLocalDate())) {
            changes.add("Day: stays " + same.line().when().date());
        }
        return Verdict.of(cells, people > 0 ? State.CHANGED : State.UNCHANGED, what, like(same), changes, plan);
    }

    private MeetingInput input(RowCells cells) {
        LocalDate date = cells.day(Column.DATE);
        LocalTime start = cells.time(Column.START, Column.DATE);
        String zone = Zones.read(cells, Column.ZONE);
        Meeting.Kind kind = cells.has(Column.KIND) && !cells.isEmpty(Column.KIND)
                ? cells.choice(Column.KIND, Meeting.Kind.class, Meeting.Kind::name)
                : Meeting.Kind.BRIDGING_WEBINAR;
        Meeting.Status status = cells.choice(Column.STATUS, Meeting.Status.class, Meeting.Status::name);
        if (cells.isEmpty(Column.STATUS) && date != null && start != null && zone != null) {
            boolean past =
                    !date.atTime(start).atZone(ZoneId.of(zone)).toInstant().isAfter(now);
            status = past ? Meeting.Status.HELD : Meeting.Status.SCHEDULED;
        }
        if (cells.isEmpty(Column.STATUS) && status == null) {
            status = Meeting.Status.DRAFT; // what is missing is told of its own cell
        } else if (status != null && status != Meeting.Status.HELD && status != Meeting.Status.SCHEDULED) {
            cells.wrong(Column.STATUS, "Enter held or scheduled. Change it to anything else after the import.");
        }
        return new MeetingInput(
                kind,
                cells.text(Column.SERIES),
                cells.text(Column.TITLE),
                status,
                date,
                start,
                zone,
                null,
                minutes(cells, start),
                cells.text(Column.LINK),
                null,
                false,
                List.of(trial),
                countries(cells),
                null,
                null,
                null);
    }

    private @Nullable Integer minutes(RowCells cells, @Nullable LocalTime start) {
        if (!cells.isEmpty(Column.DURATION)) {
            return cells.integer(Column.DURATION);
        }
        LocalTime end = cells.time(Column.END, null);
        if (end == null || start == null) {
            if (cells.isEmpty(Column.END)) {
                cells.wrong(Column.DURATION, "Enter how many minutes it lasts, or when it ends.");
            }
            return null;
        }
        long minutes = Duration.between(start, end).toMinutes();
        return (int) (minutes > 0 ? minutes : minutes + MINUTES_A_DAY);
    }

    private List<@Nullable String> countries(RowCells cells) {
        List<@Nullable String> codes = new ArrayList<>();
        for (String name : cells.several(Column.COUNTRIES)) {
            Country country = countries.find(name);
            if (country == null) {
                cells.wrong(
                        Column.COUNTRIES,
                        "Enter English names of countries, or their two letters, with commas between.");
                return List.of();
            }
            codes.add(country.iso2());
        }
        return codes;
    }

    private void checkNumber(
            RowCells cells, MeetingDraft draft, @Nullable Integer number, @Nullable KnownMeeting same) {
        if (number == null) {
            return;
        }
        if (number < 1) {
            cells.wrong(Column.NUMBER, "Enter 1 or more, or leave it empty: then it gets the next number.");
        } else if (same == null && taken.contains(draft.kind() + " " + number)) {
            cells.wrong(Column.NUMBER, "This number is taken. Leave it empty: then the meeting gets the next one.");
        } else if (same != null
                && !Likeness.key(same.line().title()).equals(Likeness.key(draft.title()))
                && !same.line().when().date().equals(draft.localStart().toLocalDate())) {
            cells.wrong(
                    Column.NUMBER,
                    "Another meeting has this number: \"" + same.line().title() + "\" on "
                            + same.line().when().date() + ". Check the number.");
        }
    }

    private @Nullable KnownMeeting numbered(MeetingDraft draft, int number) {
        return known.stream()
                .filter(one -> one.line().kind() == draft.kind() && one.line().number() == number)
                .findFirst()
                .orElse(null);
    }

    /** A meeting of the same kind on the same day; with the same title, or with another one. */
    private @Nullable KnownMeeting sameTime(MeetingDraft draft, boolean sameTitle) {
        return known.stream()
                .filter(one -> one.line().kind() == draft.kind()
                        && one.line().when().date().equals(draft.localStart().toLocalDate())
                        && Likeness.key(one.line().title()).equals(Likeness.key(draft.title())) == sameTitle)
                .findFirst()
                .orElse(null);
    }

    private static String what(MeetingInput input, @Nullable Integer number) {
        return (number == null ? "" : number + " ") + (input.title() == null ? "" : input.title());
    }

    private static Verdict.Like like(KnownMeeting known) {
        return new Verdict.Like(
                known.line().id(),
                known.attendance().size(),
                known.line().number() + " " + known.line().title(),
                "/meetings/" + known.line().id());
    }
}
