package org.trialbridge.account;

import java.time.Duration;
import java.time.Instant;

/** A link sent to somebody, with which he chooses a password, once. */
public record Link(long userId, Purpose purpose, Secret secret, Instant createdAt, Instant expiresAt) {

    /** What a link is for. */
    public enum Purpose {
        INVITATION(Duration.ofDays(7), "/invitation/"),
        PASSWORD_RESET(Duration.ofHours(1), "/reset-password/");

        private final Duration life;
        private final String path;

        Purpose(Duration life, String path) {
            this.life = life;
            this.path = path;
        }
    }

    static Link make(long userId, Purpose purpose, Instant now) {
        return new Link(userId, purpose, Secret.random(""), now, now.plus(purpose.life));
    }

    public byte[] digest() {
        return secret.digest();
    }

    /** Its path on this site. */
    String path() {
        return purpose.path + secret.text();
    }
}
