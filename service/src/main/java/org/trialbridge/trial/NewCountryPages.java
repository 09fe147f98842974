package org.trialbridge.trial;

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
import org.trialbridge.country.CountryNames;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form that adds a country to a trial. */
@Path("/trials/{trial}/countries/new")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class NewCountryPages {
    private final ParticipationService countries;

    public NewCountryPages(ParticipationService countries) {
        this.countries = countries;
    }

    /**
     * @param iso2 the country to be changed, or null for a new one
     * @param countries the codes of those that can be added, by name
     */
    public record Model(
            Form form,
            String trial,
            @Nullable String iso2,
            List<String> countries,
            List<Choice> owners,
            List<Choice> institutions) {}

    @GET
    public Page show(@Auth Actor actor, @PathParam("trial") String trial) {
        return page(actor, trial, Form.empty().with("priority", 2));
    }

    @POST
    public Response create(@Auth Actor actor, @PathParam("trial") String trial, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Participation created;
        try {
            String iso2 = form.text("iso2");
            ParticipationInput input = input(form);
            form.throwIfUnreadable();
            if (iso2 == null) {
                throw Problem.invalid("iso2", "Choose a country.");
            }
            created = countries.create(actor, trial, iso2, input).participation();
        } catch (Problem problem) {
            return Page.invalid(page(actor, trial, form.with(shown(problem))));
        }
        return Page.redirect(
                "/trials/" + created.trial() + "/countries/" + created.iso2(), created.countryName() + " added.");
    }

    /** That a country is there already is told beside its field. */
    private static Problem shown(Problem problem) {
        return problem.kind() == Problem.Kind.PRECONDITION_REQUIRED
                ? Problem.invalid("iso2", "Choose another country: this one takes part already.")
                : problem;
    }

    private Page page(Actor actor, String trial, Form form) {
        ParticipationService.Choices choices = countries.choices(actor, trial);
        return new Page(
                NewCountryPages.class,
                "country-form.ftlh",
                "Add a country",
                new Model(
                        form,
                        trial,
                        null,
                        List.copyOf(CountryNames.sorted(choices.countries()).keySet()),
                        choices.owners(),
                        choices.institutions()));
    }

    static ParticipationInput input(Form form) {
        return new ParticipationInput(
                form.integer("priority"),
                form.id("ownerUserId"),
                form.id("leadInstitutionId"),
                form.integer("target"),
                form.text("nextStep"),
                form.date("nextStepDueOn"),
                form.text("note"));
    }
}
