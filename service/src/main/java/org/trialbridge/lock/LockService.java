package org.trialbridge.lock;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.mail.OutboxDao;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;
import org.trialbridge.trial.ReportingCalendar;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Accepts periods of countries, and opens them again when two people agree. */
public final class LockService {
    private final Database database;
    private final ReopeningLetter letter;
    private final Clock clock;

    public LockService(Database database, ReopeningLetter letter, Clock clock) {
        this.database = database;
        this.letter = letter;
        this.clock = clock;
    }

    /**
     * The locks of a trial's countries as far as the actor may read their counts, the latest first.
     *
     * @param iso2 only those of this country
     */
    public Listing<Lock> list(Actor actor, String trial, @Nullable String iso2, Window window) {
        return database.read(tx -> {
            Trial found = trial(tx, trial);
            actor.require(Action.VIEW_FRAME, found.place());
            List<Lock> locks = tx.dao(LockDao.class)
                    .list(found.id(), iso2, null, window.afterId(), window.fetch(), actor.scope(Action.VIEW_COUNTS));
            return Listing.of(locks, window, Lock::id);
        });
    }

    public Lock find(Actor actor, String trial, long id) {
        return database.read(tx -> {
            return lock(tx, actor, Action.VIEW_COUNTS, trial(tx, trial), id);
        });
    }

    /** A lock of a country, for somebody who may ask for its reopening. */
    public Lock findToReopen(Actor actor, String trial, String iso2, long id) {
        return database.read(tx -> {
            Lock lock = lock(tx, actor, Action.ACCEPT_PERIODS, trial(tx, trial), id);
            if (!lock.iso2().equals(iso2)) {
                throw Problem.notFound();
            }
            return lock;
        });
    }

    /** What a country's page about its accepted periods shows. */
    public LockSheet sheet(Actor actor, String trial, String iso2) {
        return database.read(tx -> {
            Participation country = country(tx, trial, iso2);
            actor.require(Action.VIEW_COUNTS, country.place());
            Trial found = trial(tx, trial);
            LockDao dao = tx.dao(LockDao.class);
            ReportingCalendar calendar = found.calendar();
            LocalDate accepted = lastEnd(calendar, dao.lockedThrough(country.id()));
            LocalDate over = calendar.previousEnd(today(tx, iso2));
            LocalDate next = over != null && (accepted == null || over.isAfter(accepted)) ? over : null;
            List<Owing> sites = dao.owing(found.id(), country.id(), accepted);
            LocalDate first = accepted == null
                    ? sites.stream()
                            .map(Owing::activatedOn)
                            .min(Comparator.naturalOrder())
                            .orElse(next)
                    : accepted.plusDays(1);
            List<Gap> gaps = first == null || next == null || first.isAfter(next)
                    ? List.of()
                    : Gap.among(calendar.periods(first, next), sites, calendar);
            return new LockSheet(
                    found,
                    country,
                    dao.list(found.id(), iso2, null, null, Window.MAX_LIMIT, actor.scope(Action.VIEW_COUNTS)),
                    accepted,
                    next,
                    gaps,
                    actor.may(Action.ACCEPT_PERIODS, country.place()));
        });
    }

    /**
     * Accepts all periods of a country up to and including one.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}; INVALID if the period is not over, accepted already
     *     or none, or without a reason
     */
    public Lock accept(Actor actor, String trial, LockInput input) {
        String iso2 = input.iso2();
        if (iso2 == null) {
            actor.requireAnywhere(Action.ACCEPT_PERIODS);
            throw Problem.invalid("iso2", "Enter the code of a country of the trial, for example UZ.");
        }
        String why = Texts.kept(input.reason());
        return database.write(actor, "periods.accept", why, Guard.participation(trial, iso2), tx -> {
            Participation country = country(tx, trial, iso2);
            actor.require(Action.ACCEPT_PERIODS, country.place());
            Trial found = trial(tx, trial);
            LockDao dao = tx.dao(LockDao.class);
            LocalDate held = dao.lockedThrough(country.id());
            LockInput.Accepted accepted = input.toAccepted(found.calendar(), today(tx, iso2), held);
            long id = dao.add(new LockDao.LockLine(
                    found.id(), country.id(), held, accepted.through(), accepted.reason(), tx.entryId()));
            return lock(tx, actor, Action.ACCEPT_PERIODS, found, id);
        });
    }

    /**
     * Asks that accepted periods be opened again, and writes to everybody who may approve it.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}; INVALID if the lock does not hold the period, or
     *     without a reason; CONFLICT if it holds nothing any more, or the same was asked for already
     */
    public Reopening ask(Actor actor, String trial, long lockId, ReopeningInput input) {
        String why = Texts.kept(input.reason());
        return database.write(actor, "periods.askReopening", why, Guard.periodLock(trial, lockId), tx -> {
            Trial found = trial(tx, trial);
            Lock lock = lock(tx, actor, Action.ACCEPT_PERIODS, found, lockId);
            Participation country = country(tx, trial, lock.iso2());
            LocalDate last = lastEnd(found.calendar(), lock.holdsThrough());
            if (last == null || (lock.after() != null && !last.isAfter(lock.after()))) {
                throw Problem.conflict("These periods are open again already.");
            }
            ReopeningInput.Asked asked = input.toAsked(found.calendar(), lock, last);
            if (lock.reopenings().stream()
                    .anyMatch(one -> one.waits() && one.from().equals(asked.from()))) {
                throw Problem.conflict(
                        "This reopening is asked for already. It waits for a second person to approve it.");
            }
            long id = tx.dao(LockDao.class)
                    .ask(new LockDao.ReopeningLine(
                            found.id(), country.id(), lockId, asked.from(), asked.reason(), tx.entryId()));
            Lock after = lock(tx, actor, Action.ACCEPT_PERIODS, found, lockId);
            Reopening reopening = reopening(after, id);
            tx.dao(LockDao.class)
                    .approvers(found.id(), country.id(), actor.userId())
                    .forEach(to -> tx.dao(OutboxDao.class).add(letter.asked(to, after, reopening)));
            return reopening;
        });
    }

    /**
     * Opens periods again that somebody else asked for, and writes so to him.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}, FORBIDDEN also for whoever asked for it; CONFLICT
     *     if it is approved already, or the periods are open
     */
    public Reopening approve(Actor actor, String trial, long lockId, long reopeningId) {
        return database.write(actor, "periods.reopen", Guard.periodLock(trial, lockId), tx -> {
            Trial found = trial(tx, trial);
            Lock lock = lock(tx, actor, Action.ACCEPT_PERIODS, found, lockId);
            Reopening reopening = toAnswer(actor, lock, reopeningId, "approved");
            if (!lock.holds(reopening.from())) {
                throw Problem.conflict("These periods are open already.");
            }
            tx.dao(LockDao.class).approve(found.id(), reopeningId, tx.entryId());
            Lock after = lock(tx, actor, Action.ACCEPT_PERIODS, found, lockId);
            Reopening approved = reopening(after, reopeningId);
            tx.dao(LockDao.class)
                    .reader(approved.askedById())
                    .ifPresent(to -> tx.dao(OutboxDao.class).add(letter.approved(to, after, approved)));
            return approved;
        });
    }

    /**
     * Declines a reopening that somebody else asked for, and writes so to him. What was accepted stays as it is.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}, FORBIDDEN also for whoever asked for it; INVALID
     *     without a reason; CONFLICT if it is answered already
     */
    public Reopening decline(Actor actor, String trial, long lockId, long reopeningId, RefusalInput input) {
        String why = Texts.kept(input.reason());
        return database.write(actor, "periods.declineReopening", why, Guard.periodLock(trial, lockId), tx -> {
            Trial found = trial(tx, trial);
            Lock lock = lock(tx, actor, Action.ACCEPT_PERIODS, found, lockId);
            toAnswer(actor, lock, reopeningId, "declined");
            tx.dao(LockDao.class).decline(found.id(), reopeningId, input.toReason(), tx.entryId());
            Lock after = lock(tx, actor, Action.ACCEPT_PERIODS, found, lockId);
            Reopening declined = reopening(after, reopeningId);
            tx.dao(LockDao.class)
                    .reader(declined.askedById())
                    .ifPresent(to -> tx.dao(OutboxDao.class).add(letter.declined(to, after, declined)));
            return declined;
        });
    }

    /** A request that waits for somebody else than who asked for it. */
    private static Reopening toAnswer(Actor actor, Lock lock, long reopeningId, String answered) {
        Reopening reopening = reopening(lock, reopeningId);
        if (actor.userId() == null || Objects.equals(actor.userId(), reopening.askedById())) {
            throw Problem.refused("A reopening is " + answered + " by a second person, not by whoever asked for it.");
        }
        if (!reopening.waits()) {
            throw Problem.conflict(
                    "This reopening is " + (reopening.approved() ? "approved" : "declined") + " already.");
        }
        return reopening;
    }

    private static Trial trial(Transaction tx, String code) {
        return tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
    }

    private static Participation country(Transaction tx, String trial, String iso2) {
        return tx.dao(ParticipationDao.class).find(trial, iso2).orElseThrow(Problem::notFound);
    }

    private static Lock lock(Transaction tx, Actor actor, Action action, Trial trial, long id) {
        LockDao dao = tx.dao(LockDao.class);
        String iso2 = dao.countryOf(trial.id(), id).orElseThrow(Problem::notFound);
        actor.require(action, country(tx, trial.code(), iso2).place());
        return dao.list(trial.id(), iso2, id, null, 1, actor.scope(action)).get(0);
    }

    private static Reopening reopening(Lock lock, long id) {
        return lock.reopenings().stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** The end of the last period that ends by a day. */
    private static @Nullable LocalDate lastEnd(ReportingCalendar calendar, @Nullable LocalDate day) {
        return day == null || calendar.isPeriodEnd(day) ? day : calendar.previousEnd(day);
    }

    private LocalDate today(Transaction tx, String iso2) {
        return tx.dao(CountryDao.class)
                .find(iso2)
                .map(country -> LocalDate.ofInstant(clock.instant(), country.zone()))
                .orElseThrow(Problem::notFound);
    }
}
