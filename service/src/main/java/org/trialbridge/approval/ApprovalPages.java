package org.trialbridge.approval;

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
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form for an approval of a country; its list stands on the country's page. The JSON twin is {@link ApprovalResource}. */
@Path("/trials/{trial}/countries/{iso2: [A-Z]{2}}/approvals")
@Produces(Page.HTML)
public final class ApprovalPages {
    private final ApprovalService approvals;

    public ApprovalPages(ApprovalService approvals) {
        this.approvals = approvals;
    }

    /** What {@code approval.ftlh} shows; without an approval it is the form for a new one. */
    public record Model(
            Form form,
            @Nullable Approval approval,
            ApprovalChoices choices,
            List<Approval.Kind> kinds,
            List<Approval.Status> statuses) {}

    @GET
    @Path("new")
    public Page begin(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("iso2") String iso2) {
        return page(Form.empty(), null, approvals.choices(actor, trial, iso2));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            approvals.create(actor, input(trial, iso2, form));
        } catch (Problem problem) {
            return Page.invalid(page(form.with(problem), null, approvals.choices(actor, trial, iso2)));
        }
        return saved(trial, iso2);
    }

    @GET
    @Path("{id}")
    public Page show(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @PathParam("id") long id) {
        ApprovalChoices choices = approvals.choices(actor, trial, iso2);
        Approval found = find(actor, trial, iso2, id);
        return page(Form.of(found), found, choices);
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @PathParam("id") long id,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            find(actor, trial, iso2, id);
            approvals.change(actor, id, form.version(), input(trial, iso2, form));
        } catch (Problem problem) {
            Form shown = form.with(problem);
            return Page.invalid(page(shown, find(actor, trial, iso2, id), approvals.choices(actor, trial, iso2)));
        }
        return Page.undoable("/trials/" + trial + "/countries/" + iso2 + "#approvals", "The approval is saved.", actor);
    }

    private Approval find(Actor actor, String trial, String iso2, long id) {
        Approval found = approvals.recorded(actor, id);
        if (!found.trial().equals(trial) || !found.iso2().equals(iso2)) {
            throw Problem.notFound();
        }
        return found;
    }

    private static Response saved(String trial, String iso2) {
        return Page.redirect("/trials/" + trial + "/countries/" + iso2 + "#approvals", "The approval is saved.");
    }

    private static ApprovalInput input(String trial, String iso2, Form form) {
        ApprovalInput input = new ApprovalInput(
                trial,
                iso2,
                form.text("site"),
                form.choice("kind", Approval.Kind.class),
                form.id("authorityInstitutionId"),
                form.text("reference"),
                form.choice("status", Approval.Status.class),
                form.date("submittedOn"),
                form.date("decidedOn"),
                form.date("expiresOn"),
                form.text("conditions"),
                form.text("source"));
        form.throwIfUnreadable();
        return input;
    }

    private static Page page(Form form, @Nullable Approval approval, ApprovalChoices choices) {
        String title = (approval == null ? "New approval, " : "Approval, ")
                + choices.country().countryName();
        return new Page(
                ApprovalPages.class,
                "approval.ftlh",
                title,
                new Model(form, approval, choices, List.of(Approval.Kind.values()), List.of(Approval.Status.values())));
    }
}
