package org.trialbridge.meeting;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.action.ActionItemInput;
import org.trialbridge.action.Choices;
import org.trialbridge.document.DocumentService;
import org.trialbridge.document.Documents;
import org.trialbridge.invitation.InvitationService;
import org.trialbridge.invitation.Standing;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** Meetings as pages. The JSON twin is {@link MeetingResource}. */
@Path("/meetings")
@Produces(Page.HTML)
public final class MeetingPages {
    /** The roles to choose; a delegate is what somebody is if nothing is chosen. */
    static final List<Attendance.Role> ROLES = List.of(
            Attendance.Role.HOST, Attendance.Role.SPEAKER, Attendance.Role.OBSERVER, Attendance.Role.INTERPRETER);

    private final MeetingService meetings;
    private final InvitationService invitations;
    private final AgendaService agendas;
    private final QuestionService questions;
    private final CarryOverService carryOvers;
    private final DocumentService documents;

    public MeetingPages(
            MeetingService meetings,
            InvitationService invitations,
            AgendaService agendas,
            QuestionService questions,
            CarryOverService carryOvers,
            DocumentService documents) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.agendas = agendas;
        this.questions = questions;
        this.carryOvers = carryOvers;
        this.documents = documents;
    }

    /**
     * What {@code meeting.ftlh} shows.
     *
     * @param trial the code of its first trial
     * @param zone the reader's
     * @param standing how far people know of it; null for a reader who can not change it
     */
    public record OneModel(
            MeetingDetails details,
            Meeting meeting,
            String trial,
            ZoneId zone,
            @Nullable Standing standing,
            Agenda agenda,
            List<Question> questions,
            CarryOver carryOver,
            Documents documents) {}

    /** What {@code meeting-edit.ftlh} shows. */
    public record EditModel(
            Form form,
            Meeting meeting,
            String trial,
            Choices choices,
            List<String> series,
            List<Meeting.Status> statuses) {}

    /** The meetings of all trials; those of one have their own page. */
    @GET
    public Response list(@Auth Actor actor, @QueryParam("trial") @Nullable String trial, @Context Paging paging) {
        if (trial != null && trial.matches("[A-Za-z0-9._-]+")) {
            return Page.redirect("/trials/" + trial + "/meetings");
        }
        return Response.ok(TrialMeetingPages.list(meetings, actor, null, List.of(), paging))
                .build();
    }

    @GET
    @Path("/{id}")
    public Page one(@Auth Actor actor, @PathParam("id") long id) {
        MeetingDetails details = meetings.get(actor, id);
        Meeting meeting = details.meeting();
        Standing standing = invitations.standing(actor, id).orElse(null);
        OneModel model = new OneModel(
                details,
                meeting,
                trial(meeting),
                meetings.zoneOf(actor),
                standing,
                agendas.get(actor, id),
                questions.list(actor, id).items(),
                carryOvers.get(actor, id),
                documents.of(actor, "meetings/" + id));
        return new Page(MeetingPages.class, "meeting.ftlh", meeting.title(), model);
    }

    @GET
    @Path("/{id}/edit")
    public Page edit(@Auth Actor actor, @PathParam("id") long id) {
        Meeting meeting = meetings.getToEdit(actor, id);
        return page(actor, meeting, form(meeting));
    }

    @POST
    @Path("/{id}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Meeting meeting = meetings.getToEdit(actor, id);
        try {
            MeetingInput input = read(form, meeting.kind(), meeting.illustrative(), meeting.trials(), null, null, null);
            form.throwIfUnreadable();
            meetings.change(actor, id, form.version(), input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, meeting, form.with(problem, Meeting.class, MeetingPages::form)));
        }
        boolean cancelled = Meeting.Status.CANCELLED.name().equals(form.value("status"));
        return Page.undoable(
                "/meetings/" + id, cancelled ? "The meeting is cancelled." : "The meeting is saved.", actor);
    }

    private Page page(Actor actor, Meeting meeting, Form form) {
        String trial = trial(meeting);
        EditModel model = new EditModel(
                form,
                meeting,
                trial,
                meetings.choices(actor, trial),
                meetings.seriesNames(actor, trial),
                StatusChange.choices(meeting.status()));
        return new Page(MeetingPages.class, "meeting-edit.ftlh", "Change a meeting", model);
    }

    /** The code of its first trial: the one whose pages a meeting's page belongs to. */
    static String trial(Meeting meeting) {
        return meeting.trials().get(0);
    }

    static Form form(Meeting meeting) {
        MeetingTime when = meeting.when();
        return Form.of(new Fields(
                        meeting.title(),
                        meeting.series(),
                        meeting.status(),
                        when.date(),
                        when.time(),
                        when.zone().getId(),
                        when.offset(),
                        when.durationMinutes(),
                        meeting.link(),
                        String.join(", ", meeting.languages()),
                        meeting.countries()))
                .with("version", meeting.version());
    }

    private record Fields(
            String title,
            @Nullable String series,
            Meeting.Status status,
            LocalDate date,
            LocalTime time,
            String zone,
            @Nullable String offset,
            int durationMinutes,
            @Nullable String link,
            String languages,
            List<String> countries) {}

    /** Reads a meeting from a form; what the form does not show is given. */
    static MeetingInput read(
            Form form,
            Meeting.@Nullable Kind kind,
            @Nullable Boolean illustrative,
            List<String> trials,
            @Nullable List<@Nullable AttendanceInput> attendance,
            @Nullable List<@Nullable DecisionInput> decisions,
            @Nullable List<@Nullable ActionItemInput> actions) {
        String languages = form.text("languages");
        return new MeetingInput(
                kind,
                form.text("series"),
                form.text("title"),
                form.choice("status", Meeting.Status.class),
                form.date("date"),
                form.time("time"),
                form.text("zone"),
                form.text("offset"),
                form.integer("durationMinutes"),
                form.text("link"),
                languages == null ? null : List.of(languages.strip().split("[,;\\s]+")),
                illustrative,
                List.copyOf(trials),
                List.copyOf(form.values("countries")),
                attendance,
                decisions,
                actions);
    }
}
