package org.trialbridge.action;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Order;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** The list of action items over all trials and meetings; that of one trial is shown by {@link TrialActionItemPages}. */
@Path("/actions")
@Produces(Page.HTML)
public final class ActionListPages {
    private static final String ALL = "ALL";

    /** The order if none is asked for. */
    private static final Sort<ActionSort> USUAL = Sort.up(ActionSort.MINE);

    private final ActionItemService actions;

    public ActionListPages(ActionItemService actions) {
        this.actions = actions;
    }

    /**
     * What {@code actions.ftlh} shows.
     *
     * @param trial the trial's code, or null for all trials
     * @param workbook the filter and the order as the workbook's address takes them
     * @param here the address with its filter, to come back to
     */
    public record Model(
            @Nullable String trial,
            Form filter,
            ActionOverview overview,
            List<ActionItem.Status> statuses,
            Order order,
            List<ListedAction> items,
            Map<String, String> workbook,
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
            Sort<ActionSort> sort = paging.sort(USUAL);
            return Response.ok(page(actions, actor, filter, sort, form, paging)).build();
        } catch (Problem problem) {
            ActionItemFilter everything =
                    ActionItemFilter.of(trial, null, null, false, null).stillOpen();
            return Page.invalid(page(actions, actor, everything, USUAL, form.with(problem), paging));
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
            Sort<ActionSort> sort,
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
                new Order(paging, sort),
                lines.items(),
                workbook(filter, form.value("owner"), sort),
                paging.here(),
                paging.next(lines));
        return new Page(ActionListPages.class, "actions.ftlh", "Action items", model);
    }

    private static Map<String, String> workbook(ActionItemFilter filter, String owner, Sort<ActionSort> sort) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("trial", text(filter.trial()));
        asked.put("country", text(filter.country()));
        asked.put("owner", owner);
        asked.put("status", text(filter.status()));
        asked.put("open", text(filter.open() ? true : null));
        asked.put("overdue", text(filter.overdue() ? true : null));
        asked.put("soon", text(filter.soon() ? true : null));
        asked.put("dueFrom", text(filter.dueFrom()));
        asked.put("dueTo", text(filter.dueTo()));
        asked.put("q", text(filter.q()));
        asked.put("sort", sort.text());
        return asked;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
