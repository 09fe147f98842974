package org.trialbridge.milestone;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.country.CountryNames;
import org.trialbridge.db.Window;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;
import org.trialbridge.web.TimeTravel;

/** The milestones of a trial over time, by country. */
@Path("/trials/{trial}/milestones/gantt")
@Produces(Page.HTML)
public final class GanttPages {
    /** All of a trial: they are drawn together. */
    private static final Window ALL = new Window(5000, null);

    private final MilestoneService milestones;
    private final Clock clock;

    public GanttPages(MilestoneService milestones, Clock clock) {
        this.milestones = milestones;
        this.clock = clock;
    }

    /** A country that can be chosen; a dash stands for the trial itself. */
    public record Shown(String value, String text) {}

    /** What {@code gantt.ftlh} shows. */
    public record Model(
            String trial,
            Gantt gantt,
            LocalDate today,
            List<JudgedMilestone> milestones,
            List<Shown> countries,
            Form form,
            TimeTravel time) {}

    /** @param country cuts it to one, or to the trial's own with a dash */
    @GET
    public Page show(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("country") @Nullable String country,
            @Context TimeTravel time) {
        LocalDate asOf = time.asOf();
        LocalDate today = asOf == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : asOf;
        List<JudgedMilestone> all = milestones
                .list(actor, MilestoneFilter.ofTrial(trial), asOf, time.knownAt(), ALL)
                .items();
        List<JudgedMilestone> shown = all.stream()
                .filter(judged -> country == null || country.isBlank() || country.equals(code(judged)))
                .toList();
        return new Page(
                GanttPages.class,
                "gantt.ftlh",
                "Milestones over time",
                new Model(
                        trial,
                        Gantt.of(shown, today),
                        today,
                        shown,
                        all.stream()
                                .map(GanttPages::code)
                                .distinct()
                                .map(code -> new Shown(code, code.equals("-") ? "The trial" : CountryNames.of(code)))
                                .toList(),
                        Form.empty().with("country", country),
                        time));
    }

    private static String code(JudgedMilestone judged) {
        String iso2 = judged.milestone().iso2();
        return iso2 == null ? "-" : iso2;
    }
}
