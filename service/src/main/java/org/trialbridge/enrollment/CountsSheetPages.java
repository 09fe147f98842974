package org.trialbridge.enrollment;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
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
     * @param mayEdit whether the reader may change the site itself
     */
    public record Model(CountsSheet sheet, boolean mayEdit) {
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
        CountsSheet sheet = counts.siteSheet(actor, trial, site);
        return new Page(
                CountsSheetPages.class,
                "site.ftlh",
                sheet.place().code() + " " + sheet.place().name(),
                new Model(sheet, actor.may(Action.EDIT_SITES, sheet.place().place())));
    }

    static List<Metric> reported(List<Counts> lines) {
        return Arrays.stream(Metric.values())
                .filter(metric -> ALWAYS_SHOWN.contains(metric)
                        || lines.stream().anyMatch(line -> metric.of(line.figures()) != null))
                .toList();
    }
}
