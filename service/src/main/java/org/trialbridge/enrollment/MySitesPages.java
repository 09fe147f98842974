package org.trialbridge.enrollment;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Page;

/** The home of a site contact: his sites, with what each owes. */
@Path("/my-sites")
@Produces(Page.HTML)
public final class MySitesPages {
    private final CountsService counts;

    public MySitesPages(CountsService counts) {
        this.counts = counts;
    }

    /** What {@code my-sites.ftlh} shows. */
    public record Model(List<DueSite> sites) {
        /** How many reports could be sent now. */
        public long waiting() {
            return sites.stream().mapToLong(site -> site.missing().size()).sum();
        }

        /** How many of them stand on the page. */
        public long shown() {
            return sites.stream().mapToLong(site -> site.first().size()).sum();
        }
    }

    @GET
    public Page list(@Auth Actor actor) {
        return new Page(MySitesPages.class, "my-sites.ftlh", "My sites", new Model(counts.dueSites(actor)));
    }
}
