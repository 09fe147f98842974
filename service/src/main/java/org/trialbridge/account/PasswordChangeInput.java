package org.trialbridge.account;

import org.jspecify.annotations.Nullable;

/** What somebody enters to get another password. */
public record PasswordChangeInput(
        @Nullable String currentPassword, @Nullable String newPassword) {

    @Override
    public String toString() {
        return "PasswordChangeInput[…]";
    }
}
