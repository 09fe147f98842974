package org.trialbridge.reporting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Database;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.ReportingCalendar;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Tells which reports are in and which are owed. */
public final class ReportingService {
    private final Database database;
    private final Clock clock;

    public ReportingService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The sites of a trial by periods, as far as the actor may read their counts.
     *
     * @throws Problem NOT_FOUND outside the scope; INVALID for periods that can not be shown
     */
    public ReportingGrid grid(Actor actor, String code, ReportingQuery query, Window window) {
        return database.read(tx -> {
            Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW_FRAME, trial.place());
            Instant now = clock.instant();
            ReportingCalendar calendar = trial.calendar();
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            List<LocalDate> columns = query.columns(calendar, now);
            Scope scope = actor.scope(Action.VIEW_COUNTS);
            ReportingDao dao = tx.dao(ReportingDao.class);
            List<SiteReporting> sites = columns.isEmpty()
                    ? List.of()
                    : dao
                            .lines(trial.id(), columns.get(0), columns.get(columns.size() - 1), query.iso2(), scope)
                            .stream()
                            .map(line -> line.at(calendar, columns, now))
                            .filter(site -> !site.periods().isEmpty())
                            .sorted(Comparator.comparing(SiteReporting::key))
                            .toList();
            return grid(trial, columns, sites, window, dao.countries(trial.id(), scope), today);
        });
    }

    private static ReportingGrid grid(
            Trial trial,
            List<LocalDate> columns,
            List<SiteReporting> sites,
            Window window,
            List<String> choices,
            LocalDate today) {
        Map<String, List<SiteReporting>> byCountry =
                sites.stream().collect(Collectors.groupingBy(SiteReporting::iso2, TreeMap::new, Collectors.toList()));
        Set<LocalDate> filled = sites.stream()
                .flatMap(site -> site.periods().stream())
                .map(PeriodReporting::periodEnd)
                .collect(Collectors.toSet());
        String after = window.after();
        List<SiteReporting> part = sites.stream()
                .filter(site -> after == null || site.key().compareTo(after) > 0)
                .limit(window.fetch())
                .toList();
        return new ReportingGrid(
                trial,
                columns.stream().filter(filled::contains).toList(),
                Listing.of(part, window, SiteReporting::key),
                byCountry.entrySet().stream()
                        .map(country -> CountryReporting.of(country.getKey(), country.getValue()))
                        .toList(),
                CountryReporting.of(null, sites),
                choices,
                trial.calendar().endsAfter(today),
                (int) sites.stream()
                        .flatMap(site -> site.periods().stream())
                        .filter(PeriodReporting::isOpen)
                        .count());
    }
}
