package org.trialbridge.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.action.Mentions;
import org.trialbridge.problem.Errors;

/**
 * A question as it was entered.
 *
 * @param answer none until it is answered
 * @param answeredOn today if absent and there is an answer
 */
public record QuestionInput(
        @Nullable String text,
        @Nullable Long institutionId,
        @Nullable String country,
        @Nullable String answer,
        @Nullable LocalDate answeredOn) {
    private static final int LONGEST_TEXT = 4000;

    /** @param countries the ISO codes of all countries */
    QuestionDraft toDraft(Errors errors, Mentions mentions, Set<String> countries, MeetingTime when, Instant now) {
        String text = errors.text(this.text, "text", LONGEST_TEXT);
        errors.check(
                institutionId != null || country != null,
                "institutionId",
                "Choose who asks: an institution or a country.");
        errors.check(
                institutionId == null || mentions.institutions().contains(institutionId),
                "institutionId",
                "Choose an institution of the directory.");
        errors.check(
                country == null || countries.contains(country),
                "country",
                "Enter the two capital letters of a country, such as UZ.");
        String answer = errors.optionalText(this.answer, "answer", LONGEST_TEXT);
        LocalDate today = LocalDate.ofInstant(now, when.zone());
        errors.check(
                answeredOn == null || answer != null,
                "answer",
                "Enter the answer, or leave out the day of the answer.");
        errors.check(answeredOn == null || !answeredOn.isAfter(today), "answeredOn", "Enter today or an earlier day.");
        return new QuestionDraft(
                text, institutionId, country, answer, answer != null && answeredOn == null ? today : answeredOn);
    }

    List<Long> institutions() {
        return Stream.ofNullable(institutionId).toList();
    }
}
