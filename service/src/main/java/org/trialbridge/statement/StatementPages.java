package org.trialbridge.statement;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** The statements about a trial and its countries, and the form for one. The JSON twin is {@link StatementResource}. */
@Path("/trials/{trial}/statements")
@Produces(Page.HTML)
public final class StatementPages {
    private final StatementService statements;

    public StatementPages(StatementService statements) {
        this.statements = statements;
    }

    /** What {@code statements.ftlh} shows. */
    public record ListModel(
            String trial,
            @Nullable String country,
            List<StatementGroup> groups,
            @Nullable String more,
            boolean mayEdit) {}

    /** What {@code statement.ftlh} shows; without a statement it is the form for a new one. */
    public record FormModel(
            String trial,
            Form form,
            @Nullable Statement statement,
            List<Participation> countries,
            List<Statement.Confidence> confidences) {}

    @GET
    public Page list(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("country") @Nullable String country,
            @Context Paging paging) {
        String iso2 = country == null || country.isBlank() ? null : country;
        Listing<Statement> listing =
                statements.list(actor, new StatementFilter(trial, iso2, null, null), paging.window());
        return new Page(
                StatementPages.class,
                "statements.ftlh",
                "Statements",
                new ListModel(
                        trial,
                        iso2,
                        StatementGroup.of(listing.items()),
                        paging.next(listing),
                        actor.mayAnywhere(Action.EDIT_TRIAL)));
    }

    @GET
    @Path("new")
    public Page blank(
            @Auth Actor actor, @PathParam("trial") String trial, @QueryParam("country") @Nullable String country) {
        Page blank = page(actor, trial, Form.empty().with("iso2", country), null);
        actor.requireAnywhere(Action.EDIT_TRIAL);
        return blank;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@Auth Actor actor, @PathParam("trial") String trial, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            statements.create(actor, input(trial, form));
        } catch (Problem problem) {
            return Page.invalid(page(actor, trial, form.with(problem), null));
        }
        return Page.redirect("/trials/" + trial + "/statements", "Statement saved.");
    }

    @GET
    @Path("{id}")
    public Page show(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("id") long id) {
        Statement found = find(actor, trial, id);
        return page(actor, trial, Form.of(found), found);
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("id") long id,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            statements.change(actor, id, form.version(), input(trial, form));
        } catch (Problem problem) {
            Form shown = form.with(problem);
            return Page.invalid(page(actor, trial, shown, find(actor, trial, id)));
        }
        return Page.redirect("/trials/" + trial + "/statements", "Statement saved.");
    }

    @POST
    @Path("{id}/adoption")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response adopt(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("id") long id,
            MultivaluedMap<String, String> fields) {
        Statement adopted = statements.adopt(actor, id);
        return Page.redirect("/trials/" + trial + "/statements", "Adopted: " + adopted.value() + ".");
    }

    private Statement find(Actor actor, String trial, long id) {
        Statement found = statements.find(actor, id);
        if (!found.trial().equals(trial)) {
            throw Problem.notFound();
        }
        return found;
    }

    private static StatementInput input(String trial, Form form) {
        StatementInput input = new StatementInput(
                trial,
                form.text("iso2"),
                form.text("attribute"),
                form.text("value"),
                form.text("source"),
                form.date("sourceOn"),
                form.choice("confidence", Statement.Confidence.class));
        form.throwIfUnreadable();
        return input;
    }

    private Page page(Actor actor, String trial, Form form, @Nullable Statement statement) {
        return new Page(
                StatementPages.class,
                "statement.ftlh",
                statement == null ? "New statement" : "Statement: " + statement.attribute(),
                new FormModel(
                        trial,
                        form,
                        statement,
                        statements.countries(actor, trial),
                        List.of(Statement.Confidence.values())));
    }
}
