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
import org.trialbridge.action.Choices;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** Questions as pages: the form that adds one, and the one that changes or answers it. */
@Path("/meetings/{id}/questions")
@Produces(Page.HTML)
public final class QuestionPages {
    private final MeetingService meetings;
    private final QuestionService questions;

    public QuestionPages(MeetingService meetings, QuestionService questions) {
        this.meetings = meetings;
        this.questions = questions;
    }

    /**
     * What {@code question.ftlh} shows.
     *
     * @param adds whether the question is a new one
     */
    public record Model(Form form, Meeting meeting, String trial, boolean adds, Choices choices) {}

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
            QuestionInput input = read(form);
            form.throwIfUnreadable();
            questions.add(actor, id, input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, true, form.with(problem)));
        }
        return Page.redirect("/meetings/" + id + "#questions", "The question is saved.");
    }

    @GET
    @Path("/{questionId}/edit")
    public Page edit(@Auth Actor actor, @PathParam("id") long id, @PathParam("questionId") long questionId) {
        Form form = Form.of(questions.get(actor, id, questionId));
        String country = questions.ownCountry(actor, id, questionId).orElse(null);
        return page(actor, id, false, form.with("country", country));
    }

    @POST
    @Path("/{questionId}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("questionId") long questionId,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            QuestionInput input = read(form);
            form.throwIfUnreadable();
            questions.change(actor, id, questionId, form.version(), input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, false, form.with(problem)));
        }
        return Page.undoable("/meetings/" + id + "#questions", "The question is saved.", actor);
    }

    private Page page(Actor actor, long id, boolean adds, Form form) {
        Meeting meeting = meetings.getToEdit(actor, id);
        String trial = MeetingPages.trial(meeting);
        Model model = new Model(form, meeting, trial, adds, meetings.choices(actor, trial));
        return new Page(QuestionPages.class, "question.ftlh", adds ? "Add a question" : "Answer a question", model);
    }

    private static QuestionInput read(Form form) {
        return new QuestionInput(
                form.text("text"),
                form.id("institutionId"),
                form.text("country"),
                form.text("answer"),
                form.date("answeredOn"));
    }
}
