package org.trialbridge.schedule;

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
import org.trialbridge.access.Place;
import org.trialbridge.milestone.Dependency;
import org.trialbridge.milestone.Milestone;
import org.trialbridge.problem.Problem;
import org.trialbridge.schedule.MilestoneTemplate.Level;
import org.trialbridge.trial.Stage;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The templates of milestones, and their form. The JSON twin is {@link MilestoneTemplateResource}. */
@Path("/milestone-templates")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class MilestoneTemplatePages {
    private final MilestoneTemplateService templates;

    public MilestoneTemplatePages(MilestoneTemplateService templates) {
        this.templates = templates;
    }

    /** What {@code milestone-templates.ftlh} shows. */
    public record ListModel(List<MilestoneTemplate> templates, boolean edits) {}

    /** What {@code milestone-template.ftlh} shows; without a template it is the form for a new one. */
    public record FormModel(
            Form form,
            @Nullable MilestoneTemplate template,
            List<CountryType> types,
            List<Level> levels,
            List<Stage> stages,
            List<Milestone.Code> codes,
            List<Dependency.Kind> kinds) {}

    @GET
    public Page list(@Auth Actor actor) {
        return new Page(
                MilestoneTemplatePages.class,
                "milestone-templates.ftlh",
                "Templates of milestones",
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
        return Page.redirect("/milestone-templates", "The template is saved.");
    }

    @GET
    @Path("{template}")
    public Page show(@Auth Actor actor, @PathParam("template") long id) {
        MilestoneTemplate found = templates.find(actor, id);
        return page(actor, form(found), found);
    }

    @POST
    @Path("{template}")
    public Response change(@Auth Actor actor, @PathParam("template") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            templates.change(actor, id, form.version(), input(form));
        } catch (Problem problem) {
            Form shown = form.with(problem, MilestoneTemplate.class, MilestoneTemplatePages::form);
            return Page.invalid(page(actor, shown, templates.find(actor, id)));
        }
        return Page.redirect("/milestone-templates", "The template is saved. What is planned stays as it is.");
    }

    private static Form form(MilestoneTemplate template) {
        Form form = Form.of(template);
        for (int i = 0; i < template.items().size(); i++) {
            TemplateItem item = template.items().get(i);
            String at = "items/" + i + "/";
            form = form.with(at + "code", item.code()).with(at + "offsetDays", item.offsetDays());
            for (int j = 0; j < item.waits().size(); j++) {
                TemplateItem.Wait wait = item.waits().get(j);
                String waits = at + "waits/" + j + "/";
                form = form.with(waits + "after", wait.after())
                        .with(waits + "kind", wait.kind())
                        .with(waits + "lagDays", wait.lagDays());
            }
        }
        return form;
    }

    private static MilestoneTemplateInput input(Form form) {
        MilestoneTemplateInput input = new MilestoneTemplateInput(
                form.text("name"),
                form.text("description"),
                form.choice("level", Level.class),
                form.choice("stage", Stage.class),
                form.id("approvalTemplateId"),
                form.rows("items").stream().map(MilestoneTemplatePages::item).toList());
        form.throwIfUnreadable();
        return input;
    }

    private static TemplateItemInput item(Form row) {
        return new TemplateItemInput(
                row.choice("code", Milestone.Code.class),
                row.integer("offsetDays"),
                row.rows("waits").stream()
                        .map(wait -> new TemplateItemInput.WaitInput(
                                wait.choice("after", Milestone.Code.class),
                                wait.choice("kind", Dependency.Kind.class),
                                wait.integer("lagDays")))
                        .toList());
    }

    private Page page(Actor actor, Form form, @Nullable MilestoneTemplate template) {
        actor.requireAnywhere(Action.EDIT_TRIAL);
        boolean byItself =
                actor.may(Action.EDIT_TRIAL, Place.EVERYTHING) || (template != null && template.stage() != null);
        return new Page(
                MilestoneTemplatePages.class,
                "milestone-template.ftlh",
                template == null ? "New template" : template.name(),
                new FormModel(
                        form,
                        template,
                        templates.types(actor),
                        List.of(Level.values()),
                        Arrays.stream(Stage.values())
                                .filter(stage -> byItself && stage != Stage.IDENTIFIED && !stage.isAside())
                                .toList(),
                        List.of(Milestone.Code.values()),
                        List.of(Dependency.Kind.values())));
    }
}
