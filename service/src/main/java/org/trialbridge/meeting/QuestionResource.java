package org.trialbridge.meeting;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Paging;
import org.trialbridge.web.Versions;

/** What was asked at a meeting, over JSON. The HTML twin is {@link QuestionPages}. */
@Path("/api/v1/meetings/{id}/questions")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class QuestionResource {
    private final QuestionService questions;

    public QuestionResource(QuestionService questions) {
        this.questions = questions;
    }

    @GET
    public Response list(
            @Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id, @Context Paging paging) {
        return paging.answer(questions.list(actor, id));
    }

    @POST
    public Response add(@Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id, QuestionInput input) {
        Question added = questions.add(actor, id, input);
        URI place = URI.create("/api/v1/meetings/" + id + "/questions/" + added.id());
        return Versions.tagged(Response.created(place), added.version())
                .entity(added)
                .build();
    }

    @GET
    @Path("/{questionId}")
    public Response get(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("questionId") long questionId) {
        Question question = questions.get(actor, id, questionId);
        return Versions.ok(question, question.version());
    }

    @PUT
    @Path("/{questionId}")
    public Response change(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("questionId") long questionId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            QuestionInput input) {
        Question changed = questions.change(actor, id, questionId, Versions.ifMatch(version), input);
        return Versions.ok(changed, changed.version());
    }
}
