package org.trialbridge.account;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** One's own account: name, zone, language, password. */
@Path("/account")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class AccountPages {
    private final AccountService accounts;

    public AccountPages(AccountService accounts) {
        this.accounts = accounts;
    }

    /**
     * @param form for name, zone and language
     * @param password for the password
     */
    public record Model(User user, Form form, Form password) {}

    @GET
    public Page show(@Auth Actor actor) {
        return page(actor, null, Form.empty());
    }

    private Page page(Actor actor, @Nullable Form form, Form password) {
        User user = accounts.me(actor);
        return new Page(
                AccountPages.class,
                "account.ftlh",
                "Your account",
                new Model(user, form == null ? Form.of(user) : form, password));
    }

    @POST
    public Response change(@Auth Actor actor, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            ProfileInput input = new ProfileInput(form.text("name"), form.zone("zone"), form.text("language"));
            form.throwIfUnreadable();
            accounts.change(actor, form.version(), input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, form.with(problem), Form.empty()));
        }
        return Page.redirect("/account", "Your account is saved.");
    }

    @POST
    @Path("password")
    public Response changePassword(@Auth Actor actor, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            PasswordChangeInput input =
                    new PasswordChangeInput(form.value("currentPassword"), form.value("newPassword"));
            Session session = accounts.changePassword(actor, input);
            return Response.fromResponse(
                            Page.redirect("/account", "Your password is changed. All other sessions have ended."))
                    .cookie(ActorFilter.cookie(session))
                    .build();
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.TOO_MANY_REQUESTS) {
                return Response.status(problem.kind().status())
                        .header(
                                "Retry-After",
                                problem.retryAfter().map(Duration::toSeconds).orElse(1L))
                        .entity(page(actor, null, form.with(Problem.conflict(problem.detail()))))
                        .build();
            }
            return Page.invalid(page(actor, null, form.with(problem)));
        }
    }
}
