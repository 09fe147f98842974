package org.trialbridge.account;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** One's own tokens. The JSON twin is {@link TokenResource}. */
@Path("/account/tokens")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class TokenPages {
    private final TokenService tokens;

    public TokenPages(TokenService tokens) {
        this.tokens = tokens;
    }

    /**
     * @param made the secret of the token that was just made: the only page that shows it
     */
    public record Model(
            Form form, List<ApiToken> tokens, @Nullable String made) {}

    @GET
    public Page list(@Auth Actor actor) {
        return page(actor, Form.empty().with("expiresInDays", 90), null);
    }

    private Page page(Actor actor, Form form, @Nullable String made) {
        return new Page(
                TokenPages.class,
                "tokens.ftlh",
                "Tokens for programs",
                new Model(form, tokens.list(actor, Window.LARGEST).items(), made));
    }

    @POST
    public Response make(@Auth Actor actor, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            TokenInput input =
                    new TokenInput(form.text("name"), form.integer("expiresInDays"), form.checked("readOnly"));
            form.throwIfUnreadable();
            TokenService.Made made = tokens.make(actor, input);
            // no redirect: the secret must not travel through a cookie or an address
            return Response.ok(page(actor, Form.empty(), made.secret().text())).build();
        } catch (Problem problem) {
            return Page.invalid(page(actor, form.with(problem), null));
        }
    }

    @POST
    @Path("{id}/revocation")
    public Response revoke(@Auth Actor actor, @PathParam("id") long id) {
        tokens.revoke(actor, id);
        return Page.redirect("/account/tokens", "The token is revoked. No program can use it any more.");
    }
}
