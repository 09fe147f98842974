package org.trialbridge.country;

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
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The public holidays of a country in a year, and the form that adds one. The JSON twin is {@link HolidayResource}. */
@Path("/countries/{iso2: [A-Z]{2}}/holidays")
@Produces(Page.HTML)
public final class HolidayPages {
    private final HolidayService holidays;

    public HolidayPages(HolidayService holidays) {
        this.holidays = holidays;
    }

    /** What {@code holidays.ftlh} shows. */
    public record Model(HolidayYear found, boolean mayEdit, Form form) {}

    @GET
    public Page year(@Auth Actor actor, @PathParam("iso2") String iso2, @QueryParam("year") @Nullable Integer year) {
        return page(actor, iso2, year, Form.empty());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@Auth Actor actor, @PathParam("iso2") String iso2, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            HolidayInput input = new HolidayInput(form.date("on"), form.text("name"));
            form.throwIfUnreadable();
            Holiday added = holidays.add(actor, iso2, input);
            return Page.redirect(
                    "/countries/" + iso2 + "/holidays?year=" + added.on().getYear(), added.name() + " is saved.");
        } catch (Problem problem) {
            return Page.invalid(page(actor, iso2, null, form.with(problem)));
        }
    }

    @POST
    @Path("{id}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@Auth Actor actor, @PathParam("iso2") String iso2, @PathParam("id") long id) {
        holidays.remove(actor, iso2, id);
        return Page.undoable("/countries/" + iso2 + "/holidays", "The holiday is removed.", actor);
    }

    private Page page(Actor actor, String iso2, @Nullable Integer year, Form form) {
        HolidayYear found = holidays.year(actor, iso2, year);
        Model model = new Model(found, actor.mayAnywhere(Action.EDIT_MEETINGS), form);
        String title = "Public holidays, " + CountryNames.of(iso2) + " " + found.year();
        return new Page(HolidayPages.class, "holidays.ftlh", title, model);
    }
}
