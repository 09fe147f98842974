package org.trialbridge.account;

import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;

/**
 * Somebody who has shown a session or a token.
 *
 * @param sessionId the session, or null if it was a token
 * @param csrfToken what forms of the session carry, or null if it was a token
 * @param readOnly whether it was a token that may only read
 */
record Visitor(
        Actor actor, @Nullable Long sessionId, @Nullable String csrfToken, boolean readOnly) {

    /**
     * The session.
     *
     * @throws Problem FORBIDDEN if it was a token: what a token can do must end when it is revoked
     */
    long session() {
        if (sessionId == null) {
            throw Problem.refused("Sign in with your password to do this. A token can not do it.");
        }
        return sessionId;
    }
}
