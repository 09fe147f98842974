package org.trialbridge.agreement;

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

/** The agreements of a trial in one list; those of a country stand on its page. The JSON twin is {@link AgreementResource}. */
@Path("/trials/{trial}/agreements")
@Produces(Page.HTML)
public final class AgreementListPages {
    private final AgreementService agreements;

    public AgreementListPages(AgreementService agreements) {
        this.agreements = agreements;
    }

    /** What {@code agreements.ftlh} shows. */
    public record Model(
            String trial,
            Form filter,
            List<AgreementFilter.Status> statuses,
            List<Agreement> items,
            Order order,
            @Nullable String next) {}

    @GET
    public Response list(@Auth Actor actor, @PathParam("trial") String trial, @Context Paging paging) {
        Form form = new Form(paging.uri().getQueryParameters());
        try {
            AgreementFilter filter = new AgreementFilter(
                    trial, form.text("country"), form.choice("status", AgreementFilter.Status.class), form.text("q"));
            form.throwIfUnreadable();
            return Response.ok(page(actor, trial, filter, form, paging)).build();
        } catch (Problem problem) {
            AgreementFilter all = new AgreementFilter(trial, null, null, null);
            return Page.invalid(page(actor, trial, all, form.with(problem), paging));
        }
    }

    private Page page(Actor actor, String trial, AgreementFilter filter, Form form, Paging paging) {
        Sort<AgreementSort> sort = paging.sort(AgreementService.USUAL);
        Listing<Agreement> listing = agreements.ofTrial(actor, trial, filter, sort, paging.window());
        Model model = new Model(
                trial,
                form,
                List.of(AgreementFilter.Status.values()),
                listing.items(),
                new Order(paging, sort),
                paging.next(listing));
        return new Page(AgreementListPages.class, "agreements.ftlh", "Agreements", model);
    }
}
