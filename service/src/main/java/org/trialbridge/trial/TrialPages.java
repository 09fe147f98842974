package org.trialbridge.trial;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.db.Listing;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** The list of trials as a page. The JSON twin is {@link TrialResource}. */
@Path("/trials")
@Produces(Page.HTML)
public final class TrialPages {
    private final TrialService trials;

    public TrialPages(TrialService trials) {
        this.trials = trials;
    }

    /**
     * @param editable the codes of the trials that the reader may change
     * @param creates whether he may add one
     */
    public record Model(
            List<TrialStanding> trials,
            List<String> editable,
            boolean creates,
            @Nullable String more) {}

    @GET
    public Page list(@Auth Actor actor, @Context Paging paging) {
        Listing<TrialStanding> listing = trials.list(actor, paging.window());
        List<String> editable = listing.items().stream()
                .map(TrialStanding::trial)
                .filter(trial -> actor.may(Action.EDIT_TRIAL, trial.place()))
                .map(Trial::code)
                .toList();
        return new Page(
                TrialPages.class,
                "trials.ftlh",
                "Trials",
                new Model(
                        listing.items(),
                        editable,
                        actor.may(Action.EDIT_TRIAL, Place.EVERYTHING),
                        paging.next(listing)));
    }
}
