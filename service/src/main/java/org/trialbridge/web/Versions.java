package org.trialbridge.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;

/** The version of an editable thing, in the headers {@code ETag} and {@code If-Match}. */
public final class Versions {
    /** A version that nothing ever has, so that the service answers "changed meanwhile". */
    private static final int NONE = -1;

    private Versions() {}

    /**
     * Returns the version of an {@code If-Match} header. Whatever is not one version in quotes (a star, a weak tag, a list)
     * matches nothing.
     *
     * @throws Problem PRECONDITION_REQUIRED if there is no header
     */
    public static int ifMatch(@Nullable String header) {
        if (header == null) {
            throw Problem.versionRequired();
        }
        String tag = header.strip();
        return tag.matches("\"[0-9]{1,9}\"") ? Integer.parseInt(tag.substring(1, tag.length() - 1)) : NONE;
    }

    /** Answers with a thing and its version. */
    public static Response ok(Object thing, int version) {
        return tagged(Response.ok(thing), version).build();
    }

    /** Answers that a thing was created, with its address under the one that was asked. */
    public static Response created(UriInfo uri, long id, Object thing, int version) {
        URI address = uri.getAbsolutePathBuilder().path(String.valueOf(id)).build();
        return tagged(Response.created(address).entity(thing), version).build();
    }

    /** Puts a version on an answer. */
    public static Response.ResponseBuilder tagged(Response.ResponseBuilder response, int version) {
        return response.tag(new EntityTag(String.valueOf(version)));
    }
}
