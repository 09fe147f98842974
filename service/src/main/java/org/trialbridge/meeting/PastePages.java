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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form into which a list of participants is pasted. */
@Path("/meetings/{id}/attendance/paste")
@Produces(Page.HTML)
public final class PastePages {
    private final MeetingService meetings;
    private final PasteService pastes;

    public PastePages(MeetingService meetings, PasteService pastes) {
        this.meetings = meetings;
        this.pastes = pastes;
    }

    /**
     * What {@code paste.ftlh} shows.
     *
     * @param questions which of several institutions with one name is meant
     */
    public record Model(Form form, Meeting meeting, String trial, List<Namesakes> questions) {}

    @GET
    public Page begin(@Auth Actor actor, @PathParam("id") long id) {
        return page(actor, id, Form.empty());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response paste(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            String list = form.text("list");
            form.throwIfUnreadable();
            PasteService.Pasted pasted = pastes.paste(actor, id, list, chosen(form));
            String before = pasted.listed() == 0 ? "" : ", " + pasted.listed() + " were on the list already";
            return Page.redirect(
                    "/meetings/" + id + "#attendance",
                    pasted.added() + (pasted.added() == 1 ? " line is" : " lines are") + " added" + before + ".");
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, form.with(problem)));
        }
    }

    private Page page(Actor actor, long id, Form form) {
        Meeting meeting = meetings.getToEdit(actor, id);
        List<Namesakes> questions = form.hasErrors() ? pastes.questions(actor, id, form.value("list")) : List.of();
        Form answered = form;
        for (int i = 0; i < questions.size(); i++) {
            answered = answered.with("which/" + i + "/name", questions.get(i).key());
        }
        Model model = new Model(answered, meeting, MeetingPages.trial(meeting), questions);
        return new Page(PastePages.class, "paste.ftlh", "Paste a list of participants", model);
    }

    private static Map<String, Long> chosen(Form form) {
        Map<String, Long> chosen = new HashMap<>();
        for (Form row : form.rows("which")) {
            Long id = row.id("id");
            if (id != null) {
                chosen.put(row.value("name"), id);
            }
        }
        return chosen;
    }
}
