package org.trialbridge.person;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Sort;
import org.trialbridge.web.Paging;
import org.trialbridge.web.Versions;

/** People over JSON: the list, and adding one. The HTML twin is {@link PersonPages}. */
@Path("/api/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PersonResource {
    private final PersonService people;

    public PersonResource(PersonService people) {
        this.people = people;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @QueryParam("country") @Nullable String country,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @Context Paging paging) {
        return paging.answer(people.list(actor, country, q, Sort.of(sort, PersonService.USUAL), paging.window()));
    }

    @POST
    public Response create(@Auth Actor actor, PersonInput input) {
        return created(people.create(actor, input));
    }

    /** People whose keeping is to be looked at. */
    @GET
    @Path("review")
    public List<PersonEntry> review(@Auth Actor actor) {
        return people.review(actor, ReviewPages.AHEAD_DAYS);
    }

    private static Response created(PersonEntry entry) {
        URI location = URI.create("/api/v1/people/" + entry.person().id());
        return Versions.tagged(
                        Response.created(location).entity(entry), entry.person().version())
                .build();
    }
}
