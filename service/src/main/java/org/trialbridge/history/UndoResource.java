package org.trialbridge.history;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.trialbridge.access.Actor;

/** Undoing over JSON. The HTML twin is {@link UndoPages}. */
@Path("/api/v1/undo")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UndoResource {
    private final UndoService undo;

    public UndoResource(UndoService undo) {
        this.undo = undo;
    }

    @POST
    public Undoing undo(@Auth Actor actor, UndoInput input) {
        return undo.undo(actor, input);
    }
}
