package org.trialbridge.meeting;

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
import org.trialbridge.access.Actor;
import org.trialbridge.action.ActionItemInput;
import org.trialbridge.action.ActionItemPages;
import org.trialbridge.action.Choices;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The page that adds an action item to a meeting. */
@Path("/meetings/{id}/actions")
@Produces(Page.HTML)
public final class MeetingActionPages {
    private final MeetingService meetings;
    private final MeetingActionService actions;

    public MeetingActionPages(MeetingService meetings, MeetingActionService actions) {
        this.meetings = meetings;
        this.actions = actions;
    }

    /** What {@code meeting-action.ftlh} shows. */
    public record Model(Form form, Meeting meeting, String trial, Choices choices) {}

    @GET
    @Path("/new")
    public Page begin(@Auth Actor actor, @PathParam("id") long id) {
        return page(actor, id, Form.empty());
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            ActionItemInput input = ActionItemPages.read(form, form.text("trial"));
            form.throwIfUnreadable();
            actions.add(actor, id, input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, form.with(problem)));
        }
        return Page.redirect("/meetings/" + id + "#actions", "The action item is saved.");
    }

    private Page page(Actor actor, long id, Form form) {
        Meeting meeting = meetings.getToAct(actor, id);
        String trial = MeetingPages.trial(meeting);
        Model model = new Model(form, meeting, trial, meetings.choices(actor, trial));
        return new Page(MeetingActionPages.class, "meeting-action.ftlh", "Add an action item", model);
    }
}
