package org.trialbridge.trial;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
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

    /** @param creates whether the reader may add a country */
    public record Model(
            String trial,
            List<CountryStanding> countries,
            Order order,
            boolean creates,
            @Nullable String more) {}

    @GET
    public Page list(@Auth Actor actor, @PathParam("trial") String trial, @Context Paging paging) {
        Sort<CountrySort> sort = paging.sort(Sort.up(CountrySort.COUNTRY));
        Listing<CountryStanding> listing = countries.list(actor, trial, sort, paging.window());
        return new Page(
                CountryPages.class,
                "countries.ftlh",
                "Countries",
                new Model(
                        trial,
                        listing.items(),
                        new Order(paging, sort),
                        actor.mayAnywhere(Action.EDIT_TRIAL),
                        paging.next(listing)));
    }
}
