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
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** One person as a page, with the forms that change him and give him a part in a trial. */
@Path("/people/{id: [0-9]+}")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class OnePersonPages {
    private final PersonService people;
    private final TrialRoleService roles;

    public OnePersonPages(PersonService people, TrialRoleService roles) {
        this.people = people;
        this.roles = roles;
    }

    /**
     * @param merges whether the reader may merge entries and split them again
     * @param form for a part in a trial
     * @param places where the reader may give one
     * @param merged other entries that were merged into this one
     * @param userId of his account, for a reader who may take his handover pack
     */
    public record Model(
            PersonEntry entry,
            boolean edits,
            boolean merges,
            Form form,
            List<TrialRoleDao.Named> places,
            List<MergedPerson> merged,
            @Nullable Long userId) {
        public List<TrialRole.Part> parts() {
            return List.of(TrialRole.Part.values());
        }
    }

    @GET
    public Response show(@Auth Actor actor, @PathParam("id") long id) {
        PersonEntry entry = people.find(actor, id);
        long found = entry.person().id();
        return found == id
                ? Response.ok(page(actor, entry, Form.empty())).build()
                : Page.redirect("/people/" + found, "The other entry was merged into this one.");
    }

    @POST
    @Path("roles")
    public Response addRole(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            TrialRoleInput input = input(form);
            form.throwIfUnreadable();
            roles.add(actor, id, input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, people.find(actor, id), form.with(problem)));
        }
        return Page.redirect("/people/" + id, "Part added.");
    }

    private static TrialRoleInput input(Form form) {
        String[] place = form.value("place").split("/", -1);
        return new TrialRoleInput(
                place[0],
                place.length > 1 ? place[1] : null,
                place.length > 2 ? place[2] : null,
                form.choice("role", TrialRole.Part.class),
                form.date("from"),
                form.date("to"));
    }

    @GET
    @Path("edit")
    public Page edit(@Auth Actor actor, @PathParam("id") long id) {
        PersonEntry entry = people.find(actor, id);
        return PersonPages.form(people, actor, entry.person(), form(entry));
    }

    private static Form form(PersonEntry entry) {
        Form form = Form.of(entry.person())
                .with("languages", String.join(" ", entry.person().languages()));
        for (int i = 0; i < entry.affiliations().size(); i++) {
            Affiliation affiliation = entry.affiliations().get(i);
            String row = "affiliations/" + i + "/";
            form = form.with(row + "institutionId", affiliation.institutionId())
                    .with(row + "position", affiliation.position())
                    .with(row + "from", affiliation.from())
                    .with(row + "to", affiliation.to());
        }
        return form;
    }

    @POST
    @Path("edit")
    public Response update(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Person updated;
        try {
            PersonInput input = PersonPages.input(form);
            form.throwIfUnreadable();
            updated = people.update(actor, id, form.version(), input).person();
        } catch (Problem problem) {
            return Page.invalid(PersonPages.form(
                    people,
                    actor,
                    people.find(actor, id).person(),
                    form.with(problem, PersonEntry.class, OnePersonPages::form)));
        }
        return Page.redirect("/people/" + id, updated.shownName() + " saved.");
    }

    private Page page(Actor actor, PersonEntry entry, Form form) {
        long id = entry.person().id();
        boolean edits = actor.mayAnywhere(Action.EDIT_TRIAL) && entry.person().erasedAt() == null;
        return new Page(
                OnePersonPages.class,
                "person.ftlh",
                entry.person().shownName(),
                new Model(
                        entry,
                        edits,
                        edits && actor.may(Action.EDIT_TRIAL, Place.EVERYTHING),
                        form,
                        edits ? roles.places(actor) : List.of(),
                        people.merged(actor, id),
                        edits ? people.accountOf(actor, entry.person().id()).orElse(null) : null));
    }
}
