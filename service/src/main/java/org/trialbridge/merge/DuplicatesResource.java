package org.trialbridge.merge;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.trialbridge.access.Actor;

/** Likely duplicates over JSON. The HTML twin is {@link DuplicatesPages}. */
@Path("/api/v1/duplicates")
@Produces(MediaType.APPLICATION_JSON)
public final class DuplicatesResource {
    private final DuplicatesService duplicates;

    public DuplicatesResource(DuplicatesService duplicates) {
        this.duplicates = duplicates;
    }

    @GET
    @Path("institutions")
    public List<Duplicate> institutions(@Auth Actor actor) {
        return duplicates.institutions(actor);
    }

    @GET
    @Path("people")
    public List<Duplicate> people(@Auth Actor actor) {
        return duplicates.people(actor);
    }

    /** Says of two institutions that they are not the same, or takes that back. */
    @POST
    @Path("institutions")
    @Consumes(MediaType.APPLICATION_JSON)
    public void keepInstitutions(@Auth Actor actor, ApartInput input) {
        duplicates.keepInstitutions(actor, input);
    }

    /** Says of two people that they are not the same, or takes that back. */
    @POST
    @Path("people")
    @Consumes(MediaType.APPLICATION_JSON)
    public void keepPeople(@Auth Actor actor, ApartInput input) {
        duplicates.keepPeople(actor, input);
    }
}
