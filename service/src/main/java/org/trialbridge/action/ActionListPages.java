package org.trialbridge.action;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** The list of action items over all trials and meetings; that of one trial is shown by {@link TrialActionItemPages}. */
@Path("/actions")
@Produces(Page.HTML)
public final class ActionListPages {
    private static final String ALL = "ALL";

    private final ActionItemService actions;

    public ActionListPages(ActionItemService actions) {
        this.actions = actions;
    }

    /**
     * What {@code actions.ftlh} shows.
     *
     * @param trial the trial's code, or null for all trials
     * @param here the address with its filter, to come back to
     */
    public record Model(
            @Nullable String trial,
            Form filter,
            ActionOverview overview,
            List<ActionItem.Status> statuses,
            List<ActionSort> sorts,
            List<ListedAction> items,
            String here,
            @Nullable String next) {}

    @GET
    public Response list(@Auth Actor actor, @Context Paging paging) {
        return list(actions, actor, null, paging);
    }

    static Response list(ActionItemService actions, Actor actor, @Nullable String trial, Paging paging) {
        Form form = new Form(paging.uri().getQueryParameters());
        try {
            ActionItemFilter filter = filter(form, trial);
            ActionSort sort = form.choice("sort", ActionSort.class);
            form.throwIfUnreadable();
            return Response.ok(page(actions, actor, filter, sort == null ? ActionSort.MINE : sort, form, paging))
                    .build();
        } catch (Problem problem) {
            ActionItemFilter everything =
                    ActionItemFilter.of(trial, null, null, false, null).stillOpen();
            return Page.invalid(page(actions, actor, everything, ActionSort.MINE, form.with(problem), paging));
        }
    }

    private static ActionItemFilter filter(Form form, @Nullable String trial) {
        boolean all = ALL.equals(form.text("status"));
        ActionItem.Status status = all ? null : form.choice("status", ActionItem.Status.class);
        LocalDate from = form.date("dueFrom");
        LocalDate to = form.date("dueTo");
        Due due = form.choice("due", Due.class);
        form.throwIfUnreadable();
        ActionItemFilter filter = ActionItemFilter.of(
                        trial == null ? form.text("trial") : trial,
                        form.text("country"),
                        status,
                        due == Due.OVERDUE || form.checked("overdue"),
                        form.text("q"))
                .ownedBy(form.text("owner"))
                .due(due == Due.SOON, from, to);
        return all || status != null ? filter : filter.stillOpen();
    }

    /** A window in which things are due. */
    enum Due {
        OVERDUE,
        SOON
    }

    private static Page page(
            ActionItemService actions,
            Actor actor,
            ActionItemFilter filter,
            ActionSort sort,
            Form form,
            Paging paging) {
        ActionOverview overview = actions.overview(actor, filter);
        Listing<ListedAction> lines = actions.list(actor, filter, sort, paging.window());
        String trial = paging.uri().getPathParameters().getFirst("trial");
        Model model = new Model(
                trial,
                form,
                overview,
                List.of(ActionItem.Status.values()),
                List.of(ActionSort.values()),
                lines.items(),
                paging.here(),
                paging.next(lines));
        return new Page(ActionListPages.class, "actions.ftlh", "Action items", model);
    }
}
