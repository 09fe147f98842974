package org.trialbridge.requirement;

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
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.approval.Approval;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The templates of needed approvals, and their form. The JSON twin is {@link TemplateResource}. */
@Path("/approval-templates")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class TemplatePages {
    private final TemplateService templates;

    public TemplatePages(TemplateService templates) {
        this.templates = templates;
    }

    /** What {@code templates.ftlh} shows. */
    public record ListModel(List<ApprovalTemplate> templates, boolean edits) {}

    /** What {@code template.ftlh} shows; without a template it is the form for a new one. */
    public record FormModel(
            Form form, @Nullable ApprovalTemplate template, List<Approval.Kind> kinds, List<Need.Scope> needs) {}

    @GET
    public Page list(@Auth Actor actor) {
        return new Page(
                TemplatePages.class,
                "templates.ftlh",
                "Templates of needed approvals",
                new ListModel(templates.list(actor).items(), actor.mayAnywhere(Action.EDIT_TRIAL)));
    }

    @GET
    @Path("new")
    public Page begin(@Auth Actor actor) {
        return page(actor, Form.empty(), null);
    }

    @POST
    @Path("new")
    public Response create(@Auth Actor actor, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            templates.create(actor, input(form));
        } catch (Problem problem) {
            return Page.invalid(page(actor, form.with(problem), null));
        }
        return Page.redirect("/approval-templates", "The template is saved.");
    }

    @GET
    @Path("{template}")
    public Page show(@Auth Actor actor, @PathParam("template") long id) {
        ApprovalTemplate found = templates.find(actor, id);
        return page(actor, form(found), found);
    }

    @POST
    @Path("{template}")
    public Response change(@Auth Actor actor, @PathParam("template") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            templates.change(actor, id, form.version(), input(form));
        } catch (Problem problem) {
            Form shown = form.with(problem, ApprovalTemplate.class, TemplatePages::form);
            return Page.invalid(page(actor, shown, templates.find(actor, id)));
        }
        return Page.redirect("/approval-templates", "The template is saved. Countries keep what they need.");
    }

    private static Form form(ApprovalTemplate template) {
        return fill(Form.of(template), template.items());
    }

    private static TemplateInput input(Form form) {
        TemplateInput input = new TemplateInput(form.text("name"), form.text("description"), read(form));
        form.throwIfUnreadable();
        return input;
    }

    /** Puts needs into a form: for every kind a field {@code need-KIND} and one {@code place-KIND}. */
    static Form fill(Form form, List<Need> needs) {
        Form filled = form;
        for (Approval.Kind kind : Approval.Kind.values()) {
            Need need =
                    needs.stream().filter(one -> one.kind() == kind).findFirst().orElse(null);
            filled = filled.with("need-" + kind, need == null ? null : need.need())
                    .with("place-" + kind, need == null ? null : need.place());
        }
        return filled;
    }

    /** Reads such fields; a kind that is not needed is left out. */
    static List<@Nullable NeedInput> read(Form form) {
        return Arrays.stream(Approval.Kind.values())
                .<@Nullable NeedInput>map(kind -> form.value("need-" + kind).isBlank()
                        ? null
                        : new NeedInput(
                                kind, form.choice("need-" + kind, Need.Scope.class), form.integer("place-" + kind)))
                .filter(input -> input != null)
                .toList();
    }

    private static Page page(Actor actor, Form form, @Nullable ApprovalTemplate template) {
        actor.requireAnywhere(Action.EDIT_TRIAL);
        return new Page(
                TemplatePages.class,
                "template.ftlh",
                template == null ? "New template" : template.name(),
                new FormModel(form, template, List.of(Approval.Kind.values()), List.of(Need.Scope.values())));
    }
}
