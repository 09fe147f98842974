package org.trialbridge.mail;

import java.util.regex.Pattern;
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
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9!#$'*+/=_~.-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    public Message {
        if (!isAddress(recipient)) {
            throw new IllegalArgumentException("not one plain e-mail address");
        }
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    public Message(String recipient, String subject, String body) {
        this(recipient, subject, body, null);
    }

    /** Whether a text is an e-mail address so plain that it can stand as it is in a header and in a mailto address. */
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
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
