package org.trialbridge.person;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** Asks before it erases a person, and says what an erasure does not reach. */
@Path("/people/{id: [0-9]+}/erasure")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ErasurePages {
    private final PersonService people;
    private final ErasureService erasures;

    public ErasurePages(PersonService people, ErasureService erasures) {
        this.people = people;
        this.erasures = erasures;
    }

    /** @param beyond texts in which the person is named and that stay as they are */
    public record Model(Form form, Person person, List<NamedIn> beyond) {}

    @GET
    public Page ask(@Auth Actor actor, @PathParam("id") long id) {
        return page(actor, id, Form.empty());
    }

    @POST
    public Response erase(@Auth Actor actor, @PathParam("id") long id) {
        try {
            erasures.erase(actor, id);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, Form.empty().with(problem)));
        }
        return Page.redirect("/people/" + id, "The personal values are erased.");
    }

    private Page page(Actor actor, long id, Form form) {
        List<NamedIn> beyond = erasures.beyond(actor, id);
        Person person = people.find(actor, id).person();
        return new Page(
                ErasurePages.class, "erasure.ftlh", "Erase " + person.shownName(), new Model(form, person, beyond));
    }
}
