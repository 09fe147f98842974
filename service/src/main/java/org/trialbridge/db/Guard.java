package org.trialbridge.db;

import java.util.Map;

/**
 * The row on which the rules of a write hang. It is locked before anything is read, so that two writers of the same
 * thing follow one another. A guard that finds no row answers "not found".
 *
 * @param sql selects the guard's trial id (0 when it belongs to no trial), locking the row
 */
public record Guard(String sql, Map<String, Object> values) {
    public Guard {
        values = Map.copyOf(values);
    }

    /** For creating things whose only rule is a unique name: one writer of that kind at a time. */
    public static Guard register(String kind) {
        return new Guard(
                "select 0 as trial_id from pg_advisory_xact_lock(hashtextextended('register ' || :kind, 0))",
                Map.of("kind", kind));
    }

    public static Guard trial(String code) {
        return new Guard("select id from trial where code = :code for no key update", Map.of("code", code));
    }

    public static Guard participation(String trial, String iso2) {
        return new Guard("""
                select p.trial_id
                  from participation p
                  join trial t on t.id = p.trial_id
                 where t.code = :trial and p.country_iso2 = :iso2
                   for no key update of p
                """, Map.of("trial", trial, "iso2", iso2));
    }

    public static Guard site(String trial, String code) {
        return new Guard("""
                select s.trial_id
                  from site s
                  join trial t on t.id = s.trial_id
                 where t.code = :trial and s.code = :code
                   for no key update of s
                """, Map.of("trial", trial, "code", code));
    }

    public static Guard meeting(long id) {
        return new Guard("select 0 as trial_id from meeting where id = :id for no key update", Map.of("id", id));
    }

    public static Guard actionItem(long id) {
        return new Guard("select 0 as trial_id from action_item where id = :id for no key update", Map.of("id", id));
    }

    public static Guard milestone(long id) {
        return new Guard("select trial_id from milestone where id = :id for no key update", Map.of("id", id));
    }

    public static Guard outreach(long id) {
        return new Guard("select trial_id from outreach where id = :id for no key update", Map.of("id", id));
    }

    public static Guard statement(long id) {
        return new Guard("select trial_id from statement where id = :id for no key update", Map.of("id", id));
    }

    public static Guard institution(long id) {
        return new Guard("select 0 as trial_id from institution where id = :id for no key update", Map.of("id", id));
    }

    public static Guard person(long id) {
        return new Guard("select 0 as trial_id from person where id = :id for no key update", Map.of("id", id));
    }

    public static Guard user(long id) {
        return new Guard("select 0 as trial_id from user_account where id = :id for no key update", Map.of("id", id));
    }
}
