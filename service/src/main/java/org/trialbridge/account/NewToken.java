package org.trialbridge.account;

import java.time.Instant;

/** A token as it is made; afterwards nobody can read its secret any more. */
public record NewToken(
        long userId, String name, boolean readOnly, Secret secret, Instant createdAt, Instant expiresAt) {
    static final String PREFIX = "tbt_";

    public byte[] digest() {
        return secret.digest();
    }
}
