package org.trialbridge.lock;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.mail.Message;

/** What is written to people about reopenings: that one waits for them, and how theirs was answered. */
public final class ReopeningLetter {
    private final String site;

    /**
     * @param publicUrl how browsers reach this service
     */
    public ReopeningLetter(URI publicUrl) {
        this.site = publicUrl.toString().replaceFirst("/+$", "");
    }

    /** Somebody who is written to. */
    public record Reader(String name, String email) {}

    /** To somebody who may approve it. */
    Message asked(Reader to, Lock lock, Reopening reopening) {
        return new Message(to.email(), "A reopening for " + country(lock) + " waits for a second person", """
                Hello %s,

                %s asks that the accepted periods of %s (%s) be opened again, from the one that ends on %s on. The reason:

                %s

                A second person approves it. To look at it and to approve:
                %s
                """.formatted(
                        to.name(),
                        somebody(reopening.askedBy()),
                        country(lock),
                        lock.trial(),
                        LockInput.DAY.format(reopening.from()),
                        reopening.reason(),
                        page(lock)));
    }

    /** To whoever asked for it. */
    Message approved(Reader to, Lock lock, Reopening reopening) {
        return new Message(to.email(), "The reopening for " + country(lock) + " is approved", """
                Hello %s,

                %s approved what you asked for: the periods of %s (%s) from the one that ends on %s on are open again. They can be
                reported and corrected until they are accepted once more:
                %s
                """.formatted(
                        to.name(),
                        somebody(reopening.approvedBy()),
                        country(lock),
                        lock.trial(),
                        LockInput.DAY.format(reopening.from()),
                        page(lock)));
    }

    /** To whoever asked for it. */
    Message declined(Reader to, Lock lock, Reopening reopening) {
        return new Message(to.email(), "The reopening for " + country(lock) + " is declined", """
                Hello %s,

                %s declined what you asked for: the periods of %s (%s) from the one that ends on %s on stay as they are. The reason:

                %s

                If something else must be known, ask again and say it:
                %s
                """.formatted(
                        to.name(),
                        somebody(reopening.declinedBy()),
                        country(lock),
                        lock.trial(),
                        LockInput.DAY.format(reopening.from()),
                        reopening.declinedWhy(),
                        page(lock)));
    }

    private String page(Lock lock) {
        return site + "/trials/" + lock.trial() + "/countries/" + lock.iso2() + "/locks";
    }

    private static String country(Lock lock) {
        return CountryNames.of(lock.iso2());
    }

    private static String somebody(@Nullable String name) {
        return name == null ? "Trialbridge" : name;
    }
}
