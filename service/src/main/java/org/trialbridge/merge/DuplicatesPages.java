package org.trialbridge.merge;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Page;

/** Likely duplicates of the directory as pages. The JSON twin is {@link DuplicatesResource}. */
@Path("/directory/duplicates")
@Produces(Page.HTML)
public final class DuplicatesPages {
    private final DuplicatesService duplicates;

    public DuplicatesPages(DuplicatesService duplicates) {
        this.duplicates = duplicates;
    }

    public record Model(List<Duplicate> institutions, List<Duplicate> people) {}

    @GET
    public Page list(@Auth Actor actor) {
        return new Page(
                DuplicatesPages.class,
                "duplicates.ftlh",
                "Likely duplicates",
                new Model(duplicates.institutions(actor), duplicates.people(actor)));
    }
}
