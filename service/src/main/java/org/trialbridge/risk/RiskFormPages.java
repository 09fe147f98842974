package org.trialbridge.risk;

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
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The forms for risks: a new one, and one that is there. */
@Path("/trials/{trial}/risks")
@Produces(Page.HTML)
public final class RiskFormPages {
    private final RiskService risks;

    public RiskFormPages(RiskService risks) {
        this.risks = risks;
    }

    /** What {@code form.ftlh} shows; without a risk it is the form for a new one. */
    public record FormModel(
            String trial,
            Form form,
            @Nullable Risk risk,
            RiskChoices choices,
            List<Level> levels,
            List<Risk.Response> responses,
            List<Risk.Status> statuses) {}

    @GET
    @Path("new")
    public Page blank(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("site") @Nullable String site) {
        return page(actor, trial, Form.empty().with("iso2", country).with("site", site), null);
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@Auth Actor actor, @PathParam("trial") String trial, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Risk created;
        try {
            created = risks.create(actor, input(trial, form.text("iso2"), form.text("site"), form));
        } catch (Problem problem) {
            return Page.invalid(page(actor, trial, form.with(problem), null));
        }
        return Page.redirect("/trials/" + trial + "/risks/" + created.id(), "The risk is saved.");
    }

    @GET
    @Path("{id}/edit")
    public Page edit(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("id") long id) {
        Risk found = find(actor, trial, id);
        return page(actor, trial, Form.of(found), found);
    }

    @POST
    @Path("{id}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("id") long id,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            find(actor, trial, id);
            risks.change(actor, id, form.version(), input(trial, null, null, form));
        } catch (Problem problem) {
            Form shown = form.with(problem, Risk.class, Form::of);
            return Page.invalid(page(actor, trial, shown, find(actor, trial, id)));
        }
        return Page.undoable("/trials/" + trial + "/risks/" + id, "The risk is saved.", actor);
    }

    private Risk find(Actor actor, String trial, long id) {
        Risk found = risks.find(actor, id);
        if (!found.trial().equals(trial)) {
            throw Problem.notFound();
        }
        actor.require(Action.EDIT_TRIAL, found.place());
        return found;
    }

    private static RiskInput input(String trial, @Nullable String iso2, @Nullable String site, Form form) {
        RiskInput input = new RiskInput(
                trial,
                iso2,
                site,
                form.text("title"),
                form.text("description"),
                form.integer("probability"),
                form.integer("impact"),
                form.choice("response", Risk.Response.class),
                form.text("measures"),
                form.id("ownerPersonId"),
                form.id("ownerInstitutionId"),
                form.date("raisedOn"),
                form.date("dueOn"),
                form.date("reviewOn"),
                form.choice("status", Risk.Status.class),
                form.date("closedOn"),
                form.id("milestoneId"),
                form.text("reason"));
        form.throwIfUnreadable();
        return input;
    }

    private Page page(Actor actor, String trial, Form form, @Nullable Risk risk) {
        return new Page(
                RiskFormPages.class,
                "form.ftlh",
                risk == null ? "New risk" : "Change a risk",
                new FormModel(
                        trial,
                        form,
                        risk,
                        risks.choices(actor, trial),
                        Level.all(),
                        List.of(Risk.Response.values()),
                        List.of(Risk.Status.values())));
    }
}
