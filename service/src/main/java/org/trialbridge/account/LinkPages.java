package org.trialbridge.account;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Origins;
import org.trialbridge.web.Page;
import org.trialbridge.web.Public;

/** Choosing a password by a link, and asking for such a link. */
@Path("/")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class LinkPages {
    private static final String OWN_SECRET = "the link itself shows who may do this";

    private final LinkService links;

    public LinkPages(LinkService links) {
        this.links = links;
    }

    /**
     * @param email of the account, for password stores to know it by
     * @param shown whether the password can be read while it is typed
     */
    public record ChooseModel(Form form, String email, boolean shown) {}

    public record ForgottenModel(Form form, boolean sent) {}

    @GET
    @Path("invitation/{token}")
    @Public(because = OWN_SECRET)
    public Response invitation(@PathParam("token") String token, @QueryParam("show") @Nullable String show) {
        return show(token, Link.Purpose.INVITATION, Form.empty().with("show", show));
    }

    @POST
    @Path("invitation/{token}")
    @Public(because = OWN_SECRET)
    public Response accept(
            @Context ContainerRequestContext request,
            @PathParam("token") String token,
            MultivaluedMap<String, String> fields) {
        return choose(request, token, Link.Purpose.INVITATION, new Form(fields));
    }

    @GET
    @Path("reset-password/{token}")
    @Public(because = OWN_SECRET)
    public Response reset(@PathParam("token") String token, @QueryParam("show") @Nullable String show) {
        return show(token, Link.Purpose.PASSWORD_RESET, Form.empty().with("show", show));
    }

    @POST
    @Path("reset-password/{token}")
    @Public(because = OWN_SECRET)
    public Response reset(
            @Context ContainerRequestContext request,
            @PathParam("token") String token,
            MultivaluedMap<String, String> fields) {
        return choose(request, token, Link.Purpose.PASSWORD_RESET, new Form(fields));
    }

    private Response show(String token, Link.Purpose purpose, Form form) {
        try {
            return Response.ok(page(links.open(token, purpose), form)).build();
        } catch (Problem problem) {
            return gone(problem);
        }
    }

    private Response choose(ContainerRequestContext request, String token, Link.Purpose purpose, Form form) {
        try {
            links.choosePassword(Origins.of(request), token, purpose, form.value("password"));
        } catch (Problem problem) {
            return problem.kind() == Problem.Kind.INVALID
                    ? Page.invalid(page(links.open(token, purpose), form.with(problem)))
                    : gone(problem);
        }
        return Page.redirect("/sign-in", "Your password is set. Sign in with it.");
    }

    private static Page page(OpenLink link, Form form) {
        return new Page(
                LinkPages.class,
                "choose-password.ftlh",
                "Choose a password",
                new ChooseModel(form, link.email(), form.checked("show")));
    }

    private static Response gone(Problem problem) {
        if (problem.kind() != Problem.Kind.NOT_FOUND) {
            throw problem;
        }
        return Response.status(Response.Status.NOT_FOUND)
                .entity(new Page(LinkPages.class, "link-gone.ftlh", "This link can not be used any more", ""))
                .build();
    }

    @GET
    @Path("forgotten-password")
    @Public(because = "whoever forgot the password can not sign in")
    public Page forgotten() {
        return forgotten(Form.empty(), false);
    }

    @POST
    @Path("forgotten-password")
    @Public(because = "whoever forgot the password can not sign in")
    public Response forgotten(MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            String email = form.text("email");
            form.throwIfUnreadable();
            links.forgotten(email);
        } catch (Problem problem) {
            return Page.invalid(forgotten(form.with(problem), false));
        }
        return Response.ok(forgotten(form, true)).build();
    }

    private static Page forgotten(Form form, boolean sent) {
        return new Page(
                LinkPages.class,
                "forgotten-password.ftlh",
                sent ? "Look into your mailbox" : "Forgotten password",
                new ForgottenModel(form, sent));
    }
}
