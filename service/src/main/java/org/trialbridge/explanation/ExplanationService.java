package org.trialbridge.explanation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Database;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.enrollment.CountryCounts;
import org.trialbridge.enrollment.Enrollment;
import org.trialbridge.enrollment.EnrollmentDao;
import org.trialbridge.enrollment.EnrollmentSeries;
import org.trialbridge.enrollment.Metric;
import org.trialbridge.enrollment.PeriodEnrollment;
import org.trialbridge.enrollment.SeriesLine;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Says where a sum of counts comes from. */
public final class ExplanationService {
    private final Database database;

    public ExplanationService(Database database) {
        this.database = database;
    }

    /**
     * What stands behind a number of a trial.
     *
     * @param metric which number
     * @param asOf the day by which it is told, or null for now
     * @param knownAt what this system knew by then, or null for now
     * @param window which part of the corrections
     * @throws Problem NOT_FOUND outside the actor's places; FORBIDDEN for whoever may read counts nowhere in it
     */
    public Explanation trial(
            Actor actor,
            String trial,
            Metric metric,
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt,
            Window window) {
        return database.readKnownAt(knownAt, tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            boolean whole = actor.may(Action.VIEW_COUNTS, found.place());
            if (!whole) {
                actor.require(
                        actor.mayAnywhere(Action.VIEW_COUNTS) ? Action.VIEW_FRAME : Action.VIEW_COUNTS, found.place());
            }
            Scope scope = actor.scope(Action.VIEW_COUNTS);
            List<CountryCounts> countries = tx.dao(EnrollmentDao.class).countriesBy(found.id(), null, day(asOf), scope);
            return new Explanation(
                    found,
                    metric,
                    null,
                    asOf,
                    whole,
                    Enrollment.of(
                            found.code(), found.title(), whole ? found.plannedEnrollment() : null, null, countries),
                    countries.stream()
                            .map(country -> Enrollment.of(country, null))
                            .toList(),
                    List.of(),
                    periods(tx, found, asOf, scope, line -> true),
                    corrections(
                            tx,
                            found,
                            null,
                            metric,
                            asOf,
                            window,
                            actor.may(Action.VIEW_CONTACT_DETAILS, found.place()),
                            scope));
        });
    }

    /** The same for a country of a trial; the country is NOT_FOUND outside the actor's places. */
    public Explanation country(
            Actor actor,
            String trial,
            String iso2,
            Metric metric,
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt,
            Window window) {
        return database.readKnownAt(knownAt, tx -> {
            Participation country =
                    tx.dao(ParticipationDao.class).find(trial, iso2).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW_COUNTS, country.place());
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            Scope scope = actor.scope(Action.VIEW_COUNTS);
            boolean named = actor.may(Action.VIEW_CONTACT_DETAILS, country.place());
            return new Explanation(
                    found,
                    metric,
                    country.iso2(),
                    asOf,
                    true,
                    Enrollment.of(
                            tx.dao(EnrollmentDao.class)
                                    .countriesBy(found.id(), country.id(), day(asOf), scope)
                                    .get(0),
                            null),
                    List.of(),
                    tx.dao(ExplanationDao.class).lines(country.id(), metric, day(asOf), named, scope),
                    periods(tx, found, asOf, scope, line -> line.participationId() == country.id()),
                    corrections(tx, found, country.id(), metric, asOf, window, named, scope));
        });
    }

    private static Listing<Correction> corrections(
            Transaction tx,
            Trial trial,
            @Nullable Long participationId,
            Metric metric,
            @Nullable LocalDate asOf,
            Window window,
            boolean named,
            Scope scope) {
        List<Correction> rows = tx.dao(ExplanationDao.class)
                .corrections(
                        trial.id(), participationId, metric, day(asOf), window.afterId(), window.fetch(), named, scope);
        return Listing.of(rows, window, Correction::id);
    }

    private static List<PeriodEnrollment> periods(
            Transaction tx, Trial trial, @Nullable LocalDate asOf, Scope scope, Predicate<SeriesLine> of) {
        EnrollmentSeries series = new EnrollmentSeries(trial.calendar());
        try (Stream<SeriesLine> lines = tx.dao(EnrollmentDao.class).lines(trial.id(), day(asOf), scope)) {
            lines.filter(of).forEachOrdered(series::add);
        }
        return series.periods();
    }

    private static LocalDate day(@Nullable LocalDate asOf) {
        return asOf == null ? LocalDate.MAX : asOf;
    }
}
