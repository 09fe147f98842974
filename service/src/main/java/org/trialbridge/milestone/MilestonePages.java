package org.trialbridge.milestone;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Window;
import org.trialbridge.document.DocumentService;
import org.trialbridge.document.Documents;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;
import org.trialbridge.web.TimeTravel;

/** The milestones of a trial, and the form for one. The JSON twin is {@link MilestoneResource}. */
@Path("/trials/{trial}/milestones")
@Produces(Page.HTML)
public final class MilestonePages {
    /** All of a trial: they are shown together. */
    private static final Window ALL = new Window(5000, null);

    private static final String DEPENDENCIES = "dependencies";

    private final MilestoneService milestones;
    private final DocumentService documents;

    public MilestonePages(MilestoneService milestones, DocumentService documents) {
        this.milestones = milestones;
        this.documents = documents;
    }

    /** Milestones of one country, or of the trial itself. */
    public record Group(@Nullable String iso2, List<JudgedMilestone> milestones) {}

    /** What {@code milestones.ftlh} shows. */
    public record ListModel(
            String trial, List<Group> groups, MilestoneStatus.Thresholds thresholds, TimeTravel time, boolean mayEdit) {

        /** What a carried day comes from, in words. */
        public String before(JudgedMilestone judged) {
            return MilestonePages.before(
                    judged,
                    groups.stream()
                            .flatMap(group -> group.milestones().stream())
                            .map(JudgedMilestone::milestone)
                            .toList());
        }
    }

    /** What {@code milestone.ftlh} shows; without a milestone it is the form for a new one. */
    public record FormModel(
            String trial,
            Form form,
            @Nullable JudgedMilestone milestone,
            List<DateMove> moves,
            MilestoneChoices choices,
            List<JudgedMilestone> waiting,
            List<Milestone.Code> codes,
            List<Dependency.Kind> kinds,
            @Nullable Documents documents) {

        /** What a carried day comes from, in words. */
        public String before(JudgedMilestone judged) {
            return MilestonePages.before(judged, choices.milestones());
        }
    }

    @GET
    public Page list(@Auth Actor actor, @PathParam("trial") String trial, @Context TimeTravel time) {
        Map<String, List<JudgedMilestone>> groups = new LinkedHashMap<>();
        for (JudgedMilestone judged : milestones
                .list(actor, MilestoneFilter.ofTrial(trial), time.asOf(), time.knownAt(), ALL)
                .items()) {
            String iso2 = judged.milestone().iso2();
            groups.computeIfAbsent(iso2 == null ? "" : iso2, key -> new ArrayList<>())
                    .add(judged);
        }
        List<Group> shown = groups.entrySet().stream()
                .map(group -> new Group(group.getKey().isEmpty() ? null : group.getKey(), group.getValue()))
                .toList();
        return new Page(
                MilestonePages.class,
                "milestones.ftlh",
                "Milestones",
                new ListModel(trial, shown, milestones.thresholds(actor), time, actor.mayAnywhere(Action.EDIT_TRIAL)));
    }

    @GET
    @Path("new")
    public Page blank(
            @Auth Actor actor, @PathParam("trial") String trial, @QueryParam("country") @Nullable String country) {
        Page blank = page(actor, trial, Form.empty().with("iso2", country), null);
        actor.requireAnywhere(Action.EDIT_TRIAL);
        return blank;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@Auth Actor actor, @PathParam("trial") String trial, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            milestones.create(
                    actor,
                    input(
                            trial,
                            form.text("iso2"),
                            form.text("site"),
                            form.choice("code", Milestone.Code.class),
                            form));
        } catch (Problem problem) {
            return Page.invalid(page(actor, trial, form.with(problem), null));
        }
        return Page.redirect("/trials/" + trial + "/milestones", "Milestone saved.");
    }

    @GET
    @Path("{id}")
    public Page show(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("id") long id) {
        JudgedMilestone found = find(actor, trial, id);
        return page(actor, trial, form(found.milestone()), found);
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("id") long id,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            milestones.change(actor, id, form.version(), input(trial, null, null, null, form));
        } catch (Problem problem) {
            Form shown = form.with(problem, JudgedMilestone.class, now -> form(now.milestone()));
            return Page.invalid(page(actor, trial, shown, find(actor, trial, id)));
        }
        return Page.undoable("/trials/" + trial + "/milestones", "Milestone saved.", actor);
    }

    private JudgedMilestone find(Actor actor, String trial, long id) {
        JudgedMilestone found = milestones.find(actor, id);
        if (!found.milestone().trial().equals(trial)) {
            throw Problem.notFound();
        }
        return found;
    }

    private static MilestoneInput input(
            String trial, @Nullable String iso2, @Nullable String site, Milestone.@Nullable Code code, Form form) {
        MilestoneInput input = new MilestoneInput(
                trial,
                iso2,
                site,
                code,
                form.date("baselineOn"),
                form.date("plannedOn"),
                form.date("forecastOn"),
                form.date("actualOn"),
                form.checked("cancelled"),
                form.rows(DEPENDENCIES).stream()
                        .map(row -> new DependencyInput(
                                row.id("milestoneId"),
                                row.choice("kind", Dependency.Kind.class),
                                row.integer("lagDays")))
                        .toList(),
                form.text("reason"));
        form.throwIfUnreadable();
        return input;
    }

    /** The form of a milestone as it is saved; what it waits for stands in rows. */
    private static Form form(Milestone milestone) {
        Form form = Form.of(milestone);
        int row = 0;
        for (Dependency dependency : milestone.dependencies()) {
            String at = DEPENDENCIES + "/" + row + "/";
            form = form.with(at + "milestoneId", dependency.milestoneId())
                    .with(at + "kind", dependency.kind())
                    .with(at + "lagDays", dependency.lagDays());
            row++;
        }
        return form;
    }

    private static String before(JudgedMilestone judged, List<Milestone> known) {
        Long id = judged.expected().carriedFromId();
        return known.stream()
                .filter(one -> id != null && one.id() == id)
                .map(one -> one.code().label() + ", " + one.placeCode())
                .findFirst()
                .orElse("another milestone of the trial");
    }

    private Page page(Actor actor, String trial, Form form, @Nullable JudgedMilestone found) {
        return new Page(
                MilestonePages.class,
                "milestone.ftlh",
                found == null
                        ? "New milestone"
                        : found.milestone().code().label() + ", "
                                + found.milestone().placeCode(),
                new FormModel(
                        trial,
                        form,
                        found,
                        found == null
                                ? List.of()
                                : milestones.moves(actor, found.milestone().id()),
                        milestones.choices(actor, trial),
                        found == null
                                ? List.of()
                                : milestones.waiting(actor, found.milestone().id()),
                        List.of(Milestone.Code.values()),
                        List.of(Dependency.Kind.values()),
                        found == null
                                ? null
                                : documents.of(
                                        actor, "milestones/" + found.milestone().id())));
    }
}
