package org.trialbridge.plan;

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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.plan.PlanInput.PointInput;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form to propose a plan: its points typed, pasted from a spreadsheet or drawn. */
@Path("/trials/{trial}/plans/new")
@Produces(Page.HTML)
public final class NewPlanPages {
    private static final String DRAWN = "DRAWN";
    private static final String FIELD = "points";
    /** A tab or a semicolon between the cells; typed by hand, spaces after a day in figures. */
    private static final Pattern CELLS = Pattern.compile("(.*?)[\t;](.*)|(\\S+)\\s+(.*)");

    private final PlanService plans;

    public NewPlanPages(PlanService plans) {
        this.plans = plans;
    }

    /** What {@code plan-form.ftlh} shows. */
    public record Model(String trial, Form form, PlanChoices choices) {}

    @GET
    public Page blank(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("site") @Nullable String site) {
        return page(
                actor,
                trial,
                Form.empty().with("how", "WRITTEN").with("iso2", country).with("site", site));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response propose(
            @Auth Actor actor, @PathParam("trial") String trial, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        EnrollmentPlan plan;
        try {
            PlanInput input = input(form);
            form.throwIfUnreadable();
            plan = plans.propose(actor, trial, input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, trial, form.with(inLines(problem))));
        }
        return Page.redirect(
                "/trials/" + trial + "/plans/" + plan.id(), "Version " + plan.version() + " of the plan is proposed.");
    }

    private static PlanInput input(Form form) {
        boolean drawn = form.value("how").equals(DRAWN);
        RampUp rampUp = drawn
                ? new RampUp(
                        form.date("startsOn"),
                        form.date("endsOn"),
                        form.integer("enrolled"),
                        form.integer("rampUpDays"))
                : null;
        return new PlanInput(
                form.text("iso2"),
                form.text("site"),
                drawn ? null : pasted(form.value("points")),
                rampUp,
                form.text("reason"));
    }

    /**
     * Reads points as they are pasted from a spreadsheet: a line for each, with the day and the number in two cells.
     *
     * @throws Problem INVALID naming the first line that can not be read
     */
    static List<@Nullable PointInput> pasted(String text) {
        List<@Nullable PointInput> points = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (!line.isBlank()) {
                points.add(point(number, line.strip()));
            }
        }
        return points;
    }

    private static PointInput point(int number, String line) {
        Matcher cells = CELLS.matcher(line);
        if (!cells.matches()) {
            throw Problem.invalid(
                    FIELD,
                    "Line {0}: enter a day and a number, such as 2021-02-05 and 1200, with a tab between.",
                    number);
        }
        boolean divided = cells.group(1) != null;
        Form form = Form.empty()
                .with("periodEnd", divided ? cells.group(1) : cells.group(3))
                .with("enrolled", divided ? cells.group(2) : cells.group(4));
        PointInput point = new PointInput(form.date("periodEnd"), form.integer("enrolled"));
        try {
            form.throwIfUnreadable();
        } catch (Problem problem) {
            throw Problem.invalid(
                    FIELD, "Line {0}: {1}", number, problem.errors().get(0).message());
        }
        return point;
    }

    /** The same problem, told of the lines that were pasted instead of the points that were sent. */
    private static Problem inLines(Problem problem) {
        if (problem.kind() != Problem.Kind.INVALID) {
            return problem;
        }
        Errors errors = new Errors();
        for (FieldError error : problem.errors()) {
            String[] path = error.field().split("/", -1);
            boolean point = path.length == 3 && path[0].equals(FIELD);
            if (point) {
                errors.check(false, FIELD, "Point {0}: {1}", Integer.parseInt(path[1]) + 1, error.message());
            } else {
                errors.check(false, path[path.length - 1], "{0}", error.message());
            }
        }
        return Problem.invalid(errors.list());
    }

    private Page page(Actor actor, String trial, Form form) {
        return new Page(
                NewPlanPages.class, "plan-form.ftlh", "New plan", new Model(trial, form, plans.choices(actor, trial)));
    }
}
