package org.trialbridge.edition;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.db.Listing;
import org.trialbridge.problem.Problem;
import org.trialbridge.report.ReportChoices;
import org.trialbridge.report.ReportRequest;
import org.trialbridge.report.ReportResource;
import org.trialbridge.report.ReportService;
import org.trialbridge.report.ReportVariant;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** The list of issued editions, and the form for a draft. The API's addresses are {@link EditionResource} and {@link ReportResource}. */
@Path("/trials/{trial}/reports")
public final class ReportPages {
    private final ReportService reports;
    private final EditionService editions;

    public ReportPages(ReportService reports, EditionService editions) {
        this.reports = reports;
        this.editions = editions;
    }

    /**
     * What {@code reports.ftlh} shows.
     *
     * @param mayIssue whether the reader may issue an edition of any part of the trial
     * @param next the path of the next part of the editions
     */
    public record Model(
            Form form,
            ReportChoices choices,
            List<Option> countries,
            List<Option> variants,
            List<Edition> editions,
            boolean mayIssue,
            @Nullable String next) {}

    /** Something to choose. */
    public record Option(String value, String text) {}

    /** The choices, with those that the address already makes. */
    @GET
    @Produces(Page.HTML)
    public Page show(
            @Auth Actor actor, @PathParam("trial") String trial, @Context UriInfo uri, @Context Paging paging) {
        return page(actor, trial, new Form(uri.getQueryParameters()), paging);
    }

    @GET
    @Path("status.xlsx")
    public Response download(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @Context UriInfo uri,
            @Context Paging paging,
            @Context Request request) {
        Form form = new Form(uri.getQueryParameters());
        try {
            ReportRequest wanted = new ReportRequest(
                    form.date("asOf"), null, form.text("country"), ReportResource.variant(form.text("variant")));
            form.throwIfUnreadable();
            return ReportResource.answer(reports.statusReport(actor, trial, wanted), request);
        } catch (Problem problem) {
            return Page.invalid(page(actor, trial, form.with(problem), paging));
        }
    }

    private Page page(Actor actor, String trial, Form form, Paging paging) {
        ReportChoices choices = reports.choices(actor, trial);
        List<Option> countries = choices.countries().entrySet().stream()
                .map(country -> new Option(country.getKey(), country.getValue()))
                .toList();
        Listing<Edition> issued = editions.list(actor, trial, paging.window());
        Place place = choices.trial().place();
        boolean mayIssue = actor.grants().stream()
                .anyMatch(grant -> grant.role().allows(Action.ISSUE_REPORT)
                        && (grant.place().covers(place) || place.covers(grant.place())));
        return new Page(
                ReportPages.class,
                "reports.ftlh",
                "Reports",
                new Model(
                        form.text("variant") == null ? form.with("variant", ReportVariant.STATUS.slug()) : form,
                        choices,
                        countries,
                        Arrays.stream(ReportVariant.values())
                                .map(variant -> new Option(variant.slug(), variant.label()))
                                .toList(),
                        issued.items(),
                        mayIssue,
                        paging.next(issued)));
    }
}
