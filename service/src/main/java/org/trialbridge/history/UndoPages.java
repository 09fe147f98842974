package org.trialbridge.history;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The button "Undo" beside the sentence that tells what was done. The JSON twin is {@link UndoResource}. */
@Path("/undo")
public final class UndoPages {
    private final UndoService undo;

    public UndoPages(UndoService undo) {
        this.undo = undo;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(@Auth Actor actor, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        String back = Page.ownPath(form.value("back"));
        try {
            Undoing undoing = undo.undo(actor, new UndoInput(form.text("request")));
            return Page.redirect(back, undoing.told());
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.CONFLICT) {
                throw problem;
            }
            Page page = new Page(UndoPages.class, "refused.ftlh", "Not undone", new Refused(problem.detail(), back));
            return Response.status(problem.kind().status())
                    .type(Page.HTML)
                    .entity(page)
                    .build();
        }
    }

    /**
     * What {@code refused.ftlh} shows.
     *
     * @param why it stays as it is
     * @param back the page from which it was asked for
     */
    public record Refused(String why, String back) {}
}
