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
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.action.Choices;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** Attendance as pages: the forms of its lines, and the buttons that mark and take off. */
@Path("/meetings/{id}/attendance")
@Produces(Page.HTML)
public final class AttendancePages {
    private final MeetingService meetings;
    private final AttendanceService attendance;

    public AttendancePages(MeetingService meetings, AttendanceService attendance) {
        this.meetings = meetings;
        this.attendance = attendance;
    }

    /**
     * What {@code attendance.ftlh} shows.
     *
     * @param line the line that is changed, or null for a new one
     */
    public record Model(
            Form form,
            Meeting meeting,
            String trial,
            Choices choices,
            List<Attendance.Role> roles,
            List<Attendance.Status> statuses,
            @Nullable Attendance line) {}

    @GET
    @Path("/new")
    public Page begin(@Auth Actor actor, @PathParam("id") long id) {
        return page(actor, id, null, Form.empty());
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
            return Page.invalid(page(actor, id, null, form.with(problem)));
        }
        return Page.redirect("/meetings/" + id + "#attendance", "The attendance is saved.");
    }

    @GET
    @Path("/{attendanceId}/edit")
    public Page edit(@Auth Actor actor, @PathParam("id") long id, @PathParam("attendanceId") long attendanceId) {
        Attendance line = attendance.getToEdit(actor, id, attendanceId);
        String country = attendance.ownCountry(actor, id, attendanceId).orElse(null);
        return page(actor, id, line, Form.of(line).with("country", country));
    }

    @POST
    @Path("/{attendanceId}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("attendanceId") long attendanceId,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Attendance line = attendance.getToEdit(actor, id, attendanceId);
        try {
            AttendanceInput input = read(form);
            form.throwIfUnreadable();
            attendance.change(actor, id, attendanceId, form.version(), input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, line, form.with(problem)));
        }
        return Page.redirect("/meetings/" + id + "#attendance", "The line is saved.");
    }

    /** Marks the lines that were ticked, or, for the button that says so, all who did not decline. */
    @POST
    @Path("/attended")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response markAttended(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        String list = "/meetings/" + id + "#attendance";
        try {
            AttendedInput input = new AttendedInput(List.copyOf(form.ids("ids")), form.checked("all"));
            form.throwIfUnreadable();
            int marked = attendance.markAttended(actor, id, input);
            return Page.undoable(
                    list,
                    marked == 1 ? "1 line is marked as attended." : marked + " lines are marked as attended.",
                    actor);
        } catch (Problem problem) {
            return switch (problem.kind()) {
                case INVALID -> Page.redirect(list, "Tick the lines of those who attended first. Nothing was changed.");
                case CONFLICT -> Page.redirect(list, problem.detail());
                default -> throw problem;
            };
        }
    }

    @POST
    @Path("/{attendanceId}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@Auth Actor actor, @PathParam("id") long id, @PathParam("attendanceId") long attendanceId) {
        String list = "/meetings/" + id + "#attendance";
        return attendance.remove(actor, id, attendanceId)
                ? Page.undoable(list, "The line is taken off.", actor)
                : Page.redirect(
                        list,
                        "The line is taken off. It was invited: to take this back, add the line again and send the invitation.");
    }

    private Page page(Actor actor, long id, @Nullable Attendance line, Form form) {
        Meeting meeting = meetings.getToEdit(actor, id);
        String trial = MeetingPages.trial(meeting);
        Model model = new Model(
                form,
                meeting,
                trial,
                meetings.choices(actor, trial),
                MeetingPages.ROLES,
                List.of(Attendance.Status.values()),
                line);
        String title = line == null ? "Add attendance" : "Change attendance";
        return new Page(AttendancePages.class, "attendance.ftlh", title, model);
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
