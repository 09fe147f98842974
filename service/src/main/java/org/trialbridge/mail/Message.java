package org.trialbridge.mail;

import org.jspecify.annotations.Nullable;

/**
 * A text to one person.
 *
 * @param recipient an e-mail address
 * @param subject one line; control characters, with which somebody could add headers, become spaces
 * @param calendar what his calendar is to take over, or null
 */
public record Message(
        String recipient,
        String subject,
        String body,
        @Nullable Entry calendar) {
    public Message {
        if (!recipient.matches("[!-~&&[^<>,;:()\\[\\]\\\\\"]]+")) {
            throw new IllegalArgumentException("not one plain e-mail address");
        }
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    public Message(String recipient, String subject, String body) {
        this(recipient, subject, body, null);
    }

    /**
     * An entry of a calendar.
     *
     * @param method of iTIP (RFC 5546): REQUEST or CANCEL
     * @param text iCalendar (RFC 5545)
     */
    public record Entry(String method, String text) {}

    public @Nullable String calendarMethod() {
        return calendar == null ? null : calendar.method();
    }

    public @Nullable String calendarText() {
        return calendar == null ? null : calendar.text();
    }
}
