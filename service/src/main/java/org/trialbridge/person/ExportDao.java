package org.trialbridge.person;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.trialbridge.access.Scope;

/** Finds what is kept of a person outside of the directory. */
interface ExportDao {

    @SqlQuery("""
            select m.id as meeting_id, m.title, cast(m.local_start as date) as "on", a.role, a.status,
                   d.delegate_name as as_delegate,
                   (select count(*) from invitation i where i.attendance_id = a.id) as invitations
              from attendance a
              join meeting m on m.id = a.meeting_id
              left join attendance_private d on d.id = a.id
             where (a.person_id = any(:ids)
                    or lower(d.email) in (select lower(q.email) from person_private q where q.id = any(:ids)))
               and exists (select from meeting_trial t
                            where t.meeting_id = m.id and in_scope(t.trial_id, null, null, <scope>))
             order by m.local_start, a.id
            """)
    @RegisterConstructorMapper(PersonExport.Attended.class)
    List<PersonExport.Attended> attended(List<Long> ids, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select a.id, t.code as trial, a.text, a.due_on, a.status
              from action_item a
              join trial t on t.id = a.trial_id
             where a.owner_person_id = any(:ids) and in_scope(a.trial_id, null, null, <scope>)
             order by a.due_on, a.id
            """)
    @RegisterConstructorMapper(PersonExport.Owned.class)
    List<PersonExport.Owned> actions(List<Long> ids, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select r.id, t.code as trial, r.title as text, r.due_on, r.status
              from risk r
              join trial t on t.id = r.trial_id
             where r.owner_person_id = any(:ids) and in_scope(r.trial_id, r.participation_id, r.site_id, <scope>)
             order by r.due_on, r.id
            """)
    @RegisterConstructorMapper(PersonExport.Owned.class)
    List<PersonExport.Owned> risks(List<Long> ids, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select u.id, x.name, x.email, u.zone, u.language, u.disabled_at
              from user_account u
              join user_private x on x.id = u.id
             where u.id = any(:accounts)
             order by u.id
            """)
    @RegisterConstructorMapper(PersonExport.Account.class)
    List<PersonExport.Account> accounts(List<Long> accounts);

    /** Links that let somebody in are not handed out. */
    @SqlQuery("""
            select o.subject, regexp_replace(o.body, 'https?://[^[:space:]]+', '(link)', 'g') as body, o.created_at
              from outbox o
             where o.sent_at is null and o.given_up_at is null
               and lower(o.recipient) in (select lower(q.email) from person_private q where q.id = any(:ids))
             order by o.id
            """)
    @RegisterConstructorMapper(PersonExport.Message.class)
    List<PersonExport.Message> waiting(List<Long> ids);

    @SqlQuery("""
            select e.recorded_at as at, e.action, c.table_name as "table"
              from change c
              join audit_entry e on e.id = c.entry_id
             where (c.table_name in ('person', 'person_private') and c.row_id = any(:ids))
                or (c.table_name in ('affiliation', 'trial_role')
                    and cast(coalesce(c.after, c.before) ->> 'person_id' as bigint) = any(:ids))
             order by c.id
             limit 2000
            """)
    @RegisterConstructorMapper(PersonExport.Change.class)
    List<PersonExport.Change> trail(List<Long> ids);
}
