package org.trialbridge.meeting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What earlier meetings of its series left open for a meeting, as far as it can be seen, and what later ones got from it.
 *
 * @param seriesId null for a meeting that belongs to none: nothing is carried over to it
 * @param to the later meetings to which its own items were carried
 */
public record CarryOver(
        @Nullable Long seriesId, List<CarriedAction> actions, List<CarriedQuestion> questions, List<CarriedTo> to) {
    public CarryOver {
        actions = List.copyOf(actions);
        questions = List.copyOf(questions);
        to = List.copyOf(to);
    }

    /** Whether something is open that is not yet stored as carried over. */
    public boolean waits() {
        return actions.stream().anyMatch(action -> !action.stored())
                || questions.stream().anyMatch(question -> !question.stored());
    }
}
