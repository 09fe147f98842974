package org.trialbridge.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.LastChange;
import org.trialbridge.problem.Problem;

/**
 * What a declined request is told, in the form of RFC 9457.
 *
 * @param type names the kind of problem, for programs; stable
 * @param instance the path that was asked for
 * @param current for a stale change: the thing as it is now; for what is locked: the lock
 * @param changed for a stale change: who changed the thing, and when
 */
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Pointed> errors,
        String requestId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object current,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LastChange changed) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final int SERVER_ERROR = 500;

    private static final Map<Integer, Told> TOLD = Map.ofEntries(
            Map.entry(400, new Told("Not understood", "The request can not be read. Check how it is written.")),
            Map.entry(401, new Told("Not signed in", "Sign in first.")),
            Map.entry(
                    403,
                    new Told(
                            "Not allowed",
                            "This request did not come from a page of this site, or the page was open too long."
                                    + " Open the page again and send it from there.")),
            Map.entry(404, new Told("Not found", "There is nothing here that you can see. Check the address.")),
            Map.entry(405, new Told("Method not allowed", "This address does not take this method.")),
            Map.entry(406, new Told("Not acceptable", "This address does not answer in the media type asked for.")),
            Map.entry(409, new Told("Conflict", "This does not fit what is stored.")),
            Map.entry(412, new Told("Changed meanwhile", "Somebody changed this after you opened it.")),
            Map.entry(413, new Told("Too large", "The request is too large. Send at most 1 MiB.")),
            Map.entry(414, new Told("Address too long", "The address is too long. Shorten it.")),
            Map.entry(
                    415,
                    new Told(
                            "Media type not supported",
                            "This address does not take this media type or encoding. Send JSON to the API.")),
            Map.entry(422, new Told("Needs attention", "Some fields need attention.")),
            Map.entry(428, new Told("Version required", "Say which version you are changing.")),
            Map.entry(429, new Told("Too many requests", "Wait a little, then try again.")),
            Map.entry(431, new Told("Headers too large", "The request's headers are too large. Clear old cookies.")),
            Map.entry(503, new Told("Not available just now", "The service is busy. Try again.")));

    /** One field and what to do about it; the pointer is a JSON pointer into the body, or a parameter's name. */
    public record Pointed(String pointer, String detail) {
        static Pointed of(FieldError error) {
            return new Pointed("#/" + error.field(), error.message());
        }
    }

    private record Told(String title, String detail) {}

    static ProblemBody of(Problem problem, String path, String requestId) {
        return new ProblemBody(
                "urn:trialbridge:problem:"
                        + problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                told(problem.kind().status()).title(),
                problem.kind().status(),
                problem.detail(),
                path,
                problem.errors().stream().map(Pointed::of).toList(),
                requestId,
                problem.current().orElse(null),
                problem.lastChange().orElse(null));
    }

    /** For a status that no service chose: the server's own refusals and failures. */
    static ProblemBody of(int status, String path, String requestId) {
        Told told = told(status);
        return new ProblemBody(
                "about:blank", told.title(), status, told.detail(), path, List.of(), requestId, null, null);
    }

    private static Told told(int status) {
        Told failed = new Told(
                "This failed on our side",
                "The service made a mistake and has noted it. Try again; if it fails again, report the request number.");
        Told declined = new Told("Not possible", "The request can not be answered as it was sent.");
        return TOLD.getOrDefault(status, status >= SERVER_ERROR ? failed : declined);
    }
}
