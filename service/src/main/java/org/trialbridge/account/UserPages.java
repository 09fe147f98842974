package org.trialbridge.account;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Listing;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** Users and their roles. The JSON twin is {@link UserResource}. */
@Path("/users")
@Produces(Page.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class UserPages {
    private final UserService users;
    private final GrantService grants;

    public UserPages(UserService users, GrantService grants) {
        this.users = users;
        this.grants = grants;
    }

    public record ListModel(List<User> users, @Nullable String next, boolean everywhere) {}

    /** Where the actor may give roles. */
    public record Places(List<String> trials, List<String> countries, boolean everywhere) {
        static Places of(Actor actor, List<GrantDao.Choice> choices) {
            return new Places(
                    choices.stream().map(GrantDao.Choice::trial).distinct().toList(),
                    choices.stream()
                            .flatMap(choice -> java.util.stream.Stream.ofNullable(choice.country()))
                            .distinct()
                            .sorted()
                            .toList(),
                    managesAll(actor));
        }
    }

    public record InviteModel(Form form, List<Role> roles, Places places) {}

    /**
     * @param form for the account
     * @param grant for one more role
     */
    public record UserModel(User user, Form form, Form grant, List<Role> roles, Places places) {}

    private static boolean managesAll(Actor actor) {
        return actor.may(Action.MANAGE_USERS, Place.EVERYTHING);
    }

    @GET
    public Page list(@Auth Actor actor, @Context Paging paging) {
        Listing<User> listing = users.list(actor, paging.window());
        return new Page(
                UserPages.class,
                "users.ftlh",
                "Users",
                new ListModel(listing.items(), paging.next(listing), managesAll(actor)));
    }

    @GET
    @Path("new")
    public Page invitation(@Auth Actor actor) {
        return invitation(actor, Form.empty().with("zone", "UTC").with("language", "en"));
    }

    private Page invitation(Actor actor, Form form) {
        Places places = Places.of(actor, grants.choices(actor));
        return new Page(
                UserPages.class, "invite.ftlh", "Invite a user", new InviteModel(form, List.of(Role.values()), places));
    }

    @POST
    public Response invite(@Auth Actor actor, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        User user;
        try {
            UserInput input = new UserInput(
                    form.text("email"),
                    form.text("name"),
                    form.zone("zone"),
                    form.text("language"),
                    form.rows("grants").stream().map(UserPages::grant).toList());
            form.throwIfUnreadable();
            user = users.invite(actor, input);
        } catch (Problem problem) {
            return Page.invalid(invitation(actor, form.with(problem)));
        }
        return Page.redirect("/users/" + user.id(), "The invitation is on its way.");
    }

    private static GrantInput grant(Form form) {
        return new GrantInput(
                form.choice("role", Role.class), form.text("trial"), form.text("country"), form.text("site"));
    }

    @GET
    @Path("{id}")
    public Page show(@Auth Actor actor, @PathParam("id") long id) {
        return page(actor, id, null, Form.empty());
    }

    private Page page(Actor actor, long id, @Nullable Form form, Form grant) {
        User user = users.find(actor, id);
        Form shown = form != null ? form : form(user);
        return new Page(
                UserPages.class,
                "user.ftlh",
                user.name(),
                new UserModel(user, shown, grant, List.of(Role.values()), Places.of(actor, grants.choices(actor))));
    }

    private static Form form(User user) {
        return Form.of(user).with("disabled", user.status() == User.Status.DISABLED ? "true" : "");
    }

    @POST
    @Path("{id}")
    public Response change(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            UserChangeInput input = new UserChangeInput(
                    form.text("name"), form.zone("zone"), form.text("language"), form.checked("disabled"));
            form.throwIfUnreadable();
            users.change(actor, id, form.version(), input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, form.with(problem, User.class, UserPages::form), Form.empty()));
        }
        return Page.redirect("/users/" + id, "The account is saved.");
    }

    @POST
    @Path("{id}/invitation")
    public Response inviteAgain(@Auth Actor actor, @PathParam("id") long id) {
        users.inviteAgain(actor, id);
        return Page.redirect("/users/" + id, "A new invitation is on its way. The earlier link has ended.");
    }

    @POST
    @Path("{id}/grants")
    public Response addGrant(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            GrantInput input = grant(form);
            form.throwIfUnreadable();
            grants.add(actor, id, input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, null, form.with(problem)));
        }
        return Page.redirect("/users/" + id, "The role is given.");
    }

    @POST
    @Path("{id}/grants/{grantId}/removal")
    public Response removeGrant(@Auth Actor actor, @PathParam("id") long id, @PathParam("grantId") long grantId) {
        try {
            grants.remove(actor, id, grantId);
        } catch (Problem problem) {
            return Page.invalid(page(actor, id, null, Form.empty().with(problem)));
        }
        return Page.redirect("/users/" + id, "The role is taken away.");
    }
}
