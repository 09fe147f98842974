package org.trialbridge.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * A decision as it was entered.
 *
 * @param decidedOn the day of the meeting if absent
 * @param status agreed if absent and the meeting was held, else proposed
 * @param supersedesId an earlier decision in whose place it stands
 */
public record DecisionInput(
        @Nullable String text,
        @Nullable List<@Nullable String> countries,
        @Nullable LocalDate decidedOn,
        Decision.@Nullable Status status,
        @Nullable Long supersedesId) {
    static final int LONGEST_TEXT = 4000;

    /** What the rules of a decision need to know of its meeting and of what else exists. */
    record Setting(MeetingTime when, boolean held, Set<String> countries, Set<Long> inForce, Instant now) {}

    /** @param at what stands before the names of the fields: nothing, or for example {@code decisions/0/} */
    DecisionDraft toDraft(Errors errors, String at, Setting setting) {
        String text = errors.text(this.text, at + "text", LONGEST_TEXT);
        List<String> countries = new ArrayList<>();
        for (String country : this.countries == null ? List.<@Nullable String>of() : this.countries) {
            errors.check(
                    country != null && setting.countries().contains(country),
                    at + "countries",
                    "Choose countries that take part in the trial.");
            if (country != null && !countries.contains(country)) {
                countries.add(country);
            }
        }
        Decision.Status standIn = setting.held() ? Decision.Status.AGREED : Decision.Status.PROPOSED;
        Decision.Status status = this.status == null ? standIn : this.status;
        errors.check(
                status != Decision.Status.SUPERSEDED,
                at + "status",
                "Leave the status as it is, and add the decision that takes the place of this one.");
        errors.check(
                setting.held() || status != Decision.Status.AGREED,
                at + "status",
                "Choose Proposed: nothing can be agreed before the meeting is held.");
        LocalDate decidedOn = this.decidedOn == null ? setting.when().date() : this.decidedOn;
        LocalDate today = LocalDate.ofInstant(setting.now(), setting.when().zone());
        errors.check(
                status != Decision.Status.AGREED || !decidedOn.isAfter(today),
                at + "decidedOn",
                "Enter today or an earlier day.");
        errors.check(
                supersedesId == null || setting.inForce().contains(supersedesId),
                at + "supersedesId",
                "Choose a decision of the same trial that still holds.");
        return new DecisionDraft(text, countries, decidedOn, status, supersedesId);
    }
}
