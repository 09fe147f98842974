package org.trialbridge.edition;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.trialbridge.access.Actor;
import org.trialbridge.report.ReportResource;
import org.trialbridge.web.Download;

/** The file of an edition as it was issued: all of it or a part, named, tagged and with its size beforehand. */
@Path("/api/v1/trials/{trial}/editions/{number: [0-9]{1,9}}.xlsx")
public final class EditionFileResource {
    private final EditionService editions;

    public EditionFileResource(EditionService editions) {
        this.editions = editions;
    }

    /** With the header Range a part of the file; one at a time. */
    @GET
    @Produces(ReportResource.XLSX)
    public Response download(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("number") int number,
            @Context Request request,
            @Context HttpHeaders headers) {
        return answer(editions, actor, editions.find(actor, trial, number), request, headers);
    }

    static Response answer(
            EditionService editions, Actor actor, Edition edition, Request request, HttpHeaders headers) {
        return new Download(
                        edition.sha256(),
                        edition.size(),
                        ReportResource.XLSX,
                        "attachment; filename=\"" + edition.fileName() + "\"; filename*=UTF-8''" + edition.fileName())
                .answer(
                        (from, length) -> editions.bytes(actor, edition, from, length),
                        edition.path() + ".xlsx",
                        request,
                        headers);
    }
}
