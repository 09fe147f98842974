package org.trialbridge.pipeline;

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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Stage;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form that moves a country to another stage. The JSON twin is {@link PipelineResource}. */
@Path("/trials/{trial}/countries/{iso2: [A-Z]{2}}/stage")
@Produces(Page.HTML)
public final class PipelinePages {
    private static final Pattern CITED = Pattern.compile("([A-Z]+):([0-9]{1,18})");

    private final PipelineService pipeline;

    public PipelinePages(PipelineService pipeline) {
        this.pipeline = pipeline;
    }

    /** What {@code stage.ftlh} shows. */
    public record Model(Form form, MoveChoices choices, List<StageChange.Reason> reasons) {}

    @GET
    public Page show(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("iso2") String iso2) {
        MoveChoices choices = pipeline.choices(actor, trial, iso2);
        Form form = Form.empty().with("effectiveOn", choices.today()).with("reasonCode", StageChange.Reason.PROGRESS);
        return page(choices, form);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response move(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        StageChange change;
        try {
            StageChangeInput input = new StageChangeInput(
                    form.choice("to", Stage.class),
                    form.date("effectiveOn"),
                    form.choice("reasonCode", StageChange.Reason.class),
                    form.text("reason"),
                    form.values("evidence").stream()
                            .map(PipelinePages::cited)
                            .filter(Objects::nonNull)
                            .toList());
            form.throwIfUnreadable();
            change = pipeline.move(actor, trial, iso2, input);
        } catch (Problem problem) {
            return Page.invalid(page(pipeline.choices(actor, trial, iso2), form.with(problem)));
        }
        String warnings = change.warnings().isEmpty() ? "" : " " + String.join(" ", change.warnings());
        return Page.redirect(
                "/trials/" + trial + "/countries/" + iso2,
                "Moved to " + change.to().label() + "." + warnings);
    }

    private static Page page(MoveChoices choices, Form form) {
        return new Page(
                PipelinePages.class,
                "stage.ftlh",
                "Move " + choices.country().countryName(),
                new Model(form, choices, Arrays.asList(StageChange.Reason.values())));
    }

    private static StageChangeInput.@Nullable Cited cited(String value) {
        Matcher matcher = CITED.matcher(value);
        if (!matcher.matches()) {
            return null;
        }
        return Arrays.stream(Evidence.Kind.values())
                .filter(kind -> kind.name().equals(matcher.group(1)))
                .map(kind -> new StageChangeInput.Cited(kind, Long.valueOf(matcher.group(2))))
                .findFirst()
                .orElse(null);
    }
}
