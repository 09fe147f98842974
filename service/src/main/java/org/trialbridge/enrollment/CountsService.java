package org.trialbridge.enrollment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Database;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.lock.LockDao;
import org.trialbridge.outlook.Forecasted;
import org.trialbridge.outlook.OutlookDao;
import org.trialbridge.outlook.TrialOutlook;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.plan.PlanDao;
import org.trialbridge.plan.Planned;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/**
 * Shows what sites reported and countries declared. Each method throws NOT_FOUND for a place outside the scope and
 * FORBIDDEN for a role that may not read counts, or not report them.
 */
public final class CountsService {
    private static final int MOST_ROWS = 104;

    private final Database database;
    private final Clock clock;

    public CountsService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The lines of a site, the newest period first.
     *
     * @param asOf only periods that ended by this day; null for all
     * @param knownAt what this system knew at this instant; null for now
     * @param history also the lines that were superseded
     */
    public Listing<CountsLine> site(
            Actor actor,
            String trial,
            String site,
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt,
            boolean history,
            Window window) {
        return database.readKnownAt(knownAt, tx -> lines(tx, site(tx, actor, trial, site), asOf, history, window));
    }

    /** The totals that a country declared; see {@link #site}. */
    public Listing<CountsLine> country(
            Actor actor,
            String trial,
            String iso2,
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt,
            boolean history,
            Window window) {
        return database.readKnownAt(knownAt, tx -> lines(tx, country(tx, actor, trial, iso2), asOf, history, window));
    }

    /** The line in force of one period of a site. */
    public CountsLine siteLine(Actor actor, String trial, String site, LocalDate periodEnd) {
        return database.read(tx -> line(tx, site(tx, actor, trial, site), periodEnd));
    }

    /** The total in force that a country declared for one period. */
    public CountsLine countryLine(Actor actor, String trial, String iso2, LocalDate periodEnd) {
        return database.read(tx -> line(tx, country(tx, actor, trial, iso2), periodEnd));
    }

    public CountsSheet siteSheet(Actor actor, String trial, String site) {
        return database.read(tx -> {
            CountsPlace place = site(tx, actor, trial, site);
            LocalDate today = place.today(clock);
            EnrollmentPlan plan =
                    tx.dao(PlanDao.class).inForceOfSite(place.place(), today).orElse(null);
            Planned planned = plan == null ? null : Planned.of(plan, today);
            return sheet(tx, place, Due.of(place, clock), planned, actor.may(Action.SUBMIT_COUNTS, place.place()))
                    .withForecast(plan, forecast(tx, actor, place, today));
        });
    }

    private static @Nullable Forecasted forecast(Transaction tx, Actor actor, CountsPlace at, LocalDate today) {
        Trial trial = tx.dao(TrialDao.class).find(at.trial()).orElseThrow(Problem::notFound);
        Scope scope = actor.scope(Action.VIEW_COUNTS);
        OutlookDao dao = tx.dao(OutlookDao.class);
        return TrialOutlook.of(
                        trial, today, dao.sites(trial.id(), today, scope), dao.countries(trial.id(), today, scope))
                .siteWithHistory(at.code())
                .orElse(null);
    }

    public CountsSheet countrySheet(Actor actor, String trial, String iso2) {
        return database.read(tx -> {
            CountsPlace place = country(tx, actor, trial, iso2);
            return sheet(tx, place, null, null, actor.may(Action.DECLARE_COUNTRY_COUNTS, place.place()));
        });
    }

    /** What to show to somebody who reports or corrects a period of a site. */
    public CountsEntry siteEntry(Actor actor, String trial, String site, LocalDate periodEnd) {
        return database.read(tx -> {
            CountsPlace place = site(tx, actor, trial, site);
            actor.require(Action.SUBMIT_COUNTS, place.place());
            return entry(tx, actor, place, periodEnd);
        });
    }

    /** What to show to somebody who declares or corrects a country's total of a period. */
    public CountsEntry countryEntry(Actor actor, String trial, String iso2, LocalDate periodEnd) {
        return database.read(tx -> {
            CountsPlace place = country(tx, actor, trial, iso2);
            actor.require(Action.DECLARE_COUNTRY_COUNTS, place.place());
            return entry(tx, actor, place, periodEnd);
        });
    }

    /** A line of a site as its receipt shows it, also if it was corrected since. */
    public CountsReceipt siteReceipt(Actor actor, String trial, String site, LocalDate periodEnd, int revision) {
        return database.read(tx -> {
            CountsPlace place = site(tx, actor, trial, site);
            return receipt(tx, actor, place, Due.of(place, clock), periodEnd, revision);
        });
    }

    /** A line of a country's total as its receipt shows it; see {@link #siteReceipt}. */
    public CountsReceipt countryReceipt(Actor actor, String trial, String iso2, LocalDate periodEnd, int revision) {
        return database.read(tx -> receipt(tx, actor, country(tx, actor, trial, iso2), null, periodEnd, revision));
    }

    /** Every line of a period of a site, the newest first; names for those who may read contact details. */
    public CountsHistory siteHistory(Actor actor, String trial, String site, LocalDate periodEnd) {
        return database.read(tx -> history(tx, actor, site(tx, actor, trial, site), periodEnd));
    }

    /** Every line of a country's total of a period; see {@link #siteHistory}. */
    public CountsHistory countryHistory(Actor actor, String trial, String iso2, LocalDate periodEnd) {
        return database.read(tx -> history(tx, actor, country(tx, actor, trial, iso2), periodEnd));
    }

    /** The sites for which the actor may report, with what each owes. */
    public List<DueSite> dueSites(Actor actor) {
        return database.read(tx -> {
            Scope scope = actor.scope(Action.SUBMIT_COUNTS);
            List<CountsPlace> sites = tx.dao(CountsPlaceDao.class).sites(Window.MAX_LIMIT, scope);
            Map<Long, CountsPlaceDao.Reported> reported = tx
                    .dao(CountsPlaceDao.class)
                    .reported(
                            sites.stream().map(CountsPlace::trialId).distinct().toList(),
                            sites.stream().map(CountsPlace::siteId).toList())
                    .stream()
                    .collect(Collectors.toMap(CountsPlaceDao.Reported::siteId, site -> site));
            return sites.stream()
                    .map(site -> {
                        CountsPlaceDao.Reported so =
                                reported.getOrDefault(site.siteId(), CountsPlaceDao.Reported.NOTHING);
                        return new DueSite(
                                site,
                                Due.of(site, clock),
                                Due.missing(site, Set.copyOf(so.periodEnds()), clock),
                                so.lastLine());
                    })
                    .toList();
        });
    }

    private static CountsPlace site(Transaction tx, Actor actor, String trial, String site) {
        CountsPlace place = tx.dao(CountsPlaceDao.class).site(trial, site).orElseThrow(Problem::notFound);
        actor.require(Action.VIEW_COUNTS, place.place());
        return place;
    }

    private static CountsPlace country(Transaction tx, Actor actor, String trial, String iso2) {
        CountsPlace place = tx.dao(CountsPlaceDao.class).country(trial, iso2).orElseThrow(Problem::notFound);
        actor.require(Action.VIEW_COUNTS, place.place());
        return place;
    }

    private static CountsLine line(Transaction tx, CountsPlace at, LocalDate periodEnd) {
        return tx.dao(CountsDao.class).current(at.place(), periodEnd).orElseThrow(Problem::notFound);
    }

    private static Listing<CountsLine> lines(
            Transaction tx, CountsPlace at, @Nullable LocalDate asOf, boolean history, Window window) {
        LocalDate upTo = asOf == null ? LocalDate.MAX : asOf;
        LineKey after = window.after() == null ? new LineKey(upTo, null) : LineKey.read(window.after());
        CountsDao dao = tx.dao(CountsDao.class);
        List<CountsLine> lines = history
                ? dao.all(at.place(), after.upTo(), after.below(), window.fetch())
                : dao.inForce(
                        at.place(),
                        after.below() == null ? after.upTo() : after.upTo().minusDays(1),
                        window.fetch());
        return Listing.of(lines, window, LineKey::of);
    }

    private static CountsSheet sheet(
            Transaction tx, CountsPlace at, @Nullable Due due, @Nullable Planned planned, boolean mayReport) {
        List<CountsLine> lines = tx.dao(CountsDao.class).inForce(at.place(), LocalDate.MAX, MOST_ROWS);
        Map<LocalDate, CountsSheet.Row> rows = new TreeMap<>(Comparator.reverseOrder());
        expected(at, due).forEach(end -> rows.put(end, new CountsSheet.Row(end, null)));
        for (CountsLine line : lines) {
            LocalDate end = line.counts().periodEnd();
            rows.put(end, new CountsSheet.Row(end, line));
        }
        return new CountsSheet(
                at, rows.values().stream().limit(MOST_ROWS).toList(), due, planned, null, null, mayReport);
    }

    /** The periods of a site from its activation to the one that is due next; none for a country. */
    private static List<LocalDate> expected(CountsPlace at, @Nullable Due due) {
        LocalDate last = due != null && due.ended() ? due.periodEnd() : at.lastPeriodEnd();
        return at.activatedOn() == null || last == null
                ? List.of()
                : at.calendar().periods(at.activatedOn(), last);
    }

    private static CountsEntry entry(Transaction tx, Actor actor, CountsPlace at, LocalDate periodEnd) {
        CountsDao dao = tx.dao(CountsDao.class);
        return new CountsEntry(
                at,
                periodEnd,
                dao.current(at.place(), periodEnd).orElse(null),
                dao.inForce(at.place(), periodEnd.minusDays(1), 1).stream()
                        .findFirst()
                        .orElse(null),
                dao.neighbours(at.place(), periodEnd).before(),
                at.isLocked(periodEnd)
                        ? tx.dao(LockDao.class)
                                .holding(at.trialId(), at.participationId(), periodEnd)
                                .orElseThrow()
                        : null,
                actor.may(Action.ACCEPT_PERIODS, Place.country(at.trialId(), at.participationId())));
    }

    private static CountsReceipt receipt(
            Transaction tx, Actor actor, CountsPlace at, @Nullable Due next, LocalDate periodEnd, int revision) {
        CountsDao dao = tx.dao(CountsDao.class);
        return new CountsReceipt(
                at,
                dao.revision(at.place(), periodEnd, revision).orElseThrow(Problem::notFound),
                dao.neighbours(at.place(), periodEnd).before(),
                next,
                tx.dao(EditionShownDao.class).before(at.place(), periodEnd, revision),
                actor.may(Action.ISSUE_REPORT, Place.country(at.trialId(), at.participationId())),
                actor.may(Action.ISSUE_REPORT, Place.trial(at.trialId())));
    }

    private static CountsHistory history(Transaction tx, Actor actor, CountsPlace at, LocalDate periodEnd) {
        boolean named = actor.may(Action.VIEW_CONTACT_DETAILS, at.place());
        List<SentLine> lines = tx.dao(CountsDao.class).history(at.place(), periodEnd, named);
        if (lines.isEmpty()) {
            throw Problem.notFound();
        }
        return new CountsHistory(
                at,
                periodEnd,
                lines,
                tx.dao(SetAsideDao.class).of(at.place(), periodEnd, named),
                at.place().siteId() == null
                        ? actor.may(Action.DECLARE_COUNTRY_COUNTS, at.place())
                        : actor.may(Action.SUBMIT_COUNTS, at.place()));
    }
}
