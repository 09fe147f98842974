package org.trialbridge.pipeline;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Page;
import org.trialbridge.web.TimeTravel;

/** The countries of a trial by stage. */
@Path("/trials/{trial}/pipeline")
@Produces(Page.HTML)
public final class BoardPages {
    private final PipelineService pipeline;

    public BoardPages(PipelineService pipeline) {
        this.pipeline = pipeline;
    }

    /** What {@code board.ftlh} shows. */
    public record Model(Board board, TimeTravel time, boolean mayAdd) {}

    @GET
    public Page show(@Auth Actor actor, @PathParam("trial") String trial, @Context TimeTravel time) {
        Board board = pipeline.board(actor, trial, time.asOf(), time.knownAt());
        boolean mayAdd = actor.may(Action.EDIT_TRIAL, board.trial().place());
        return new Page(BoardPages.class, "board.ftlh", "Pipeline", new Model(board, time, mayAdd));
    }
}
