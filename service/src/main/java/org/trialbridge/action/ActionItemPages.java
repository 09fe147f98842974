package org.trialbridge.action;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** An action item as a page, the forms that change it, and the button that says it is done. */
@Path("/actions/{id}")
@Produces(Page.HTML)
public final class ActionItemPages {
    private final ActionItemService actions;

    public ActionItemPages(ActionItemService actions) {
        this.actions = actions;
    }

    /**
     * What {@code action.ftlh} shows.
     *
     * @param item the item that is changed, or null for a new one
     */
    public record Model(Form form, @Nullable ActionItem item, Choices choices, List<ActionItem.Status> statuses) {}

    /** What {@code one.ftlh} shows: the item for whoever may not change it, and how its day moved. */
    public record Shown(ListedAction line, List<DueMove> moves, boolean acts) {}

    /** What {@code progress.ftlh} shows. */
    public record Progress(Form form, ActionItem item, List<ActionItem.Status> statuses, String next) {}

    @GET
    public Page show(@Auth Actor actor, @PathParam("id") long id) {
        Shown shown = new Shown(actions.line(actor, id), actions.moves(actor, id), actions.mayChange(actor, id));
        return new Page(ActionItemPages.class, "one.ftlh", "Action item", shown);
    }

    @GET
    @Path("/edit")
    public Page edit(@Auth Actor actor, @PathParam("id") long id) {
        ActionItem item = actions.get(actor, id);
        return page(actor, item, Form.of(item));
    }

    @GET
    @Path("/progress")
    public Page beginProgress(@Auth Actor actor, @PathParam("id") long id) {
        ActionItem item = actions.getToChange(actor, id);
        return progressPage(item, Form.of(item), "/actions/" + id);
    }

    private static Page progressPage(ActionItem item, Form form, String next) {
        Progress model = new Progress(form, item, List.of(ActionItem.Status.values()), next);
        return new Page(ActionItemPages.class, "progress.ftlh", "Status and due day", model);
    }

    /** Changes the status and the due day: a small form that stands in the list. */
    @POST
    @Path("/progress")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response progress(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        String next = Page.ownPath(form.value("next"));
        try {
            ActionProgress progress = new ActionProgress(
                    form.choice("status", ActionItem.Status.class), form.date("dueOn"), form.text("reason"));
            form.throwIfUnreadable();
            actions.progress(actor, id, form.version(), progress);
        } catch (Problem problem) {
            return Page.invalid(progressPage(actions.getToChange(actor, id), form.with(problem), next));
        }
        return Page.undoable(next, "The action item is saved.", actor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        ActionItem item = actions.get(actor, id);
        try {
            ActionItemInput input = read(form, item.trial());
            form.throwIfUnreadable();
            actions.change(actor, id, form.version(), input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, actions.get(actor, id), form.with(problem)));
        }
        return Page.undoable("/actions/" + id, "The action item is saved.", actor);
    }

    @POST
    @Path("/done")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response finish(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        actions.finish(actor, id, form.version());
        return Page.undoable(Page.ownPath(form.value("next")), "The action item is done.", actor);
    }

    private Page page(Actor actor, ActionItem item, Form form) {
        Model model =
                new Model(form, item, actions.choicesToEdit(actor, item.trial()), List.of(ActionItem.Status.values()));
        return new Page(ActionItemPages.class, "action.ftlh", "Change an action item", model);
    }

    /** Reads an action item, from a form or from a row of one. */
    public static ActionItemInput read(Form form, @Nullable String trial) {
        return new ActionItemInput(
                trial,
                form.text("country"),
                form.text("text"),
                form.id("ownerPersonId"),
                form.id("ownerInstitutionId"),
                form.date("dueOn"),
                form.choice("status", ActionItem.Status.class),
                form.date("doneOn"),
                form.text("reason"));
    }
}
