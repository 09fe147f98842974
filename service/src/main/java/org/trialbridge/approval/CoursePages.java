package org.trialbridge.approval;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;
import org.trialbridge.web.TimeTravel;

/** What an authority asked, what an approval asks for, and how long it took. The JSON twin is {@link CourseResource}. */
@Path("/trials/{trial}/countries/{iso2: [A-Z]{2}}/approvals")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class CoursePages {
    private final CourseService courses;

    public CoursePages(CourseService courses) {
        this.courses = courses;
    }

    /** Which approval the address names. */
    private record Address(String trial, String iso2, long id) {
        String path() {
            return "/trials/" + trial + "/countries/" + iso2 + "/approvals/" + id + "/course";
        }
    }

    /** What {@code course.ftlh} shows. */
    public record Model(ApprovalCourse course, TimeTravel time, boolean edits) {
        public String meaning() {
            return AuthorityClock.MEANING;
        }
    }

    /**
     * What {@code question.ftlh} and {@code condition.ftlh} show.
     *
     * @param itemId the question or condition that is changed, or null for a new one
     */
    public record FormModel(
            ApprovalCourse course, Form form, @Nullable Long itemId) {}

    @GET
    @Path("{id}/course")
    public Page show(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @PathParam("id") long id,
            @Context TimeTravel time) {
        ApprovalCourse course = find(actor, new Address(trial, iso2, id), time);
        boolean now = time.asOf() == null && time.knownAt() == null;
        boolean edits =
                now && actor.may(Action.EDIT_APPROVALS, course.approval().place());
        return new Page(CoursePages.class, "course.ftlh", title(course), new Model(course, time, edits));
    }

    @GET
    @Path("{id}/rounds/new")
    public Page newQuestion(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @PathParam("id") long id) {
        return question(actor, new Address(trial, iso2, id), Form.empty(), null);
    }

    @POST
    @Path("{id}/rounds/new")
    public Response ask(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @PathParam("id") long id,
            MultivaluedMap<String, String> fields) {
        Address address = new Address(trial, iso2, id);
        Form form = new Form(fields);
        find(actor, address, TimeTravel.NOW);
        try {
            courses.ask(actor, id, readQuestion(form));
        } catch (Problem problem) {
            return Page.invalid(question(actor, address, form.with(problem), null));
        }
        return Page.redirect(address.path(), "The question is saved.");
    }

    @GET
    @Path("{id}/rounds/{round}")
    public Page question(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @PathParam("id") long id,
            @PathParam("round") long questionId) {
        Address address = new Address(trial, iso2, id);
        ApprovalQuestion found = find(actor, address, TimeTravel.NOW).questions().stream()
                .filter(question -> question.id() == questionId)
                .findFirst()
                .orElseThrow(Problem::notFound);
        return question(actor, address, Form.of(found), questionId);
    }

    @POST
    @Path("{id}/rounds/{round}")
    public Response answer(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @PathParam("id") long id,
            @PathParam("round") long questionId,
            MultivaluedMap<String, String> fields) {
        Address address = new Address(trial, iso2, id);
        Form form = new Form(fields);
        find(actor, address, TimeTravel.NOW);
        try {
            courses.change(actor, id, questionId, form.version(), readQuestion(form));
        } catch (Problem problem) {
            return Page.invalid(question(actor, address, form.with(problem), questionId));
        }
        return Page.redirect(address.path(), "The question is saved.");
    }

    @GET
    @Path("{id}/conditions/new")
    public Page newCondition(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @PathParam("id") long id) {
        return condition(actor, new Address(trial, iso2, id), Form.empty(), null);
    }

    @POST
    @Path("{id}/conditions/new")
    public Response add(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @PathParam("id") long id,
            MultivaluedMap<String, String> fields) {
        Address address = new Address(trial, iso2, id);
        Form form = new Form(fields);
        find(actor, address, TimeTravel.NOW);
        try {
            courses.add(actor, id, readCondition(form));
        } catch (Problem problem) {
            return Page.invalid(condition(actor, address, form.with(problem), null));
        }
        return Page.redirect(address.path(), "The condition is saved.");
    }

    @GET
    @Path("{id}/conditions/{condition}")
    public Page condition(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @PathParam("id") long id,
            @PathParam("condition") long conditionId) {
        Address address = new Address(trial, iso2, id);
        ApprovalCondition found = find(actor, address, TimeTravel.NOW).conditions().stream()
                .filter(condition -> condition.id() == conditionId)
                .findFirst()
                .orElseThrow(Problem::notFound);
        return condition(actor, address, Form.of(found), conditionId);
    }

    @POST
    @Path("{id}/conditions/{condition}")
    public Response change(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @PathParam("id") long id,
            @PathParam("condition") long conditionId,
            MultivaluedMap<String, String> fields) {
        Address address = new Address(trial, iso2, id);
        Form form = new Form(fields);
        find(actor, address, TimeTravel.NOW);
        try {
            courses.change(actor, id, conditionId, form.version(), readCondition(form));
        } catch (Problem problem) {
            return Page.invalid(condition(actor, address, form.with(problem), conditionId));
        }
        return Page.redirect(address.path(), "The condition is saved.");
    }

    private ApprovalCourse find(Actor actor, Address address, TimeTravel time) {
        ApprovalCourse found = courses.find(actor, address.id(), time.asOf(), time.knownAt());
        if (!found.approval().trial().equals(address.trial())
                || !found.approval().iso2().equals(address.iso2())) {
            throw Problem.notFound();
        }
        return found;
    }

    private static ApprovalQuestionInput readQuestion(Form form) {
        ApprovalQuestionInput input = new ApprovalQuestionInput(
                form.date("askedOn"), form.text("question"), form.date("answeredOn"), form.text("answer"));
        form.throwIfUnreadable();
        return input;
    }

    private static ApprovalConditionInput readCondition(Form form) {
        ApprovalConditionInput input =
                new ApprovalConditionInput(form.text("text"), form.date("dueOn"), form.date("metOn"));
        form.throwIfUnreadable();
        return input;
    }

    private Page question(Actor actor, Address address, Form form, @Nullable Long id) {
        return form(actor, address, "question.ftlh", id == null ? "Question of the authority" : "Answer", form, id);
    }

    private Page condition(Actor actor, Address address, Form form, @Nullable Long id) {
        return form(actor, address, "condition.ftlh", "Condition", form, id);
    }

    private Page form(Actor actor, Address address, String template, String title, Form form, @Nullable Long id) {
        ApprovalCourse course = find(actor, address, TimeTravel.NOW);
        actor.require(Action.EDIT_APPROVALS, course.approval().place());
        return new Page(CoursePages.class, template, title, new FormModel(course, form, id));
    }

    private static String title(ApprovalCourse course) {
        Approval approval = course.approval();
        return approval.kind().label() + (approval.site() == null ? "" : ", " + approval.site());
    }
}
