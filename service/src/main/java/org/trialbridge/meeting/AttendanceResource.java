package org.trialbridge.meeting;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** Attendance over JSON. */
@Path("/api/v1/meetings/{id}/attendance")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class AttendanceResource {
    private final AttendanceService attendance;

    public AttendanceResource(AttendanceService attendance) {
        this.attendance = attendance;
    }

    @GET
    public Response list(
            @Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id, @Context Paging paging) {
        return paging.answer(attendance.list(actor, id));
    }

    @POST
    public Response add(@Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id, AttendanceInput input) {
        Attendance added = attendance.add(actor, id, input);
        return Response.created(URI.create("/api/v1/meetings/" + id + "/attendance/" + added.id()))
                .entity(added)
                .build();
    }

    @POST
    @Path("/attended")
    public Response markAttended(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @Context Paging paging,
            AttendedInput input) {
        attendance.markAttended(actor, id, input);
        return paging.answer(attendance.list(actor, id));
    }

    @GET
    @Path("/{attendanceId}")
    public Response get(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("attendanceId") long attendanceId) {
        Attendance line = attendance.getToEdit(actor, id, attendanceId);
        return Versions.ok(line, line.version());
    }

    @PUT
    @Path("/{attendanceId}")
    public Response change(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("attendanceId") long attendanceId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            AttendanceInput input) {
        Attendance changed = attendance.change(actor, id, attendanceId, Versions.ifMatch(version), input);
        return Versions.ok(changed, changed.version());
    }

    @DELETE
    @Path("/{attendanceId}")
    public void remove(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("attendanceId") long attendanceId) {
        attendance.remove(actor, id, attendanceId);
    }
}
