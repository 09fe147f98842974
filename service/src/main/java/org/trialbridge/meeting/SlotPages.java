package org.trialbridge.meeting;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.action.Choices;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The page that finds a time for a meeting of several countries. */
@Path("/trials/{trial}/meetings/slots")
@Produces(Page.HTML)
public final class SlotPages {
    private final MeetingService meetings;
    private final SlotService slots;

    public SlotPages(MeetingService meetings, SlotService slots) {
        this.meetings = meetings;
        this.slots = slots;
    }

    /** What {@code slots.ftlh} shows. */
    public record Model(Form form, Choices choices, List<Slot> slots) {
        public Model {
            slots = List.copyOf(slots);
        }
    }

    @GET
    public Response find(@Auth Actor actor, @PathParam("trial") String trial, @Context UriInfo uri) {
        Choices choices = meetings.choicesToEdit(actor, trial);
        Form asked = new Form(uri.getQueryParameters());
        if (asked.value("zone").isEmpty()) {
            Form blank = asked.with("zone", meetings.zoneOf(actor).getId()).with("durationMinutes", 60);
            return Response.ok(page(new Model(blank, choices, List.of()))).build();
        }
        try {
            ZoneId zone = asked.zone("zone");
            Integer minutes = asked.integer("durationMinutes");
            asked.throwIfUnreadable();
            List<Slot> found = slots.best(actor, trial, asked.values("countries"), zone, minutes);
            return Response.ok(page(new Model(asked, choices, found))).build();
        } catch (Problem problem) {
            return Page.invalid(page(new Model(asked.with(problem), choices, List.of())));
        }
    }

    private static Page page(Model model) {
        return new Page(SlotPages.class, "slots.ftlh", "Find a time", model);
    }
}
