package org.trialbridge.merge;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.person.Person;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** Two people side by side, and the form that makes them one. The JSON twin is {@link PersonMergeResource}. */
@Path("/people/{id: [0-9]+}/merge")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class PersonMergePages {
    private final PersonMergeService merges;

    public PersonMergePages(PersonMergeService merges) {
        this.merges = merges;
    }

    @GET
    public Page compare(@Auth Actor actor, @PathParam("id") long id, @QueryParam("with") @Nullable Long with) {
        return page(actor, id, with, Form.empty());
    }

    @POST
    public Response merge(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            MergeInput input = MergePages.input(form);
            form.throwIfUnreadable();
            merges.merge(actor, id, form.version(), input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, MergePages.other(form), form.with(problem)));
        }
        return Page.redirect("/people/" + id + "#merged", "Both are one now. All that hung on the other one is here.");
    }

    @POST
    @Path("undo")
    public Response undo(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Long mergedId = MergePages.other(form);
        merges.undo(actor, id, mergedId);
        return Page.redirect("/people/" + mergedId, "Split off again, with all that had moved.");
    }

    private Page page(Actor actor, long id, @Nullable Long with, Form form) {
        if (with == null) {
            Person stays = merges.find(actor, id);
            return MergePages.choose(
                    MergePages.Kind.PEOPLE,
                    id,
                    stays.shownName(),
                    form,
                    merges.choices(actor).stream()
                            .filter(other -> other.id() != id)
                            .map(other -> new MergePages.Option(other.id(), other.shownName()))
                            .toList());
        }
        return MergePages.compare(MergePages.Kind.PEOPLE, merges.compare(actor, id, with), form);
    }
}
