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
import org.trialbridge.merge.DuplicatesPages;
import org.trialbridge.merge.DuplicatesResource;
import org.trialbridge.merge.DuplicatesService;
import org.trialbridge.merge.InstitutionMergePages;
import org.trialbridge.merge.InstitutionMergeResource;
import org.trialbridge.merge.InstitutionMergeService;
import org.trialbridge.merge.PersonMergePages;
import org.trialbridge.merge.PersonMergeResource;
import org.trialbridge.merge.PersonMergeService;
import org.trialbridge.person.AffiliationPages;
import org.trialbridge.person.AffiliationService;
import org.trialbridge.person.ErasurePages;
import org.trialbridge.person.ErasureService;
import org.trialbridge.person.ExportPages;
import org.trialbridge.person.ExportService;
import org.trialbridge.person.OnePersonPages;
import org.trialbridge.person.OnePersonResource;
import org.trialbridge.person.PersonPages;
import org.trialbridge.person.PersonResource;
import org.trialbridge.person.PersonService;
import org.trialbridge.person.RetentionPages;
import org.trialbridge.person.ReviewPages;
import org.trialbridge.person.TrialRolePages;
import org.trialbridge.person.TrialRoleService;
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
        people(database, clock, jersey);
        merges(database, jersey);
    }

    private static void people(Database database, Clock clock, JerseyEnvironment jersey) {
        PersonService people = new PersonService(database, clock);
        AffiliationService affiliations = new AffiliationService(database);
        TrialRoleService roles = new TrialRoleService(database);
        ErasureService erasures = new ErasureService(database, clock);
        ExportService exports = new ExportService(database, clock);
        jersey.register(new PersonResource(people));
        jersey.register(new OnePersonResource(people, affiliations, roles, erasures, exports));
        jersey.register(new PersonPages(people, clock));
        jersey.register(new OnePersonPages(people, roles));
        jersey.register(new AffiliationPages(people, affiliations));
        jersey.register(new TrialRolePages(people, roles));
        jersey.register(new RetentionPages(people, clock));
        jersey.register(new ReviewPages(people, clock));
        jersey.register(new ExportPages(exports));
        jersey.register(new ErasurePages(people, erasures));
    }

    private static void merges(Database database, JerseyEnvironment jersey) {
        InstitutionMergeService institutions = new InstitutionMergeService(database);
        jersey.register(new InstitutionMergeResource(institutions));
        jersey.register(new InstitutionMergePages(institutions));
        PersonMergeService people = new PersonMergeService(database);
        jersey.register(new PersonMergeResource(people));
        jersey.register(new PersonMergePages(people));
        DuplicatesService duplicates = new DuplicatesService(database);
        jersey.register(new DuplicatesResource(duplicates));
        jersey.register(new DuplicatesPages(duplicates));
    }
}
