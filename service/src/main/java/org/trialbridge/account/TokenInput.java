package org.trialbridge.account;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * A token to be made.
 *
 * @param expiresInDays 1 to 365; absent: 90
 * @param readOnly absent: the token may do all that its owner may
 */
public record TokenInput(
        @Nullable String name,
        @Nullable Integer expiresInDays,
        @Nullable Boolean readOnly) {
    private static final int LONGEST_NAME = 100;
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 365;

    NewToken toToken(long userId, Instant now) {
        Errors errors = new Errors();
        String name = errors.text(this.name, "name", LONGEST_NAME);
        int days = expiresInDays == null ? USUAL_DAYS : expiresInDays;
        errors.check(days >= 1 && days <= MOST_DAYS, "expiresInDays", "Enter 1 to {0} days.", MOST_DAYS);
        errors.throwIfAny();
        return new NewToken(
                userId,
                name,
                Boolean.TRUE.equals(readOnly),
                Secret.random(NewToken.PREFIX),
                now,
                now.plus(Duration.ofDays(days)));
    }
}
