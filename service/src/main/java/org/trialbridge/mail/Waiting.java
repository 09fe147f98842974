package org.trialbridge.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in the outbox.
 *
 * @param attempts how often it was tried to send it
 * @param lastError why the last attempt failed
 */
public record Waiting(
        long id,
        String recipient,
        String subject,
        String body,
        Instant createdAt,
        int attempts,
        @Nullable String lastError) {

    Message message() {
        return new Message(recipient, subject, body);
    }
}
