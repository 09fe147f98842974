package org.trialbridge.invitation;

import java.time.Clock;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Origin;
import org.trialbridge.account.Secret;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Problem;

/** Lets people who were invited say whether they come, by the link in their message. */
public final class AnswerService {
    private final Database database;
    private final Clock clock;

    public AnswerService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What a link asks.
     *
     * @param status what was answered so far: INVITED if nothing
     * @param open whether it can still be answered
     */
    public record Question(Occasion occasion, Invitee invitee, String status, boolean open) {}

    /**
     * What a link asks. Looking uses nothing up: mail programs look too.
     *
     * @throws Problem NOT_FOUND if the link is unknown, or its reader is not on the list any more
     */
    Question open(String shown) {
        return database.read(tx -> question(tx, shown));
    }

    /**
     * Notes an answer; it can be changed until the meeting ends.
     *
     * @throws Problem NOT_FOUND as {@link #open}; CONFLICT if the meeting is over or called off
     */
    Question answer(Origin origin, String shown, boolean comes) {
        Question asked = open(shown);
        String said = comes ? "ACCEPTED" : "DECLINED";
        if (asked.status().equals(said)) {
            return asked;
        }
        Actor holder = Actor.anonymous(new Origin(origin.requestId(), Origin.Channel.LINK, null));
        long meetingId = asked.occasion().id();
        database.write(holder, comes ? "invitation.accept" : "invitation.decline", Guard.meeting(meetingId), tx -> {
            Question now = question(tx, shown);
            if (!now.open()) {
                throw Problem.conflict("This meeting is over, or was called off. Nothing was changed.");
            }
            return tx.dao(InvitationDao.class).answer(now.invitee().attendanceId(), said);
        });
        return open(shown);
    }

    private Question question(Transaction tx, String shown) {
        InvitationDao dao = tx.dao(InvitationDao.class);
        InvitationDao.Asked asked = dao.asked(Secret.digest(shown)).orElseThrow(Problem::notFound);
        Occasion occasion = dao.occasion(asked.meetingId()).orElseThrow(Problem::notFound);
        Invitee invitee = dao.invitees(asked.meetingId()).stream()
                .filter(one -> one.attendanceId() == asked.attendanceId())
                .findFirst()
                .orElseThrow(Problem::notFound);
        boolean open = occasion.isScheduled() && occasion.end().toInstant().isAfter(clock.instant());
        return new Question(occasion, invitee, asked.status(), open);
    }
}
