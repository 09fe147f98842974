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
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form that says why and until when a person is kept. */
@Path("/people/{id: [0-9]+}/retention")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class RetentionPages {
    private final PersonService people;
    private final Clock clock;

    public RetentionPages(PersonService people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    public record Model(Form form, Person person, List<String> bases) {}

    @GET
    public Page edit(@Auth Actor actor, @PathParam("id") long id) {
        Person person = people.toEdit(actor, id);
        return page(
                person,
                Form.empty()
                        .with("version", person.version())
                        .with(
                                "lawfulBasis",
                                person.lawfulBasis() == null ? Retention.USUAL_BASIS : person.lawfulBasis())
                        .with("retainUntil", Retention.usualUntil(today())));
    }

    @POST
    public Response retain(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            Retention retention = new Retention(form.text("lawfulBasis"), form.date("retainUntil"));
            form.throwIfUnreadable();
            people.retain(actor, id, form.version(), retention);
        } catch (Problem problem) {
            Person person = people.toEdit(actor, id);
            return Page.invalid(page(person, form.with(problem).with("version", person.version())));
        }
        return Page.redirect("/people/review", "Saved. The next one waits below.");
    }

    private static Page page(Person person, Form form) {
        return new Page(
                RetentionPages.class,
                "retention-form.ftlh",
                "Keep " + person.shownName(),
                new Model(form, person, Retention.BASES));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
