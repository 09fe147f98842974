package org.trialbridge.site;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.institution.Institution;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.SiteStatus;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form that adds a site to a trial. */
@Path("/trials/{trial}/sites/new")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class NewSitePages {
    private final SiteService sites;

    public NewSitePages(SiteService sites) {
        this.sites = sites;
    }

    /** @param site the site to be changed, or null for a new one */
    public record Model(
            Form form,
            String trial,
            @Nullable Site site,
            List<Participation> countries,
            List<Institution> institutions) {
        static Model of(Form form, String trial, @Nullable Site site, SiteService.Choices choices) {
            return new Model(form, trial, site, choices.countries(), choices.institutions());
        }

        /** Enrolling is not among them: it follows from the counts. */
        public List<SiteStatus> statuses() {
            return Stream.of(SiteStatus.values())
                    .filter(status -> status != SiteStatus.ENROLLING)
                    .toList();
        }
    }

    @GET
    public Page show(
            @Auth Actor actor, @PathParam("trial") String trial, @QueryParam("country") @Nullable String country) {
        return page(
                actor, trial, Form.empty().with("status", SiteStatus.CANDIDATE).with("iso2", country));
    }

    @POST
    public Response create(@Auth Actor actor, @PathParam("trial") String trial, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Site created;
        try {
            SiteInput input = input(form);
            form.throwIfUnreadable();
            created = sites.create(actor, trial, input).site();
        } catch (Problem problem) {
            return Page.invalid(page(actor, trial, form.with(problem)));
        }
        return Page.redirect(
                "/trials/" + created.trial() + "/sites/" + created.code(), "Site " + created.code() + " added.");
    }

    private Page page(Actor actor, String trial, Form form) {
        return new Page(
                NewSitePages.class,
                "site-form.ftlh",
                "Add a site",
                Model.of(form, trial, null, sites.choices(actor, trial)));
    }

    static SiteInput input(Form form) {
        return new SiteInput(
                form.text("code"),
                form.text("iso2"),
                form.text("name"),
                form.id("institutionId"),
                form.text("city"),
                form.decimal("latitude"),
                form.decimal("longitude"),
                form.text("zone"),
                form.choice("status", SiteStatus.class),
                form.date("plannedActivationOn"),
                form.date("activatedOn"),
                form.date("closedOn"),
                form.integer("target"),
                form.text("reason"));
    }
}
