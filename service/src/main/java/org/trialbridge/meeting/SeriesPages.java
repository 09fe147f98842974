package org.trialbridge.meeting;

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
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** A series of meetings as a page. The JSON twin is {@link SeriesResource}. */
@Path("/series/{id}")
@Produces(Page.HTML)
public final class SeriesPages {
    private final MeetingService meetings;
    private final SeriesService series;

    public SeriesPages(MeetingService meetings, SeriesService series) {
        this.meetings = meetings;
        this.series = series;
    }

    /**
     * What {@code series.ftlh} shows.
     *
     * @param last the meeting after which the next one is planned, or null
     * @param zone the reader's
     */
    public record OneModel(
            Series series,
            String trial,
            List<MeetingLine> lines,
            @Nullable MeetingLine last,
            ZoneId zone) {}

    /** What {@code series-edit.ftlh} shows. */
    public record EditModel(Form form, Series series, String trial) {}

    @GET
    public Page one(@Auth Actor actor, @PathParam("id") long id) {
        SeriesDetails found = series.get(actor, id);
        OneModel model = new OneModel(
                found.series(), trial(found.series()), found.meetings(), found.last(), meetings.zoneOf(actor));
        return new Page(SeriesPages.class, "series.ftlh", found.series().name(), model);
    }

    @GET
    @Path("/edit")
    public Page edit(@Auth Actor actor, @PathParam("id") long id) {
        return page(actor, id, Form.of(series.getToEdit(actor, id)));
    }

    @POST
    @Path("/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            SeriesInput input = new SeriesInput(form.text("name"));
            form.throwIfUnreadable();
            series.rename(actor, id, form.version(), input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, form.with(problem)));
        }
        return Page.redirect("/series/" + id, "The series is renamed.");
    }

    private Page page(Actor actor, long id, Form form) {
        Series found = series.getToEdit(actor, id);
        return new Page(
                SeriesPages.class, "series-edit.ftlh", "Rename a series", new EditModel(form, found, trial(found)));
    }

    private static String trial(Series series) {
        return series.trials().get(0);
    }
}
