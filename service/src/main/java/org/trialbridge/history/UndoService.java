package org.trialbridge.history;

import java.time.Duration;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.document.DocumentDao;
import org.trialbridge.milestone.MilestoneDao;
import org.trialbridge.problem.Problem;

/** Undoes what somebody just did. */
public final class UndoService {
    /** Pages offer it for ten seconds; on a slow line those begin late and end late. */
    public static final Duration ALLOWED = Duration.ofSeconds(20);

    private final Database database;
    private final Duration allowed;

    /** @param allowed for how long after it was recorded something can be undone */
    public UndoService(Database database, Duration allowed) {
        this.database = database;
        this.allowed = allowed;
    }

    /**
     * Undoes what the actor did by an earlier request. Doing so again changes nothing.
     *
     * @throws Problem NOT_FOUND if he did nothing by it; FORBIDDEN if he may not do it any more; CONFLICT if it can not be
     *     undone, or not any more
     */
    public Undoing undo(Actor actor, UndoInput input) {
        Long userId = actor.userId();
        String requestId = input.requestId();
        if (userId == null || requestId == null) {
            throw Problem.notFound();
        }
        UndoDao.Done done = database.read(
                tx -> tx.dao(UndoDao.class).find(userId, requestId).orElseThrow(Problem::notFound));
        Undoable what = Undoable.of(done.action()).orElseThrow(UndoService::neverUndone);
        if (done.undone()) {
            return new Undoing(done.entryId(), done.action(), what.done());
        }
        String reason = "Undid entry %d (%s) at once.".formatted(done.entryId(), done.action());
        Guard guard = Guard.ofSubject(done.subjectTable(), done.subjectId());
        return database.write(actor, "change.undo", reason, guard, tx -> {
            require(tx, actor, what, done);
            UndoDao dao = tx.dao(UndoDao.class);
            if (!dao.isRecent(done.entryId(), allowed)) {
                throw Problem.conflict(
                        "The seconds for undoing this are over. Its history offers the earlier version.");
            }
            if (dao.find(userId, requestId).orElseThrow().undone()) {
                throw Problem.conflict("This is undone already.");
            }
            if (dao.tookOffInvited(done.entryId())) {
                throw Problem.conflict("An invitation was sent to this line, so it can not be put back as it was."
                        + " Add the line again and send the invitation.");
            }
            dao.note(done.entryId(), tx.entryId());
            boolean back = (what != Undoable.STAGE || dao.takeBackMove(done.entryId(), reason, tx.entryId()) == 1)
                    && dao.takeBack(done.entryId(), what.tables());
            if (!back) {
                throw Problem.conflict("This was changed again since, so it stays. Its history shows by whom.");
            }
            if (what == Undoable.MILESTONE && done.subjectId() != null) {
                tx.dao(MilestoneDao.class).refuseCircle(actor, done.subjectId());
            }
            return new Undoing(done.entryId(), done.action(), what.done());
        });
    }

    private static void require(Transaction tx, Actor actor, Undoable what, UndoDao.Done done) {
        Long id = done.subjectId();
        if (what.tables().contains(Kind.DOCUMENT.table()) && id != null) {
            tx.dao(DocumentDao.class).changeable(actor, id);
            return;
        }
        List<Place> places = tx.dao(UndoDao.class).places(done.subjectTable(), done.subjectId());
        if (places.isEmpty()) {
            actor.requireAnywhere(what.permission());
        }
        places.forEach(place -> actor.require(what.permission(), place));
    }

    private static Problem neverUndone() {
        return Problem.conflict("This can not be undone. Change it again.");
    }
}
