package org.trialbridge.account;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;

/** A user's own tokens. What a token may do is what its owner may at that moment. */
public final class TokenService {
    private final Database database;
    private final Clock clock;

    public TokenService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A token that was just made, with the secret that is shown this once. */
    public record Made(ApiToken token, Secret secret) {}

    public Listing<ApiToken> list(Actor actor, Window window) {
        long userId = Rights.ownId(actor);
        Long before = before(window);
        return database.read(tx -> Listing.of(
                tx.dao(TokenDao.class).of(userId, clock.instant(), before, window.fetch()), window, ApiToken::id));
    }

    private static @Nullable Long before(Window window) {
        String after = window.after();
        if (after != null && !after.matches("[0-9]{1,18}")) {
            throw Problem.malformed("Take the cursor from the last answer as it is.");
        }
        return after == null ? null : Long.valueOf(after);
    }

    public Made make(Actor actor, TokenInput input) {
        Instant now = clock.instant();
        NewToken made = input.toToken(Rights.ownId(actor), now);
        long id = database.write(
                actor.withoutRetry(),
                "token.make",
                Guard.user(made.userId()),
                tx -> tx.dao(TokenDao.class).add(made));
        return new Made(
                new ApiToken(id, made.name(), made.readOnly(), made.createdAt(), made.expiresAt()), made.secret());
    }

    /**
     * @throws Problem NOT_FOUND if it is not the actor's own, or was revoked before
     */
    public void revoke(Actor actor, long id) {
        long userId = Rights.ownId(actor);
        database.write(actor, "token.revoke", Guard.user(userId), tx -> {
            if (tx.dao(TokenDao.class).revoke(id, userId, clock.instant()) == 0) {
                throw Problem.notFound();
            }
            return id;
        });
    }
}
