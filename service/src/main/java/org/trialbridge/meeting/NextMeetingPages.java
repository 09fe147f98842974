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
import java.util.Objects;
import org.trialbridge.access.Actor;
import org.trialbridge.action.Choices;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form that plans the meeting after another one. The JSON twin is {@link NextMeetingResource}. */
@Path("/meetings/{id}/next")
@Produces(Page.HTML)
public final class NextMeetingPages {
    private static final List<Meeting.Status> STATUSES = List.of(Meeting.Status.SCHEDULED, Meeting.Status.DRAFT);

    private final MeetingService meetings;
    private final NextMeetingService next;

    public NextMeetingPages(MeetingService meetings, NextMeetingService next) {
        this.meetings = meetings;
        this.next = next;
    }

    /** What {@code meeting-next.ftlh} shows. */
    public record Model(
            Form form,
            Meeting last,
            NextMeeting proposed,
            String trial,
            Choices choices,
            List<String> series,
            List<Meeting.Status> statuses) {}

    @GET
    public Page begin(@Auth Actor actor, @PathParam("id") long id) {
        NextMeeting proposed = next.propose(actor, id);
        Form form = Form.of(proposed)
                .with("languages", String.join(", ", proposed.languages()))
                .with("status", Meeting.Status.SCHEDULED)
                .with("invitees", proposed.invitees() > 0)
                .with("agenda", proposed.agenda() > 0);
        return page(actor, proposed, form);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response plan(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            NextMeetingInput input = read(form);
            form.throwIfUnreadable();
            long planned = next.plan(actor, id, input);
            return Page.redirect("/meetings/" + planned, "The next meeting is planned. Nobody is invited yet.");
        } catch (Problem problem) {
            return Page.invalid(page(actor, next.propose(actor, id), form.with(problem)));
        }
    }

    /** What a form leaves empty was taken out on purpose; a rule says what may not be empty. */
    private static NextMeetingInput read(Form form) {
        String languages = Objects.requireNonNullElse(form.text("languages"), "");
        return new NextMeetingInput(
                Objects.requireNonNullElse(form.text("series"), ""),
                Objects.requireNonNullElse(form.text("title"), ""),
                form.choice("status", Meeting.Status.class),
                form.date("date"),
                form.time("time"),
                form.text("offset"),
                form.integer("durationMinutes"),
                Objects.requireNonNullElse(form.text("link"), ""),
                List.of(languages.strip().split("[,;\\s]+")),
                List.copyOf(form.values("countries")),
                form.checked("invitees"),
                form.checked("agenda"));
    }

    private Page page(Actor actor, NextMeeting proposed, Form form) {
        Meeting last = meetings.getToEdit(actor, proposed.afterId());
        String trial = MeetingPages.trial(last);
        Model model = new Model(
                form,
                last,
                proposed,
                trial,
                meetings.choices(actor, trial),
                meetings.seriesNames(actor, trial),
                STATUSES);
        return new Page(NextMeetingPages.class, "meeting-next.ftlh", "Plan the next meeting", model);
    }
}
