package org.trialbridge.enrollment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.lock.Lock;
import org.trialbridge.lock.LockDao;
import org.trialbridge.problem.Problem;

/** Takes reports of counts, and corrections of them. */
public final class EnrollmentService {
    private final Database database;
    private final Clock clock;

    public EnrollmentService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Reports a site's cumulative counts for one period, or corrects them. Repeating a report writes nothing.
     *
     * @param ifMatch the revision that is corrected; null if none was named
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}; INVALID if a rule is broken, a reason is missing or a
     *     warning is not confirmed; LOCKED if the period is accepted; PRECONDITION_REQUIRED for a correction of no named
     *     revision; STALE with a {@link CountsConflict} if another one is in force
     */
    public Submitted submit(
            Actor actor, String trial, String site, LocalDate periodEnd, CountsInput input, @Nullable Integer ifMatch) {
        return submitFrom(actor, Provenance.RECORDED, trial, site, periodEnd, input, ifMatch);
    }

    /** As {@link #submit}, of counts that the reporter did not record himself. */
    public Submitted submitFrom(
            Actor actor,
            Provenance provenance,
            String trial,
            String site,
            LocalDate periodEnd,
            CountsInput input,
            @Nullable Integer ifMatch) {
        return write(actor, "counts.submit", Guard.siteCounts(trial, site), input, tx -> {
            CountsPlace found = tx.dao(CountsPlaceDao.class).site(trial, site).orElseThrow(Problem::notFound);
            actor.require(Action.SUBMIT_COUNTS, found.place());
            return save(tx, actor, provenance, found, periodEnd, input, ifMatch);
        });
    }

    /** Declares a country's total for one period, or corrects it, in the same way as {@link #submit}. */
    public Submitted declare(
            Actor actor, String trial, String iso2, LocalDate periodEnd, CountsInput input, @Nullable Integer ifMatch) {
        return declareFrom(actor, Provenance.RECORDED, trial, iso2, periodEnd, input, ifMatch);
    }

    /** As {@link #declare}, of a total that somebody else published, or that was made up for the demonstration. */
    public Submitted declareFrom(
            Actor actor,
            Provenance provenance,
            String trial,
            String iso2,
            LocalDate periodEnd,
            CountsInput input,
            @Nullable Integer ifMatch) {
        return write(actor, "counts.declare", Guard.participation(trial, iso2), input, tx -> {
            CountsPlace found =
                    tx.dao(CountsPlaceDao.class).country(trial, iso2).orElseThrow(Problem::notFound);
            actor.require(Action.DECLARE_COUNTRY_COUNTS, found.place());
            return save(tx, actor, provenance, found, periodEnd, input, ifMatch);
        });
    }

    private Submitted write(
            Actor actor, String action, Guard guard, CountsInput input, Function<Transaction, Submitted> work) {
        try {
            return database.write(actor, action, input.auditReason(), guard, work);
        } catch (Repeated repeated) {
            return new Submitted(repeated.line, Submitted.Outcome.UNCHANGED, repeated.editions);
        }
    }

    private Submitted save(
            Transaction tx,
            Actor actor,
            Provenance provenance,
            CountsPlace at,
            LocalDate periodEnd,
            CountsInput input,
            @Nullable Integer ifMatch) {
        CountsDao dao = tx.dao(CountsDao.class);
        List<CountsLine> recent = dao.inForce(at.place(), periodEnd, CountsContext.RECENT);
        CountsLine current = recent.stream()
                .filter(line -> line.counts().periodEnd().equals(periodEnd))
                .findFirst()
                .orElse(null);
        if (current != null && input.repeats(current.counts())) {
            throw new Repeated(current, editions(tx, at, current));
        }
        if (at.isLocked(periodEnd)) {
            throw lock(tx, at, periodEnd).problem();
        }
        CountsDao.Neighbours neighbours = dao.neighbours(at.place(), periodEnd);
        Counts counts = input.toCounts(new CountsContext(
                periodEnd,
                at.calendar(),
                at.today(clock),
                at.window(),
                current == null ? null : current.counts(),
                neighbours.before(),
                neighbours.after(),
                recent.stream()
                        .map(CountsLine::counts)
                        .filter(counted -> counted.periodEnd().isBefore(periodEnd))
                        .toList(),
                actor.origin().channel()));
        requireVersion(dao, at.place(), current, counts, ifMatch);
        CountsLine line = dao.append(at.place(), counts.from(provenance), tx.entryId());
        return new Submitted(
                line,
                current == null ? Submitted.Outcome.REPORTED : Submitted.Outcome.CORRECTED,
                editions(tx, at, line));
    }

    /** The issued editions that showed what a line replaced: the same also when a correction is sent again. */
    private static List<Integer> editions(Transaction tx, CountsPlace at, CountsLine line) {
        return tx
                .dao(EditionShownDao.class)
                .before(at.place(), line.counts().periodEnd(), line.counts().revision())
                .stream()
                .map(EditionShown::number)
                .toList();
    }

    private static Lock lock(Transaction tx, CountsPlace at, LocalDate periodEnd) {
        return tx.dao(LockDao.class)
                .holding(at.trialId(), at.participationId(), periodEnd)
                .orElseThrow();
    }

    private static void requireVersion(
            CountsDao dao, Place place, @Nullable CountsLine current, Counts sent, @Nullable Integer ifMatch) {
        if (ifMatch == null) {
            if (current != null) {
                throw Problem.versionRequired();
            }
        } else if (current == null || current.counts().revision() != ifMatch) {
            CountsLine seen = dao.revision(place, sent.periodEnd(), ifMatch).orElse(null);
            throw Problem.stale(new CountsConflict(current, seen, sent));
        }
    }

    /** Ends the transaction without a trace: what was sent is stored already. */
    private static final class Repeated extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient CountsLine line;
        private final transient List<Integer> editions;

        Repeated(CountsLine line, List<Integer> editions) {
            super(null, null, false, false);
            this.line = line;
            this.editions = editions;
        }
    }
}
