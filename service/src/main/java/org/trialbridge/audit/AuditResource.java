package org.trialbridge.audit;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Paging;

/** The audit trail over JSON. The HTML twin is {@link AuditPages}. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
    private final AuditService audit;

    public AuditResource(AuditService audit) {
        this.audit = audit;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("actor") @Nullable Long user,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @Context Paging paging) {
        return paging.answer(audit.list(actor, new AuditQuery(subject, user, from, to), paging.window()));
    }
}
