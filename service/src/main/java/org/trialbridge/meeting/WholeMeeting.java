package org.trialbridge.meeting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.action.ActionItemDraft;
import org.trialbridge.action.ActionItemInput;
import org.trialbridge.action.Mentions;
import org.trialbridge.action.TrialCountries;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/**
 * A new meeting with all that belongs to it, whose rules were checked.
 *
 * @param actions without the meeting's id, which is not known yet
 */
record WholeMeeting(
        MeetingDraft meeting,
        List<AttendanceDraft> attendance,
        List<DecisionDraft> decisions,
        List<ActionItemDraft> actions) {

    /**
     * Checks every rule of everything entered.
     *
     * @param countries the ISO codes of all countries
     * @param inForce those decisions it supersedes that still hold
     * @throws Problem INVALID with all that is wrong, the rows named as {@code decisions/0/text}
     */
    static WholeMeeting of(
            MeetingInput input, Mentions mentions, Set<String> countries, Set<Long> inForce, Instant now) {
        Errors errors = new Errors();
        MeetingDraft meeting = input.toDraft(errors, mentions, now);
        boolean held = meeting.status().held();
        Set<String> participating = new HashSet<>();
        mentions.trials()
                .values()
                .forEach(trial -> participating.addAll(trial.countries().keySet()));
        DecisionInput.Setting setting = new DecisionInput.Setting(meeting.when(), held, participating, inForce, now);

        List<AttendanceDraft> attendance = new ArrayList<>();
        Set<Long> listed = new HashSet<>();
        for (Row<AttendanceInput> row : Row.all("attendance", input.attendance())) {
            AttendanceDraft draft = row.input().toDraft(errors, row.at(), mentions, countries, listed, held);
            attendance.add(draft);
            if (draft.personId() != null) {
                listed.add(draft.personId());
            }
        }
        List<DecisionDraft> decisions = new ArrayList<>();
        for (Row<DecisionInput> row : Row.all("decisions", input.decisions())) {
            decisions.add(row.input().toDraft(errors, row.at(), setting));
        }
        List<ActionItemDraft> actions = new ArrayList<>();
        for (Row<ActionItemInput> row : Row.all("actions", input.actions())) {
            TrialCountries trial =
                    trial(errors, row.at(), row.input().trial(), MeetingInput.present(input.trials()), mentions);
            if (trial != null) {
                actions.add(row.input().toDraft(errors, row.at(), trial, mentions, null, now));
            }
        }
        errors.throwIfAny();
        return new WholeMeeting(meeting, attendance, decisions, actions);
    }

    /** The trial of an action: the one it names, or the meeting's only one. Null if that is not clear. */
    static @Nullable TrialCountries trial(
            Errors errors, String at, @Nullable String named, List<String> trials, Mentions mentions) {
        String code = named == null && trials.size() == 1 ? trials.get(0) : named;
        TrialCountries trial = code == null || !trials.contains(code)
                ? null
                : mentions.trials().get(code);
        errors.check(trial != null, at + "trial", "Choose one of the trials of the meeting.");
        return trial;
    }

    /** A row that was not left empty, and what stands before the names of its fields. */
    private record Row<T>(String at, T input) {
        static <T> List<Row<T>> all(String name, @Nullable List<@Nullable T> inputs) {
            List<Row<T>> rows = new ArrayList<>();
            int number = 0;
            for (T input : inputs == null ? List.<@Nullable T>of() : inputs) {
                if (input != null) {
                    rows.add(new Row<>(name + "/" + number + "/", input));
                }
                number++;
            }
            return rows;
        }
    }
}
