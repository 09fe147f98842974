package org.trialbridge.audit;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** The audit trail of a thing, or of everything one may see. The JSON twin is {@link AuditResource}. */
@Path("/audit")
@Produces(Page.HTML)
public final class AuditPages {
    private final AuditService audit;

    public AuditPages(AuditService audit) {
        this.audit = audit;
    }

    /** What {@code audit.ftlh} shows. */
    public record Model(
            @Nullable String subject,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Listing<AuditEntry> entries,
            @Nullable String more) {}

    @GET
    public Page list(
            @Auth Actor actor,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("actor") @Nullable Long user,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @Context Paging paging) {
        Listing<AuditEntry> entries = audit.list(actor, new AuditQuery(subject, user, from, to), paging.window());
        return new Page(
                AuditPages.class,
                "audit.ftlh",
                "Audit trail",
                new Model(subject, from, to, entries, paging.next(entries)));
    }
}
