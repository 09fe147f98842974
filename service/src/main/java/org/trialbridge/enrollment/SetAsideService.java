package org.trialbridge.enrollment;

import java.time.Clock;
import java.time.LocalDate;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Problem;

/**
 * Keeps counts that were typed without a line and gave way to what somebody else had reported meanwhile. Each method throws
 * NOT_FOUND or FORBIDDEN as {@link Actor#require}, NOT_FOUND also if nothing is reported for the period, and INVALID for
 * numbers that nobody can have typed.
 */
public final class SetAsideService {
    private final Database database;
    private final Clock clock;

    public SetAsideService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Returns the line of the site that is kept instead. */
    public CountsLine site(Actor actor, String trial, String site, LocalDate periodEnd, SetAsideInput input) {
        return database.write(actor, "counts.yield", Guard.site(trial, site), tx -> {
            CountsPlace place = tx.dao(CountsPlaceDao.class).site(trial, site).orElseThrow(Problem::notFound);
            actor.require(Action.SUBMIT_COUNTS, place.place());
            return keep(tx, place, periodEnd, input);
        });
    }

    /** Returns the country's total that is kept instead. */
    public CountsLine country(Actor actor, String trial, String iso2, LocalDate periodEnd, SetAsideInput input) {
        return database.write(actor, "counts.yield", Guard.participation(trial, iso2), tx -> {
            CountsPlace place =
                    tx.dao(CountsPlaceDao.class).country(trial, iso2).orElseThrow(Problem::notFound);
            actor.require(Action.DECLARE_COUNTRY_COUNTS, place.place());
            return keep(tx, place, periodEnd, input);
        });
    }

    private CountsLine keep(Transaction tx, CountsPlace at, LocalDate periodEnd, SetAsideInput input) {
        CountsLine kept = tx.dao(CountsDao.class).current(at.place(), periodEnd).orElseThrow(Problem::notFound);
        SetAsideInput.Valid valid = input.toValid(clock.instant());
        tx.dao(SetAsideDao.class)
                .add(
                        at.place(),
                        periodEnd,
                        kept.counts().revision(),
                        valid.figures(),
                        valid.qualifier(),
                        valid.note(),
                        valid.typedAt(),
                        tx.entryId());
        return kept;
    }
}
