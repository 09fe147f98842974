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
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form that changes a trial. */
@Path("/trials/{trial}/edit")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class EditTrialPages {
    private final TrialService trials;

    public EditTrialPages(TrialService trials) {
        this.trials = trials;
    }

    @GET
    public Page show(@Auth Actor actor, @PathParam("trial") String code) {
        Trial trial = trials.find(actor, code).trial();
        return page(actor, code, form(trial));
    }

    private static Form form(Trial trial) {
        return Form.of(trial)
                .with("registryIds", String.join("\n", trial.registryIds()))
                .with(
                        "periodEnds",
                        trial.periodEnds().stream().map(LocalDate::toString).collect(Collectors.joining("\n")));
    }

    @POST
    public Response update(@Auth Actor actor, @PathParam("trial") String code, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            TrialInput input = NewTrialPages.input(form);
            form.throwIfUnreadable();
            trials.update(actor, code, form.version(), input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, code, form.with(problem, TrialStanding.class, now -> form(now.trial()))));
        }
        return Page.redirect("/trials/" + code, "Trial " + code + " saved.");
    }

    private Page page(Actor actor, String code, Form form) {
        return new Page(
                NewTrialPages.class,
                "trial-form.ftlh",
                "Edit trial " + code,
                new NewTrialPages.Model(
                        form,
                        code,
                        trials.sponsors(actor, trials.find(actor, code).trial().place())));
    }
}
