package org.trialbridge.person;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.institution.Institution;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The forms by which a person comes to an institution, changes there, and leaves it. */
@Path("/people/{id: [0-9]+}/affiliations")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class AffiliationPages {
    private final PersonService people;
    private final AffiliationService affiliations;

    public AffiliationPages(PersonService people, AffiliationService affiliations) {
        this.people = people;
        this.affiliations = affiliations;
    }

    /** @param affiliation the one to be changed, or null for a new one */
    public record Model(Form form, Person person, @Nullable Affiliation affiliation, List<Institution> institutions) {}

    @GET
    @Path("new")
    public Page begin(@Auth Actor actor, @PathParam("id") long id) {
        return page(actor, id, null, Form.empty());
    }

    @POST
    @Path("new")
    public Response add(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            AffiliationInput input = input(form);
            form.throwIfUnreadable();
            affiliations.add(actor, id, input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, null, form.with(problem)));
        }
        return Page.redirect("/people/" + id, "Institution added.");
    }

    @GET
    @Path("{affiliationId: [0-9]+}")
    public Page edit(@Auth Actor actor, @PathParam("id") long id, @PathParam("affiliationId") long affiliationId) {
        Affiliation affiliation = affiliations.find(actor, id, affiliationId);
        return page(actor, id, affiliation, Form.of(affiliation));
    }

    @POST
    @Path("{affiliationId: [0-9]+}")
    public Response change(
            @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("affiliationId") long affiliationId,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            AffiliationInput input = input(form);
            form.throwIfUnreadable();
            affiliations.change(actor, id, affiliationId, form.version(), input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, affiliations.find(actor, id, affiliationId), form.with(problem)));
        }
        return Page.redirect("/people/" + id, "Saved.");
    }

    @POST
    @Path("{affiliationId: [0-9]+}/removal")
    public Response remove(
            @Auth Actor actor, @PathParam("id") long id, @PathParam("affiliationId") long affiliationId) {
        try {
            affiliations.remove(actor, id, affiliationId);
        } catch (Problem problem) {
            Affiliation affiliation = affiliations.find(actor, id, affiliationId);
            return Page.invalid(
                    page(actor, id, affiliation, Form.of(affiliation).with(problem)));
        }
        return Page.redirect("/people/" + id, "Removed.");
    }

    private Page page(Actor actor, long id, @Nullable Affiliation affiliation, Form form) {
        Person person = people.toEdit(actor, id);
        return new Page(
                AffiliationPages.class,
                "affiliation-form.ftlh",
                affiliation == null ? "Add an institution" : "Change or end",
                new Model(form, person, affiliation, people.institutions(actor)));
    }

    private static AffiliationInput input(Form form) {
        return new AffiliationInput(
                form.id("institutionId"), form.text("position"), form.date("from"), form.date("to"));
    }
}
