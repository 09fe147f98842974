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

/** Attendance as pages: the form that adds a line, and the button that takes one off. */
@Path("/meetings/{id}/attendance")
@Produces(Page.HTML)
public final class AttendancePages {
    private final MeetingService meetings;
    private final AttendanceService attendance;

    public AttendancePages(MeetingService meetings, AttendanceService attendance) {
        this.meetings = meetings;
        this.attendance = attendance;
    }

    /** What {@code attendance.ftlh} shows. */
    public record Model(
            Form form,
            Meeting meeting,
            String trial,
            Choices choices,
            List<Attendance.Role> roles,
            List<Attendance.Status> statuses) {}

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
            AttendanceInput input = read(form);
            form.throwIfUnreadable();
            attendance.add(actor, id, input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, form.with(problem)));
        }
        return Page.redirect("/meetings/" + id + "#attendance", "The attendance is saved.");
    }

    @POST
    @Path("/{attendanceId}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@Auth Actor actor, @PathParam("id") long id, @PathParam("attendanceId") long attendanceId) {
        attendance.remove(actor, id, attendanceId);
        return Page.undoable("/meetings/" + id + "#attendance", "The line is taken off.", actor);
    }

    private Page page(Actor actor, long id, Form form) {
        Meeting meeting = meetings.getToEdit(actor, id);
        String trial = MeetingPages.trial(meeting);
        Model model = new Model(
                form,
                meeting,
                trial,
                meetings.choices(actor, trial),
                MeetingPages.ROLES,
                List.of(Attendance.Status.values()));
        return new Page(AttendancePages.class, "attendance.ftlh", "Add attendance", model);
    }

    static AttendanceInput read(Form row) {
        return new AttendanceInput(
                row.id("personId"),
                row.id("institutionId"),
                row.text("country"),
                row.integer("delegates"),
                row.choice("role", Attendance.Role.class),
                row.choice("status", Attendance.Status.class),
                row.text("name"),
                row.text("email"));
    }
}
