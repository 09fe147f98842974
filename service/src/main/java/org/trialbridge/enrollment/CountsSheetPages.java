package org.trialbridge.enrollment;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.outlook.ForecastPages;
import org.trialbridge.outlook.Forecasted;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** One site with what it reported. */
@Path("/trials/{trial}/sites/{site: (?!new$)[^/]+}")
@Produces(Page.HTML)
public final class CountsSheetPages {
    private static final Set<Metric> ALWAYS_SHOWN = EnumSet.of(Metric.SCREENED, Metric.ENROLLED);

    private final CountsService counts;

    public CountsSheetPages(CountsService counts) {
        this.counts = counts;
    }

    /**
     * What {@code site.ftlh} and {@code declared.ftlh} show.
     *
     * @param told null for a country, and for a site of which nothing is known or planned
     * @param mayEdit whether the reader may change the site itself
     * @param form asks for another period
     */
    public record Model(CountsSheet sheet, ForecastPages.@Nullable Model told, boolean mayEdit, Form form) {
        /** The counts that were reported at least once. */
        public List<Metric> metrics() {
            return reported(sheet.rows().stream()
                    .map(CountsSheet.Row::line)
                    .filter(Objects::nonNull)
                    .map(CountsLine::counts)
                    .toList());
        }
    }

    @GET
    public Page show(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("site") String site) {
        return page(actor, counts.siteSheet(actor, trial, site), Form.empty());
    }

    static Page page(Actor actor, CountsSheet sheet, Form form) {
        CountsPlace place = sheet.place();
        return new Page(
                CountsSheetPages.class,
                place.siteId() == null ? "declared.ftlh" : "site.ftlh",
                place.siteId() == null ? "Totals declared by " + place.name() : place.code() + " " + place.name(),
                new Model(sheet, told(sheet), actor.may(Action.EDIT_SITES, place.place()), form));
    }

    private static ForecastPages.@Nullable Model told(CountsSheet sheet) {
        Forecasted told = sheet.forecast();
        EnrollmentPlan plan = sheet.plan();
        return told == null
                        || (told.history().isEmpty() && told.forecast().points().isEmpty())
                ? null
                : ForecastPages.of(told, day -> plan == null ? null : plan.plannedBy(day));
    }

    /** Leads to the form of the period that was asked for; shows the sheet if none was, or none that can be read. */
    static Response choose(Actor actor, CountsSheet sheet, UriInfo uri) {
        Form form = new Form(uri.getQueryParameters());
        try {
            LocalDate periodEnd = form.date("periodEnd");
            form.throwIfUnreadable();
            return periodEnd == null
                    ? Response.ok(page(actor, sheet, Form.empty())).build()
                    : Page.redirect(sheet.place().path() + "/counts/" + periodEnd);
        } catch (Problem problem) {
            return Page.invalid(page(actor, sheet, form.with(problem)));
        }
    }

    static List<Metric> reported(List<Counts> lines) {
        return Arrays.stream(Metric.values())
                .filter(metric -> ALWAYS_SHOWN.contains(metric)
                        || lines.stream().anyMatch(line -> metric.of(line.figures()) != null))
                .toList();
    }
}
