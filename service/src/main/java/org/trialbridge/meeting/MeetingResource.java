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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Sort;
import org.trialbridge.web.Paging;
import org.trialbridge.web.Versions;

/** Meetings over JSON. The HTML twin is {@code MeetingPages}. */
@Path("/api/v1/meetings")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class MeetingResource {
    private final MeetingService meetings;

    public MeetingResource(MeetingService meetings) {
        this.meetings = meetings;
    }

    @GET
    public Response list(
            @Parameter(hidden = true) @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("kind") Meeting.@Nullable Kind kind,
            @QueryParam("status") Meeting.@Nullable Status status,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @Context Paging paging) {
        MeetingFilter filter = new MeetingFilter(trial, country, kind, status, q);
        return paging.answer(meetings.list(actor, filter, Sort.of(sort, MeetingService.USUAL), paging.window()));
    }

    @POST
    public Response log(@Parameter(hidden = true) @Auth Actor actor, MeetingInput input) {
        MeetingDetails logged = meetings.get(actor, meetings.log(actor, input));
        Meeting meeting = logged.meeting();
        return Versions.tagged(Response.created(URI.create("/api/v1/meetings/" + meeting.id())), meeting.version())
                .entity(logged)
                .build();
    }

    @GET
    @Path("/{id}")
    public Response get(@Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id) {
        MeetingDetails meeting = meetings.get(actor, id);
        return Versions.ok(meeting, meeting.meeting().version());
    }

    @PUT
    @Path("/{id}")
    public Response change(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            MeetingInput input) {
        meetings.change(actor, id, Versions.ifMatch(version), input);
        return get(actor, id);
    }
}
