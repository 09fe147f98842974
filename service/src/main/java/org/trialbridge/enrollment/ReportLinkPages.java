package org.trialbridge.enrollment;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Origins;
import org.trialbridge.web.Page;
import org.trialbridge.web.Public;

/** The form of one site and period, opened by a link from a reminder. */
@Path("/report/{token}")
@Produces(Page.HTML)
public final class ReportLinkPages {
    private static final String OWN_SECRET = "the link itself shows who may report here";

    private final ReportLinkService links;
    private final CountsService counts;
    private final EnrollmentService enrollments;

    public ReportLinkPages(ReportLinkService links, CountsService counts, EnrollmentService enrollments) {
        this.links = links;
        this.counts = counts;
        this.enrollments = enrollments;
    }

    @GET
    @Public(because = OWN_SECRET)
    public Response show(@Context ContainerRequestContext request, @PathParam("token") String token) {
        OpenReportLink link;
        try {
            link = links.open(Origins.of(request), token);
        } catch (Problem problem) {
            return gone(problem);
        }
        CountsEntry entry = counts.siteEntry(link.actor(), link.trial(), link.site(), link.periodEnd());
        CountsLine current = entry.current();
        return Response.ok(
                        current == null
                                ? linked("linked.ftlh", CountsEntryPages.first(entry, null))
                                : linked("linked-receipt.ftlh", receipt(link, current)))
                .build();
    }

    /** Reports; once the period is reported, sending again leads to the receipt. */
    @POST
    @Public(because = OWN_SECRET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @Context ContainerRequestContext request,
            @PathParam("token") String token,
            MultivaluedMap<String, String> fields) {
        OpenReportLink link;
        try {
            link = links.open(Origins.of(request), token);
        } catch (Problem problem) {
            return gone(problem);
        }
        String own = "/report/" + token;
        CountsEntry entry = counts.siteEntry(link.actor(), link.trial(), link.site(), link.periodEnd());
        if (entry.current() != null) {
            return Page.redirect(own, "This was reported already, so nothing was changed.");
        }
        Form form = CountsEntryPages.sent(new Form(fields), entry);
        try {
            CountsInput input = CountsEntryPages.input(form, entry);
            enrollments.submit(link.actor(), link.trial(), link.site(), link.periodEnd(), input, null);
        } catch (Problem problem) {
            CountsEntry now = counts.siteEntry(link.actor(), link.trial(), link.site(), link.periodEnd());
            return now.current() == null
                    ? Page.invalid(linked("linked.ftlh", CountsEntryPages.again(now, form, problem)))
                    : Page.redirect(own, "Somebody else reported this meanwhile, so your numbers were not saved.");
        }
        links.used(token);
        return Page.redirect(own);
    }

    private Page receipt(OpenReportLink link, CountsLine current) {
        return CountsReceiptPages.page(counts.siteReceipt(
                link.actor(),
                link.trial(),
                link.site(),
                link.periodEnd(),
                current.counts().revision()));
    }

    /** The same page without the ways to anywhere else. */
    private static Page linked(String template, Page page) {
        return new Page(ReportLinkPages.class, template, page.title(), page.model());
    }

    private static Response gone(Problem problem) {
        if (problem.kind() != Problem.Kind.NOT_FOUND) {
            throw problem;
        }
        return Response.status(Response.Status.NOT_FOUND)
                .entity(new Page(ReportLinkPages.class, "link-gone.ftlh", "This link can not be used any more", ""))
                .build();
    }
}
