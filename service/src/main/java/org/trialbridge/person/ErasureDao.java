package org.trialbridge.person;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;

/** Removes what is personal of a person, wherever it is kept. What happened stays, without a name. */
@RegisterConstructorMapper(NamedIn.class)
@RegisterConstructorMapper(Mention.class)
interface ErasureDao {

    /** The person, and all other entries that were merged into him. */
    @SqlQuery("""
            with recursive entry as (
                select p.id from person p where p.id = :id
                 union all
                select gone.id from person gone join entry e on gone.merged_into_id = e.id
            )
            select id from entry
            """)
    List<Long> entries(long id);

    /** The values by which somebody is found in a text. Of short names in Latin letters too much would be found. */
    @SqlQuery("""
            select distinct v.value
              from person_private q
             cross join lateral unnest(array[q.name, q.native_name, q.email, lower(q.email), q.phone]) v(value)
             where q.id = any(:ids) and (length(v.value) >= 4 or v.value ~ '[^\\u0001-\\u007F]{2}')
            """)
    List<String> values(List<Long> ids);

    /**
     * Those of the values that can be nobody else's word: addresses, numbers of telephones, and names of several words. What
     * others wrote loses only these.
     */
    @SqlQuery("""
            select distinct v.value
              from person_private q
             cross join lateral unnest(array[q.name, q.native_name, q.email, lower(q.email), q.phone]) v(value)
             where q.id = any(:ids) and (v.value in (q.email, lower(q.email), q.phone) or btrim(v.value) ~ '\\S\\s+\\S')
            """)
    List<String> ownValues(List<Long> ids);

    /**
     * The accounts of a person: those that say so, and those with his address, for whoever may reach everything. Anybody may
     * have been entered with that address by somebody who reaches a part.
     */
    @SqlQuery("""
            select u.id
              from user_account u
             where u.person_id = any(:ids)
                or (in_scope(null, null, null, <scope>)
                    and u.id in (select x.id from user_private x join person_private q on lower(q.email) = x.email
                                  where q.id = any(:ids)))
            """)
    List<Long> accounts(List<Long> ids, @BindMethods("scope") Scope scope);

    /** How many other accounts have an address of the person. */
    @SqlQuery("""
            select count(*)
              from user_private x
             where x.id <> all(:accounts)
               and x.email in (select lower(q.email) from person_private q where q.id = any(:ids))
            """)
    long otherAccounts(List<Long> ids, List<Long> accounts);

    @SqlQuery("select exists (select from user_account where id = any(:accounts) and disabled_at is null)")
    boolean anyWorks(List<Long> accounts);

    /** In how many rows of which tables some values stand in a text; no trial is named. */
    @SqlQuery("""
            select table_name as "table", column_name as "column", count(*) as many
              from where_it_stands(cast(:values as text[]))
             where table_name not in ('outbox', 'attendance_private', 'user_private', 'idempotency_key', 'upload_draft',
                                      'upload_run', 'kept_for_undo', 'import_draft', 'agenda_item_private')
             group by table_name, column_name
             order by table_name, column_name
            """)
    List<NamedIn> texts(List<String> values);

    /** Removes what waits to be sent to the person's addresses; for who reaches a part, if nobody else has that address. */
    @SqlUpdate("""
            delete from outbox
             where lower(recipient) in (select lower(q.email) from person_private q where q.id = any(:ids))
               and (in_scope(null, null, null, <scope>)
                    or (not exists (select from person_private other
                                     where other.id <> all(:ids) and lower(other.email) = lower(recipient))
                        and not exists (select from user_private x
                                         where x.id <> all(:accounts) and x.email = lower(recipient))))
            """)
    void deleteMessages(List<Long> ids, List<Long> accounts, @BindMethods("scope") Scope scope);

    /** Takes the person out of what waits to be sent to others, and of what a mail server said; for who reaches everything. */
    @SqlUpdate("""
            update outbox
               set subject = without_values(subject, cast(:values as text[])),
                   body = without_values(body, cast(:values as text[])),
                   calendar = without_values(calendar, cast(:values as text[])),
                   last_error = without_values(last_error, cast(:values as text[]))
             where sent_at is null and in_scope(null, null, null, <scope>)
            """)
    void clearMessages(List<String> values, @BindMethods("scope") Scope scope);

    /**
     * Delegates at meetings with the person's address or name. Reached are those of the scope, but not a namesake with
     * another address.
     */
    @SqlQuery("""
            select d.id,
                   coalesce(bool_or((d.email is null or q.email is null or lower(d.email) = lower(q.email))
                                    and (in_scope(null, null, null, <scope>)
                                         or exists (select from meeting_trial t
                                                      left join participation c on c.trial_id = t.trial_id
                                                                               and c.country_iso2 = a.country_iso2
                                                     where t.meeting_id = a.meeting_id
                                                       and in_scope(t.trial_id, c.id, null, <scope>)))), false) as reached
              from attendance_private d
              join attendance a on a.id = d.id
              join person_private q on lower(d.email) = lower(q.email)
                                    or name_key(d.delegate_name) in (name_key(q.name), name_key(q.native_name),
                                                                     name_key(q.title || q.name))
             where q.id = any(:ids)
             group by d.id
            """)
    List<Mention> delegates(List<Long> ids, @BindMethods("scope") Scope scope);

    @SqlUpdate("delete from attendance_private where id = any(:delegates)")
    void deleteDelegates(List<Long> delegates);

    /** Presenters without an entry in the directory that have the person's name. Reached are those of the scope. */
    @SqlQuery("""
            select d.id,
                   coalesce(in_scope(null, null, null, <scope>), false)
                   or exists (select from meeting_trial t
                               where t.meeting_id = i.meeting_id and in_scope(t.trial_id, null, null, <scope>)) as reached
              from agenda_item_private d
              join agenda_item i on i.id = d.id
             where exists (select from person_private q
                            where q.id = any(:ids)
                              and name_key(d.presenter_name) in (name_key(q.name), name_key(q.native_name),
                                                                 name_key(q.title || q.name)))
            """)
    List<Mention> presenters(List<Long> ids, @BindMethods("scope") Scope scope);

    @SqlUpdate("delete from agenda_item_private where id = any(:presenters)")
    void deletePresenters(List<Long> presenters);

    /**
     * Forgets the answers that are kept for repeated requests: those about the person, and those that name him, the actor's
     * own or, for who reaches everything, all. That they were done is still known.
     */
    @SqlUpdate("""
            update idempotency_key
               set result_type = null, result = null
             where (result_type like 'org.trialbridge.person.%' and (cast(result as json) ->> 'id') = any(cast(:ids as text[])))
                or ((user_id = cast(:userId as bigint) or in_scope(null, null, null, <scope>))
                    and names_one(result, cast(:values as text[])))
            """)
    void clearAnswers(List<String> ids, List<String> values, @Nullable Long userId, @BindMethods("scope") Scope scope);

    /** Removes files of the scope that were read and not loaded yet. */
    @SqlUpdate("""
            delete from upload_draft
             where in_scope(trial_id, null, null, <scope>) and names_one(cast(content as text), cast(:values as text[]))
            """)
    void deleteDrafts(List<String> values, @BindMethods("scope") Scope scope);

    /** Removes spreadsheets of the scope, and the actor's own, that were read and not loaded yet. */
    @SqlUpdate("""
            delete from import_draft
             where (user_id = cast(:userId as bigint) or in_scope(trial_id, null, null, <scope>))
               and names_one(cast(tables as text), cast(:values as text[]))
            """)
    void deleteSpreadsheets(List<String> values, @Nullable Long userId, @BindMethods("scope") Scope scope);

    /** Removes what was deleted in the scope and is kept for as long as that can be undone. */
    @SqlUpdate("""
            delete from kept_for_undo k
             using audit_entry e
             where e.id = k.entry_id and in_scope(e.trial_id, null, null, <scope>)
               and names_one(cast(k.kept as text), cast(:values as text[]))
            """)
    void deleteKept(List<String> values, @BindMethods("scope") Scope scope);

    /** What waits in messages, files and answers and names the person, as far as an erasure within the scope leaves it. */
    @SqlQuery("""
            select w.of as "table", w.named as "column", count(*) as many
              from (select 'outbox' as of, 'body' as named
                      from outbox
                     where sent_at is null and not coalesce(in_scope(null, null, null, <scope>), false)
                       and not exists (select from person_private q
                                        where q.id = any(:ids) and lower(q.email) = lower(recipient))
                       and names_one(concat_ws(' ', subject, body, calendar), cast(:values as text[]))
                     union all
                    select 'upload_draft', 'content'
                      from upload_draft
                     where not coalesce(in_scope(trial_id, null, null, <scope>), false)
                       and names_one(cast(content as text), cast(:values as text[]))
                     union all
                    select 'import_draft', 'tables'
                      from import_draft
                     where user_id is distinct from cast(:userId as bigint)
                       and not coalesce(in_scope(trial_id, null, null, <scope>), false)
                       and names_one(cast(tables as text), cast(:values as text[]))) w
             group by w.of, w.named
             order by w.of
            """)
    List<NamedIn> waiting(
            List<Long> ids, List<String> values, @Nullable Long userId, @BindMethods("scope") Scope scope);

    @SqlUpdate("delete from session where user_id = any(:accounts)")
    void deleteSessions(List<Long> accounts);

    @SqlUpdate("delete from account_link where user_id = any(:accounts)")
    void deleteLinks(List<Long> accounts);

    @SqlUpdate("delete from calendar_feed where user_id = any(:accounts)")
    void deleteCalendarAddress(List<Long> accounts);

    @SqlUpdate("delete from user_private where id = any(:accounts)")
    void deleteAccountValues(List<Long> accounts);

    @SqlUpdate("delete from person_private where id = any(:ids)")
    void deleteValues(List<Long> ids);

    @SqlUpdate(
            "update person set version = version + 1, erased_at = :erasedAt where id = any(:ids) and erased_at is null")
    void markErased(List<Long> ids, Instant erasedAt);
}
