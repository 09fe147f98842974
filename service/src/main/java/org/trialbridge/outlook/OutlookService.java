package org.trialbridge.outlook;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Database;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/**
 * Forecasts enrollment from the counts that the actor may read. Every method takes a business date, null for now, and an
 * instant by which this system knew it, null for now; each throws NOT_FOUND for a trial outside the scope and FORBIDDEN
 * for somebody who may not read counts anywhere in it.
 */
public final class OutlookService {
    private final Database database;
    private final Clock clock;

    public OutlookService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Of all places together; for somebody who sees only some of them, against no target. */
    public Forecast trial(Actor actor, String trial, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return read(
                actor,
                trial,
                asOf,
                knownAt,
                read -> read.outlook()
                        .whole(
                                actor.may(Action.VIEW_COUNTS, read.trial().place())
                                        ? read.trial().plannedEnrollment()
                                        : null));
    }

    /** The countries in the order of their codes. */
    public Listing<Forecast> countries(
            Actor actor, String trial, @Nullable LocalDate asOf, @Nullable Instant knownAt, Window window) {
        return read(actor, trial, asOf, knownAt, read -> {
            String after = window.after();
            List<Forecast> rows = read.outlook().countries().stream()
                    .filter(country -> after == null || country.code().compareTo(after) > 0)
                    .limit(window.fetch())
                    .toList();
            return Listing.of(rows, window, Forecast::code);
        });
    }

    /** The sites in the order of their codes. */
    public Listing<Forecast> sites(
            Actor actor, String trial, @Nullable LocalDate asOf, @Nullable Instant knownAt, Window window) {
        return read(actor, trial, asOf, knownAt, read -> {
            List<String> codes = read.outlook().siteCodes();
            String after = window.after();
            int from = after == null ? 0 : Math.max(0, codes.indexOf(after) + 1);
            List<Forecast> rows = codes.stream()
                    .skip(from)
                    .limit(window.fetch())
                    .map(code -> read.outlook().site(code).orElseThrow())
                    .toList();
            return Listing.of(rows, window, Forecast::code);
        });
    }

    private record Read(Trial trial, TrialOutlook outlook) {}

    private <T> T read(
            Actor actor, String trial, @Nullable LocalDate asOf, @Nullable Instant knownAt, Function<Read, T> work) {
        LocalDate day = Objects.requireNonNullElseGet(
                asOf, () -> LocalDate.ofInstant(knownAt == null ? clock.instant() : knownAt, ZoneOffset.UTC));
        return database.readKnownAt(knownAt, tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW_FRAME, found.place());
            Scope scope = actor.scope(Action.VIEW_COUNTS);
            OutlookDao dao = tx.dao(OutlookDao.class);
            return work.apply(new Read(
                    found,
                    TrialOutlook.of(
                            found, day, dao.sites(found.id(), day, scope), dao.countries(found.id(), day, scope))));
        });
    }
}
