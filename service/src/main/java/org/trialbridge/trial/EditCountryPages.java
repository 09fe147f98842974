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
import org.trialbridge.access.Actor;
import org.trialbridge.country.CountryNames;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form that changes what is planned for a country of a trial. */
@Path("/trials/{trial}/countries/{iso2}/edit")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class EditCountryPages {
    private final ParticipationService countries;

    public EditCountryPages(ParticipationService countries) {
        this.countries = countries;
    }

    @GET
    public Page show(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("iso2") String iso2) {
        return page(
                actor, trial, iso2, Form.of(countries.find(actor, trial, iso2).participation()));
    }

    @POST
    public Response update(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Participation updated;
        try {
            ParticipationInput input = NewCountryPages.input(form);
            form.throwIfUnreadable();
            updated =
                    countries.update(actor, trial, iso2, form.version(), input).participation();
        } catch (Problem problem) {
            return Page.invalid(page(
                    actor,
                    trial,
                    iso2,
                    form.with(problem, CountryStanding.class, now -> Form.of(now.participation()))));
        }
        return Page.undoable(
                "/trials/" + updated.trial() + "/countries/" + updated.iso2(),
                updated.countryName() + " saved.",
                actor);
    }

    private Page page(Actor actor, String trial, String iso2, Form form) {
        ParticipationService.Choices choices = countries.choices(actor, trial, iso2);
        return new Page(
                NewCountryPages.class,
                "country-form.ftlh",
                "Edit " + CountryNames.of(iso2),
                new NewCountryPages.Model(form, trial, iso2, List.of(), choices.owners(), choices.institutions()));
    }
}
