package org.trialbridge.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in the outbox.
 *
 * @param calendarMethod of the calendar entry that goes along, if there is one
 * @param attempts how often it was tried to send it
 * @param lastError why the last attempt failed
 */
public record Waiting(
        long id,
        String recipient,
        String subject,
        String body,
        @Nullable String calendarMethod,
        @Nullable String calendar,
        Instant createdAt,
        int attempts,
        @Nullable String lastError) {

    Message message() {
        Message.Entry entry =
                calendarMethod == null || calendar == null ? null : new Message.Entry(calendarMethod, calendar);
        return new Message(recipient, subject, body, entry);
    }
}
