package org.trialbridge.mail;

import jakarta.mail.MessagingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.db.Database;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;

/** Reading and sending what waits in the outbox. */
public final class MailService {
    private static final Logger LOG = LoggerFactory.getLogger(MailService.class);
    private static final int MOST_AT_ONCE = 100;
    private static final int LONGEST_ERROR = 500;

    private final Database database;
    private final @Nullable Smtp smtp;

    /**
     * @param smtp the mail server, or null: then messages wait until somebody reads them
     */
    public MailService(Database database, @Nullable Smtp smtp) {
        this.database = database;
        this.smtp = smtp;
    }

    /**
     * What waits, latest first.
     *
     * @throws Problem FORBIDDEN unless the actor manages all users: the messages hold links that let people in
     */
    public Listing<Waiting> waiting(Actor actor, Window window) {
        actor.require(Action.MANAGE_USERS, Place.EVERYTHING);
        String after = window.after();
        if (after != null && !after.matches("[0-9]{1,18}")) {
            throw Problem.malformed("Take the cursor from the last answer as it is.");
        }
        Long before = after == null ? null : Long.valueOf(after);
        return database.read(
                tx -> Listing.of(tx.dao(OutboxDao.class).waiting(before, window.fetch()), window, Waiting::id));
    }

    /**
     * Forgets what was tried for the last time, sends what is due, and returns how many messages left. Any number of nodes may do this at once. No transaction is
     * open while the mail server is talked to; a node that dies meanwhile leaves the message to a later attempt.
     */
    public int sendDue(Actor actor) {
        Smtp server = smtp;
        if (server == null) {
            return 0;
        }
        int givenUp = database.bookkeep(tx -> tx.dao(OutboxDao.class).giveUp());
        if (givenUp > 0) {
            LOG.warn("{} messages were given up after their last attempt; what they said is forgotten", givenUp);
        }
        int sent = 0;
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            Optional<Waiting> taken =
                    database.bookkeep(tx -> tx.dao(OutboxDao.class).take());
            if (taken.isEmpty()) {
                return sent;
            }
            if (send(server, taken.get())) {
                sent++;
            }
        }
        return sent;
    }

    private boolean send(Smtp server, Waiting waiting) {
        try {
            server.send(waiting.message());
        } catch (MessagingException | IllegalArgumentException e) {
            LOG.warn("message {} was not sent, attempt {}: {}", waiting.id(), waiting.attempts(), e.getMessage());
            String error = String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " ");
            String cut = error.substring(0, Math.min(error.length(), LONGEST_ERROR));
            return database.bookkeep(tx -> {
                tx.dao(OutboxDao.class).failed(waiting.id(), cut);
                return false;
            });
        }
        return database.bookkeep(tx -> {
            tx.dao(OutboxDao.class).sent(waiting.id());
            return true;
        });
    }
}
