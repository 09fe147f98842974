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
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** A country's accepted periods, with the forms to accept more and to open them again. The JSON twin is {@link LockResource}. */
@Path("/trials/{trial}/countries/{iso2: [A-Z]{2}}/locks")
@Produces(Page.HTML)
public final class LockPages {
    private final LockService locks;

    public LockPages(LockService locks) {
        this.locks = locks;
    }

    /**
     * What {@code locks.ftlh} shows.
     *
     * @param userId who looks
     */
    public record Model(
            Form form, LockSheet sheet, @Nullable Long userId) {}

    /** What {@code reopening.ftlh} shows. */
    public record ReopeningModel(Form form, LockSheet sheet, Lock lock) {}

    @GET
    public Page show(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("iso2") String iso2) {
        LockSheet sheet = locks.sheet(actor, trial, iso2);
        return page(actor, sheet, Form.empty().with("through", sheet.next()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response accept(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Lock lock;
        try {
            LockInput input = new LockInput(iso2, form.date("through"), form.text("reason"));
            form.throwIfUnreadable();
            lock = locks.accept(actor, trial, input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, locks.sheet(actor, trial, iso2), form.with(problem)));
        }
        return Page.redirect(
                path(trial, iso2), "The periods up to " + LockInput.DAY.format(lock.through()) + " are accepted.");
    }

    @GET
    @Path("{id}/reopenings")
    public Page ask(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @PathParam("id") long id) {
        Lock lock = locks.findToReopen(actor, trial, iso2, id);
        return page(locks.sheet(actor, trial, iso2), lock, Form.empty().with("from", lock.holdsThrough()));
    }

    @POST
    @Path("{id}/reopenings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @PathParam("id") long id,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Lock lock = locks.findToReopen(actor, trial, iso2, id);
        try {
            ReopeningInput input = new ReopeningInput(form.date("from"), form.text("reason"));
            form.throwIfUnreadable();
            locks.ask(actor, trial, id, input);
        } catch (Problem problem) {
            return Page.invalid(page(locks.sheet(actor, trial, iso2), lock, form.with(problem)));
        }
        return Page.redirect(
                path(trial, iso2), "The reopening is asked for. A second person approves it on this page.");
    }

    @POST
    @Path("{id}/reopenings/{reopeningId}/approval")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @PathParam("id") long id,
            @PathParam("reopeningId") long reopeningId) {
        locks.findToReopen(actor, trial, iso2, id);
        Reopening reopening;
        try {
            reopening = locks.approve(actor, trial, id, reopeningId);
        } catch (Problem problem) {
            return Page.invalid(
                    page(actor, locks.sheet(actor, trial, iso2), Form.empty().with(problem)));
        }
        return Page.redirect(
                path(trial, iso2),
                "The periods from " + LockInput.DAY.format(reopening.from()) + " on are open again.");
    }

    private static Page page(Actor actor, LockSheet sheet, Form form) {
        return new Page(
                LockPages.class,
                "locks.ftlh",
                "Accepted periods of " + sheet.country().countryName(),
                new Model(form, sheet, actor.userId()));
    }

    private static Page page(LockSheet sheet, Lock lock, Form form) {
        return new Page(
                LockPages.class, "reopening.ftlh", "Ask to reopen periods", new ReopeningModel(form, sheet, lock));
    }

    private static String path(String trial, String iso2) {
        return "/trials/" + trial + "/countries/" + iso2 + "/locks";
    }
}
