package org.trialbridge.pipeline;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;
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

    /**
     * What {@code board.ftlh} shows.
     *
     * @param movable codes of the countries that the reader may move now
     */
    public record Model(Board board, Yield yield, TimeTravel time, boolean mayAdd, List<String> movable) {
        public Model {
            movable = List.copyOf(movable);
        }
    }

    @GET
    public Page show(@Auth Actor actor, @PathParam("trial") String trial, @Context TimeTravel time) {
        Board board = pipeline.board(actor, trial, time.asOf(), time.knownAt());
        boolean mayAdd = actor.may(Action.EDIT_TRIAL, board.trial().place());
        boolean now = time.asOf() == null && time.knownAt() == null;
        List<String> movable = board.rows().stream()
                .filter(row -> now && actor.may(Action.CHANGE_STAGE, row.place()))
                .map(BoardRow::iso2)
                .toList();
        Yield yield = pipeline.webinarYield(actor, trial, time.asOf(), time.knownAt());
        return new Page(BoardPages.class, "board.ftlh", "Pipeline", new Model(board, yield, time, mayAdd, movable));
    }
}
