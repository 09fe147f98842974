package org.trialbridge.merge;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** Likely duplicates of the directory as pages. The JSON twin is {@link DuplicatesResource}. */
@Path("/directory/duplicates")
@Produces(Page.HTML)
public final class DuplicatesPages {
    private final DuplicatesService duplicates;

    public DuplicatesPages(DuplicatesService duplicates) {
        this.duplicates = duplicates;
    }

    /**
     * What {@code duplicates.ftlh} shows.
     *
     * @param apartInstitutions those that are alike, and that somebody said are not the same
     */
    public record Model(
            List<Duplicate> institutions,
            List<Duplicate> people,
            List<Duplicate> apartInstitutions,
            List<Duplicate> apartPeople) {}

    @GET
    public Page list(@Auth Actor actor) {
        return new Page(
                DuplicatesPages.class,
                "duplicates.ftlh",
                "Likely duplicates",
                new Model(
                        duplicates.institutions(actor),
                        duplicates.people(actor),
                        duplicates.institutions(actor, true),
                        duplicates.people(actor, true)));
    }

    @POST
    @Path("institutions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response keepInstitutions(@Auth Actor actor, MultivaluedMap<String, String> fields) {
        ApartInput input = input(fields);
        duplicates.keepInstitutions(actor, input);
        return kept(input);
    }

    @POST
    @Path("people")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response keepPeople(@Auth Actor actor, MultivaluedMap<String, String> fields) {
        ApartInput input = input(fields);
        duplicates.keepPeople(actor, input);
        return kept(input);
    }

    private static ApartInput input(MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        ApartInput input = new ApartInput(form.id("id"), form.id("otherId"), form.checked("apart"));
        form.throwIfUnreadable();
        return input;
    }

    private static Response kept(ApartInput input) {
        return Page.redirect(
                "/directory/duplicates",
                Boolean.TRUE.equals(input.apart())
                        ? "They are not proposed any more. They stand below, if that was a mistake."
                        : "They are proposed again.");
    }
}
