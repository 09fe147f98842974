package org.trialbridge.minutes;

import com.google.common.hash.Hashing;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Origin;
import org.trialbridge.action.ActionItemInput;
import org.trialbridge.meeting.DecisionInput;
import org.trialbridge.meeting.DecisionService;
import org.trialbridge.meeting.MeetingActionService;
import org.trialbridge.meeting.MeetingDetails;
import org.trialbridge.meeting.MeetingService;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The log of a running meeting: decisions and action items are typed one after the other, by keyboard alone. */
@Path("/meetings/{id}/log")
@Produces(Page.HTML)
public final class LogPages {
    private static final String DECISION = "decision";
    private static final String ACTION = "action";

    /** How the services call what the entry lines call differently. */
    private static final Map<String, String> NAMES = Map.of(
            "ownerInstitutionId", "owner", "ownerPersonId", "owner", "dueOn", "due", "supersedesId", "inPlaceOf");

    private final MeetingService meetings;
    private final DecisionService decisions;
    private final MeetingActionService actions;
    private final LogService log;

    public LogPages(MeetingService meetings, DecisionService decisions, MeetingActionService actions, LogService log) {
        this.meetings = meetings;
        this.decisions = decisions;
        this.actions = actions;
        this.log = log;
    }

    /**
     * What {@code log.ftlh} shows.
     *
     * @param at the entry line that has the focus: decision or action
     * @param once marks what is typed into the lines shown now, so that sending it twice saves it once
     */
    public record Model(Form form, MeetingDetails details, String trial, String at, String once, LogChoices choices) {}

    @GET
    public Page show(@Auth Actor actor, @PathParam("id") long id, @QueryParam("at") @Nullable String at) {
        return page(actor, id, ACTION.equals(at) ? ACTION : DECISION, Form.empty());
    }

    @POST
    @Path("/start")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            log.start(actor, id);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, DECISION, form.with(problem)));
        }
        return Page.redirect("/meetings/" + id + "/log", "The meeting is held. What is decided now is agreed.");
    }

    @POST
    @Path("/decisions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            LogEntry entry = new LogEntry(form);
            meetings.getToEdit(actor, id);
            decisions.add(once(actor, form, fields), id, entry.decision());
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, DECISION, form.with(renamed(problem, "decided"))));
        }
        return Page.redirect("/meetings/" + id + "/log?at=decision", "The decision is saved.");
    }

    @POST
    @Path("/actions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response promise(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            LogEntry entry = new LogEntry(form);
            actions.add(
                    once(actor, form, fields),
                    id,
                    entry.action(meetings.getToEdit(actor, id).when().date()));
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, ACTION, form.with(renamed(problem, "todo"))));
        }
        return Page.redirect("/meetings/" + id + "/log?at=action", "The action item is saved.");
    }

    private Page page(Actor actor, long id, String at, Form form) {
        meetings.getToEdit(actor, id);
        MeetingDetails details = meetings.get(actor, id);
        String trial = details.meeting().trials().get(0);
        LogChoices choices = LogChoices.of(details, meetings.choices(actor, trial), decisions.supersedable(actor, id));
        Model model = new Model(form, details, trial, at, UUID.randomUUID().toString(), choices);
        return new Page(LogPages.class, "log.ftlh", "Log", model);
    }

    /** The same actor, for whom the same line sent twice from one page is one request that is repeated. */
    private static Actor once(Actor actor, Form form, MultivaluedMap<String, String> fields) {
        String mark = form.value("once");
        if (!mark.matches("[0-9a-f-]{36}")) {
            return actor;
        }
        String content = Hashing.sha256()
                .hashString(String.valueOf(new TreeMap<>(fields)), StandardCharsets.UTF_8)
                .toString();
        Origin origin = actor.origin();
        return new Actor(
                actor.userId(),
                actor.name(),
                actor.grants(),
                new Origin(
                        origin.requestId(),
                        origin.channel(),
                        new Origin.Retry("log " + mark + " " + content, content)));
    }

    /** The problem with the names of the entry lines. */
    private static Problem renamed(Problem problem, String text) {
        if (problem.kind() != Problem.Kind.INVALID) {
            return problem;
        }
        List<FieldError> errors = problem.errors().stream()
                .map(error -> new FieldError(
                        "text".equals(error.field()) ? text : NAMES.getOrDefault(error.field(), error.field()),
                        error.pattern(),
                        error.arguments()))
                .toList();
        return Problem.invalid(errors);
    }

    /** What was typed into an entry line of the log. */
    private record LogEntry(Form form) {
        private static final Pattern DAYS_LATER = Pattern.compile("\\+ *([0-9]{1,3})( *d(ays?)?)?");
        private static final Pattern OWNER = Pattern.compile("([ip])-([0-9]{1,18})");

        /** @throws Problem INVALID if something can not be understood */
        DecisionInput decision() {
            DecisionInput input = new DecisionInput(
                    form.text("decided"), List.copyOf(form.values("countries")), null, null, form.id("inPlaceOf"));
            form.throwIfUnreadable();
            return input;
        }

        /**
         * @param day the day of the meeting, from which {@code +14} counts
         * @throws Problem INVALID if something can not be understood
         */
        ActionItemInput action(LocalDate day) {
            ActionItemInput input = new ActionItemInput(
                    form.text("trial"),
                    form.text("country"),
                    form.text("todo"),
                    owner("p"),
                    owner("i"),
                    due(day),
                    null,
                    null);
            form.throwIfUnreadable();
            return input;
        }

        private @Nullable Long owner(String kind) {
            Matcher owner = OWNER.matcher(form.value("owner"));
            return owner.matches() && owner.group(1).equals(kind) ? Long.valueOf(owner.group(2)) : null;
        }

        private @Nullable LocalDate due(LocalDate day) {
            Matcher later = DAYS_LATER.matcher(form.value("due").strip());
            return later.matches() ? day.plusDays(Long.parseLong(later.group(1))) : form.date("due");
        }
    }
}
