package org.trialbridge.report;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The page on which people ask for a status report. The API's address is {@link ReportResource}. */
@Path("/trials/{trial}/reports")
public final class ReportPages {
    private final ReportService reports;

    public ReportPages(ReportService reports) {
        this.reports = reports;
    }

    /** What {@code reports.ftlh} shows. */
    public record Model(Form form, ReportChoices choices, List<Option> countries) {}

    /** A country to choose. */
    public record Option(String value, String text) {}

    /** The choices, with those that the address already makes. */
    @GET
    @Produces(Page.HTML)
    public Page show(@Auth Actor actor, @PathParam("trial") String trial, @Context UriInfo uri) {
        return page(actor, trial, new Form(uri.getQueryParameters()));
    }

    @GET
    @Path("status.xlsx")
    public Response download(
            @Auth Actor actor, @PathParam("trial") String trial, @Context UriInfo uri, @Context Request request) {
        Form form = new Form(uri.getQueryParameters());
        try {
            ReportRequest wanted = new ReportRequest(form.date("asOf"), null, form.text("country"));
            form.throwIfUnreadable();
            return ReportResource.answer(reports.statusReport(actor, trial, wanted), request);
        } catch (Problem problem) {
            return Page.invalid(page(actor, trial, form.with(problem)));
        }
    }

    private Page page(Actor actor, String trial, Form form) {
        ReportChoices choices = reports.choices(actor, trial);
        List<Option> countries = choices.countries().entrySet().stream()
                .map(country -> new Option(country.getKey(), country.getValue()))
                .toList();
        return new Page(ReportPages.class, "reports.ftlh", "Reports", new Model(form, choices, countries));
    }
}
