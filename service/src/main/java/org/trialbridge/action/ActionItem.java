package org.trialbridge.action;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody has promised to do.
 *
 * @param trial the trial's code
 * @param country ISO code, or null for an action of the whole trial
 * @param meetingId the meeting it came out of, or null
 * @param owner the name of the person or institution that owns it; null once the person's name was erased
 * @param carriedOver how many meetings have passed it on
 * @param overdue whether it is open after its due day, by the country's own calendar
 */
public record ActionItem(
        long id,
        int version,
        String trial,
        @Nullable String country,
        @Nullable Long meetingId,
        String text,
        @Nullable Long ownerPersonId,
        @Nullable Long ownerInstitutionId,
        @Nullable String owner,
        LocalDate dueOn,
        Status status,
        @Nullable LocalDate doneOn,
        int carriedOver,
        boolean overdue) {

    /** How far it has come. */
    public enum Status {
        OPEN,
        IN_PROGRESS,
        BLOCKED,
        DONE,
        CANCELLED;

        /** Tells whether somebody still has to act. */
        public boolean open() {
            return this != DONE && this != CANCELLED;
        }
    }

    /** Where it stands in a list: open ones first, by the day on which they are due. */
    public String place() {
        return String.format(Locale.ROOT, "%d%s_%019d", status.open() ? 0 : 1, dueOn, id);
    }
}
