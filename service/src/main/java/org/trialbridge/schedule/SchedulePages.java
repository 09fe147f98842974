package org.trialbridge.schedule;

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
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form for planning a place by a template. The JSON twin is {@link ScheduleResource}. */
@Path("/trials/{trial}/milestones/apply")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class SchedulePages {
    private final ScheduleService schedule;

    public SchedulePages(ScheduleService schedule) {
        this.schedule = schedule;
    }

    /** What {@code apply.ftlh} shows. */
    public record Model(String trial, Form form, ScheduleService.Choices choices) {}

    @GET
    public Page show(
            @Auth Actor actor, @PathParam("trial") String trial, @QueryParam("country") @Nullable String country) {
        return page(actor, trial, Form.empty().with("iso2", country));
    }

    @POST
    public Response apply(@Auth Actor actor, @PathParam("trial") String trial, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            Long template = form.id("templateId");
            ApplicationInput input =
                    new ApplicationInput(trial, form.text("iso2"), form.text("site"), form.date("enteredOn"));
            form.throwIfUnreadable();
            Applied applied = schedule.apply(actor, template == null ? 0 : template, input);
            return Page.redirect("/trials/" + trial + "/milestones", told(applied));
        } catch (Problem problem) {
            return Page.invalid(page(actor, trial, form.with(problem)));
        }
    }

    private static String told(Applied applied) {
        return applied.planned() == 0
                ? "Nothing was missing: all milestones of the template were there already."
                : applied.planned() + (applied.planned() == 1 ? " milestone is" : " milestones are") + " planned; "
                        + applied.thereAlready() + " were there already and stay as they are.";
    }

    private Page page(Actor actor, String trial, Form form) {
        return new Page(
                SchedulePages.class,
                "apply.ftlh",
                "Plan by a template",
                new Model(trial, form, schedule.choices(actor, trial)));
    }
}
