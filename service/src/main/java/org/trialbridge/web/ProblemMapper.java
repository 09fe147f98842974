package org.trialbridge.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.CharConversionException;
import java.io.EOFException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.glassfish.jersey.server.ParamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

/** The one place where an exception becomes an answer: problem+json under {@code /api/}, a page elsewhere. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);
    private static final int SERVER_ERROR = 500;
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER, HttpHeaders.SET_COOKIE);

    private final UriInfo uri;
    private final Request request;

    public ProblemMapper(@Context UriInfo uri, @Context Request request) {
        this.uri = uri;
        this.request = request;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        Optional<Problem> problem = problem(thrown);
        if (problem.isPresent()) {
            return declined(problem.get());
        }
        if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < SERVER_ERROR) {
            return refused(web.getResponse());
        }
        LOG.error("request failed", thrown);
        return response(ProblemBody.of(SERVER_ERROR, path(), RequestId.current()))
                .build();
    }

    private static Optional<Problem> problem(Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof Problem problem) {
                return Optional.of(problem);
            }
            if (cause instanceof SQLException sql) {
                LOG.warn("the database declined with state {}: {}", sql.getSQLState(), sql.getMessage());
                return SqlProblems.of(sql);
            }
            if (cause instanceof ZipException
                    || cause instanceof EOFException
                    || cause instanceof CharConversionException) {
                return Optional.of(Problem.malformed("The body ends too early or is damaged. Send it again."));
            }
        }
        if (thrown instanceof JsonProcessingException json) {
            return JsonProblems.of(json);
        }
        if (thrown instanceof ParamException.QueryParamException parameter) {
            return Optional.of(Problem.malformed(
                    "A parameter of the address can not be read.",
                    List.of(new FieldError(
                            parameter.getParameterName(), "Write this parameter as the API description says."))));
        }
        return Optional.empty();
    }

    private Response declined(Problem problem) {
        if (problem.kind() == Problem.Kind.UNAUTHENTICATED && !isApi()) {
            return signInFirst();
        }
        if (problem.kind() == Problem.Kind.UNAVAILABLE) {
            LOG.warn("not available: {}", problem.detail());
        }
        Response.ResponseBuilder response = response(ProblemBody.of(problem, path(), RequestId.current()));
        if (problem.kind() == Problem.Kind.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        problem.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        return response.build();
    }

    private Response refused(Response original) {
        int status = original.getStatus();
        if (original.getStatusInfo().getFamily() == Response.Status.Family.REDIRECTION) {
            return original;
        }
        if (status == Response.Status.UNAUTHORIZED.getStatusCode() && !isApi()) {
            return signInFirst();
        }
        Response.ResponseBuilder response = response(ProblemBody.of(status, path(), RequestId.current()));
        for (String header : KEPT_HEADERS) {
            List<Object> values = original.getHeaders().getOrDefault(header, List.of());
            values.forEach(value -> response.header(header, value));
        }
        return response.build();
    }

    /** Whoever is not signed in and opens a page comes to the sign-in page, and afterwards to what he wanted. */
    private Response signInFirst() {
        boolean get = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        String next = get ? uri.getRequestUri().getRawPath() + query() : "/";
        return Response.seeOther(UriBuilder.fromPath("/sign-in")
                        .queryParam("next", "{next}")
                        .build(next))
                .build();
    }

    private String query() {
        String query = uri.getRequestUri().getRawQuery();
        return query == null ? "" : "?" + query;
    }

    private Response.ResponseBuilder response(ProblemBody body) {
        Response.ResponseBuilder response = Response.status(body.status());
        return isApi()
                ? response.type(ProblemBody.MEDIA_TYPE).entity(body)
                : response.type(Page.HTML).entity(Page.problem(body));
    }

    private boolean isApi() {
        return uri.getPath().startsWith("api/");
    }

    private String path() {
        return "/" + uri.getPath();
    }
}
