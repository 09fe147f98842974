package org.trialbridge.edition;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.report.ReportResource;
import org.trialbridge.report.ReportTable;
import org.trialbridge.report.ReportVariant;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** An issued edition, and the form to issue one. The list is on {@link ReportPages}; the JSON twin is {@link EditionResource}. */
@Path("/trials/{trial}/editions")
@Produces(Page.HTML)
public final class EditionPages {
    private final EditionService editions;
    private final EditionChangesService comparisons;

    public EditionPages(EditionService editions, EditionChangesService comparisons) {
        this.editions = editions;
        this.comparisons = comparisons;
    }

    /**
     * What {@code edition.ftlh} shows.
     *
     * @param mayIssue whether the reader may issue one that supersedes it
     * @param before the one with which it is compared: the one it supersedes, else the last one about the same; null if
     *     there is none
     */
    public record Model(
            Form form,
            Edition edition,
            boolean mayIssue,
            @Nullable Integer before) {
        /** The sheets that other tools can read by themselves. */
        public List<ReportTable> tables() {
            return List.copyOf(ReportVariant.STATUS.tables());
        }
    }

    /**
     * What {@code issue.ftlh} shows.
     *
     * @param old the edition that is to be superseded; null for none
     */
    public record IssueModel(
            Form form,
            EditionChoices choices,
            List<Option> scopes,
            @Nullable Edition old) {}

    /** A choice of the form. */
    public record Option(String value, String text) {}

    /** What {@code changes.ftlh} shows. */
    public record ChangesModel(Form form, EditionChanges changes, List<Option> earlier) {}

    @GET
    @Path("new")
    public Page issue(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("supersedes") @Nullable Integer supersedes) {
        Form form = Form.empty();
        if (supersedes != null) {
            Edition old = editions.find(actor, trial, supersedes);
            form = form.with("supersedes", supersedes)
                    .with("asOf", old.asOf())
                    .with("country", old.country())
                    .with("title", old.title());
        }
        return form(actor, trial, form);
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response issue(@Auth Actor actor, @PathParam("trial") String trial, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Edition edition;
        try {
            EditionInput input = new EditionInput(
                    form.date("asOf"),
                    form.text("country"),
                    form.text("title"),
                    form.text("note"),
                    form.integer("supersedes"),
                    form.text("reason"));
            form.throwIfUnreadable();
            edition = editions.issue(actor, trial, input);
        } catch (Problem problem) {
            return Page.invalid(form(actor, trial, form.with(problem)));
        }
        return Page.redirect(edition.path(), "Edition " + edition.label() + " is issued.");
    }

    @GET
    @Path("{number: [0-9]{1,9}}")
    public Page show(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("number") int number) {
        return page(actor, trial, number);
    }

    /** The file as it was issued. */
    @GET
    @Path("{number: [0-9]{1,9}}.xlsx")
    @Produces(ReportResource.XLSX)
    public Response download(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("number") int number,
            @Context Request request,
            @Context HttpHeaders headers) {
        return EditionFileResource.answer(editions, actor, editions.find(actor, trial, number), request, headers);
    }

    /** Makes the edition again and says what came out. */
    @POST
    @Path("{number: [0-9]{1,9}}/regeneration")
    public Response regenerate(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("number") int number) {
        Regeneration again = editions.regenerate(actor, trial, number);
        return Page.redirect(
                editions.find(actor, trial, number).path(),
                switch (again.outcome()) {
                    case IDENTICAL -> "Made again just now: identical, byte for byte.";
                    case EQUAL_CONTENT ->
                        "Made again just now by another version of the software: the content is the same.";
                    case DIFFERENT ->
                        "Made again just now, and it differs. The file that was issued is kept; tell whoever runs this service.";
                });
    }

    /** What changed between an earlier edition and this one. */
    @GET
    @Path("{number: [0-9]{1,9}}/changes")
    public Page changes(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("number") int number,
            @QueryParam("since") @Nullable Integer since) {
        EditionChanges changes = comparisons.changes(actor, trial, number, since);
        List<Option> earlier = changes.earlier().stream()
                .map(one -> new Option(
                        String.valueOf(one.number()), one.label() + " as of " + EditionInput.DAY.format(one.asOf())))
                .toList();
        return new Page(
                EditionPages.class,
                "changes.ftlh",
                "What changed since " + changes.before().label(),
                new ChangesModel(Form.empty().with("since", changes.before().number()), changes, earlier));
    }

    private Page page(Actor actor, String trial, int number) {
        Edition edition = editions.find(actor, trial, number);
        List<Edition> earlier = comparisons.earlier(actor, edition);
        Integer before = earlier.isEmpty()
                ? null
                : edition.supersedes() == null ? Integer.valueOf(earlier.get(0).number()) : edition.supersedes();
        return new Page(
                EditionPages.class,
                "edition.ftlh",
                "Edition " + edition.label(),
                new Model(Form.empty(), edition, actor.may(Action.ISSUE_REPORT, edition.place()), before));
    }

    private Page form(Actor actor, String trial, Form form) {
        EditionChoices choices = editions.choices(actor, trial);
        List<Option> scopes = new ArrayList<>();
        if (choices.whole()) {
            scopes.add(new Option("", "The whole trial"));
        }
        choices.countries().forEach(country -> scopes.add(new Option(country.iso2(), country.countryName())));
        String supersedes = form.value("supersedes");
        Edition old =
                supersedes.matches("[0-9]{1,9}") ? editions.find(actor, trial, Integer.parseInt(supersedes)) : null;
        return new Page(
                EditionPages.class,
                "issue.ftlh",
                old == null ? "Issue an edition" : "Supersede edition " + old.label(),
                new IssueModel(form, choices, scopes, old));
    }
}
