package org.trialbridge.trial;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.web.Order;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** The countries of a trial as a page. The JSON twin is {@link ParticipationResource}. */
@Path("/trials/{trial}/countries")
@Produces(Page.HTML)
public final class CountryPages {
    private final ParticipationService countries;

    public CountryPages(ParticipationService countries) {
        this.countries = countries;
    }

    /**
     * What {@code countries.ftlh} shows.
     *
     * @param stage only countries at this one are shown; null for all
     * @param creates whether the reader may add a country
     */
    public record Model(
            String trial,
            List<CountryStanding> countries,
            @Nullable Stage stage,
            Order order,
            boolean creates,
            @Nullable String more) {
        /** The stages to choose from. */
        public List<Stage> stages() {
            return List.of(Stage.values());
        }
    }

    @GET
    public Page list(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("stage") @Nullable String chosen,
            @Context Paging paging) {
        Stage stage = Arrays.stream(Stage.values())
                .filter(one -> one.name().equals(chosen))
                .findFirst()
                .orElse(null);
        Sort<CountrySort> sort = paging.sort(Sort.up(CountrySort.COUNTRY));
        Listing<CountryStanding> listing = countries.list(actor, trial, stage, sort, paging.window());
        return new Page(
                CountryPages.class,
                "countries.ftlh",
                "Countries",
                new Model(
                        trial,
                        listing.items(),
                        stage,
                        new Order(paging, sort),
                        actor.mayAnywhere(Action.EDIT_TRIAL),
                        paging.next(listing)));
    }
}
