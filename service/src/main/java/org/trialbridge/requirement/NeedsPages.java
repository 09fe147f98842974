package org.trialbridge.requirement;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.approval.Approval;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form for what a country needs; its list stands on the country's page. The JSON twin is {@link NeedsResource}. */
@Path("/trials/{trial}/countries/{iso2: [A-Z]{2}}/needed-approvals")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class NeedsPages {
    private final NeedsService needs;

    public NeedsPages(NeedsService needs) {
        this.needs = needs;
    }

    /** What {@code needs.ftlh} shows. */
    public record Model(NeedsService.Choices choices, Form form, List<Approval.Kind> kinds, List<Need.Scope> needs) {}

    /** @param template the id of a template whose approvals stand in the form, to be looked at and saved */
    @GET
    public Page show(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @QueryParam("template") @Nullable String template) {
        NeedsService.Choices choices = needs.choices(actor, trial, iso2);
        Form form = choices.templates().stream()
                .filter(one -> String.valueOf(one.id()).equals(template))
                .findFirst()
                .map(one -> TemplatePages.fill(Form.empty(), one.items())
                        .with("template", one.id())
                        .with("templateId", one.id())
                        .with("version", choices.needs().version()))
                .orElseGet(() -> form(choices.needs())
                        .with("templateId", copied(choices))
                        .with("reason", null));
        return page(choices, form);
    }

    @POST
    public Response save(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            NeedsInput input = new NeedsInput(form.id("templateId"), TemplatePages.read(form), form.text("reason"));
            form.throwIfUnreadable();
            needs.save(actor, trial, iso2, form.version(), input);
        } catch (Problem problem) {
            Form shown = form.with(problem, CountryNeeds.class, NeedsPages::form);
            return Page.invalid(page(needs.choices(actor, trial, iso2), shown));
        }
        return Page.redirect("/trials/" + trial + "/countries/" + iso2 + "#needed", "What the country needs is saved.");
    }

    /** The id of the template from which the needs were taken, if it is still there by that name. */
    private static @Nullable Long copied(NeedsService.Choices choices) {
        return choices.templates().stream()
                .filter(one -> one.name().equals(choices.needs().template()))
                .map(ApprovalTemplate::id)
                .findFirst()
                .orElse(null);
    }

    private static Form form(CountryNeeds needs) {
        return TemplatePages.fill(Form.of(needs), needs.items());
    }

    private static Page page(NeedsService.Choices choices, Form form) {
        return new Page(
                NeedsPages.class,
                "needs.ftlh",
                "Needed approvals, " + choices.country().countryName(),
                new Model(choices, form, List.of(Approval.Kind.values()), List.of(Need.Scope.values())));
    }
}
