package org.trialbridge.account;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.mail.MailService;
import org.trialbridge.mail.Waiting;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** The messages that wait, for the administrator of everything to hand on where there is no mail server. */
@Path("/outbox")
@Produces(Page.HTML)
public final class OutboxPages {
    private final MailService mail;
    private final boolean sent;

    /**
     * @param sent whether messages are sent, or wait until somebody reads them
     */
    public OutboxPages(MailService mail, boolean sent) {
        this.mail = mail;
        this.sent = sent;
    }

    public record Model(List<Waiting> messages, @Nullable String next, boolean sent) {}

    @GET
    public Page list(@Auth Actor actor, @Context Paging paging) {
        Listing<Waiting> listing = mail.waiting(actor, paging.window());
        return new Page(
                OutboxPages.class, "outbox.ftlh", "Outbox", new Model(listing.items(), paging.next(listing), sent));
    }
}
