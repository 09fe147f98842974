package org.trialbridge.enrollment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Shows what sites have not reported yet and still can. */
public final class OpenPeriodsService {
    private final Database database;
    private final Clock clock;

    public OpenPeriodsService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What the sites of a trial for which the actor may report have not reported yet, site by site.
     *
     * @param most periods of all sites together; each site has its earliest ones
     */
    public List<OpenPeriods> list(Actor actor, String code, int most) {
        return database.read(tx -> {
            Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
            actor.requireWithin(Action.SUBMIT_COUNTS, trial.place());
            List<CountsPlace> sites =
                    tx.dao(CountsPlaceDao.class).reporting(trial.id(), actor.scope(Action.SUBMIT_COUNTS));
            List<Long> ids = sites.stream().map(CountsPlace::siteId).toList();
            Map<Long, List<LocalDate>> reported =
                    tx.dao(CountsPlaceDao.class).reported(List.of(trial.id()), ids).stream()
                            .collect(Collectors.toMap(
                                    CountsPlaceDao.Reported::siteId, CountsPlaceDao.Reported::periodEnds));
            Map<String, Figures> last = tx
                    .dao(EnrollmentDao.class)
                    .sites(trial.id(), null, Integer.MAX_VALUE, actor.scope(Action.SUBMIT_COUNTS))
                    .stream()
                    .collect(Collectors.toMap(site -> String.valueOf(site.code()), Enrollment::figures));
            return sites.stream()
                    .map(site -> new OpenPeriods(
                            site,
                            last.getOrDefault(site.code(), Figures.NONE),
                            open(site, reported.getOrDefault(site.siteId(), List.of()), most / sites.size())))
                    .toList();
        });
    }

    private List<LocalDate> open(CountsPlace site, List<LocalDate> reported, int most) {
        return Due.missing(site, new HashSet<>(reported), clock).stream()
                .map(Due::periodEnd)
                .limit(Math.max(1, most))
                .toList();
    }
}
