package org.trialbridge.person;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.country.CountryNames;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.institution.Institution;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Order;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** People as pages: the list, and the form that adds one. The JSON twin is {@link PersonResource}. */
@Path("/people")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class PersonPages {
    private final PersonService people;
    private final Clock clock;

    public PersonPages(PersonService people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    public record ListModel(
            List<PersonEntry> people,
            @Nullable String q,
            @Nullable String country,
            List<String> countries,
            Order order,
            boolean edits,
            @Nullable String more) {}

    /** @param person the one to be changed, or null for a new one */
    public record FormModel(Form form, @Nullable Person person, List<Institution> institutions, List<String> bases) {}

    @GET
    public Page list(
            @Auth Actor actor,
            @QueryParam("country") @Nullable String country,
            @QueryParam("q") @Nullable String q,
            @Context Paging paging) {
        Sort<PersonSort> sort = paging.sort(PersonService.USUAL);
        Listing<PersonEntry> listing = people.list(actor, country, q, sort, paging.window());
        return new Page(
                PersonPages.class,
                "people.ftlh",
                "People",
                new ListModel(
                        listing.items(),
                        q,
                        country,
                        List.copyOf(CountryNames.sorted(people.countries(actor)).keySet()),
                        new Order(paging, sort),
                        actor.mayAnywhere(Action.EDIT_TRIAL),
                        paging.next(listing)));
    }

    @GET
    @Path("new")
    public Page form(@Auth Actor actor) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return page(
                actor,
                Form.empty()
                        .with("lawfulBasis", Retention.USUAL_BASIS)
                        .with("retainUntil", Retention.usualUntil(today)));
    }

    @POST
    @Path("new")
    public Response create(@Auth Actor actor, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Person created;
        try {
            PersonInput input = input(form);
            form.throwIfUnreadable();
            created = people.create(actor, input).person();
        } catch (Problem problem) {
            return Page.invalid(page(actor, form.with(problem)));
        }
        return Page.redirect("/people/" + created.id(), created.shownName() + " added.");
    }

    private Page page(Actor actor, Form form) {
        return form(people, actor, null, form);
    }

    static Page form(PersonService people, Actor actor, @Nullable Person person, Form form) {
        return new Page(
                PersonPages.class,
                "person-form.ftlh",
                person == null ? "Add a person" : "Edit " + person.shownName(),
                new FormModel(form, person, people.institutions(actor), Retention.BASES));
    }

    static PersonInput input(Form form) {
        return new PersonInput(
                form.text("name"),
                form.text("nativeName"),
                form.text("title"),
                form.text("email"),
                form.text("phone"),
                words(form.text("languages")),
                form.text("zone"),
                form.text("lawfulBasis"),
                form.date("retainUntil"),
                form.checked("doNotContact"),
                form.rows("affiliations").stream()
                        .<@Nullable AffiliationInput>map(row -> new AffiliationInput(
                                row.id("institutionId"), row.text("position"), row.date("from"), row.date("to")))
                        .toList());
    }

    private static List<@Nullable String> words(@Nullable String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split("[\\s,;]+"))
                        .filter(word -> !word.isBlank())
                        .<@Nullable String>map(word -> word)
                        .toList();
    }
}
