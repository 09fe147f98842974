package org.trialbridge.account;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param passwordHash null as long as the invitation was not accepted
 */
public record PasswordHolder(
        long userId, String name, String email, @Nullable String passwordHash) {

    @Override
    public String toString() {
        return "PasswordHolder[" + userId + "]";
    }
}
