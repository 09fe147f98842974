package org.trialbridge.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file to be downloaded, never shown: all of it or a part, tagged and with its size beforehand.
 *
 * @param sha256 of its bytes; they never change
 * @param size bytes
 * @param type its media type
 * @param disposition the header Content-Disposition
 */
public record Download(String sha256, int size, String type, String disposition) {
    /** So many bytes are in memory at a time, and no transaction is open while the line is slow. */
    public static final int CHUNK = 256 * 1024;

    private static final String ACCEPT_RANGES = "Accept-Ranges";
    private static final String CONTENT_RANGE = "Content-Range";
    private static final String RANGE = "Range";
    private static final String IF_RANGE = "If-Range";
    private static final int PARTIAL = 206;
    private static final int NO_SUCH_PART = 416;

    /** Reads a part of the bytes; the first has the number 0. */
    @FunctionalInterface
    public interface Part {
        byte[] bytes(int from, int length);
    }

    /**
     * Answers with the file, or with the part that the header Range asks for, one at a time.
     *
     * @param path of the file on this site, for the answer to whoever asks for a part that is not there
     */
    public Response answer(Part part, String path, Request request, HttpHeaders headers) {
        EntityTag tag = new EntityTag(sha256);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.build();
        }
        String wanted = range(headers, "\"" + tag.getValue() + "\"");
        if (wanted == null || !wanted.startsWith(ByteRange.UNIT)) { // other units do not count
            return bytes(part, Response.ok(), new ByteRange(0, size - 1))
                    .tag(tag)
                    .build();
        }
        ByteRange range = ByteRange.of(wanted, size);
        if (range == null) {
            return noSuchPart(path);
        }
        return bytes(part, Response.status(PARTIAL), range)
                .tag(tag)
                .header(CONTENT_RANGE, "bytes " + range.from() + "-" + range.to() + "/" + size)
                .build();
    }

    /** A range counts only for the file that the asker has a part of already. */
    private static @Nullable String range(HttpHeaders headers, String tag) {
        String ifRange = headers.getHeaderString(IF_RANGE);
        return ifRange == null || ifRange.strip().equals(tag) ? headers.getHeaderString(RANGE) : null;
    }

    private Response noSuchPart(String path) {
        return Response.status(NO_SUCH_PART)
                .header(CONTENT_RANGE, "bytes */" + size)
                .type(ProblemBody.MEDIA_TYPE)
                .entity(new ProblemBody(
                        "about:blank",
                        "No such part",
                        NO_SUCH_PART,
                        "The file has " + size + " bytes. Ask for one part of it at a time.",
                        path,
                        List.of(),
                        RequestId.current(),
                        null,
                        null))
                .build();
    }

    private Response.ResponseBuilder bytes(Part part, Response.ResponseBuilder answer, ByteRange range) {
        StreamingOutput bytes = out -> {
            for (int from = range.from(); from <= range.to(); from += CHUNK) {
                out.write(part.bytes(from, Math.min(CHUNK, range.to() - from + 1)));
            }
        };
        return answer.entity(bytes)
                .type(type)
                .header(HttpHeaders.CONTENT_LENGTH, range.length())
                .header(ACCEPT_RANGES, "bytes")
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition);
    }
}
