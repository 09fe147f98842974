package org.trialbridge.document;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;

/** Attaches documents to things and hands them out. */
public final class DocumentService {
    private final Database database;
    private final Clock clock;

    public DocumentService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The documents of a thing.
     *
     * @param ref the thing, as {@code meetings/7}
     * @throws Problem NOT_FOUND or FORBIDDEN as for the thing itself
     */
    public Documents of(Actor actor, String ref) {
        return database.read(tx -> {
            Held held = held(tx, ref);
            held.holder().requireSight(actor, held.places());
            return new Documents(
                    held.holder(),
                    tx.dao(DocumentDao.class)
                            .of(held.holder().kind(), held.holder().id()),
                    held.holder().mayChange(actor, held.places()));
        });
    }

    /**
     * The documents that count of all that belongs to a country, as far as the actor may see it.
     *
     * @param knownAt what the system knew by then, or null for now
     */
    public List<Document> about(Actor actor, String trial, String iso2, @Nullable Instant knownAt) {
        return database.readKnownAt(knownAt, tx -> {
            Participation country =
                    tx.dao(ParticipationDao.class).find(trial, iso2).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW, country.place());
            return tx.dao(DocumentDao.class).about(country.trialId(), country.id(), actor.scope(Action.VIEW));
        });
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as for the thing on which it hangs */
    public SeenDocument find(Actor actor, long id) {
        return database.read(tx -> {
            Document document = tx.dao(DocumentDao.class).find(id).orElseThrow(Problem::notFound);
            List<Place> places = places(tx, document.holder());
            document.holder().requireSight(actor, places);
            return SeenDocument.of(actor, document, places);
        });
    }

    /**
     * A document whose bytes may be read. Those of a withdrawn one are for whoever may change it or reads the trail.
     *
     * @throws Problem NOT_FOUND also if there are no bytes; FORBIDDEN
     */
    public Document readable(Actor actor, long id) {
        return database.read(tx -> {
            Document document = tx.dao(DocumentDao.class).find(id).orElseThrow(Problem::notFound);
            List<Place> places = places(tx, document.holder());
            document.holder().requireSight(actor, places);
            boolean audits = places.stream().anyMatch(place -> actor.may(Action.VIEW_AUDIT, place));
            if (document.withdrawnAt() != null && !audits) {
                document.holder().requireHand(actor, places);
            }
            if (!document.hasFile()) {
                throw Problem.notFound();
            }
            return document;
        });
    }

    /** A part of the bytes of a document that was found readable. */
    public byte[] bytes(Actor actor, Document document, int from, int length) {
        return database.read(tx -> tx.dao(DocumentDao.class)
                .bytes(
                        document.id(),
                        from / ReceivedFile.CHUNK,
                        (from + length - 1) / ReceivedFile.CHUNK,
                        from % ReceivedFile.CHUNK,
                        length)
                .orElseThrow(Problem::notFound));
    }

    /**
     * Returns normally if the actor may attach documents to a thing: to be asked before a file is looked at.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as for a change of the thing itself
     */
    public void require(Actor actor, String ref) {
        database.read(tx -> requireHand(tx, actor, ref));
    }

    /** As {@link #require(Actor, String)}, for the thing on which a document hangs. */
    public void requireHand(Actor actor, long id) {
        database.read(tx -> {
            Document document = tx.dao(DocumentDao.class).find(id).orElseThrow(Problem::notFound);
            document.holder().requireHand(actor, places(tx, document.holder()));
            return document;
        });
    }

    /** Takes a file in, and looks at it and at what is said of it. All that is wrong is told at once. */
    private ReceivedFile receive(DocumentInput input, SentFile sent) {
        List<FieldError> errors = new ArrayList<>();
        try {
            input.toFacts(clock.instant());
        } catch (Problem problem) {
            errors.addAll(problem.errors());
        }
        try {
            ReceivedFile file = ReceivedFile.of(sent);
            if (errors.isEmpty()) {
                return file;
            }
            file.close();
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID) {
                throw problem;
            }
            errors.addAll(0, problem.errors());
        }
        throw Problem.invalid(errors);
    }

    /**
     * Attaches a file to a thing. The same bytes once more change nothing: the document that has them is returned.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as for a change of the thing itself; INVALID with all that is wrong; TOO_LARGE
     */
    public Attached attach(Actor actor, String ref, DocumentInput input, SentFile sent) {
        try (ReceivedFile file = receive(input, sent)) {
            return attach(actor, ref, input, file);
        }
    }

    private Attached attach(Actor actor, String ref, DocumentInput input, ReceivedFile file) {
        return database.write(
                actor.withoutRetry(), "document.attach", HolderKey.of(ref).guard(), tx -> {
                    Holder holder = requireHand(tx, actor, ref);
                    DocumentDao dao = tx.dao(DocumentDao.class);
                    Long same = dao.sameContent(holder.kind(), holder.id(), file.sha256())
                            .orElse(null);
                    if (same != null) {
                        return new Attached(dao.find(same).orElseThrow(), false);
                    }
                    return new Attached(store(tx, actor, holder, input, file, null), true);
                });
    }

    /**
     * Attaches a newer version of a document, which stays readable. The same bytes once more change nothing.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as for a change of the thing itself; CONFLICT if it was replaced by another, or
     *     does not count any more; INVALID with all that is wrong; TOO_LARGE
     */
    public Attached replace(Actor actor, long id, DocumentInput input, SentFile sent) {
        try (ReceivedFile file = receive(input, sent)) {
            return replace(actor, id, input, file);
        }
    }

    private Attached replace(Actor actor, long id, DocumentInput input, ReceivedFile file) {
        return database.write(actor.withoutRetry(), "document.replace", Guard.document(id), tx -> {
            DocumentDao dao = tx.dao(DocumentDao.class);
            Document older = dao.find(id).orElseThrow(Problem::notFound);
            older.holder().requireHand(actor, places(tx, older.holder()));
            Long newerId = older.replacedById();
            if (newerId != null) {
                Document newer = dao.find(newerId).orElseThrow();
                if (file.sha256().equals(newer.sha256())) {
                    return new Attached(newer, false);
                }
                throw Problem.conflict("There is a newer version already. Open it, and replace that one.");
            }
            if (!older.inForce() || !older.hasFile()) {
                throw Problem.conflict(
                        "This document does not count any more. Attach the file as a document of its own.");
            }
            if (file.sha256().equals(older.sha256())) {
                throw Recognition.refused("This is the same file. Choose the newer one.");
            }
            return new Attached(store(tx, actor, older.holder(), input, file, id), true);
        });
    }

    private Document store(
            Transaction tx,
            Actor actor,
            Holder holder,
            DocumentInput input,
            ReceivedFile file,
            @Nullable Long replacesId) {
        DocumentDao dao = tx.dao(DocumentDao.class);
        long id = dao.add(
                holder.kind(),
                holder.id(),
                input.toFacts(clock.instant()),
                file,
                replacesId,
                clock.instant(),
                actor.userId());
        dao.addName(id, file.name());
        file.eachPart((number, content) -> dao.addPart(id, number, content));
        return dao.find(id).orElseThrow();
    }

    private static Holder requireHand(Transaction tx, Actor actor, String ref) {
        Held held = held(tx, ref);
        held.holder().requireHand(actor, held.places());
        return held.holder();
    }

    private static Held held(Transaction tx, String ref) {
        HolderKey key = HolderKey.of(ref);
        Holder holder = tx.dao(DocumentDao.class)
                .holder(key.kind(), key.id(), key.trial(), key.code())
                .filter(found -> found.ref().equals(ref))
                .orElseThrow(Problem::notFound);
        return new Held(holder, places(tx, holder));
    }

    private static List<Place> places(Transaction tx, Holder holder) {
        return tx.dao(DocumentDao.class).places(holder.kind(), holder.id());
    }

    /** A document that was attached now, or was there already. */
    public record Attached(Document document, boolean isNew) {}

    private record Held(Holder holder, List<Place> places) {}
}
