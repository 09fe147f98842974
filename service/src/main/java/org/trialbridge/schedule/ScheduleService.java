package org.trialbridge.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.schedule.MilestoneTemplate.Level;
import org.trialbridge.site.Site;
import org.trialbridge.site.SiteDao;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;
import org.trialbridge.trial.Stage;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Plans places by templates. */
public final class ScheduleService {
    private static final int MAX_SITES = 1000;
    private static final int TEN_YEARS = 3650;

    private final Database database;
    private final Clock clock;

    public ScheduleService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What the form for applying a template offers. */
    public record Choices(List<MilestoneTemplate> templates, List<Participation> countries, List<Site> sites) {
        public Choices {
            templates = List.copyOf(templates);
            countries = List.copyOf(countries);
            sites = List.copyOf(sites);
        }
    }

    /**
     * Plans the milestones of a template that a place does not have yet.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require} for the place; INVALID if the template is not for it
     */
    public Applied apply(Actor actor, long templateId, ApplicationInput input) {
        String code = input.trial();
        if (code == null) {
            throw Problem.invalid("trial", "Enter a value.");
        }
        return database.write(actor, "milestoneTemplate.apply", Guard.trial(code), tx -> {
            Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
            Site site = input.site() == null
                    ? null
                    : tx.dao(SiteDao.class).find(code, input.site()).orElse(null);
            String iso2 = site == null ? input.iso2() : site.iso2();
            Participation country = iso2 == null
                    ? null
                    : tx.dao(ParticipationDao.class).find(code, iso2).orElse(null);
            Place place = site != null ? site.place() : country != null ? country.place() : trial.place();
            actor.require(Action.EDIT_TRIAL, place);
            ScheduleDao dao = tx.dao(ScheduleDao.class);
            MilestoneTemplate template = dao.templates().stream()
                    .filter(one -> one.id() == templateId)
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid("templateId", "Choose one of the templates."));
            check(template, input, country, site);
            LocalDate on = input.enteredOn() == null ? entered(tx, template, country) : input.enteredOn();
            List<Place> places = template.level() == Level.SITE && site == null && country != null
                    ? dao.selectedSites(country.id())
                    : List.of(place);
            if (places.isEmpty()) {
                throw Problem.invalid("site", "Select a site of that country first: none is selected.");
            }
            int planned = dao.plan(template, places, on);
            return new Applied(template.name(), on, planned, template.items().size() * places.size() - planned);
        });
    }

    /** What the form offers to somebody who may plan somewhere in the trial. */
    public Choices choices(Actor actor, String trial) {
        return database.read(tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            actor.requireWithin(Action.EDIT_TRIAL, found.place());
            Scope scope = actor.scope(Action.EDIT_TRIAL);
            return new Choices(
                    tx.dao(ScheduleDao.class).templates(),
                    tx.dao(ParticipationDao.class).list(found.id(), null, Window.MAX_LIMIT, scope),
                    tx.dao(SiteDao.class).list(found.id(), null, null, MAX_SITES, scope));
        });
    }

    private void check(
            MilestoneTemplate template, ApplicationInput input, @Nullable Participation country, @Nullable Site site) {
        Errors errors = new Errors();
        errors.check(
                input.site() == null
                        || (site != null && (input.iso2() == null || site.iso2().equals(input.iso2()))),
                "site",
                "Name a site of that country.");
        errors.check(input.iso2() == null || country != null, "iso2", "Name a country of the trial.");
        switch (template.level()) {
            case TRIAL ->
                errors.check(
                        input.iso2() == null && input.site() == null,
                        "iso2",
                        "Leave out country and site: this template is for the trial.");
            case COUNTRY -> {
                errors.check(input.iso2() != null, "iso2", "Name the country: this template is for one.");
                errors.check(input.site() == null, "site", "Leave out the site: this template is for a country.");
            }
            case SITE ->
                errors.check(
                        input.iso2() != null || input.site() != null,
                        "site",
                        "Name the site, or its country for all its selected sites.");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate on = input.enteredOn();
        errors.check(
                on == null || (on.isAfter(today.minusDays(TEN_YEARS)) && on.isBefore(today.plusDays(TEN_YEARS))),
                "enteredOn",
                "Enter a day within ten years from today.");
        errors.throwIfAny();
    }

    private LocalDate entered(Transaction tx, MilestoneTemplate template, @Nullable Participation country) {
        if (country == null) {
            return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        }
        Stage stage = template.stage();
        List<String> stages = Arrays.stream(Stage.values())
                .filter(one -> !one.isAside())
                .map(Stage::name)
                .toList();
        LocalDate today = tx.dao(CountryDao.class).today(country.iso2(), clock);
        return stage == null
                ? today
                : tx.dao(ScheduleDao.class)
                        .entered(country.id(), stages, stage.name())
                        .orElse(today);
    }
}
