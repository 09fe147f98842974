package org.trialbridge.action;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * An action item as it was entered.
 *
 * @param trial the trial's code; in a meeting of one trial it may be left out
 * @param ownerPersonId the person who owns it, or null if an institution does
 * @param ownerInstitutionId the institution that owns it, or null if a person does
 * @param status open if absent
 * @param doneOn today if absent and done
 * @param reason why the due day of an item that is there moves
 */
public record ActionItemInput(
        @Nullable String trial,
        @Nullable String country,
        @Nullable String text,
        @Nullable Long ownerPersonId,
        @Nullable Long ownerInstitutionId,
        @Nullable LocalDate dueOn,
        ActionItem.@Nullable Status status,
        @Nullable LocalDate doneOn,
        @Nullable String reason) {
    static final int LONGEST_TEXT = 2000;

    /** An action item as it was entered first, for which no day moves. */
    public ActionItemInput(
            @Nullable String trial,
            @Nullable String country,
            @Nullable String text,
            @Nullable Long ownerPersonId,
            @Nullable Long ownerInstitutionId,
            @Nullable LocalDate dueOn,
            ActionItem.@Nullable Status status,
            @Nullable LocalDate doneOn) {
        this(trial, country, text, ownerPersonId, ownerInstitutionId, dueOn, status, doneOn, null);
    }

    /**
     * Checks every rule of an action item.
     *
     * @param at what stands before the names of the fields: nothing, or for example {@code actions/0/}
     * @param meetingId the meeting it comes out of, or null
     */
    public ActionItemDraft toDraft(
            Errors errors, String at, TrialCountries trial, Mentions mentions, @Nullable Long meetingId, Instant now) {
        errors.check(
                country == null || trial.countries().containsKey(country),
                at + "country",
                "Choose a country that takes part in {0}.",
                trial.code());
        String text = errors.text(this.text, at + "text", LONGEST_TEXT);
        checkOwner(errors, at, mentions);
        LocalDate today = LocalDate.ofInstant(now, trial.zone(country));
        errors.check(dueOn != null, at + "dueOn", "Enter the day by which it is to be done.");
        ActionItem.Status status = this.status == null ? ActionItem.Status.OPEN : this.status;
        boolean done = status == ActionItem.Status.DONE;
        errors.check(doneOn == null || done, at + "doneOn", "Leave this empty, or choose the status Done.");
        errors.check(doneOn == null || !doneOn.isAfter(today), at + "doneOn", "Enter today or an earlier day.");
        return new ActionItemDraft(
                trial.trialId(),
                country,
                meetingId,
                text,
                ownerPersonId,
                ownerInstitutionId,
                dueOn == null ? today : dueOn,
                status,
                done && doneOn == null ? today : doneOn);
    }

    private void checkOwner(Errors errors, String at, Mentions mentions) {
        errors.check(
                ownerPersonId != null || ownerInstitutionId != null,
                at + "ownerInstitutionId",
                "Choose who does it: a person or an institution.");
        errors.check(
                ownerPersonId == null || ownerInstitutionId == null,
                at + "ownerInstitutionId",
                "Choose one owner: a person or an institution, not both.");
        errors.check(
                ownerPersonId == null || mentions.people().contains(ownerPersonId),
                at + "ownerPersonId",
                "Choose a person of the directory.");
        errors.check(
                ownerInstitutionId == null || mentions.institutions().contains(ownerInstitutionId),
                at + "ownerInstitutionId",
                "Choose an institution of the directory.");
    }
}
