package org.trialbridge.minutes;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Window;
import org.trialbridge.meeting.Meeting;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The minutes of a meeting as a page: to read, to agree to, to freeze and to add to. */
@Path("/meetings/{id}/minutes")
@Produces(Page.HTML)
public final class MinutesPages {
    private final MinutesService minutes;
    private final AgreementService agreements;

    public MinutesPages(MinutesService minutes, AgreementService agreements) {
        this.minutes = minutes;
        this.agreements = agreements;
    }

    /**
     * What {@code minutes.ftlh} shows.
     *
     * @param trial the code of the meeting's first trial
     * @param language the one that is shown
     * @param languages those of the meeting and those in which there are minutes
     * @param text the revision in force; null if nothing is written in this language
     * @param plain the same, taken apart
     * @param revisions of this language, the latest first
     * @param voices the countries for which the reader may agree and that have not agreed yet
     */
    public record Model(
            Form form,
            Minutes minutes,
            String trial,
            String language,
            List<String> languages,
            @Nullable Revision text,
            @Nullable PlainText plain,
            List<RevisionLine> revisions,
            List<Voice> voices) {
        public Meeting meeting() {
            return minutes.meeting();
        }

        /** Those set aside that nobody has worked in. */
        public List<RevisionLine> waiting() {
            return revisions.stream().filter(RevisionLine::isWaiting).toList();
        }
    }

    @GET
    public Page read(@Auth Actor actor, @PathParam("id") long id, @QueryParam("language") @Nullable String language) {
        return page(actor, id, language, Form.empty());
    }

    @POST
    @Path("/agreements")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response agree(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        boolean frozen;
        try {
            AgreementInput input = new AgreementInput(
                    form.text("country"),
                    form.text("language"),
                    form.integer("revision"),
                    form.text("reason"),
                    form.text("source"));
            form.throwIfUnreadable();
            frozen = agreements.agree(actor, id, input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, form.value("language"), form.with(problem)));
        }
        String notice = frozen
                ? "All sides have agreed. The minutes are frozen."
                : "The agreement is recorded. Other sides have not agreed yet.";
        return Page.redirect(home(id, form.value("language")), notice);
    }

    @POST
    @Path("/freeze")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response freeze(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            String reason = form.text("reason");
            form.throwIfUnreadable();
            agreements.freeze(actor, id, new FreezeInput(reason));
        } catch (Problem problem) {
            return Page.invalid(page(
                    actor,
                    id,
                    form.value("language"),
                    form.with("form", "freeze").with(problem)));
        }
        return Page.redirect(home(id, form.value("language")), "The minutes are frozen.");
    }

    @POST
    @Path("/addenda")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            String text = form.text("text");
            form.throwIfUnreadable();
            agreements.add(actor, id, new AddendumInput(text));
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, form.value("language"), form.with(problem)));
        }
        return Page.redirect(home(id, form.value("language")) + "#addenda", "The addendum is saved.");
    }

    private Page page(Actor actor, long id, @Nullable String asked, Form form) {
        Minutes all = minutes.get(actor, id);
        List<String> languages = languages(all);
        String language = asked != null && languages.contains(asked) ? asked : languages.get(0);
        Revision text = all.text(language).orElse(null);
        List<String> missing = all.missing();
        List<Voice> voices = agreements.voices(actor, id).stream()
                .filter(voice -> missing.contains(voice.country()))
                .toList();
        Model model = new Model(
                form,
                all,
                all.meeting().trials().get(0),
                language,
                languages,
                text,
                text == null ? null : PlainText.of(text.text()),
                minutes.revisions(actor, id, language, new Window(Window.MAX_LIMIT, null))
                        .items(),
                voices);
        return new Page(MinutesPages.class, "minutes.ftlh", "Minutes", model);
    }

    /** The languages that are written, before those that the meeting speaks. */
    static List<String> languages(Minutes minutes) {
        return Stream.concat(minutes.texts().stream().map(Revision::language), minutes.meeting().languages().stream())
                .distinct()
                .toList();
    }

    /** The page of a language; of the first one, if the language is none. */
    static String home(long id, String language) {
        String home = "/meetings/" + id + "/minutes";
        return language.matches("[a-z]{2}") ? home + "?language=" + language : home;
    }
}
