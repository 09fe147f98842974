package org.trialbridge.site;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form that changes a site. */
@Path("/trials/{trial}/sites/{site}/edit")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class EditSitePages {
    private final SiteService sites;

    public EditSitePages(SiteService sites) {
        this.sites = sites;
    }

    @GET
    public Page show(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("site") String code) {
        Site site = sites.find(actor, trial, code).site();
        return page(actor, site, form(site));
    }

    private static Form form(Site site) {
        return Form.of(site).with("status", site.storedStatus());
    }

    @POST
    public Response update(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("site") String code,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            SiteInput input = NewSitePages.input(form);
            form.throwIfUnreadable();
            sites.update(actor, trial, code, form.version(), input);
        } catch (Problem problem) {
            return Page.invalid(page(
                    actor,
                    sites.find(actor, trial, code).site(),
                    form.with(problem, SiteStanding.class, now -> form(now.site()))));
        }
        return Page.undoable("/trials/" + trial + "/sites/" + code, "Site " + code + " saved.", actor);
    }

    private Page page(Actor actor, Site site, Form form) {
        actor.require(Action.EDIT_SITES, site.place());
        return new Page(
                NewSitePages.class,
                "site-form.ftlh",
                "Edit site " + site.code(),
                NewSitePages.Model.of(form, site.trial(), site, sites.choices(actor, site.trial())));
    }
}
