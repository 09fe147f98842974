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
import org.trialbridge.access.Actor;
import org.trialbridge.action.Choices;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The agenda of a meeting: the forms of its items, and the buttons that move them. The JSON twin is {@link AgendaResource}. */
@Path("/meetings/{id}/agenda")
@Produces(Page.HTML)
public final class AgendaPages {
    private final MeetingService meetings;
    private final AgendaService agendas;

    public AgendaPages(MeetingService meetings, AgendaService agendas) {
        this.meetings = meetings;
        this.agendas = agendas;
    }

    /**
     * What {@code agenda-item.ftlh} shows.
     *
     * @param adds whether the item is a new one
     */
    public record Model(Form form, Meeting meeting, String trial, boolean adds, Choices choices) {}

    @GET
    @Path("/new")
    public Page begin(@Auth Actor actor, @PathParam("id") long id) {
        return page(actor, id, true, Form.empty());
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            AgendaItemInput input = read(form);
            form.throwIfUnreadable();
            agendas.add(actor, id, input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, true, form.with(problem)));
        }
        return Page.redirect("/meetings/" + id + "#agenda", "The item is on the agenda.");
    }

    @GET
    @Path("/{itemId}/edit")
    public Page edit(@Auth Actor actor, @PathParam("id") long id, @PathParam("itemId") long itemId) {
        AgendaItem item = agendas.item(actor, id, itemId);
        Form form = Form.of(item);
        return page(actor, id, false, item.presenterPersonId() == null ? form : form.with("presenter", null));
    }

    @POST
    @Path("/{itemId}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("itemId") long itemId,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            AgendaItemInput input = read(form);
            form.throwIfUnreadable();
            agendas.change(actor, id, itemId, form.version(), input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, false, form.with(problem)));
        }
        return Page.redirect("/meetings/" + id + "#agenda-" + itemId, "The item is saved.");
    }

    @POST
    @Path("/{itemId}/move")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response move(
            @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("itemId") long itemId,
            MultivaluedMap<String, String> fields) {
        int by = "up".equals(new Form(fields).value("to")) ? -1 : 1;
        agendas.move(actor, id, itemId, new AgendaMoveInput(by));
        return Page.redirect("/meetings/" + id + "#agenda-" + itemId);
    }

    @POST
    @Path("/{itemId}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@Auth Actor actor, @PathParam("id") long id, @PathParam("itemId") long itemId) {
        agendas.remove(actor, id, itemId);
        return Page.undoable("/meetings/" + id + "#agenda", "The item is off the agenda.", actor);
    }

    private Page page(Actor actor, long id, boolean adds, Form form) {
        Meeting meeting = meetings.getToEdit(actor, id);
        String trial = MeetingPages.trial(meeting);
        Model model = new Model(form, meeting, trial, adds, meetings.choices(actor, trial));
        return new Page(
                AgendaPages.class, "agenda-item.ftlh", adds ? "Add to the agenda" : "Change an agenda item", model);
    }

    private static AgendaItemInput read(Form form) {
        return new AgendaItemInput(
                form.text("title"),
                form.integer("minutes"),
                form.text("presenter"),
                form.id("presenterPersonId"),
                form.id("presenterInstitutionId"));
    }
}
