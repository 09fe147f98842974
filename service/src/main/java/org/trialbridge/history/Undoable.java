package org.trialbridge.history;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.trialbridge.access.Action;

/** What can be undone: changes of one thing, told to nobody else yet, that whoever made them may still make. */
enum Undoable {
    /** A country's move; being append-only it is taken back by another one. What was planned by it goes too. */
    STAGE(
            "stage.change",
            Action.CHANGE_STAGE,
            "The country is back where it was.",
            "milestone",
            "milestone_dependency"),
    ATTENDANCE("attendance.remove", Action.EDIT_MEETINGS, "The line is back on the list.", "attendance"),
    HOLIDAY("holiday.remove", Action.EDIT_MEETINGS, "The holiday is back.", "public_holiday"),
    MEETING(
            "meeting.change",
            Action.EDIT_MEETINGS,
            "The meeting is as it was.",
            "meeting",
            "meeting_trial",
            "meeting_country",
            "attendance",
            "carry_over",
            "action_item",
            "meeting_question"),
    AGENDA("agenda.remove", Action.EDIT_MEETINGS, "The item is back on the agenda.", "agenda_item"),
    ATTENDED("attendance.markAttended", Action.EDIT_MEETINGS, "The lines are as they were.", "attendance"),
    QUESTION("question.change", Action.EDIT_MEETINGS, "The question is as it was.", "meeting_question"),
    DECISION("decision.change", Action.EDIT_MEETINGS, "The decision is as it was.", "decision", "decision_country"),
    ACTION("action.change", Action.EDIT_ACTIONS, "The action is as it was.", "action_item"),
    ACTION_DONE("action.finish", Action.EDIT_ACTIONS, "The action is as it was.", "action_item"),
    AGREEMENT("agreement.change", Action.EDIT_TRIAL, "The agreement is as it was.", "agreement", "agreement_party"),
    APPROVAL("approval.change", Action.EDIT_APPROVALS, "The approval is as it was.", "approval"),
    OUTREACH("outreach.change", Action.EDIT_TRIAL, "The outreach is as it was.", "outreach"),
    MILESTONE(
            "milestone.change", Action.EDIT_TRIAL, "The milestone is as it was.", "milestone", "milestone_dependency"),
    RISK("risk.change", Action.EDIT_TRIAL, "The risk is as it was.", "risk"),
    INSTITUTION("institution.update", Action.EDIT_TRIAL, "The institution is as it was.", "institution"),
    SITE("site.update", Action.EDIT_SITES, "The site is as it was.", "site"),
    /** What it takes depends on the thing on which it hangs. */
    DOCUMENT("document.change", Action.VIEW, "The document is as it was.", "document"),
    WITHDRAWAL("document.withdraw", Action.VIEW, "The document counts again.", "document"),
    COUNTRY("participation.update", Action.EDIT_TRIAL, "The country is as it was.", "participation");

    private final String audited;
    private final Action permission;
    private final String done;
    private final ImmutableList<String> tables;

    Undoable(String audited, Action permission, String done, String... tables) {
        this.audited = audited;
        this.permission = permission;
        this.done = done;
        this.tables = ImmutableList.copyOf(tables);
    }

    /** @param audited how the audit trail calls what was done */
    static Optional<Undoable> of(String audited) {
        return Arrays.stream(values())
                .filter(one -> one.audited.equals(audited))
                .findFirst();
    }

    /** What whoever did it must still be allowed to do. */
    Action permission() {
        return permission;
    }

    /** What to tell afterwards. */
    String done() {
        return done;
    }

    /** The tables whose rows are put back; none for what is only ever added to. */
    List<String> tables() {
        return tables;
    }
}
