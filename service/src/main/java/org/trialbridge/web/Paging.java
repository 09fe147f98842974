package org.trialbridge.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.db.Window;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;

/**
 * The parts of a list: reads {@code limit} and {@code cursor} from the address, writes the address of the next part. A
 * resource takes it as a parameter, {@code @Context Paging paging}.
 */
public record Paging(UriInfo uri, Window window) {

    static Paging of(UriInfo uri) {
        return new Paging(
                uri,
                window(
                        uri.getQueryParameters().getFirst("limit"),
                        uri.getQueryParameters().getFirst("cursor")));
    }

    /**
     * @throws Problem MALFORMED if the limit is not a number from 1, or the cursor is none of ours; a limit above
     *     {@value Window#MAX_LIMIT} counts as that
     */
    static Window window(@Nullable String limit, @Nullable String cursor) {
        return new Window(limit == null ? Window.FIRST.limit() : limit(limit), cursor == null ? null : decoded(cursor));
    }

    /** What a list says about itself: its items, and the cursor of the next part. */
    public record Items<T>(List<T> items, @Nullable String next) {}

    /** The answer: the items, with the next part's cursor and address. */
    public <T> Response answer(Listing<T> listing) {
        String next = next(listing);
        String after = listing.next();
        Response.ResponseBuilder answer =
                Response.ok(new Items<>(listing.items(), after == null ? null : encoded(after)));
        return next == null
                ? answer.build()
                : answer.header("Link", "<" + next + ">; rel=\"next\"").build();
    }

    /** The path and query of the next part, or null at the end. */
    public @Nullable String next(Listing<?> listing) {
        String after = listing.next();
        return after == null
                ? null
                : UriBuilder.fromUri(uri.getRequestUri())
                        .scheme(null)
                        .host(null)
                        .port(-1)
                        .replaceQueryParam("cursor", encoded(after))
                        .build()
                        .toString();
    }

    /**
     * In which order the list is asked for.
     *
     * @param usual what holds if nothing is asked for
     * @throws Problem MALFORMED if the list has no such order
     */
    public <K extends Enum<K>> Sort<K> sort(Sort<K> usual) {
        return Sort.of(uri.getQueryParameters().getFirst(Order.SORT), usual);
    }

    /** The path and query of this part itself, to come back to. */
    public String here() {
        return UriBuilder.fromUri(uri.getRequestUri())
                .scheme(null)
                .host(null)
                .port(-1)
                .build()
                .toString();
    }

    private static int limit(String text) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1) {
            throw unreadable("limit", "Enter a number from 1 to " + Window.MAX_LIMIT + ".");
        }
        return Math.min(Integer.parseInt(text), Window.MAX_LIMIT);
    }

    private static String encoded(String after) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(after.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            String after = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)))
                    .toString();
            if (Texts.isStorable(after) && !after.isEmpty()) {
                return after;
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // told below
        }
        throw unreadable("cursor", "Use the cursor from the answer before, unchanged.");
    }

    private static Problem unreadable(String parameter, String advice) {
        return Problem.malformed(
                "A parameter of the address can not be read.", List.of(new FieldError(parameter, advice)));
    }
}
