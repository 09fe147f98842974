package org.trialbridge.trial;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The form that creates a trial. */
@Path("/trials/new")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class NewTrialPages {
    private static final String ENDS = "periodEnds";

    private final TrialService trials;

    public NewTrialPages(TrialService trials) {
        this.trials = trials;
    }

    /** @param code of the trial to be changed, or null for a new one */
    public record Model(Form form, @Nullable String code, List<Choice> sponsors) {
        public List<Trial.Phase> phases() {
            return List.of(Trial.Phase.values());
        }

        public List<Trial.EnrolledMeans> enrolledMeans() {
            return List.of(Trial.EnrolledMeans.values());
        }

        public List<ReportingCalendar.Frequency> frequencies() {
            return List.of(ReportingCalendar.Frequency.values());
        }
    }

    @GET
    public Page show(@Auth Actor actor) {
        return page(
                actor,
                Form.empty()
                        .with("phase", Trial.Phase.PHASE3)
                        .with("reportingFrequency", ReportingCalendar.Frequency.WEEKLY)
                        .with("weekEndsOn", 5)
                        .with("dueDays", 3)
                        .with("graceDays", 4));
    }

    @POST
    public Response create(@Auth Actor actor, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Trial trial;
        try {
            TrialInput input = input(form);
            form.throwIfUnreadable();
            trial = trials.create(actor, input).trial();
        } catch (Problem problem) {
            return Page.invalid(page(actor, form.with(problem)));
        }
        return Page.redirect("/trials/" + trial.code(), "Trial " + trial.code() + " created.");
    }

    private Page page(Actor actor, Form form) {
        return new Page(
                NewTrialPages.class,
                "trial-form.ftlh",
                "New trial",
                new Model(form, null, trials.sponsors(actor, Place.EVERYTHING)));
    }

    static TrialInput input(Form form) {
        return new TrialInput(
                form.text("code"),
                form.text("title"),
                form.text("scientificTitle"),
                form.choice("phase", Trial.Phase.class),
                form.text("product"),
                form.id("sponsorInstitutionId"),
                lines(form.text("registryIds")),
                form.choice("enrolledMeans", Trial.EnrolledMeans.class),
                form.integer("plannedEnrollment"),
                form.date("startsOn"),
                form.date("endsOn"),
                form.choice("reportingFrequency", ReportingCalendar.Frequency.class),
                form.integer("weekEndsOn"),
                days(form.value(ENDS)),
                form.integer("dueDays"),
                form.integer("graceDays"));
    }

    private static List<@Nullable String> lines(@Nullable String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split("\\R"))
                        .filter(line -> !line.isBlank())
                        .<@Nullable String>map(line -> line)
                        .toList();
    }

    /**
     * Reads days as they are typed or pasted: one on each line, or with commas, semicolons or tabs between.
     *
     * @throws Problem INVALID naming the first part that is no day
     */
    private static List<@Nullable LocalDate> days(String text) {
        List<@Nullable LocalDate> days = new ArrayList<>();
        for (String part : text.split("[\n\r,;\t]", -1)) {
            if (!part.isBlank()) {
                days.add(day(part.strip()));
            }
        }
        return days;
    }

    private static @Nullable LocalDate day(String part) {
        Form form = Form.empty().with(ENDS, part);
        LocalDate day = form.date(ENDS);
        try {
            form.throwIfUnreadable();
        } catch (Problem problem) {
            throw Problem.invalid(
                    ENDS, "{0}: {1}", part, problem.errors().get(0).message());
        }
        return day;
    }
}
