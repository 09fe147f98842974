package org.trialbridge.approval;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Order;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** The approvals of a trial in one list; those of a country stand on its page. The JSON twin is {@link ApprovalResource}. */
@Path("/trials/{trial}/approvals")
@Produces(Page.HTML)
public final class ApprovalListPages {
    private final ApprovalService approvals;

    public ApprovalListPages(ApprovalService approvals) {
        this.approvals = approvals;
    }

    /** What {@code approvals.ftlh} shows. */
    public record Model(
            String trial,
            Form filter,
            List<Approval.Status> statuses,
            List<Approval> items,
            Order order,
            @Nullable String next) {}

    @GET
    public Response list(@Auth Actor actor, @PathParam("trial") String trial, @Context Paging paging) {
        Form form = new Form(paging.uri().getQueryParameters());
        try {
            ApprovalFilter filter = new ApprovalFilter(
                    trial, form.text("country"), null, form.choice("status", Approval.Status.class), form.text("q"));
            form.throwIfUnreadable();
            return Response.ok(page(actor, trial, filter, form, paging)).build();
        } catch (Problem problem) {
            ApprovalFilter all = new ApprovalFilter(trial, null, null, null, null);
            return Page.invalid(page(actor, trial, all, form.with(problem), paging));
        }
    }

    private Page page(Actor actor, String trial, ApprovalFilter filter, Form form, Paging paging) {
        Sort<ApprovalSort> sort = paging.sort(ApprovalService.USUAL);
        Listing<Approval> listing = approvals.ofTrial(actor, trial, filter, sort, paging.window());
        Model model = new Model(
                trial,
                form,
                List.of(Approval.Status.values()),
                listing.items(),
                new Order(paging, sort),
                paging.next(listing));
        return new Page(ApprovalListPages.class, "approvals.ftlh", "Approvals", model);
    }
}
