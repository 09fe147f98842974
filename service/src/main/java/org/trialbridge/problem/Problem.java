package org.trialbridge.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that the service declines. This is the only exception that services throw on purpose; {@code
 * web.ProblemMapper} turns it into {@code application/problem+json} (RFC 9457) or a page. Any other exception is a
 * defect and becomes a 500.
 */
public final class Problem extends RuntimeException {

    /** Why the request was declined; the number is the HTTP status (RFC 9110). */
    public enum Kind {
        MALFORMED(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        LOCKED(409),
        STALE(412),
        TOO_LARGE(413),
        INVALID(422),
        PRECONDITION_REQUIRED(428),
        TOO_MANY_REQUESTS(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final transient List<FieldError> errors;
    private final transient @Nullable Object current;
    private final transient @Nullable LastChange lastChange;
    private final @Nullable Duration retryAfter;

    private Problem(
            Kind kind,
            String detail,
            List<FieldError> errors,
            @Nullable Object current,
            @Nullable LastChange lastChange,
            @Nullable Duration retryAfter) {
        super(detail);
        this.kind = kind;
        this.errors = List.copyOf(errors);
        this.current = current;
        this.lastChange = lastChange;
        this.retryAfter = retryAfter;
    }

    private Problem(Kind kind, String detail) {
        this(kind, detail, List.of(), null, null, null);
    }

    public static Problem invalid(List<FieldError> errors) {
        return new Problem(Kind.INVALID, "Some fields need attention.", errors, null, null, null);
    }

    public static Problem invalid(String field, String pattern, Object... arguments) {
        return invalid(List.of(new FieldError(field, pattern, arguments)));
    }

    public static Problem malformed(String detail, List<FieldError> errors) {
        return new Problem(Kind.MALFORMED, detail, errors, null, null, null);
    }

    public static Problem malformed(String detail) {
        return malformed(detail, List.of());
    }

    public static Problem unauthenticated() {
        return new Problem(Kind.UNAUTHENTICATED, "Sign in first.");
    }

    /** For a sign-in that fails; the detail must not tell whether there is such an account. */
    public static Problem unauthenticated(String detail) {
        return new Problem(Kind.UNAUTHENTICATED, detail);
    }

    public static Problem notFound() {
        return new Problem(Kind.NOT_FOUND, "There is nothing here that you can see.");
    }

    /** Names the roles that would allow it. */
    public static Problem forbidden(String rolesThatMay) {
        return new Problem(Kind.FORBIDDEN, "Your role does not allow this. It needs the role " + rolesThatMay + ".");
    }

    /** For what no role would help with; the detail says what would. */
    public static Problem refused(String detail) {
        return new Problem(Kind.FORBIDDEN, detail);
    }

    public static Problem conflict(String detail) {
        return new Problem(Kind.CONFLICT, detail);
    }

    /** For what was accepted and stays as it is; the detail says by whom, why, and what to do. */
    public static Problem locked(String detail, Object lock) {
        return new Problem(Kind.LOCKED, detail, List.of(), lock, null, null);
    }

    /**
     * Somebody else changed the thing meanwhile.
     *
     * @param current the thing as it is now
     * @param last who changed it and when, where that is known
     */
    public static Problem stale(Object current, @Nullable LastChange last) {
        return new Problem(
                Kind.STALE,
                "Somebody changed this after you opened it. Compare both, then send your change again with the new version.",
                List.of(),
                current,
                last,
                null);
    }

    public static Problem versionRequired() {
        return new Problem(
                Kind.PRECONDITION_REQUIRED,
                "Say which version you are changing: send its ETag in the If-Match header.");
    }

    /** As {@link #stale(Object, LastChange)}, where the thing itself says who changed it. */
    public static Problem stale(Object current) {
        return stale(current, null);
    }

    public static Problem tooLarge(String detail) {
        return new Problem(Kind.TOO_LARGE, detail);
    }

    public static Problem tooManyRequests(String detail, Duration retryAfter) {
        return new Problem(Kind.TOO_MANY_REQUESTS, detail, List.of(), null, null, retryAfter);
    }

    public static Problem unavailable(String detail, Duration retryAfter) {
        return new Problem(Kind.UNAVAILABLE, detail, List.of(), null, null, retryAfter);
    }

    public Kind kind() {
        return kind;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** For STALE: the thing as it is now; for LOCKED: the lock. */
    public Optional<Object> current() {
        return Optional.ofNullable(current);
    }

    /** For STALE: who changed the thing, and when. */
    public Optional<LastChange> lastChange() {
        return Optional.ofNullable(lastChange);
    }

    /** When to try again, for TOO_MANY_REQUESTS and UNAVAILABLE. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
