package org.trialbridge.person;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Versions;

/** One person over JSON, with institutions, parts in trials, the export and the erasure. */
@Path("/api/v1/people/{id: [0-9]+}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OnePersonResource {
    private final PersonService people;
    private final AffiliationService affiliations;
    private final TrialRoleService roles;
    private final ErasureService erasures;
    private final ExportService exports;

    public OnePersonResource(
            PersonService people,
            AffiliationService affiliations,
            TrialRoleService roles,
            ErasureService erasures,
            ExportService exports) {
        this.people = people;
        this.affiliations = affiliations;
        this.roles = roles;
        this.erasures = erasures;
        this.exports = exports;
    }

    @GET
    public Response find(@Auth Actor actor, @PathParam("id") long id) {
        PersonEntry entry = people.find(actor, id);
        long found = entry.person().id();
        return found == id
                ? ok(entry)
                : Response.temporaryRedirect(URI.create("/api/v1/people/" + found))
                        .build();
    }

    @PUT
    public Response update(
            @Auth Actor actor,
            @PathParam("id") long id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            PersonInput input) {
        return ok(people.update(actor, id, Versions.ifMatch(ifMatch), input));
    }

    /** Says why and until when a person is kept. */
    @PUT
    @Path("retention")
    public Response retain(
            @Auth Actor actor,
            @PathParam("id") long id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Retention input) {
        return ok(people.retain(actor, id, Versions.ifMatch(ifMatch), input));
    }

    /** All that is kept of a person, as a file to hand out. */
    @GET
    @Path("export")
    public Response export(@Auth Actor actor, @PathParam("id") long id) {
        return Response.ok(exports.export(actor, id))
                .header("Content-Disposition", "attachment; filename=\"person-" + id + ".json\"")
                .build();
    }

    /** Erases the personal values for ever. */
    @POST
    @Path("erasure")
    @Consumes(MediaType.WILDCARD)
    public Response erase(@Auth Actor actor, @PathParam("id") long id) {
        erasures.erase(actor, id);
        return ok(people.find(actor, id));
    }

    @POST
    @Path("roles")
    public Response addRole(@Auth Actor actor, @PathParam("id") long id, TrialRoleInput input) {
        roles.add(actor, id, input);
        return created(people.find(actor, id));
    }

    /** Says from when to when a person has a part; of the input only the days are read. */
    @PUT
    @Path("roles/{roleId}")
    public Response dateRole(
            @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("roleId") long roleId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            TrialRoleInput input) {
        roles.date(actor, id, roleId, Versions.ifMatch(ifMatch), input.from(), input.to());
        return ok(people.find(actor, id));
    }

    @POST
    @Path("affiliations")
    public Response addAffiliation(@Auth Actor actor, @PathParam("id") long id, AffiliationInput input) {
        affiliations.add(actor, id, input);
        return created(people.find(actor, id));
    }

    @PUT
    @Path("affiliations/{affiliationId}")
    public Response changeAffiliation(
            @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("affiliationId") long affiliationId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            AffiliationInput input) {
        affiliations.change(actor, id, affiliationId, Versions.ifMatch(ifMatch), input);
        return ok(people.find(actor, id));
    }

    @DELETE
    @Path("affiliations/{affiliationId}")
    public Response removeAffiliation(
            @Auth Actor actor, @PathParam("id") long id, @PathParam("affiliationId") long affiliationId) {
        affiliations.remove(actor, id, affiliationId);
        return ok(people.find(actor, id));
    }

    private static Response created(PersonEntry entry) {
        URI location = URI.create("/api/v1/people/" + entry.person().id());
        return Versions.tagged(
                        Response.created(location).entity(entry), entry.person().version())
                .build();
    }

    private static Response ok(PersonEntry entry) {
        return Versions.ok(entry, entry.person().version());
    }
}
