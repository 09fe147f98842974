package org.trialbridge.web;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Role;
import org.trialbridge.db.Listing;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

@Path("/api/v1/samples")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SampleResource {

    public record Sample(
            @Nullable Integer enrolled,
            @Nullable LocalDate on,
            @Nullable String note,
            @Nullable Instant at,
            @Nullable Role role,
            @Nullable List<Sample> parts) {}

    /** A record with something in it that can not be written. */
    public record Unwritable(Object stream) {}

    @POST
    public Sample post(Sample sample) {
        Errors errors = new Errors();
        errors.check(sample.enrolled() == null || sample.enrolled() >= 0, "enrolled", "Enter zero or more.");
        errors.optionalText(sample.note(), "note", 20);
        errors.throwIfAny();
        return sample;
    }

    @POST
    @Path("described")
    public Sample described(@Auth Actor actor, Sample sample) {
        return sample;
    }

    @POST
    @Path("retries")
    public List<String> retry(@Context ContainerRequestContext request, Sample sample) {
        Origin.Retry retry = Origins.of(request).retry();
        return retry == null ? List.of() : List.of(retry.key(), retry.fingerprint());
    }

    @GET
    public Response list(@Context Paging paging) {
        return paging.answer(new Listing<>(List.of(paging.window().limit()), "Ташкент/42"));
    }

    @GET
    @Path("time")
    public TimeTravel time(@Context TimeTravel time) {
        return time;
    }

    @GET
    @Path("{id}/on/{periodEnd}")
    public List<String> on(
            @PathParam("id") long id,
            @PathParam("periodEnd") LocalDate periodEnd,
            @QueryParam("knownAt") @Nullable Instant knownAt,
            @QueryParam("role") @Nullable Role role,
            @QueryParam("since") @Nullable LocalDate since) {
        return List.of(String.valueOf(id), periodEnd.toString(), String.valueOf(knownAt), String.valueOf(role));
    }

    @PUT
    @Path("{id}")
    public Response put(@HeaderParam("If-Match") @Nullable String ifMatch, Sample sample) {
        int version = Versions.ifMatch(ifMatch);
        if (version != 7) {
            throw Problem.stale(new Sample(41, null, "as it is now", null, null, null), null);
        }
        return Versions.ok(sample, 8);
    }

    @GET
    @Path("fails/{how}")
    public Object fail(@PathParam("how") String how) throws SQLException {
        switch (how) {
            case "defect" -> throw new IllegalStateException("a secret of the inside");
            case "pool" -> throw new IllegalStateException(new SQLException("no connection"));
            case "unwritable" -> {
                return new Unwritable(new Object());
            }
            case "forbidden" -> throw Problem.forbidden("SECRETARIAT");
            case "conflict" -> throw Problem.conflict("There is a site with this code already.");
            default -> throw new SQLException("state " + how, how);
        }
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") long id) {}
}
