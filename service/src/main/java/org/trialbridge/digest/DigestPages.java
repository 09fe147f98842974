package org.trialbridge.digest;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Page;

/** Shows the secretariat whom the next digests go to, and why. */
@Path("/reminders")
@Produces(Page.HTML)
public final class DigestPages {
    private final DigestService digests;
    private final boolean enabled;

    /**
     * @param enabled whether digests are sent in this installation
     */
    public DigestPages(DigestService digests, boolean enabled) {
        this.digests = digests;
        this.enabled = enabled;
    }

    /** What {@code reminders.ftlh} shows. */
    public record Model(Preview preview, boolean enabled) {}

    @GET
    public Page show(@Auth Actor actor) {
        return new Page(
                DigestPages.class, "reminders.ftlh", "Next reminders", new Model(digests.preview(actor), enabled));
    }
}
