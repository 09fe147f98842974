package org.trialbridge;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.trialbridge.country.HolidayPages;
import org.trialbridge.country.HolidayResource;
import org.trialbridge.country.HolidayService;
import org.trialbridge.db.Database;
import org.trialbridge.document.DocumentService;
import org.trialbridge.institution.InstitutionPages;
import org.trialbridge.institution.InstitutionResource;
import org.trialbridge.institution.InstitutionService;
import org.trialbridge.person.OnePersonPages;
import org.trialbridge.person.PersonPages;
import org.trialbridge.person.PersonResource;
import org.trialbridge.person.PersonService;
import org.trialbridge.site.EditSitePages;
import org.trialbridge.site.NewSitePages;
import org.trialbridge.site.SitePages;
import org.trialbridge.site.SiteResource;
import org.trialbridge.site.SiteService;
import org.trialbridge.trial.CountryPages;
import org.trialbridge.trial.EditCountryPages;
import org.trialbridge.trial.EditTrialPages;
import org.trialbridge.trial.NewCountryPages;
import org.trialbridge.trial.NewTrialPages;
import org.trialbridge.trial.ParticipationResource;
import org.trialbridge.trial.ParticipationService;
import org.trialbridge.trial.TrialPages;
import org.trialbridge.trial.TrialResource;
import org.trialbridge.trial.TrialService;

/** Wires what exists: trials, their countries and sites, institutions and people. */
final class DirectoryWiring {
    private DirectoryWiring() {}

    static void register(Database database, Clock clock, JerseyEnvironment jersey) {
        TrialService trials = new TrialService(database);
        jersey.register(new TrialResource(trials));
        jersey.register(new TrialPages(trials));
        jersey.register(new NewTrialPages(trials));
        jersey.register(new EditTrialPages(trials));
        ParticipationService countries = new ParticipationService(database);
        jersey.register(new ParticipationResource(countries));
        jersey.register(new CountryPages(countries));
        jersey.register(new NewCountryPages(countries));
        jersey.register(new EditCountryPages(countries));
        HolidayService holidays = new HolidayService(database, clock);
        jersey.register(new HolidayResource(holidays));
        jersey.register(new HolidayPages(holidays));
        SiteService sites = new SiteService(database, clock);
        jersey.register(new SiteResource(sites));
        jersey.register(new SitePages(sites));
        jersey.register(new NewSitePages(sites));
        jersey.register(new EditSitePages(sites));
        InstitutionService institutions = new InstitutionService(database);
        jersey.register(new InstitutionResource(institutions));
        jersey.register(new InstitutionPages(institutions, new DocumentService(database, clock)));
        PersonService people = new PersonService(database, clock);
        jersey.register(new PersonResource(people));
        jersey.register(new PersonPages(people));
        jersey.register(new OnePersonPages(people));
    }
}
