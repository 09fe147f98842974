package org.trialbridge.site;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.country.CountryNames;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.web.Order;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** The sites of a trial as a page. The JSON twin is {@link SiteResource}. */
@Path("/trials/{trial}/sites")
@Produces(Page.HTML)
public final class SitePages {
    private final SiteService sites;

    public SitePages(SiteService sites) {
        this.sites = sites;
    }

    /**
     * @param country the code of the country to which the list is cut, or null
     * @param countries the codes of the countries that can be chosen, by name
     * @param creates whether the reader may add a site
     */
    public record Model(
            String trial,
            List<SiteStanding> sites,
            @Nullable String country,
            List<String> countries,
            Order order,
            boolean creates,
            @Nullable String more) {}

    @GET
    public Page list(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("country") @Nullable String country,
            @Context Paging paging) {
        String only = country == null || country.isBlank() ? null : country;
        Sort<SiteSort> sort = paging.sort(SiteService.USUAL);
        Listing<SiteStanding> listing = sites.list(actor, trial, only, sort, paging.window());
        return new Page(
                SitePages.class,
                "sites.ftlh",
                "Sites and counts",
                new Model(
                        trial,
                        listing.items(),
                        only,
                        List.copyOf(CountryNames.sorted(sites.countries(actor, trial))
                                .keySet()),
                        new Order(paging, sort),
                        actor.mayAnywhere(Action.EDIT_SITES),
                        paging.next(listing)));
    }
}
