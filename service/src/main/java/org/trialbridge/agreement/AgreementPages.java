package org.trialbridge.agreement;

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
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.document.DocumentService;
import org.trialbridge.document.Documents;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form for an agreement with a country; its list stands on the country's page. The JSON twin is {@link AgreementResource}. */
@Path("/trials/{trial}/countries/{iso2: [A-Z]{2}}/agreements")
@Produces(Page.HTML)
public final class AgreementPages {
    /** How many parties can be chosen in the form. */
    private static final int PARTIES = 4;

    private static final int MOST_PARTIES = 20;

    private final AgreementService agreements;

    private final DocumentService documents;

    public AgreementPages(AgreementService agreements, DocumentService documents) {
        this.agreements = agreements;
        this.documents = documents;
    }

    /**
     * What {@code agreement.ftlh} shows; without an agreement it is the form for a new one.
     *
     * @param parties how many fields there are for them
     * @param documents null for a new one
     */
    public record Model(
            Form form,
            @Nullable Agreement agreement,
            AgreementChoices choices,
            List<Agreement.Kind> kinds,
            int parties,
            @Nullable Documents documents) {}

    @GET
    @Path("new")
    public Page begin(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("iso2") String iso2) {
        return page(actor, Form.empty(), null, agreements.choices(actor, trial, iso2));
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
            agreements.create(actor, input(trial, iso2, form));
        } catch (Problem problem) {
            return Page.invalid(page(actor, form.with(problem), null, agreements.choices(actor, trial, iso2)));
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
        AgreementChoices choices = agreements.choices(actor, trial, iso2);
        Agreement found = find(actor, trial, iso2, id);
        return page(actor, form(found), found, choices);
    }

    private static Form form(Agreement agreement) {
        Form form = Form.of(agreement);
        for (int i = 0; i < MOST_PARTIES; i++) {
            boolean named = i < agreement.parties().size();
            form = form.with("party" + i, named ? agreement.parties().get(i).institutionId() : null);
        }
        return form;
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
            agreements.change(actor, id, form.version(), input(trial, iso2, form));
        } catch (Problem problem) {
            Form shown = form.with(problem, Agreement.class, AgreementPages::form);
            return Page.invalid(
                    page(actor, shown, find(actor, trial, iso2, id), agreements.choices(actor, trial, iso2)));
        }
        return Page.undoable(
                "/trials/" + trial + "/countries/" + iso2 + "#agreements", "The agreement is saved.", actor);
    }

    private Agreement find(Actor actor, String trial, String iso2, long id) {
        Agreement found = agreements.find(actor, id);
        if (!found.trial().equals(trial) || !found.iso2().equals(iso2)) {
            throw Problem.notFound();
        }
        return found;
    }

    private static Response saved(String trial, String iso2) {
        return Page.redirect("/trials/" + trial + "/countries/" + iso2 + "#agreements", "The agreement is saved.");
    }

    private static AgreementInput input(String trial, String iso2, Form form) {
        List<Long> parties = IntStream.range(0, MOST_PARTIES)
                .mapToObj(i -> form.id("party" + i))
                .filter(Objects::nonNull)
                .toList();
        AgreementInput input = new AgreementInput(
                trial,
                iso2,
                form.choice("kind", Agreement.Kind.class),
                form.text("title"),
                List.copyOf(parties),
                form.date("signedOn"),
                form.date("effectiveOn"),
                form.date("expiresOn"),
                form.date("endedOn"),
                form.text("endReason"));
        form.throwIfUnreadable();
        return input;
    }

    private Page page(Actor actor, Form form, @Nullable Agreement agreement, AgreementChoices choices) {
        String title = (agreement == null ? "New agreement, " : "Agreement, ")
                + choices.country().countryName();
        int parties =
                Math.max(PARTIES, agreement == null ? 0 : agreement.parties().size() + 1);
        return new Page(
                AgreementPages.class,
                "agreement.ftlh",
                title,
                new Model(
                        form,
                        agreement,
                        choices,
                        List.of(Agreement.Kind.values()),
                        parties,
                        agreement == null ? null : documents.of(actor, "agreements/" + agreement.id())));
    }
}
