package org.trialbridge.milestone;

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
import org.trialbridge.trial.Rag;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The baselines of a trial, and the form for overriding a colour. The JSON twin is {@link BaselineResource}. */
@Path("/trials/{trial}/milestones")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class BaselinePages {
    private final BaselineService baselines;
    private final MilestoneService milestones;

    public BaselinePages(BaselineService baselines, MilestoneService milestones) {
        this.baselines = baselines;
        this.milestones = milestones;
    }

    /** What {@code baselines.ftlh} shows; number is that of the baseline whose days are shown, 0 for none. */
    public record ListModel(
            String trial,
            Form form,
            List<Baseline> baselines,
            int number,
            List<BaselineService.Frozen> days,
            boolean mayFreeze) {}

    /** What {@code override.ftlh} shows. */
    public record OverrideModel(String trial, Form form, JudgedMilestone milestone, List<Rag> colours) {}

    /** @param number of the baseline whose days are to be shown */
    @GET
    @Path("baselines")
    public Page list(
            @Auth Actor actor, @PathParam("trial") String trial, @QueryParam("number") @Nullable String number) {
        return list(
                actor,
                trial,
                Form.empty(),
                number != null && number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 0);
    }

    @POST
    @Path("baselines")
    public Response freeze(@Auth Actor actor, @PathParam("trial") String trial, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            BaselineInput input = new BaselineInput(form.text("name"), form.text("reason"));
            form.throwIfUnreadable();
            baselines.freeze(actor, trial, input);
        } catch (Problem problem) {
            return Page.invalid(list(actor, trial, form.with(problem), 0));
        }
        return Page.redirect("/trials/" + trial + "/milestones/baselines", "The baseline is frozen.");
    }

    @GET
    @Path("{id}/override")
    public Page show(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("id") long id) {
        return override(actor, trial, id, Form.empty());
    }

    @POST
    @Path("{id}/override")
    public Response override(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("id") long id,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        find(actor, trial, id);
        try {
            OverrideInput input =
                    new OverrideInput(form.choice("colour", Rag.class), form.text("reason"), form.date("expiresOn"));
            form.throwIfUnreadable();
            baselines.override(actor, id, input);
        } catch (Problem problem) {
            return Page.invalid(override(actor, trial, id, form.with(problem)));
        }
        return Page.redirect("/trials/" + trial + "/milestones/" + id, "The colour is saved.");
    }

    private Page list(Actor actor, String trial, Form form, int number) {
        return new Page(
                BaselinePages.class,
                "baselines.ftlh",
                "Baselines",
                new ListModel(
                        trial,
                        form,
                        baselines.list(actor, trial),
                        number,
                        number == 0 ? List.of() : baselines.days(actor, trial, number),
                        actor.mayAnywhere(Action.EDIT_TRIAL)));
    }

    private Page override(Actor actor, String trial, long id, Form form) {
        JudgedMilestone found = find(actor, trial, id);
        actor.require(Action.EDIT_TRIAL, found.milestone().place());
        return new Page(
                BaselinePages.class,
                "override.ftlh",
                "Override the colour",
                new OverrideModel(trial, form, found, List.of(Rag.values())));
    }

    private JudgedMilestone find(Actor actor, String trial, long id) {
        JudgedMilestone found = milestones.find(actor, id);
        if (!found.milestone().trial().equals(trial)) {
            throw Problem.notFound();
        }
        return found;
    }
}
