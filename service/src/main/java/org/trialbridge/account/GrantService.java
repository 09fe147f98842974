package org.trialbridge.account;

import java.util.List;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Database;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** Roles of users at places. A change works from the user's next request on. */
public final class GrantService {
    private final Database database;

    public GrantService(Database database) {
        this.database = database;
    }

    /** A user's roles within the actor's places. */
    public List<UserGrant> list(Actor actor, long userId) {
        actor.requireAnywhere(Action.MANAGE_USERS);
        Scope scope = actor.scope(Action.MANAGE_USERS);
        return database.read(tx -> tx.dao(UserDao.class)
                .find(userId, scope)
                .orElseThrow(Problem::notFound)
                .grants());
    }

    /** The trials, each followed by its countries, in which the actor manages users. */
    public List<GrantDao.Choice> choices(Actor actor) {
        actor.requireAnywhere(Action.MANAGE_USERS);
        Scope scope = actor.scope(Action.MANAGE_USERS);
        return database.read(tx -> tx.dao(GrantDao.class).choices(scope));
    }

    /**
     * @throws Problem NOT_FOUND if the user is not in the actor's places; INVALID if the new place is not; CONFLICT if the
     *     user has the role there already
     */
    public UserGrant add(Actor actor, long userId, GrantInput input) {
        actor.requireAnywhere(Action.MANAGE_USERS);
        Scope scope = actor.scope(Action.MANAGE_USERS);
        return database.write(actor, "grant.add", Rights.account(userId), tx -> {
            UserDao users = tx.dao(UserDao.class);
            GrantDao grants = tx.dao(GrantDao.class);
            if (users.find(userId, scope).isEmpty()) {
                throw Problem.notFound();
            }
            Errors errors = new Errors();
            Grant grant = input.toGrant(actor, grants::place, "", errors);
            errors.throwIfAny();
            long id = grants.add(userId, grant)
                    .orElseThrow(() -> Problem.conflict("This user has this role at this place already."));
            return users.find(userId, scope).orElseThrow(Problem::notFound).grants().stream()
                    .filter(added -> added.id() == id)
                    .findFirst()
                    .orElseThrow(Problem::notFound);
        });
    }

    /**
     * @throws Problem NOT_FOUND if there is no such role within the actor's places; CONFLICT for that of the last
     *     administrator of everything
     */
    public void remove(Actor actor, long userId, long grantId) {
        actor.requireAnywhere(Action.MANAGE_USERS);
        database.write(actor, "grant.remove", Rights.account(userId), tx -> {
            UserDao users = tx.dao(UserDao.class);
            GrantDao grants = tx.dao(GrantDao.class);
            GrantDao.Line grant = grants.of(userId).stream()
                    .filter(line -> line.id() == grantId)
                    .filter(line -> actor.may(Action.MANAGE_USERS, line.place()))
                    .findFirst()
                    .orElseThrow(Problem::notFound);
            int administrators = users.administrators();
            grants.remove(grant.id());
            Rights.keepAnAdministrator(administrators, users.administrators());
            return grantId;
        });
    }
}
