package org.trialbridge.action;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** A trial's action items as pages: the list, and the form that adds one. */
@Path("/trials/{trial}/actions")
@Produces(Page.HTML)
public final class TrialActionItemPages {
    private final ActionItemService actions;

    public TrialActionItemPages(ActionItemService actions) {
        this.actions = actions;
    }

    @GET
    public Response list(@Auth Actor actor, @PathParam("trial") String trial, @Context Paging paging) {
        return ActionListPages.list(actions, actor, trial, paging);
    }

    @GET
    @Path("/new")
    public Page begin(@Auth Actor actor, @PathParam("trial") String trial) {
        return page(actor, trial, Form.empty());
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@Auth Actor actor, @PathParam("trial") String trial, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            ActionItemInput input = ActionItemPages.read(form, trial);
            form.throwIfUnreadable();
            actions.create(actor, input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, trial, form.with(problem)));
        }
        return Page.redirect("/trials/" + trial + "/actions", "The action item is saved.");
    }

    private Page page(Actor actor, String trial, Form form) {
        ActionItemPages.Model model =
                new ActionItemPages.Model(form, null, actions.choicesToEdit(actor, trial), List.of());
        return new Page(TrialActionItemPages.class, "action.ftlh", "Add an action item", model);
    }
}
