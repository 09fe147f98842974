package org.trialbridge.meeting;

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
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.action.ActionItemPages;
import org.trialbridge.action.Choices;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Order;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** A trial's meetings as pages: the list, and the form that logs or plans one. The JSON twin is {@link MeetingResource}. */
@Path("/trials/{trial}/meetings")
@Produces(Page.HTML)
public final class TrialMeetingPages {
    private static final int ATTENDANCE_ROWS = 4;
    private static final int OTHER_ROWS = 2;
    private static final int MORE_ROWS = 3;
    private static final List<Meeting.Status> NEW =
            List.of(Meeting.Status.HELD, Meeting.Status.SCHEDULED, Meeting.Status.DRAFT);

    private final MeetingService meetings;

    public TrialMeetingPages(MeetingService meetings) {
        this.meetings = meetings;
    }

    /**
     * What {@code meetings.ftlh} shows.
     *
     * @param trial the trial's code, or null for the meetings of all
     * @param zone the reader's
     */
    public record ListModel(
            @Nullable String trial,
            Form filter,
            List<Meeting.Kind> kinds,
            List<Meeting.Status> statuses,
            List<Choices.Option> countries,
            List<MeetingLine> lines,
            Order order,
            ZoneId zone,
            @Nullable String next) {}

    /**
     * What {@code meeting-new.ftlh} shows.
     *
     * @param more how many empty rows follow those sent: of attendance, decisions and actions
     */
    public record NewModel(
            Form form,
            Choices choices,
            List<String> series,
            List<Meeting.Kind> kinds,
            List<Meeting.Status> statuses,
            List<Attendance.Role> roles,
            List<Integer> more) {}

    @GET
    public Page list(@Auth Actor actor, @PathParam("trial") String trial, @Context Paging paging) {
        return list(meetings, actor, trial, meetings.choices(actor, trial).countries(), paging);
    }

    static Page list(
            MeetingService meetings,
            Actor actor,
            @Nullable String trial,
            List<Choices.Option> countries,
            Paging paging) {
        Form form = new Form(paging.uri().getQueryParameters());
        MeetingFilter filter = new MeetingFilter(
                trial,
                form.text("country"),
                form.choice("kind", Meeting.Kind.class),
                form.choice("status", Meeting.Status.class),
                form.text("q"));
        form.throwIfUnreadable();
        Sort<MeetingSort> sort = paging.sort(MeetingService.USUAL);
        Listing<MeetingLine> lines = meetings.list(actor, filter, sort, paging.window());
        ListModel model = new ListModel(
                trial,
                form,
                List.of(Meeting.Kind.values()),
                List.of(Meeting.Status.values()),
                countries,
                lines.items(),
                new Order(paging, sort),
                meetings.zoneOf(actor),
                paging.next(lines));
        return new Page(TrialMeetingPages.class, "meetings.ftlh", "Meetings", model);
    }

    /** The form; what a found time, or another address, says is entered already. */
    @GET
    @Path("/new")
    public Page begin(@Auth Actor actor, @PathParam("trial") String trial, @Context UriInfo uri) {
        Form asked = new Form(uri.getQueryParameters()).with("languages", "en");
        Form form = asked.value("zone").isEmpty()
                ? asked.with("zone", meetings.zoneOf(actor).getId()).with("durationMinutes", 60)
                : asked;
        return page(actor, trial, form, List.of(ATTENDANCE_ROWS, OTHER_ROWS, OTHER_ROWS));
    }

    /** Logs the meeting; or, for the button that asks for more rows, shows the form again with what was typed. */
    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response log(@Auth Actor actor, @PathParam("trial") String trial, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        String add = form.value("add");
        if (!add.isEmpty()) {
            List<Integer> more = List.of(more(add, "attendance"), more(add, "decisions"), more(add, "actions"));
            return Response.ok(page(actor, trial, form, more)).build();
        }
        try {
            MeetingInput input = logged(form, trial);
            form.throwIfUnreadable();
            long id = meetings.log(actor, input);
            return Page.redirect("/meetings/" + id, "The meeting is saved.");
        } catch (Problem problem) {
            return Page.invalid(page(actor, trial, form.with(problem), List.of(0, 0, 0)));
        }
    }

    private static int more(String add, String rows) {
        return add.equals(rows) ? MORE_ROWS : 0;
    }

    private Page page(Actor actor, String trial, Form form, List<Integer> more) {
        NewModel model = new NewModel(
                form,
                meetings.choicesToEdit(actor, trial),
                meetings.seriesNames(actor, trial),
                List.of(Meeting.Kind.values()),
                NEW,
                MeetingPages.ROLES,
                more);
        return new Page(TrialMeetingPages.class, "meeting-new.ftlh", "Log or plan a meeting", model);
    }

    private static MeetingInput logged(Form form, String trial) {
        return MeetingPages.read(
                form,
                form.choice("kind", Meeting.Kind.class),
                null,
                List.of(trial),
                rows(form, "attendance", AttendancePages::read),
                rows(form, "decisions", DecisionPages::read),
                rows(form, "actions", row -> ActionItemPages.read(row, null)));
    }

    /** The rows by their numbers; those left empty are null, so that errors name the row that was typed in. */
    private static <T> List<@Nullable T> rows(Form form, String name, Function<Form, T> read) {
        List<@Nullable T> rows = new ArrayList<>();
        for (Form row : form.rows(name)) {
            String start = row.name("");
            int number = Integer.parseInt(start.substring(name.length() + 1, start.length() - 1));
            while (rows.size() < number) {
                rows.add(null);
            }
            rows.add(read.apply(row));
        }
        return rows;
    }
}
