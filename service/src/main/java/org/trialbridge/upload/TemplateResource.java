package org.trialbridge.upload;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.trialbridge.access.Actor;
import org.trialbridge.enrollment.OpenPeriodsService;
import org.trialbridge.table.Limits;

/** The workbook to be filled in, for programs. People get it from {@link UploadPages}. */
@Path("/api/v1/trials/{trial}/counts-template.xlsx")
public final class TemplateResource {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final OpenPeriodsService open;

    public TemplateResource(OpenPeriodsService open) {
        this.open = open;
    }

    /** With a row for each period that is due. */
    @GET
    @Produces(XLSX)
    public Response template(@Auth Actor actor, @PathParam("trial") String trial) {
        return due(open, actor, trial);
    }

    static Response due(OpenPeriodsService open, Actor actor, String trial) {
        return download(
                trial + "_counts.xlsx", TemplateWorkbook.due(trial, open.list(actor, trial, Limits.UPLOAD.rows())));
    }

    static Response download(String name, byte[] content) {
        return Response.ok(content, XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + "\"; filename*=UTF-8''" + name)
                .build();
    }
}
