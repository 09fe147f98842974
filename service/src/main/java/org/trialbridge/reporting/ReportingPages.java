package org.trialbridge.reporting;

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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.ReportingCalendar;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** Sites by periods as a page. The JSON twin is {@link ReportingResource}. */
@Path("/trials/{trial}/reporting")
@Produces(Page.HTML)
public final class ReportingPages {
    private final ReportingService reporting;
    private final ReminderService reminders;

    public ReportingPages(ReportingService reporting, ReminderService reminders) {
        this.reporting = reporting;
        this.reminders = reminders;
    }

    /**
     * What {@code grid.ftlh} shows.
     *
     * @param country the code of the country to which it is cut, or null
     * @param earlier the address of the periods before, or null
     * @param later the address of the periods after, or null
     * @param reports whether the reader may report anywhere
     * @param chases whether the reader may remind anybody
     * @param more the address of the next sites, or null
     */
    public record Model(
            ReportingGrid grid,
            @Nullable String country,
            @Nullable String from,
            @Nullable String to,
            @Nullable String earlier,
            @Nullable String later,
            boolean reports,
            boolean chases,
            @Nullable String more) {

        /** The sites in groups: one for each country. */
        public List<Group> groups() {
            List<Group> groups = new ArrayList<>();
            for (SiteReporting site : grid.sites().items()) {
                if (groups.isEmpty() || !groups.get(groups.size() - 1).iso2().equals(site.iso2())) {
                    groups.add(new Group(site.iso2(), new ArrayList<>()));
                }
                groups.get(groups.size() - 1).sites().add(site);
            }
            return groups;
        }
    }

    /** The sites of a country. */
    public record Group(String iso2, List<SiteReporting> sites) {}

    @GET
    public Page show(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("country") @Nullable String country,
            @Context Paging paging) {
        String only = country == null || country.isBlank() ? null : country;
        ReportingGrid grid = reporting.grid(actor, trial, new ReportingQuery(from, to, only), paging.window());
        return new Page(
                ReportingPages.class,
                "grid.ftlh",
                "Reporting",
                new Model(
                        grid,
                        only,
                        from == null ? null : from.toString(),
                        to == null ? null : to.toString(),
                        earlier(grid, trial, only),
                        to == null ? null : later(grid, trial, to, only),
                        actor.mayAnywhere(Action.SUBMIT_COUNTS),
                        actor.mayAnywhere(Action.CHASE_REPORTS),
                        paging.next(grid.sites())));
    }

    /** Reminds the contacts of the chosen reports, and comes back to the same part of the grid. */
    @POST
    @Path("reminders")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response chase(@Auth Actor actor, @PathParam("trial") String trial, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        String back = Page.ownPath(form.value("back"));
        String grid = "/trials/" + trial + "/reporting";
        String told;
        try {
            told = reminders.chase(actor, trial, form.values("report")).words();
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID) {
                throw problem;
            }
            told = problem.errors().get(0).message();
        }
        return Page.redirect(back.startsWith(grid + "?") ? back : grid, told);
    }

    private static @Nullable String earlier(ReportingGrid grid, String trial, @Nullable String country) {
        if (grid.columns().isEmpty()) {
            return null;
        }
        LocalDate end = grid.trial().calendar().previousEnd(grid.columns().get(0));
        return end == null ? null : address(trial, end, country);
    }

    private static @Nullable String later(ReportingGrid grid, String trial, LocalDate to, @Nullable String country) {
        ReportingCalendar calendar = grid.trial().calendar();
        LocalDate last = null;
        LocalDate end = calendar.periodEnd(to.plusDays(1));
        for (int i = 1; i <= ReportingQuery.USUAL_PERIODS && end != null; i++) {
            last = end;
            end = calendar.periodEnd(end.plusDays(1));
        }
        return last == null ? null : address(trial, last, country);
    }

    private static String address(String trial, LocalDate to, @Nullable String country) {
        return "/trials/" + trial + "/reporting?to=" + to + (country == null ? "" : "&country=" + country);
    }
}
