package org.trialbridge.minutes;

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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.meeting.Meeting;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** Writing minutes: the form, the form that merges two texts, and the pages of earlier revisions. */
@Path("/meetings/{id}/minutes/{language: [a-z]{2}}")
@Produces(Page.HTML)
public final class MinutesEditPages {
    private final MinutesService minutes;

    public MinutesEditPages(MinutesService minutes) {
        this.minutes = minutes;
    }

    /**
     * What {@code minutes-edit.ftlh} shows.
     *
     * @param current the revision in force; null if nothing is written yet
     * @param mine the text set aside that is to be merged with it, or null
     * @param both the text in force and mine beside each other, or null
     */
    public record EditModel(
            Form form,
            Meeting meeting,
            String trial,
            String language,
            @Nullable Revision current,
            @Nullable Revision mine,
            @Nullable SideBySide both) {}

    /**
     * What {@code minutes-revision.ftlh} shows.
     *
     * @param current the revision in force
     * @param both the revision and the one in force beside each other
     * @param frozen whether nothing can be restored any more
     */
    public record RevisionModel(
            Form form,
            Meeting meeting,
            String trial,
            Revision revision,
            PlainText plain,
            Revision current,
            SideBySide both,
            boolean frozen) {}

    @GET
    @Path("/edit")
    public Page edit(@Auth Actor actor, @PathParam("id") long id, @PathParam("language") String language) {
        Minutes all = open(actor, id);
        Revision current = all.text(language).orElse(null);
        Form form = Form.empty()
                .with("text", current == null ? "" : current.text())
                .with("version", current == null ? 0 : current.number());
        return page(all, language, form, null);
    }

    @POST
    @Path("/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("language") String language,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Saved saved;
        try {
            MinutesInput input = new MinutesInput(form.text("text"), form.integer("merges"));
            form.throwIfUnreadable();
            saved = minutes.save(actor, id, language, form.version(), input);
        } catch (Problem problem) {
            return Page.invalid(again(actor, id, language, form.with(problem)));
        }
        Revision mine = saved.setAside();
        return mine == null
                ? Page.redirect(
                        MinutesPages.home(id, language),
                        "The minutes are saved as revision " + saved.current().number() + ".")
                : Page.redirect("/meetings/" + id + "/minutes/" + language + "/merge/" + mine.number());
    }

    @GET
    @Path("/merge/{number: [0-9]{1,9}}")
    public Page merge(
            @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("language") String language,
            @PathParam("number") int number) {
        Minutes all = open(actor, id);
        Revision mine = minutes.revision(actor, id, language, number);
        Revision current = all.text(language).orElseThrow(Problem::notFound);
        Form form = Form.empty()
                .with("text", mine.text())
                .with("version", current.number())
                .with("merges", mine.isWaiting() ? mine.number() : null);
        return page(all, language, form, mine);
    }

    @GET
    @Path("/revisions/{number: [0-9]{1,9}}")
    public Page revision(
            @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("language") String language,
            @PathParam("number") int number) {
        return revision(actor, id, language, number, Form.empty());
    }

    @POST
    @Path("/revisions/{number: [0-9]{1,9}}/restoration")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response restore(
            @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("language") String language,
            @PathParam("number") int number,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Saved saved;
        try {
            saved = minutes.restore(actor, id, language, number, form.version());
        } catch (Problem problem) {
            return Page.invalid(revision(actor, id, language, number, form.with(problem)));
        }
        return Page.redirect(
                MinutesPages.home(id, language),
                "The text of revision " + number + " is back, as revision "
                        + saved.current().number() + ".");
    }

    private Page again(Actor actor, long id, String language, Form form) {
        Minutes all = minutes.getToEdit(actor, id);
        Integer merges = form.value("merges").matches("[0-9]{1,9}") ? Integer.valueOf(form.value("merges")) : null;
        return page(all, language, form, merges == null ? null : minutes.revision(actor, id, language, merges));
    }

    /** For a form that would change them: refused at once if they are frozen. */
    private Minutes open(Actor actor, long id) {
        Minutes all = minutes.getToEdit(actor, id);
        if (all.freeze() != null) {
            throw all.freeze().refusal();
        }
        return all;
    }

    private static Page page(Minutes all, String language, Form form, @Nullable Revision mine) {
        Revision current = all.text(language).orElse(null);
        EditModel model = new EditModel(
                form,
                all.meeting(),
                all.meeting().trials().get(0),
                language,
                current,
                mine,
                mine == null || current == null ? null : SideBySide.of(current.text(), mine.text()));
        String title = mine == null ? current == null ? "Write the minutes" : "Change the minutes" : "Merge two texts";
        return new Page(MinutesEditPages.class, "minutes-edit.ftlh", title, model);
    }

    private Page revision(Actor actor, long id, String language, int number, Form form) {
        Minutes all = minutes.get(actor, id);
        Revision revision = minutes.revision(actor, id, language, number);
        Revision current = Objects.requireNonNull(all.text(language).orElse(null), "the first revision is in force");
        RevisionModel model = new RevisionModel(
                form,
                all.meeting(),
                all.meeting().trials().get(0),
                revision,
                PlainText.of(revision.text()),
                current,
                SideBySide.of(revision.text(), current.text()),
                all.freeze() != null);
        return new Page(MinutesEditPages.class, "minutes-revision.ftlh", "Revision " + number, model);
    }
}
