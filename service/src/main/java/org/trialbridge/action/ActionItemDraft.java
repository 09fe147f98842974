package org.trialbridge.action;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An action item whose rules were checked, ready to be stored. Exactly one of both owners is there. */
public record ActionItemDraft(
        long trialId,
        @Nullable String country,
        @Nullable Long meetingId,
        String text,
        @Nullable Long ownerPersonId,
        @Nullable Long ownerInstitutionId,
        LocalDate dueOn,
        ActionItem.Status status,
        @Nullable LocalDate doneOn) {

    /** The same, out of a meeting. */
    public ActionItemDraft from(long meetingId) {
        return new ActionItemDraft(
                trialId, country, meetingId, text, ownerPersonId, ownerInstitutionId, dueOn, status, doneOn);
    }
}
