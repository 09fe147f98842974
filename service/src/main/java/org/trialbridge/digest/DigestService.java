package org.trialbridge.digest;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Database;
import org.trialbridge.db.Transaction;
import org.trialbridge.mail.Message;
import org.trialbridge.mail.OutboxDao;
import org.trialbridge.problem.Problem;

/** Writes digests, and tells beforehand who gets one. */
public final class DigestService {
    /** What was told longer ago says nothing about what is to be told. */
    private static final int REMEMBERED = 200;

    private final Database database;
    private final DigestLetter letter;
    private final Clock clock;

    public DigestService(Database database, DigestLetter letter, Clock clock) {
        this.database = database;
        this.letter = letter;
        this.clock = clock;
    }

    /**
     * Writes to everybody for whom it is morning and something is to be told, and returns to how many. It may run as often as
     * one likes, on several nodes: nobody gets two digests a day.
     *
     * @throws Problem FORBIDDEN unless the actor may see everything
     */
    public int send(Actor actor) {
        actor.require(Action.EDIT_TRIAL, Place.EVERYTHING);
        Instant now = clock.instant();
        Scope scope = actor.scope(Action.EDIT_TRIAL);
        List<Digest> digests = database.read(tx -> {
            Digests all = collect(tx, scope, now);
            List<Recipient> served =
                    all.readers().stream().filter(to -> to.isServed(now)).toList();
            return all.write(served, told(tx, served, now), to -> to.today(now));
        });
        int written = 0;
        for (Digest digest : digests) {
            if (database.bookkeep(tx -> write(tx, digest, now))) {
                written++;
            }
        }
        database.bookkeep(tx -> tx.dao(DigestDao.class).removeBefore(utc(now).minusDays(REMEMBERED)));
        return written;
    }

    /**
     * Who gets a digest on his next morning, and why, as far as it is about places of the actor.
     *
     * @throws Problem FORBIDDEN unless the actor is of a secretariat
     */
    Preview preview(Actor actor) {
        actor.requireAnywhere(Action.EDIT_TRIAL);
        Instant now = clock.instant();
        Scope scope = actor.scope(Action.EDIT_TRIAL);
        return database.read(tx -> {
            Digests all = collect(tx, scope, now);
            List<Digest> next = all.write(
                    all.readers(),
                    told(tx, all.readers(), now),
                    to -> to.nextMorning(now).toLocalDate());
            return new Preview(
                    now,
                    next.stream()
                            .filter(digest -> digest.to().works(digest.day()))
                            .toList(),
                    next.stream()
                            .filter(digest -> !digest.to().works(digest.day()))
                            .toList(),
                    silent(tx, scope, now));
        });
    }

    private static Digests collect(Transaction tx, Scope scope, Instant now) {
        DigestDao dao = tx.dao(DigestDao.class);
        List<Thing> things = things(tx, scope, now);
        return Digests.of(
                things,
                dao.reaches(ids(things, Thing.Kind.ACTION), ids(things, Thing.Kind.RISK), utc(now)),
                dao.watchers(things.stream().map(Thing::trialId).distinct().toList(), utc(now)));
    }

    /** With a day more at both ends than is told: it is another day elsewhere, and the next one is looked at too. */
    private static List<Thing> things(Transaction tx, Scope scope, Instant now) {
        LocalDate today = utc(now);
        return tx.dao(DigestDao.class)
                .things(
                        today.plusDays(Step.WEEK + 2),
                        today.minusDays(Step.WEEK + 1),
                        today.plusDays(Step.LONG_BEFORE_EXPIRY + 2),
                        scope);
    }

    private static List<Told> told(Transaction tx, List<Recipient> readers, Instant now) {
        return tx.dao(DigestDao.class)
                .told(
                        readers.stream()
                                .map(Recipient::userId)
                                .filter(Objects::nonNull)
                                .toList(),
                        readers.stream()
                                .map(Recipient::personId)
                                .filter(Objects::nonNull)
                                .toList(),
                        utc(now).minusDays(REMEMBERED));
    }

    private static List<Preview.Silent> silent(Transaction tx, Scope scope, Instant now) {
        List<Thing> due = things(tx, scope, now).stream()
                .filter(Thing::isOwned)
                .filter(thing -> Step.of(thing, Why.OWNER, utc(now).plusDays(1)) != null)
                .toList();
        DigestDao dao = tx.dao(DigestDao.class);
        Set<Thing.Key> reached = dao.reaches(ids(due, Thing.Kind.ACTION), ids(due, Thing.Kind.RISK), utc(now)).stream()
                .filter(reach -> Message.isAddress(reach.to().email()))
                .map(Reach::thing)
                .collect(Collectors.toSet());
        List<Thing> silent =
                due.stream().filter(thing -> !reached.contains(thing.key())).toList();
        return dao.unreached(ids(silent, Thing.Kind.ACTION), ids(silent, Thing.Kind.RISK)).stream()
                .flatMap(one -> silent.stream()
                        .filter(thing -> thing.key().equals(one.thing()))
                        .map(thing -> new Preview.Silent(thing, one.hindrance())))
                .toList();
    }

    private static List<Long> ids(List<Thing> things, Thing.Kind kind) {
        return things.stream().filter(thing -> thing.is(kind)).map(Thing::id).toList();
    }

    /** Writes one message, unless its reader got his for today or what was new is over by now. */
    private boolean write(Transaction tx, Digest digest, Instant now) {
        DigestDao dao = tx.dao(DigestDao.class);
        Set<Thing.Key> standing = Set.copyOf(dao.standing(
                digest.lines().stream().map(line -> line.thing().id()).toList(),
                digest.lines().stream().map(line -> line.thing().dueOn()).toList()));
        Digest left = new Digest(
                digest.to(),
                digest.day(),
                digest.lines().stream()
                        .filter(line -> standing.contains(line.thing().key()))
                        .toList());
        Recipient to = left.to();
        Long message = left.isNews()
                ? dao.take(to.userId(), to.userId() == null ? to.personId() : null, left.day(), now)
                        .orElse(null)
                : null;
        if (message == null) {
            return false;
        }
        dao.add(
                message,
                left.lines().stream().map(Line::thing).toList(),
                left.lines().stream().map(Line::step).toList());
        tx.dao(OutboxDao.class).add(letter.write(left));
        return true;
    }

    private static LocalDate utc(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
