package org.trialbridge.risk;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;
import org.trialbridge.web.TimeTravel;

/** The risks of a trial with their matrix, and the page of one. The JSON twin is {@link RiskResource}. */
@Path("/trials/{trial}/risks")
@Produces(Page.HTML)
public final class RiskPages {
    /** What a filter calls risks of any status. */
    private static final String ALL = "ALL";

    private final RiskService risks;

    public RiskPages(RiskService risks) {
        this.risks = risks;
    }

    /**
     * What {@code risks.ftlh} shows.
     *
     * @param filter the filter as it was typed
     * @param cell whether only one cell of the matrix is listed
     * @param matrix of all that the filter lets through but for the cell
     */
    public record ListModel(
            String trial,
            Form filter,
            boolean cell,
            Matrix matrix,
            List<Level> levels,
            List<String> countries,
            List<Risk.Status> statuses,
            List<Risk> risks,
            @Nullable String next,
            TimeTravel time,
            boolean mayEdit) {}

    /** What {@code risk.ftlh} shows. */
    public record OneModel(String trial, Risk risk, List<Level> levels, List<ScoreMove> moves, boolean mayEdit) {}

    @GET
    public Response list(
            @Auth Actor actor, @PathParam("trial") String trial, @Context TimeTravel time, @Context Paging paging) {
        Form form = new Form(paging.uri().getQueryParameters());
        try {
            RiskFilter filter = filter(form, trial);
            form.throwIfUnreadable();
            return Response.ok(page(actor, trial, filter, form, time, paging)).build();
        } catch (Problem problem) {
            return Page.invalid(page(actor, trial, RiskFilter.openOf(trial), form.with(problem), time, paging));
        }
    }

    private static RiskFilter filter(Form form, String trial) {
        boolean all = ALL.equals(form.text("status"));
        Risk.Status status = all ? null : form.choice("status", Risk.Status.class);
        RiskFilter filter = new RiskFilter(
                trial,
                form.text("country"),
                form.text("site"),
                status,
                false,
                form.integer("probability"),
                form.integer("impact"),
                form.id("milestone"),
                form.text("q"));
        return all || status != null ? filter : filter.stillOpen();
    }

    private Page page(Actor actor, String trial, RiskFilter filter, Form form, TimeTravel time, Paging paging) {
        Matrix matrix = risks.matrix(actor, trial, filter.scored(null, null), time.asOf(), time.knownAt());
        Listing<Risk> found = risks.list(actor, filter, time.asOf(), time.knownAt(), paging.window());
        ListModel model = new ListModel(
                trial,
                form,
                filter.probability() != null || filter.impact() != null,
                matrix,
                Level.all(),
                risks.countries(actor, trial),
                List.of(Risk.Status.values()),
                found.items(),
                paging.next(found),
                time,
                actor.mayAnywhere(Action.EDIT_TRIAL));
        return new Page(RiskPages.class, "risks.ftlh", "Risks", model);
    }

    @GET
    @Path("{id}")
    public Page show(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("id") long id) {
        Risk risk = risks.find(actor, id);
        if (!risk.trial().equals(trial)) {
            throw Problem.notFound();
        }
        return new Page(
                RiskPages.class,
                "risk.ftlh",
                risk.title(),
                new OneModel(
                        trial, risk, Level.all(), risks.moves(actor, id), actor.may(Action.EDIT_TRIAL, risk.place())));
    }
}
