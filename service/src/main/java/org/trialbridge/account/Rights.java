package org.trialbridge.account;

import java.util.List;
import java.util.Map;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.db.Guard;
import org.trialbridge.problem.Problem;

/** Who may manage which accounts. */
final class Rights {
    private Rights() {}

    /**
     * The actor's own account.
     *
     * @throws Problem UNAUTHENTICATED if he has none
     */
    static long ownId(Actor actor) {
        Long userId = actor.userId();
        if (userId == null) {
            throw Problem.unauthenticated();
        }
        return userId;
    }

    /**
     * Returns normally if all of an account is the actor's to manage: one that also has roles elsewhere is not closed by
     * the administrator of one trial.
     *
     * @throws Problem FORBIDDEN
     */
    static void requireWhole(Actor actor, List<GrantDao.Line> grants) {
        boolean whole = grants.isEmpty()
                ? actor.may(Action.MANAGE_USERS, Place.EVERYTHING)
                : grants.stream().allMatch(grant -> actor.may(Action.MANAGE_USERS, grant.place()));
        if (!whole) {
            throw Problem.refused(
                    "This account also has roles outside your places. Ask an administrator of everything to change it.");
        }
    }

    /** Locks the account, and the question who is the last administrator: two must not remove each other at once. */
    static Guard account(long userId) {
        return new Guard("user_account", """
                select 0 as trial_id, u.id
                  from user_account u
                 cross join (select pg_advisory_xact_lock(hashtextextended('administrators', 0))) alone
                 where u.id = :id
                   for no key update of u
                """, Map.of("id", userId));
    }

    /**
     * @param before how many administrators of everything could sign in before the change
     * @param after how many can after it
     * @throws Problem CONFLICT if the change leaves none
     */
    static void keepAnAdministrator(int before, int after) {
        if (before > 0 && after == 0) {
            throw Problem.conflict("This is the last administrator of everything. Make somebody else one first.");
        }
    }
}
