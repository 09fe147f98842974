package org.trialbridge.account;

import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Origins;
import org.trialbridge.web.Page;
import org.trialbridge.web.Public;

/** Signing in and out. */
@Path("/")
@Produces(Page.HTML)
public final class SignInPages {
    private final SignInService signIns;

    public SignInPages(SignInService signIns) {
        this.signIns = signIns;
    }

    /**
     * @param next where to go afterwards
     * @param shown whether the password can be read while it is typed
     */
    public record Model(Form form, String next, boolean shown) {}

    @GET
    @Path("sign-in")
    @Public(because = "nobody is signed in yet")
    public Page form(@QueryParam("next") @Nullable String next, @QueryParam("show") @Nullable String show) {
        return page(Form.empty().with("next", Page.ownPath(next)).with("show", show));
    }

    private static Page page(Form form) {
        return new Page(
                SignInPages.class,
                "sign-in.ftlh",
                "Sign in",
                new Model(form, Page.ownPath(form.value("next")), form.checked("show")));
    }

    @POST
    @Path("sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Public(because = "nobody is signed in yet")
    public Response signIn(
            @Context ContainerRequestContext request,
            @Context HttpServletRequest connection,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            SignInInput input = new SignInInput(form.text("email"), form.value("password"));
            form.throwIfUnreadable();
            Session session =
                    signIns.signIn(Origins.of(request), connection.getRemoteAddr(), input, ActorFilter.cookie(request));
            return Response.fromResponse(Page.redirect(Page.ownPath(form.value("next"))))
                    .cookie(ActorFilter.cookie(session))
                    .build();
        } catch (Problem problem) {
            return again(form, problem);
        }
    }

    private static Response again(Form form, Problem problem) {
        return switch (problem.kind()) {
            case UNAUTHENTICATED -> Page.invalid(page(form.with(Problem.invalid("email", problem.detail()))));
            case TOO_MANY_REQUESTS ->
                Response.status(problem.kind().status())
                        .type(Page.HTML)
                        .header(
                                HttpHeaders.RETRY_AFTER,
                                problem.retryAfter().map(Duration::toSeconds).orElse(1L))
                        .entity(page(form.with(Problem.conflict(problem.detail()))))
                        .build();
            default -> Page.invalid(page(form.with(problem)));
        };
    }

    @POST
    @Path("sign-out")
    public Response signOut(@Auth Actor actor, @Context ContainerRequestContext request) {
        signIns.signOut(actor, ActorFilter.visitor(request).session());
        return Response.fromResponse(Page.redirect("/sign-in", "You are signed out."))
                .cookie(ActorFilter.noCookie())
                .build();
    }
}
