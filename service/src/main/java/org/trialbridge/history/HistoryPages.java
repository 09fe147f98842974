package org.trialbridge.history;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The history of a thing, and the form that restores an earlier version. The JSON twin is {@link HistoryResource}. */
@Path("/history/{kind: [a-z]{1,20}}/{id: [0-9]{1,18}}")
@Produces(Page.HTML)
public final class HistoryPages {
    private final HistoryService history;
    private final Restorer restorer;

    public HistoryPages(HistoryService history, Restorer restorer) {
        this.history = history;
        this.restorer = restorer;
    }

    /** What {@code version.ftlh} shows. */
    public record Model(Form form, Earlier earlier) {}

    @GET
    public Page list(@Auth Actor actor, @PathParam("kind") String kind, @PathParam("id") long id) {
        History found = history.history(actor, Kind.of(kind), id);
        return new Page(HistoryPages.class, "history.ftlh", "History", found);
    }

    @GET
    @Path("versions/{entry: [0-9]{1,18}}")
    public Page one(
            @Auth Actor actor,
            @PathParam("kind") String kind,
            @PathParam("id") long id,
            @PathParam("entry") long entry) {
        return page(Form.empty(), history.earlier(actor, Kind.of(kind), id, entry));
    }

    @POST
    @Path("versions/{entry: [0-9]{1,18}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response restore(
            @Auth Actor actor,
            @PathParam("kind") String kind,
            @PathParam("id") long id,
            @PathParam("entry") long entry,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            restorer.restore(actor, Kind.of(kind), id, form::version, new RestoreInput(entry, form.text("reason")));
        } catch (Problem problem) {
            return Page.invalid(page(form.with(problem), history.earlier(actor, Kind.of(kind), id, entry)));
        }
        return Page.redirect("/history/" + kind + "/" + id, "The version is restored.");
    }

    private static Page page(Form form, Earlier earlier) {
        return new Page(HistoryPages.class, "version.ftlh", "Restore an earlier version", new Model(form, earlier));
    }
}
