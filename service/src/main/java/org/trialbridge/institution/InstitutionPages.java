package org.trialbridge.institution;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.country.CountryNames;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.document.DocumentService;
import org.trialbridge.document.Documents;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Order;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** The directory of institutions as pages. The JSON twin is {@link InstitutionResource}. */
@Path("/institutions")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class InstitutionPages {
    private final InstitutionService institutions;

    private final DocumentService documents;

    public InstitutionPages(InstitutionService institutions, DocumentService documents) {
        this.institutions = institutions;
        this.documents = documents;
    }

    public record ListModel(
            List<Institution> institutions,
            @Nullable String q,
            @Nullable String country,
            List<String> countries,
            Order order,
            boolean edits,
            @Nullable String more) {}

    /** @param merges whether the reader may split off again what was merged */
    public record InstitutionModel(WholeInstitution whole, boolean edits, boolean merges, Documents documents) {}

    /** @param institution the one to be changed, or null for a new one */
    public record FormModel(
            Form form, @Nullable Institution institution, List<String> countries, List<Institution> parents) {
        public List<Institution.Kind> kinds() {
            return List.of(Institution.Kind.values());
        }
    }

    @GET
    public Page list(
            @Auth Actor actor,
            @QueryParam("country") @Nullable String country,
            @QueryParam("q") @Nullable String q,
            @Context Paging paging) {
        Sort<InstitutionSort> sort = paging.sort(InstitutionService.USUAL);
        Listing<Institution> listing = institutions.list(actor, country, q, sort, paging.window());
        return new Page(
                InstitutionPages.class,
                "institutions.ftlh",
                "Institutions",
                new ListModel(
                        listing.items(),
                        q,
                        country,
                        List.copyOf(CountryNames.sorted(institutions.countries(actor))
                                .keySet()),
                        new Order(paging, sort),
                        actor.mayAnywhere(Action.EDIT_TRIAL),
                        paging.next(listing)));
    }

    @GET
    @Path("{id}")
    public Response show(@Auth Actor actor, @PathParam("id") long id) {
        WholeInstitution whole = institutions.whole(actor, id);
        if (whole.institution().id() != id) {
            return Page.redirect(
                    "/institutions/" + whole.institution().id(), "The other one was merged into this one.");
        }
        Page page = new Page(
                InstitutionPages.class,
                "institution.ftlh",
                whole.institution().name(),
                new InstitutionModel(
                        whole,
                        actor.mayAnywhere(Action.EDIT_TRIAL),
                        actor.may(Action.EDIT_TRIAL, Place.EVERYTHING),
                        documents.of(actor, "institutions/" + id)));
        return Response.ok(page).build();
    }

    @GET
    @Path("new")
    public Page form(@Auth Actor actor, @QueryParam("country") @Nullable String country) {
        return page(actor, null, Form.empty().with("iso2", country));
    }

    @POST
    @Path("new")
    public Response create(@Auth Actor actor, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Institution created;
        try {
            InstitutionInput input = input(form);
            form.throwIfUnreadable();
            created = institutions.create(actor, input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, null, form.with(problem)));
        }
        return Page.redirect("/institutions/" + created.id(), created.name() + " added.");
    }

    @GET
    @Path("{id}/edit")
    public Page form(@Auth Actor actor, @PathParam("id") long id) {
        Institution institution = institutions.find(actor, id);
        return page(actor, institution, Form.of(institution));
    }

    @POST
    @Path("{id}/edit")
    public Response update(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Institution updated;
        try {
            InstitutionInput input = input(form);
            form.throwIfUnreadable();
            updated = institutions.update(actor, id, form.version(), input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, institutions.find(actor, id), form.with(problem)));
        }
        return Page.undoable("/institutions/" + id, updated.name() + " saved.", actor);
    }

    private Page page(Actor actor, @Nullable Institution institution, Form form) {
        return new Page(
                InstitutionPages.class,
                "institution-form.ftlh",
                institution == null ? "Add an institution" : "Edit " + institution.name(),
                new FormModel(
                        form,
                        institution,
                        List.copyOf(CountryNames.sorted(institutions.countries(actor))
                                .keySet()),
                        institutions.parents(actor)));
    }

    private static InstitutionInput input(Form form) {
        return new InstitutionInput(
                form.text("name"),
                form.text("nativeName"),
                form.choice("kind", Institution.Kind.class),
                form.text("iso2"),
                form.id("parentId"),
                form.text("rorId"));
    }
}
