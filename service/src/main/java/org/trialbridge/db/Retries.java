package org.trialbridge.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Origin;
import org.trialbridge.problem.Problem;

/**
 * What was answered to requests that carried an Idempotency-Key, kept in the transaction that did the work. A repeated
 * request finds the first result; it can not do the work twice, whatever was lost on the way.
 */
public final class Retries {
    private final ObjectMapper json;

    public Retries(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Returns the result of the same request done earlier, or null. Two at once wait for one another here.
     *
     * @throws Problem INVALID if the key was used for another request
     */
    @Nullable
    Object find(Handle handle, Actor actor) {
        Origin.Retry retry = actor.origin().retry();
        if (retry == null || actor.userId() == null) {
            return null;
        }
        int inserted = handle.createUpdate("""
                        insert into idempotency_key (user_id, key, fingerprint)
                        values (:userId, :key, :fingerprint)
                            on conflict do nothing
                        """)
                .bind("userId", actor.userId())
                .bind("key", retry.key())
                .bind("fingerprint", retry.fingerprint())
                .execute();
        if (inserted == 1) {
            return null;
        }
        Kept kept = handle.createQuery("""
                        select fingerprint, result_type, result
                          from idempotency_key
                         where user_id = :userId and key = :key
                        """)
                .bind("userId", actor.userId())
                .bind("key", retry.key())
                .map((row, context) ->
                        new Kept(row.getString("fingerprint"), row.getString("result_type"), row.getString("result")))
                .one();
        if (!kept.fingerprint().equals(retry.fingerprint())) {
            throw Problem.invalid("Idempotency-Key", "Use a new Idempotency-Key: this one belongs to another request.");
        }
        if (kept.result() == null || kept.type() == null) {
            throw Problem.conflict(
                    "This was done before, and what was answered then is not kept any more: it held values that were erased.");
        }
        try {
            return json.readValue(kept.result(), Class.forName(kept.type()));
        } catch (JsonProcessingException | ClassNotFoundException e) {
            throw new IllegalStateException("cannot read the kept result of a " + kept.type(), e);
        }
    }

    void keep(Handle handle, Actor actor, @Nullable Object result) {
        Origin.Retry retry = actor.origin().retry();
        if (retry == null || actor.userId() == null || result == null) {
            return;
        }
        handle.createUpdate("""
                        update idempotency_key
                           set result_type = :type, result = :result
                         where user_id = :userId and key = :key
                        """)
                .bind("type", result.getClass().getName())
                .bind("result", write(result))
                .bind("userId", actor.userId())
                .bind("key", retry.key())
                .execute();
    }

    private String write(Object result) {
        try {
            return json.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot keep the result of a " + result.getClass(), e);
        }
    }

    private record Kept(
            String fingerprint,
            @Nullable String type,
            @Nullable String result) {}
}
