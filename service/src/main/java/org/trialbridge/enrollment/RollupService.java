package org.trialbridge.enrollment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Database;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.plan.PlanDao;
import org.trialbridge.plan.Planned;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/**
 * Adds counts up by trial, country, site or period, as far as the actor's scope reaches. Every method takes a business
 * date, null for now, and an instant by which this system knew it, null for now; each throws NOT_FOUND for a trial outside
 * the scope and FORBIDDEN for somebody who may not read counts anywhere in it.
 */
public final class RollupService {
    private final Database database;
    private final Clock clock;

    public RollupService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Enrollment trial(Actor actor, String trial, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return read(actor, trial, knownAt, (tx, found) -> {
            boolean all = actor.may(Action.VIEW_COUNTS, found.place());
            Scope scope = actor.scope(Action.VIEW_COUNTS);
            LocalDate day = compared(asOf, knownAt);
            return Enrollment.of(
                    found.code(),
                    found.title(),
                    all ? found.plannedEnrollment() : null,
                    planned(plans(tx, found, day, scope), null, day),
                    countries(tx, found, scope, asOf, knownAt));
        });
    }

    /** The countries in the order of their codes. */
    public Listing<Enrollment> countries(
            Actor actor, String trial, @Nullable LocalDate asOf, @Nullable Instant knownAt, Window window) {
        return read(actor, trial, knownAt, (tx, found) -> {
            Scope scope = actor.scope(Action.VIEW_COUNTS);
            LocalDate day = compared(asOf, knownAt);
            List<EnrollmentPlan> plans = plans(tx, found, day, scope);
            return part(
                    countries(tx, found, scope, asOf, knownAt),
                    window,
                    CountryCounts::iso2,
                    country -> Enrollment.of(country, planned(plans, country.iso2(), day)));
        });
    }

    /** The sites in the order of their codes. */
    public Listing<Enrollment> sites(
            Actor actor, String trial, @Nullable LocalDate asOf, @Nullable Instant knownAt, Window window) {
        return read(actor, trial, knownAt, (tx, found) -> {
            EnrollmentDao dao = tx.dao(EnrollmentDao.class);
            Scope scope = actor.scope(Action.VIEW_COUNTS);
            List<Enrollment> rows = asOf == null && knownAt == null
                    ? dao.sites(found.id(), window.after(), window.fetch(), scope)
                    : dao.sitesBy(found.id(), day(asOf, knownAt), window.after(), window.fetch(), scope);
            return Listing.of(rows, window, Enrollment::code);
        });
    }

    /** The trial at the end of each period, from the first that was reported to the last. */
    public Listing<PeriodEnrollment> periods(
            Actor actor, String trial, @Nullable LocalDate asOf, @Nullable Instant knownAt, Window window) {
        return read(actor, trial, knownAt, (tx, found) -> {
            EnrollmentSeries series = new EnrollmentSeries(found.calendar());
            try (Stream<SeriesLine> lines = tx.dao(EnrollmentDao.class)
                    .lines(found.id(), day(asOf, knownAt), actor.scope(Action.VIEW_COUNTS))) {
                lines.forEachOrdered(series::add);
            }
            return part(series.periods(), window, period -> period.periodEnd().toString(), period -> period);
        });
    }

    /** Cuts the asked part out of a list that is ordered by its keys. */
    private static <A, B> Listing<B> part(List<A> all, Window window, Function<A, String> key, Function<A, B> item) {
        String after = window.after();
        List<A> rows = all.stream()
                .filter(row -> after == null || key.apply(row).compareTo(after) > 0)
                .limit(window.fetch())
                .toList();
        Listing<A> part = Listing.of(rows, window, key::apply);
        return new Listing<>(part.items().stream().map(item).toList(), part.next());
    }

    private <T> T read(Actor actor, String trial, @Nullable Instant knownAt, BiFunction<Transaction, Trial, T> work) {
        return database.readKnownAt(knownAt, tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW_FRAME, found.place());
            return work.apply(tx, found);
        });
    }

    private static List<CountryCounts> countries(
            Transaction tx, Trial trial, Scope scope, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        EnrollmentDao dao = tx.dao(EnrollmentDao.class);
        return asOf == null && knownAt == null
                ? dao.countries(trial.id(), LocalDate.MAX, scope)
                : dao.countriesBy(trial.id(), null, day(asOf, knownAt), scope);
    }

    private static List<EnrollmentPlan> plans(Transaction tx, Trial trial, LocalDate day, Scope scope) {
        return tx.dao(PlanDao.class).inForce(trial.id(), day, scope);
    }

    private static @Nullable Planned planned(List<EnrollmentPlan> plans, @Nullable String iso2, LocalDate day) {
        EnrollmentPlan plan = EnrollmentPlan.of(plans, iso2);
        return plan == null ? null : Planned.of(plan, day);
    }

    /** The day of the plan that figures are compared with: the one asked for, else today (UTC). */
    private LocalDate compared(@Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return asOf == null ? LocalDate.ofInstant(knownAt == null ? clock.instant() : knownAt, ZoneOffset.UTC) : asOf;
    }

    /**
     * The day up to which lines are read. Nobody reports a period that has not ended, so nothing known at an instant is of
     * a later day; saying so spares the reading of what came after.
     */
    private static LocalDate day(@Nullable LocalDate asOf, @Nullable Instant knownAt) {
        LocalDate day = asOf == null ? LocalDate.MAX : asOf;
        LocalDate latest = knownAt == null
                ? LocalDate.MAX
                : knownAt.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        return day.isBefore(latest) ? day : latest;
    }
}
