package org.trialbridge.audit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Database;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;

/** Reading the audit trail. */
public final class AuditService {
    private final Database database;

    public AuditService(Database database) {
        this.database = database;
    }

    /**
     * The entries within the actor's places, latest first, each with what it changed.
     *
     * @throws Problem FORBIDDEN if the actor may read the trail nowhere; INVALID if the query can not be understood
     */
    public Listing<AuditEntry> list(Actor actor, AuditQuery query, Window window) {
        if (!actor.mayAnywhere(Action.VIEW_AUDIT)) {
            actor.require(
                    Action.VIEW_AUDIT,
                    actor.grants().isEmpty()
                            ? Place.EVERYTHING
                            : actor.grants().get(0).place());
        }
        AuditQuery.Valid valid = query.toValid();
        Scope scope = actor.scope(Action.VIEW_AUDIT);
        long before = before(window);
        return database.read(tx -> {
            List<AuditDao.Line> lines = tx.dao(AuditDao.class).entries(valid, before, window.fetch(), scope);
            Listing<AuditDao.Line> part = Listing.of(lines, window, AuditDao.Line::number);
            return new Listing<>(withChanges(tx, part.items()), part.next());
        });
    }

    private static long before(Window window) {
        String after = window.after();
        if (after == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Problem.malformed("Take the cursor from the last answer as it is.");
        }
    }

    private static List<AuditEntry> withChanges(Transaction tx, List<AuditDao.Line> lines) {
        List<Long> numbers = lines.stream().map(AuditDao.Line::number).toList();
        Map<Long, List<AuditChange>> changes = tx.dao(AuditDao.class).changes(numbers).stream()
                .collect(Collectors.groupingBy(
                        AuditDao.Change::entryId, Collectors.mapping(AuditDao.Change::change, Collectors.toList())));
        return lines.stream()
                .map(line -> new AuditEntry(
                        line.number(),
                        line.recordedAt(),
                        line.actorId(),
                        line.actor(),
                        line.action(),
                        line.reason(),
                        line.subject(),
                        line.requestId(),
                        line.channel(),
                        changes.getOrDefault(line.number(), List.of())))
                .toList();
    }
}
