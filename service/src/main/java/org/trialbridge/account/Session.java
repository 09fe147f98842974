package org.trialbridge.account;

import java.time.Duration;
import java.time.Instant;

/**
 * A sign-in, as it begins.
 *
 * @param secret what the browser keeps in its cookie, or a program sends as its bearer token
 * @param csrfToken what the forms of this session carry
 */
public record Session(long userId, Secret secret, String csrfToken, Instant createdAt, Instant expiresAt) {
    static final String PREFIX = "tbs_";
    static final Duration LONGEST = Duration.ofHours(12);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    static Session begin(long userId, Instant now) {
        return new Session(userId, Secret.random(PREFIX), Secret.random("").text(), now, now.plus(LONGEST));
    }

    public byte[] digest() {
        return secret.digest();
    }
}
