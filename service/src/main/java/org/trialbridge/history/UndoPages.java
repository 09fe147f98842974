package org.trialbridge.history;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.trialbridge.access.Actor;
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
        Undoing undoing = undo.undo(actor, new UndoInput(form.text("request")));
        return Page.redirect(Page.ownPath(form.value("back")), undoing.told());
    }
}
