package org.trialbridge.site;

import static org.trialbridge.access.Action.EDIT_SITES;
import static org.trialbridge.access.Action.VIEW_COUNTS;
import static org.trialbridge.access.Action.VIEW_FRAME;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;
import org.trialbridge.country.Country;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.institution.Institution;
import org.trialbridge.institution.InstitutionDao;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** The sites of a trial: who sees which, and who changes them. */
public final class SiteService {
    /** The order if none is asked for. */
    public static final Sort<SiteSort> USUAL = Sort.up(SiteSort.CODE);

    /** Stands for a country that is not there: only who has the whole trial has it too. */
    private static final long NOT_THERE = 0;

    /** More than the world has. */
    private static final int ALL_COUNTRIES = 300;

    private final Database database;
    private final Clock clock;

    public SiteService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What can be chosen in the form of a site. */
    public record Choices(List<Participation> countries, List<Institution> institutions) {
        public Choices {
            countries = List.copyOf(countries);
            institutions = List.copyOf(institutions);
        }
    }

    /**
     * The sites of a trial that the actor may see.
     *
     * @param iso2 only those of this country
     */
    public Listing<SiteStanding> list(
            Actor actor, String code, @Nullable String iso2, Sort<SiteSort> sort, Window window) {
        return database.read(tx -> {
            Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
            actor.require(VIEW_FRAME, trial.place());
            return Listing.of(
                            tx.dao(SiteDao.class)
                                    .list(
                                            trial.id(),
                                            iso2,
                                            sort,
                                            window.afterPlace(),
                                            window.fetch(),
                                            actor.scope(VIEW_COUNTS)),
                            window)
                    .as(sites -> standings(tx, sites));
        });
    }

    public SiteStanding find(Actor actor, String trial, String code) {
        return database.read(tx -> {
            Site site = tx.dao(SiteDao.class).find(trial, code).orElseThrow(Problem::notFound);
            actor.require(VIEW_COUNTS, site.place());
            return standing(tx, site);
        });
    }

    /** The codes of the countries of a trial to whose sites the actor can cut the list. */
    public List<String> countries(Actor actor, String code) {
        return database.read(tx -> {
            Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
            actor.require(VIEW_FRAME, trial.place());
            return countries(tx, trial, actor.scope(VIEW_COUNTS)).stream()
                    .map(Participation::iso2)
                    .toList();
        });
    }

    /** What can be chosen for a site of a trial: its countries that the actor may give sites, and the directory. */
    public Choices choices(Actor actor, String code) {
        return database.read(tx -> {
            Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
            actor.require(VIEW_FRAME, trial.place());
            actor.requireAnywhere(EDIT_SITES);
            List<Participation> countries = countries(tx, trial, actor.scope(EDIT_SITES));
            List<String> codes = countries.stream().map(Participation::iso2).toList();
            return new Choices(countries, tx.dao(InstitutionDao.class).inCountries(codes));
        });
    }

    /**
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}; INVALID if a rule is broken or the code is taken
     */
    public SiteStanding create(Actor actor, String trial, SiteInput input) {
        return database.write(actor, "site.create", Guard.trial(trial), tx -> {
            Participation participation = tx.dao(ParticipationDao.class)
                    .find(trial, String.valueOf(input.iso2()))
                    .orElse(null);
            if (participation == null) {
                Trial known = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
                actor.require(EDIT_SITES, Place.country(known.id(), NOT_THERE));
                throw Problem.invalid("iso2", "Choose a country that takes part in the trial.");
            }
            actor.require(EDIT_SITES, participation.place());
            Site site = checked(tx, participation, null, input);
            SiteDao dao = tx.dao(SiteDao.class);
            if (dao.find(trial, site.code()).isPresent()) {
                throw Problem.invalid("code", "Choose another code: {0} is taken.", site.code());
            }
            dao.insert(site);
            return standing(tx, dao.find(trial, site.code()).orElseThrow());
        });
    }

    /**
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}; STALE if the version is not the current one;
     *     INVALID if a rule is broken
     */
    public SiteStanding update(Actor actor, String trial, String code, int version, SiteInput input) {
        return database.write(actor, "site.update", input.reasonGiven(), Guard.site(trial, code), tx -> {
            SiteDao dao = tx.dao(SiteDao.class);
            Site current = dao.find(trial, code).orElseThrow(Problem::notFound);
            actor.require(EDIT_SITES, current.place());
            if (current.version() != version) {
                throw Problem.stale(standing(tx, current), tx.lastChange("site", current.id()));
            }
            Participation participation =
                    tx.dao(ParticipationDao.class).find(trial, current.iso2()).orElseThrow();
            dao.update(checked(tx, participation, current, input));
            return standing(tx, dao.find(trial, code).orElseThrow());
        });
    }

    private static List<Participation> countries(Transaction tx, Trial trial, Scope scope) {
        return tx.dao(ParticipationDao.class).list(trial.id(), null, ALL_COUNTRIES, scope);
    }

    private Site checked(Transaction tx, Participation participation, @Nullable Site current, SiteInput input) {
        Country country = tx.dao(CountryDao.class).find(participation.iso2()).orElseThrow();
        Long institution = input.institutionId();
        boolean institutionExists = institution != null
                && tx.dao(InstitutionDao.class).find(institution).isPresent();
        return input.toSite(participation, current, country, institutionExists, this::today);
    }

    private LocalDate today(ZoneId zone) {
        return LocalDate.now(clock.withZone(zone));
    }

    private SiteStanding standing(Transaction tx, Site site) {
        return standings(tx, List.of(site)).get(0);
    }

    private List<SiteStanding> standings(Transaction tx, List<Site> sites) {
        List<Long> ids = sites.stream().map(Site::id).toList();
        Map<Long, SiteCounts> counts = tx.dao(SiteDao.class).counts(ids).stream()
                .collect(Collectors.toMap(SiteCounts::siteId, Function.identity()));
        return sites.stream()
                .map(site -> SiteStanding.of(site, counts.get(site.id()), today(site.zone())))
                .toList();
    }
}
