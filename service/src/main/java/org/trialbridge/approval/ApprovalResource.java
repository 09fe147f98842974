package org.trialbridge.approval;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Paging;

/** Approvals over JSON, for reading. */
@Path("/api/v1/approvals")
@Produces(MediaType.APPLICATION_JSON)
public final class ApprovalResource {
    private final ApprovalService approvals;

    public ApprovalResource(ApprovalService approvals) {
        this.approvals = approvals;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("site") @Nullable String site,
            @QueryParam("status") Approval.@Nullable Status status,
            @QueryParam("q") @Nullable String q,
            @Context Paging paging) {
        return paging.answer(
                approvals.list(actor, new ApprovalFilter(trial, country, site, status, q), paging.window()));
    }
}
