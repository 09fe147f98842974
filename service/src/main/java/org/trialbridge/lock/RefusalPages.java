package org.trialbridge.lock;

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

/** The form in which a second person declines a reopening. */
@Path("/trials/{trial}/countries/{iso2: [A-Z]{2}}/locks/{id}/reopenings/{reopeningId}/refusal")
@Produces(Page.HTML)
public final class RefusalPages {
    private final LockService locks;

    public RefusalPages(LockService locks) {
        this.locks = locks;
    }

    /** What {@code refusal.ftlh} shows. */
    public record Model(Form form, LockSheet sheet, Reopening reopening) {}

    @GET
    public Page show(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @PathParam("id") long id,
            @PathParam("reopeningId") long reopeningId) {
        return page(actor, trial, iso2, id, reopeningId, Form.empty());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decline(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @PathParam("id") long id,
            @PathParam("reopeningId") long reopeningId,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        locks.findToReopen(actor, trial, iso2, id);
        try {
            RefusalInput input = new RefusalInput(form.text("reason"));
            form.throwIfUnreadable();
            locks.decline(actor, trial, id, reopeningId, input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, trial, iso2, id, reopeningId, form.with(problem)));
        }
        return Page.redirect(
                "/trials/" + trial + "/countries/" + iso2 + "/locks",
                "The reopening is declined. Whoever asked for it is told why.");
    }

    private Page page(Actor actor, String trial, String iso2, long id, long reopeningId, Form form) {
        Reopening reopening = locks.findToReopen(actor, trial, iso2, id).reopenings().stream()
                .filter(one -> one.id() == reopeningId)
                .findFirst()
                .orElseThrow(Problem::notFound);
        return new Page(
                RefusalPages.class,
                "refusal.ftlh",
                "Decline a reopening",
                new Model(form, locks.sheet(actor, trial, iso2), reopening));
    }
}
