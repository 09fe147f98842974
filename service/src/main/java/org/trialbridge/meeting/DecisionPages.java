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
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.action.Choices;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** Decisions as pages: the form that adds one, and the one that changes it. */
@Path("/meetings/{id}/decisions")
@Produces(Page.HTML)
public final class DecisionPages {
    private static final List<Decision.Status> CHOOSABLE =
            List.of(Decision.Status.AGREED, Decision.Status.PROPOSED, Decision.Status.REVOKED);

    private final MeetingService meetings;
    private final DecisionService decisions;

    public DecisionPages(MeetingService meetings, DecisionService decisions) {
        this.meetings = meetings;
        this.decisions = decisions;
    }

    /**
     * What {@code decision.ftlh} shows.
     *
     * @param adds whether the decision is a new one
     * @param earlier the decisions that a new one can supersede
     */
    public record Model(
            Form form,
            Meeting meeting,
            String trial,
            boolean adds,
            List<Choices.Option> countries,
            List<Decision.Status> statuses,
            List<Choices.Option> earlier) {}

    @GET
    @Path("/new")
    public Page begin(@Auth Actor actor, @PathParam("id") long id) {
        return page(actor, id, true, Form.empty());
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            DecisionInput input = read(form);
            form.throwIfUnreadable();
            decisions.add(actor, id, input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, true, form.with(problem)));
        }
        return Page.redirect("/meetings/" + id + "#decisions", "The decision is saved.");
    }

    @GET
    @Path("/{decisionId}/edit")
    public Page edit(@Auth Actor actor, @PathParam("id") long id, @PathParam("decisionId") long decisionId) {
        return page(actor, id, false, Form.of(decisions.get(actor, id, decisionId)));
    }

    @POST
    @Path("/{decisionId}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("decisionId") long decisionId,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            DecisionInput input = read(form);
            form.throwIfUnreadable();
            decisions.change(actor, id, decisionId, form.version(), input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, false, form.with(problem)));
        }
        return Page.undoable("/meetings/" + id + "#decisions", "The decision is saved.", actor);
    }

    private Page page(Actor actor, long id, boolean adds, Form form) {
        Meeting meeting = meetings.getToEdit(actor, id);
        String trial = MeetingPages.trial(meeting);
        Model model = new Model(
                form,
                meeting,
                trial,
                adds,
                meetings.choices(actor, trial).countries(),
                CHOOSABLE,
                adds ? decisions.supersedable(actor, id) : List.of());
        return new Page(DecisionPages.class, "decision.ftlh", adds ? "Add a decision" : "Change a decision", model);
    }

    static DecisionInput read(Form row) {
        return new DecisionInput(
                row.text("text"),
                List.copyOf(row.values("countries")),
                row.date("decidedOn"),
                row.choice("status", Decision.Status.class),
                row.id("supersedesId"));
    }
}
