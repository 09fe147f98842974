package org.trialbridge.export;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.trialbridge.access.Actor;
import org.trialbridge.account.UserService;
import org.trialbridge.report.ReportResource;

/** The list of users as a workbook. */
@Path("/api/v1/users.xlsx")
public final class UserExportResource {
    private final UserService users;
    private final Clock clock;

    public UserExportResource(UserService users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    @GET
    @Produces(ReportResource.XLSX)
    public Response users(@Auth Actor actor, @Context Request request) {
        return ReportResource.answer(
                Download.of(
                        DirectoryTables.users(new AllRows<>(window -> users.list(actor, window))), null, null, clock),
                request);
    }
}
