package org.trialbridge.approval;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.web.TimeTravel;
import org.trialbridge.web.Versions;

/** Questions, conditions and days of an approval over JSON. The HTML twin is {@link CoursePages}. */
@Path("/api/v1/approvals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CourseResource {
    private final CourseService courses;

    public CourseResource(CourseService courses) {
        this.courses = courses;
    }

    @GET
    @Path("{id}/course")
    public ApprovalCourse read(@Auth Actor actor, @PathParam("id") long id, @Context TimeTravel time) {
        return courses.find(actor, id, time.asOf(), time.knownAt());
    }

    @POST
    @Path("{id}/rounds")
    public Response ask(
            @Auth Actor actor, @PathParam("id") long id, @Context UriInfo uri, ApprovalQuestionInput input) {
        ApprovalQuestion added = courses.ask(actor, id, input);
        return Versions.created(uri, added.id(), added, added.version());
    }

    @PUT
    @Path("{id}/rounds/{round}")
    public Response answer(
            @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("round") long question,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ApprovalQuestionInput input) {
        ApprovalQuestion changed = courses.change(actor, id, question, Versions.ifMatch(ifMatch), input);
        return Versions.ok(changed, changed.version());
    }

    @POST
    @Path("{id}/conditions")
    public Response add(
            @Auth Actor actor, @PathParam("id") long id, @Context UriInfo uri, ApprovalConditionInput input) {
        ApprovalCondition added = courses.add(actor, id, input);
        return Versions.created(uri, added.id(), added, added.version());
    }

    @PUT
    @Path("{id}/conditions/{condition}")
    public Response change(
            @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("condition") long condition,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ApprovalConditionInput input) {
        ApprovalCondition changed = courses.change(actor, id, condition, Versions.ifMatch(ifMatch), input);
        return Versions.ok(changed, changed.version());
    }
}
