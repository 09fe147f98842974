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
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form that moves a meeting: to a new day, or to one that is not yet known. It changes the meeting as {@link MeetingPages} do. */
@Path("/meetings/{id}/postponement")
@Produces(Page.HTML)
public final class PostponementPages {
    private final MeetingService meetings;

    public PostponementPages(MeetingService meetings) {
        this.meetings = meetings;
    }

    /** What is known of the new day. */
    public enum Known {
        NEW_DAY,
        NOT_YET_KNOWN
    }

    /** What {@code postponement.ftlh} shows. */
    public record Model(Form form, Meeting meeting, String trial, List<Known> choices) {}

    @GET
    public Page begin(@Auth Actor actor, @PathParam("id") long id) {
        Meeting meeting = meetings.getToEdit(actor, id);
        Form form = Form.empty()
                .with("version", meeting.version())
                .with("time", meeting.when().time());
        return page(meeting, meeting.status() == Meeting.Status.POSTPONED ? form.with("toWhen", Known.NEW_DAY) : form);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response postpone(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Meeting meeting = meetings.getToEdit(actor, id);
        boolean moved;
        try {
            Form changed = changed(meeting, form);
            moved = Meeting.Status.SCHEDULED.name().equals(changed.value("status"));
            meetings.change(
                    actor,
                    id,
                    form.version(),
                    MeetingPages.read(
                            changed, meeting.kind(), meeting.illustrative(), meeting.trials(), null, null, null));
        } catch (Problem problem) {
            return Page.invalid(page(meeting, form.with(problem)));
        }
        return Page.redirect(
                "/meetings/" + id,
                moved
                        ? "The meeting has a new day. Tell those who are invited."
                        : "The meeting is postponed. Tell those who are invited.");
    }

    /** The meeting as its own form would send it, with what was typed here. */
    private static Form changed(Meeting meeting, Form form) {
        Known known = form.choice("toWhen", Known.class);
        LocalDate date = form.date("date");
        LocalTime time = form.time("time");
        form.throwIfUnreadable();
        Errors errors = new Errors();
        errors.check(known != null, "toWhen", "Choose whether the new day is known.");
        boolean moves = known == Known.NEW_DAY;
        errors.check(!moves || date != null, "date", "Enter the new day, or choose Not yet known.");
        errors.check(moves || date == null, "date", "Leave the day empty, or choose New day.");
        errors.throwIfAny();
        return moves
                ? MeetingPages.form(meeting)
                        .with("status", Meeting.Status.SCHEDULED)
                        .with("date", date)
                        .with("time", time == null ? meeting.when().time() : time)
                        .with("offset", entered(form.text("offset")))
                : MeetingPages.form(meeting).with("status", Meeting.Status.POSTPONED);
    }

    private static String entered(@Nullable String offset) {
        return offset == null ? "" : offset;
    }

    private static Page page(Meeting meeting, Form form) {
        Model model = new Model(form, meeting, MeetingPages.trial(meeting), List.of(Known.values()));
        return new Page(
                PostponementPages.class,
                "postponement.ftlh",
                meeting.status() == Meeting.Status.POSTPONED ? "Set the new day" : "Postpone a meeting",
                model);
    }
}
