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
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form that says from when to when a person has a part in a trial. */
@Path("/people/{id: [0-9]+}/roles/{roleId: [0-9]+}")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class TrialRolePages {
    private final PersonService people;
    private final TrialRoleService roles;

    public TrialRolePages(PersonService people, TrialRoleService roles) {
        this.people = people;
        this.roles = roles;
    }

    public record Model(Form form, Person person, TrialRole role) {}

    @GET
    public Page edit(@Auth Actor actor, @PathParam("id") long id, @PathParam("roleId") long roleId) {
        return page(actor, id, roles.find(actor, id, roleId), null);
    }

    @POST
    public Response date(
            @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("roleId") long roleId,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            LocalDate from = form.date("from");
            LocalDate to = form.date("to");
            form.throwIfUnreadable();
            roles.date(actor, id, roleId, form.version(), from, to);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, roles.find(actor, id, roleId), form.with(problem)));
        }
        return Page.redirect("/people/" + id, "Saved.");
    }

    private Page page(Actor actor, long id, TrialRole role, @Nullable Form form) {
        Person person = people.find(actor, id).person();
        return new Page(
                TrialRolePages.class,
                "role-form.ftlh",
                "Change or end a part",
                new Model(form == null ? Form.of(role) : form, person, role));
    }
}
