package org.trialbridge.pipeline;

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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.country.CountryNames;
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
    public record Model(Form form, @Nullable Stage to, MoveChoices choices, List<StageChange.Reason> reasons) {}

    /**
     * @param to the stage that is meant, where that is known, as when a country was dragged to it
     */
    @GET
    public Page show(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @QueryParam("to") @Nullable String to) {
        MoveChoices choices = pipeline.choices(actor, trial, iso2, "", List.of());
        Form form = Form.empty().with("to", to).with("effectiveOn", choices.today());
        return page(choices, form.with("reasonCode", choices.reasonFor(form.choice("to", Stage.class))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response move(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        List<StageChangeInput.Cited> cited = form.values("evidence").stream()
                .map(PipelinePages::cited)
                .filter(Objects::nonNull)
                .toList();
        if (form.checked("find")) {
            return Response.ok(page(pipeline.choices(actor, trial, iso2, form.value("words"), cited), form))
                    .build();
        }
        StageChange change;
        try {
            StageChangeInput input = new StageChangeInput(
                    form.choice("to", Stage.class),
                    form.date("effectiveOn"),
                    form.choice("reasonCode", StageChange.Reason.class),
                    form.text("reason"),
                    cited);
            form.throwIfUnreadable();
            change = pipeline.move(actor, trial, iso2, input);
        } catch (Problem problem) {
            MoveChoices choices = pipeline.choices(actor, trial, iso2, form.value("words"), cited);
            return Page.invalid(page(choices, form.with(problem)));
        }
        String warnings = change.warnings().isEmpty() ? "" : " " + String.join(" ", change.warnings());
        return Page.undoable(
                "/trials/" + trial + "/countries/" + iso2,
                "Moved " + CountryNames.of(iso2) + " to " + change.to().label() + "." + warnings,
                actor);
    }

    private static Page page(MoveChoices choices, Form form) {
        return new Page(
                PipelinePages.class,
                "stage.ftlh",
                "Move " + choices.country().countryName(),
                new Model(form, form.choice("to", Stage.class), choices, Arrays.asList(StageChange.Reason.values())));
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
