package org.trialbridge.outreach;

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
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Order;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** The outreach of a trial, and the form for one. The JSON twin is {@link OutreachResource}. */
@Path("/trials/{trial}/outreach")
@Produces(Page.HTML)
public final class OutreachPages {
    private final OutreachService outreach;

    public OutreachPages(OutreachService outreach) {
        this.outreach = outreach;
    }

    /** What {@code outreach-list.ftlh} shows. */
    public record ListModel(
            String trial,
            @Nullable String country,
            Outreach.@Nullable Outcome status,
            List<Outreach.Outcome> outcomes,
            @Nullable String q,
            List<Outreach> items,
            Order order,
            @Nullable String more,
            boolean mayEdit) {}

    /** What {@code outreach.ftlh} shows; without an outreach it is the form for a new one. */
    public record FormModel(
            String trial,
            Form form,
            @Nullable Outreach outreach,
            OutreachChoices choices,
            List<Outreach.Kind> kinds,
            List<Outreach.Outcome> outcomes) {}

    @GET
    public Page list(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("status") @Nullable String status,
            @QueryParam("q") @Nullable String q,
            @Context Paging paging) {
        Outreach.Outcome outcome = Arrays.stream(Outreach.Outcome.values())
                .filter(one -> one.name().equals(status))
                .findFirst()
                .orElse(null);
        String iso2 = country == null || country.isBlank() ? null : country;
        String words = q == null || q.isBlank() ? null : q;
        Sort<OutreachSort> sort = paging.sort(OutreachService.USUAL);
        Listing<Outreach> listing =
                outreach.list(actor, new OutreachFilter(trial, iso2, outcome, words), sort, paging.window());
        return new Page(
                OutreachPages.class,
                "outreach-list.ftlh",
                "Outreach",
                new ListModel(
                        trial,
                        iso2,
                        outcome,
                        List.of(Outreach.Outcome.values()),
                        words,
                        listing.items(),
                        new Order(paging, sort),
                        paging.next(listing),
                        actor.mayAnywhere(Action.EDIT_TRIAL)));
    }

    @GET
    @Path("new")
    public Page blank(
            @Auth Actor actor, @PathParam("trial") String trial, @QueryParam("country") @Nullable String country) {
        Form form = Form.empty().with("iso2", country).with("outcome", Outreach.Outcome.SENT);
        return page(trial, form, null, outreach.choices(actor, trial, country));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@Auth Actor actor, @PathParam("trial") String trial, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            OutreachInput input = input(trial, form.text("iso2"), form);
            outreach.create(actor, input);
        } catch (Problem problem) {
            Form shown = form.with(problem);
            return Page.invalid(page(trial, shown, null, outreach.choices(actor, trial, form.value("iso2"))));
        }
        return Page.redirect("/trials/" + trial + "/outreach", "Outreach saved.");
    }

    @GET
    @Path("{id}")
    public Page show(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("id") long id) {
        Outreach found = find(actor, trial, id);
        return page(trial, Form.of(found), found, outreach.choices(actor, trial, found.iso2()));
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
            OutreachInput input = input(trial, null, form);
            outreach.change(actor, id, form.version(), input);
        } catch (Problem problem) {
            Form shown = form.with(problem);
            Outreach found = find(actor, trial, id);
            return Page.invalid(page(trial, shown, found, outreach.choices(actor, trial, found.iso2())));
        }
        return Page.undoable("/trials/" + trial + "/outreach", "Outreach saved.", actor);
    }

    private Outreach find(Actor actor, String trial, long id) {
        Outreach found = outreach.find(actor, id);
        if (!found.trial().equals(trial)) {
            throw Problem.notFound();
        }
        return found;
    }

    private static OutreachInput input(String trial, @Nullable String iso2, Form form) {
        OutreachInput input = new OutreachInput(
                trial,
                iso2,
                form.id("institutionId"),
                form.choice("kind", Outreach.Kind.class),
                form.date("on"),
                form.text("subject"),
                form.choice("outcome", Outreach.Outcome.class));
        form.throwIfUnreadable();
        return input;
    }

    private static Page page(String trial, Form form, @Nullable Outreach outreach, OutreachChoices choices) {
        String title = outreach == null ? "New outreach" : "Outreach: " + outreach.subject();
        return new Page(
                OutreachPages.class,
                "outreach.ftlh",
                title,
                new FormModel(
                        trial,
                        form,
                        outreach,
                        choices,
                        List.of(Outreach.Kind.values()),
                        List.of(Outreach.Outcome.values())));
    }
}
