package org.trialbridge.db;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;
import org.trialbridge.problem.Problem;

/**
 * The row on which the rules of a write hang. It is locked before anything is read, so that two writers of the same thing
 * follow one another; it is also the subject of the write's audit entry. A guard that finds no row answers "not found".
 *
 * @param table the subject's table
 * @param sql selects the row's trial_id (0 when it belongs to no trial) and id, locking the row
 */
public record Guard(String table, String sql, Map<String, Object> values) {
    public Guard {
        values = Map.copyOf(values);
    }

    /** For creating a thing whose only rule is a unique name: one writer of that table at a time. */
    public static Guard register(String table) {
        return new Guard(table, """
                select 0 as trial_id, null::bigint as id
                  from pg_advisory_xact_lock(hashtextextended('register ' || :table, 0))
                """, Map.of("table", table));
    }

    public static Guard trial(String code) {
        return new Guard(
                "trial",
                "select id as trial_id, id from trial where code = :code for no key update",
                Map.of("code", code));
    }

    public static Guard participation(String trial, String iso2) {
        return new Guard("participation", """
                select p.trial_id, p.id
                  from participation p
                  join trial t on t.id = p.trial_id
                 where t.code = :trial and p.country_iso2 = :iso2
                   for no key update of p
                """, Map.of("trial", trial, "iso2", iso2));
    }

    public static Guard site(String trial, String code) {
        return new Guard("site", """
                select s.trial_id, s.id
                  from site s
                  join trial t on t.id = s.trial_id
                 where t.code = :trial and s.code = :code
                   for no key update of s
                """, Map.of("trial", trial, "code", code));
    }

    /** A site whose counts are to be written: its country's periods are not accepted meanwhile. */
    public static Guard siteCounts(String trial, String code) {
        return new Guard("site", """
                select s.trial_id, s.id
                  from site s
                  join trial t on t.id = s.trial_id
                 cross join lateral hold_back_locks(s.participation_id)
                 where t.code = :trial and s.code = :code
                   for no key update of s
                """, Map.of("trial", trial, "code", code));
    }

    /** The country whose accepted periods a lock is about. */
    public static Guard periodLock(String trial, long id) {
        return new Guard("participation", """
                select p.trial_id, p.id
                  from participation p
                  join trial t on t.id = p.trial_id
                  join period_lock l on l.trial_id = p.trial_id and l.participation_id = p.id
                 where t.code = :trial and l.id = :id
                   for no key update of p
                """, Map.of("trial", trial, "id", id));
    }

    /**
     * For writing at many countries and sites of a trial at once. Their rows are locked in the order of their ids, countries
     * first, so that two such writers follow one another; all other places stay free. No period of their countries is
     * accepted meanwhile. The subject is the trial.
     */
    public static Guard places(String trial, Collection<Place> places) {
        return new Guard(
                "trial",
                """
                with countries as materialized (
                    select p.id
                      from participation p
                     where p.id = any(:participations)
                     order by p.id
                       for no key update
                ), held as materialized (
                    select hold_back_locks(p.id)
                      from participation p
                     where p.id = any(:all) and (select count(*) from countries) >= 0
                     order by p.id
                ), sites as materialized (
                    select s.id
                      from site s
                     where s.id = any(:sites) and (select count(*) from held) >= 0
                     order by s.id
                       for no key update
                )
                select t.id as trial_id, t.id
                  from trial t
                 where t.code = :trial
                   and (select count(*) from held) >= 0
                   and (select count(*) from sites) >= 0
                """,
                Map.of(
                        "trial",
                        trial,
                        "participations",
                        ids(places.stream().map(place -> place.siteId() == null ? place.participationId() : null)),
                        "all",
                        ids(places.stream().map(Place::participationId)),
                        "sites",
                        ids(places.stream().map(Place::siteId))));
    }

    private static Long[] ids(Stream<@Nullable Long> ids) {
        return ids.filter(Objects::nonNull).distinct().toArray(Long[]::new);
    }

    public static Guard meeting(long id) {
        return new Guard(
                "meeting", "select 0 as trial_id, id from meeting where id = :id for no key update", Map.of("id", id));
    }

    public static Guard series(long id) {
        return new Guard(
                "meeting_series",
                "select 0 as trial_id, id from meeting_series where id = :id for no key update",
                Map.of("id", id));
    }

    public static Guard actionItem(long id) {
        return new Guard(
                "action_item",
                "select trial_id, id from action_item where id = :id for no key update",
                Map.of("id", id));
    }

    /** Locks the trial too: what a milestone depends on must not change meanwhile. */
    public static Guard milestone(long id) {
        return new Guard("milestone", """
                select m.trial_id, m.id
                  from milestone m
                  join trial t on t.id = m.trial_id
                 where m.id = :id
                   for no key update of t, m
                """, Map.of("id", id));
    }

    public static Guard risk(long id) {
        return new Guard("risk", "select trial_id, id from risk where id = :id for no key update", Map.of("id", id));
    }

    public static Guard agreement(long id) {
        return new Guard(
                "agreement", "select trial_id, id from agreement where id = :id for no key update", Map.of("id", id));
    }

    public static Guard approval(long id) {
        return new Guard(
                "approval", "select trial_id, id from approval where id = :id for no key update", Map.of("id", id));
    }

    public static Guard outreach(long id) {
        return new Guard(
                "outreach", "select trial_id, id from outreach where id = :id for no key update", Map.of("id", id));
    }

    public static Guard document(long id) {
        return new Guard(
                "document",
                "select coalesce(trial_id, 0) as trial_id, id from document where id = :id for no key update",
                Map.of("id", id));
    }

    /** Locks the trial too: one of several statements is adopted, so they follow one another. */
    public static Guard statement(long id) {
        return new Guard("statement", """
                select s.trial_id, s.id
                  from statement s
                  join trial t on t.id = s.trial_id
                 where s.id = :id
                   for no key update of t, s
                """, Map.of("id", id));
    }

    /** Writers of institutions follow one another, because each may be a part of another one. */
    public static Guard institution(long id) {
        return new Guard("institution", """
                with held as materialized (
                    select pg_advisory_xact_lock(hashtextextended('register institution', 0))
                )
                select 0 as trial_id, i.id
                  from institution i
                 where i.id = :id and (select count(*) from held) >= 0
                   for no key update of i
                """, Map.of("id", id));
    }

    public static Guard person(long id) {
        return new Guard(
                "person", "select 0 as trial_id, id from person where id = :id for no key update", Map.of("id", id));
    }

    public static Guard user(long id) {
        return new Guard(
                "user_account",
                "select 0 as trial_id, id from user_account where id = :id for no key update",
                Map.of("id", id));
    }

    private static Guard participation(long id) {
        return new Guard(
                "participation",
                "select trial_id, id from participation where id = :id for no key update",
                Map.of("id", id));
    }

    private static Guard site(long id) {
        return new Guard("site", "select trial_id, id from site where id = :id for no key update", Map.of("id", id));
    }

    /**
     * The guard of a write whose audit entry has this subject.
     *
     * @param id null if the subject is a whole table
     * @throws Problem NOT_FOUND if nothing is written under such a guard
     */
    public static Guard ofSubject(String table, @Nullable Long id) {
        if (id == null) {
            return register(table);
        }
        return switch (table) {
            case "participation" -> participation(id);
            case "site" -> site(id);
            case "meeting" -> meeting(id);
            case "action_item" -> actionItem(id);
            case "milestone" -> milestone(id);
            case "risk" -> risk(id);
            case "agreement" -> agreement(id);
            case "approval" -> approval(id);
            case "outreach" -> outreach(id);
            case "statement" -> statement(id);
            case "institution" -> institution(id);
            case "person" -> person(id);
            case "document" -> document(id);
            default -> throw Problem.notFound();
        };
    }
}
