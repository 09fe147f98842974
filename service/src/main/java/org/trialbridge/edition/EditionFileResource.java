package org.trialbridge.edition;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.report.ReportResource;
import org.trialbridge.web.ProblemBody;

/** The file of an edition as it was issued: all of it or a part, named, tagged and with its size beforehand. */
@Path("/api/v1/trials/{trial}/editions/{number: [0-9]{1,9}}.xlsx")
public final class EditionFileResource {
    /** So many bytes are in memory at a time, and no transaction is open while the line is slow. */
    private static final int CHUNK = 256 * 1024;

    private static final String ACCEPT_RANGES = "Accept-Ranges";
    private static final String CONTENT_RANGE = "Content-Range";
    private static final String RANGE = "Range";
    private static final String IF_RANGE = "If-Range";
    private static final int PARTIAL = 206;
    private static final int NO_SUCH_PART = 416;

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
        EntityTag tag = new EntityTag(edition.sha256());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.build();
        }
        int size = edition.size();
        String wanted = range(headers, "\"" + tag.getValue() + "\"");
        if (wanted == null || !wanted.startsWith(ByteRange.UNIT)) { // other units do not count
            return part(editions, actor, edition, Response.ok(), new ByteRange(0, size - 1))
                    .tag(tag)
                    .build();
        }
        ByteRange range = ByteRange.of(wanted, size);
        if (range == null) {
            return noSuchPart(actor, edition);
        }
        return part(editions, actor, edition, Response.status(PARTIAL), range)
                .tag(tag)
                .header(CONTENT_RANGE, "bytes " + range.from() + "-" + range.to() + "/" + size)
                .build();
    }

    /** A range counts only for the file that the asker has a part of already. */
    private static @Nullable String range(HttpHeaders headers, String tag) {
        String ifRange = headers.getHeaderString(IF_RANGE);
        return ifRange == null || ifRange.strip().equals(tag) ? headers.getHeaderString(RANGE) : null;
    }

    private static Response noSuchPart(Actor actor, Edition edition) {
        return Response.status(NO_SUCH_PART)
                .header(CONTENT_RANGE, "bytes */" + edition.size())
                .type(ProblemBody.MEDIA_TYPE)
                .entity(new ProblemBody(
                        "about:blank",
                        "No such part",
                        NO_SUCH_PART,
                        "The file has " + edition.size() + " bytes. Ask for one part of it at a time.",
                        edition.path() + ".xlsx",
                        List.of(),
                        actor.origin().requestId(),
                        null,
                        null))
                .build();
    }

    private static Response.ResponseBuilder part(
            EditionService editions, Actor actor, Edition edition, Response.ResponseBuilder answer, ByteRange range) {
        StreamingOutput bytes = out -> {
            for (int from = range.from(); from <= range.to(); from += CHUNK) {
                out.write(editions.bytes(actor, edition, from, Math.min(CHUNK, range.to() - from + 1)));
            }
        };
        return answer.entity(bytes)
                .type(ReportResource.XLSX)
                .header(HttpHeaders.CONTENT_LENGTH, range.length())
                .header(ACCEPT_RANGES, "bytes")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + edition.fileName() + "\"; filename*=UTF-8''" + edition.fileName());
    }
}
