package org.trialbridge.mail;

/**
 * A text to one person.
 *
 * @param recipient an e-mail address
 * @param subject one line; control characters, with which somebody could add headers, become spaces
 */
public record Message(String recipient, String subject, String body) {
    public Message {
        if (!recipient.matches("[!-~&&[^<>,;:()\\[\\]\\\\\"]]+")) {
            throw new IllegalArgumentException("not one plain e-mail address");
        }
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
