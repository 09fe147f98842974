package org.trialbridge.account;

import java.net.URI;
import org.trialbridge.mail.Message;

/** What is written to people about their accounts. */
public final class Letters {
    private final String site;

    /**
     * @param publicUrl how browsers reach this service
     */
    public Letters(URI publicUrl) {
        this.site = publicUrl.toString().replaceFirst("/+$", "");
    }

    /** The whole address of a link. */
    String address(Link link) {
        return site + link.path();
    }

    Message invitation(String email, String name, Link link) {
        return new Message(email, "Your account for Trialbridge", """
                Hello %s,

                an account for Trialbridge is waiting for you. Open this link and choose a password:

                %s

                The link works once, for seven days. After that, ask whoever invited you for a new one.
                """.formatted(name, address(link)));
    }

    Message newPassword(String email, String name, Link link) {
        return new Message(email, "A new password for Trialbridge", """
                Hello %s,

                somebody, we hope you, asked for a new password for your account. Open this link and choose one:

                %s

                The link works once, for one hour. If it was not you, do nothing: your password stays as it is.
                """.formatted(name, address(link)));
    }
}
