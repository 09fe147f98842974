package org.trialbridge.minutes;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Paging;
import org.trialbridge.web.Versions;

/** Minutes over JSON. The HTML twin is {@link MinutesPages}. The version of a text is the number of its revision. */
@Path("/api/v1/meetings/{id}/minutes")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class MinutesResource {
    private final MinutesService minutes;

    public MinutesResource(MinutesService minutes) {
        this.minutes = minutes;
    }

    @GET
    public Minutes all(@Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id) {
        return minutes.get(actor, id);
    }

    @GET
    @Path("/{language: [a-z]{2}}")
    public Response get(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("language") String language) {
        Revision text = minutes.get(actor, id).text(language).orElseThrow(Problem::notFound);
        return Versions.ok(text, text.number());
    }

    /** Answers 412 with both texts if somebody else saved meanwhile; the one sent is kept as a revision set aside. */
    @PUT
    @Path("/{language: [a-z]{2}}")
    public Response save(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("language") String language,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            MinutesInput input) {
        return answer(minutes.save(actor, id, language, base(version), input));
    }

    @GET
    @Path("/{language: [a-z]{2}}/revisions")
    public Response revisions(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("language") String language,
            @Context Paging paging) {
        return paging.answer(minutes.revisions(actor, id, language, paging.window()));
    }

    @GET
    @Path("/{language: [a-z]{2}}/revisions/{number: [0-9]{1,9}}")
    public Revision revision(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("language") String language,
            @PathParam("number") int number) {
        return minutes.revision(actor, id, language, number);
    }

    @POST
    @Path("/{language: [a-z]{2}}/revisions/{number: [0-9]{1,9}}/restoration")
    public Response restore(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("language") String language,
            @PathParam("number") int number,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version) {
        return answer(minutes.restore(actor, id, language, number, base(version)));
    }

    /** Whether one is needed is known to whoever knows what there is. */
    private static @Nullable Integer base(@Nullable String version) {
        return version == null ? null : Integer.valueOf(Versions.ifMatch(version));
    }

    private static Response answer(Saved saved) {
        if (saved.setAside() != null) {
            throw Problem.stale(saved);
        }
        Revision text = saved.current();
        return Versions.tagged(
                        text.number() == 1 ? Response.status(Response.Status.CREATED) : Response.ok(), text.number())
                .entity(text)
                .build();
    }
}
