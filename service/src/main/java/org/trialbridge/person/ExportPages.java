package org.trialbridge.person;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Page;

/** What is kept of a person, as a page to print. The JSON twin is {@link PersonResource#export}. */
@Path("/people/{id: [0-9]+}/export")
@Produces(Page.HTML)
public final class ExportPages {
    private final ExportService exports;

    public ExportPages(ExportService exports) {
        this.exports = exports;
    }

    public record Model(PersonExport export) {}

    @GET
    public Page show(@Auth Actor actor, @PathParam("id") long id) {
        PersonExport export = exports.export(actor, id);
        return new Page(
                ExportPages.class,
                "export.ftlh",
                "What is kept of " + export.person().shownName(),
                new Model(export));
    }
}
