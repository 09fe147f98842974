package org.trialbridge.meeting;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.action.Mentions;
import org.trialbridge.problem.Errors;

/**
 * An agenda item as it was entered.
 *
 * @param presenter the name of somebody who is not in the directory
 */
public record AgendaItemInput(
        @Nullable String title,
        @Nullable Integer minutes,
        @Nullable String presenter,
        @Nullable Long presenterPersonId,
        @Nullable Long presenterInstitutionId) {
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_MINUTES = 2880;

    /** @param kept the person who presents it so far: he may stay, whatever happened to him; or null */
    AgendaItemDraft toDraft(Errors errors, Mentions mentions, @Nullable Long kept) {
        String title = errors.text(this.title, "title", LONGEST_LINE);
        int minutes = this.minutes == null ? 0 : this.minutes;
        errors.check(
                minutes >= 1 && minutes <= LONGEST_MINUTES,
                "minutes",
                "Enter how long it is planned to last: 1 to {0} minutes.",
                LONGEST_MINUTES);
        String presenter = errors.optionalText(this.presenter, "presenter", LONGEST_LINE);
        errors.check(
                presenterPersonId == null
                        || presenterPersonId.equals(kept)
                        || mentions.people().contains(presenterPersonId),
                "presenterPersonId",
                "Choose a person of the directory.");
        errors.check(
                presenterPersonId == null || presenter == null,
                "presenter",
                "Leave this empty: the person is chosen from the directory.");
        errors.check(
                presenterInstitutionId == null || mentions.institutions().contains(presenterInstitutionId),
                "presenterInstitutionId",
                "Choose an institution of the directory.");
        return new AgendaItemDraft(title, minutes, presenter, presenterPersonId, presenterInstitutionId);
    }

    List<Long> people() {
        return Stream.ofNullable(presenterPersonId).toList();
    }

    List<Long> institutions() {
        return Stream.ofNullable(presenterInstitutionId).toList();
    }
}
