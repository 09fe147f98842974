package org.trialbridge.enrollment;

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
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** Entry of a site's counts by a person, and the history of a period. The JSON twin is {@link SiteCountsResource}. */
@Path("/trials/{trial}/sites/{site}/counts")
@Produces(Page.HTML)
public final class SiteCountsPages {
    private final CountsService counts;
    private final EnrollmentService enrollments;

    public SiteCountsPages(CountsService counts, EnrollmentService enrollments) {
        this.counts = counts;
        this.enrollments = enrollments;
    }

    /** Leads to the form of the period asked for. */
    @GET
    public Response list(
            @Auth Actor actor, @PathParam("trial") String trial, @PathParam("site") String site, @Context UriInfo uri) {
        return CountsSheetPages.choose(actor, counts.siteSheet(actor, trial, site), uri);
    }

    @GET
    @Path("{periodEnd}")
    public Page form(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("site") String site,
            @PathParam("periodEnd") LocalDate periodEnd,
            @QueryParam(CountsEntryPages.ENTER) @Nullable String enter) {
        return CountsEntryPages.first(counts.siteEntry(actor, trial, site, periodEnd), enter);
    }

    @POST
    @Path("{periodEnd}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("site") String site,
            @PathParam("periodEnd") LocalDate periodEnd,
            MultivaluedMap<String, String> fields) {
        CountsEntry entry = counts.siteEntry(actor, trial, site, periodEnd);
        Form form = CountsEntryPages.sent(new Form(fields), entry);
        if (CountsEntryPages.isSwitched(form)) {
            return Response.ok(CountsEntryPages.switched(entry, form)).build();
        }
        try {
            CountsInput input = CountsEntryPages.input(form, entry);
            Submitted submitted =
                    enrollments.submit(actor, trial, site, periodEnd, input, CountsEntryPages.version(form));
            return CountsReceiptPages.redirect(entry.place(), submitted);
        } catch (Problem problem) {
            CountsEntry now = counts.siteEntry(actor, trial, site, periodEnd);
            return Page.invalid(CountsEntryPages.again(now, form, problem));
        }
    }

    @GET
    @Path("{periodEnd}/receipts/{revision}")
    public Page receipt(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("site") String site,
            @PathParam("periodEnd") LocalDate periodEnd,
            @PathParam("revision") int revision) {
        return CountsReceiptPages.page(counts.siteReceipt(actor, trial, site, periodEnd, revision));
    }

    @GET
    @Path("{periodEnd}/history")
    public Page history(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("site") String site,
            @PathParam("periodEnd") LocalDate periodEnd) {
        return CountsHistoryPages.page(counts.siteHistory(actor, trial, site, periodEnd));
    }
}
