package org.trialbridge.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The changes of things that have a page of their own, and what those are called. */
@RegisterConstructorMapper(Changed.class)
@RegisterConstructorMapper(Thing.class)
interface HistoryDao {

    /**
     * All changes of a thing and of what belongs to it, in order. They are found by their subject, and by its own row.
     *
     * @param parts tables of what belongs to it
     * @param keys the column of each that says to which thing it belongs
     */
    @SqlQuery("""
            with mine as (
                select e.id from audit_entry e where e.subject_table = :table and e.subject_id = :id
                 union
                select c.entry_id from change c where c.table_name = :table and c.row_id = :id
            )
            select e.id as number, e.recorded_at, u.name as actor, e.action, e.reason, c.table_name as "table", c.row_id,
                   c.before, c.after
              from mine
              join audit_entry e on e.id = mine.id
              join change c on c.entry_id = e.id
              left join unnest(:parts::text[], :keys::text[]) part(name, key) on part.name = c.table_name
              left join user_private u on u.id = e.user_id
             where (c.table_name = :table and c.row_id = :id)
                or coalesce(c.after, c.before) ->> part.key = :id::text
             order by c.id
            """)
    List<Changed> changes(String table, long id, List<String> parts, List<String> keys);

    /** What a thing is called and where its page is. */
    @SqlQuery("""
            select version, title as label, '/meetings/' || id as path, null as trial, null as ref
              from meeting where :kind = 'MEETING' and id = :id
            union all
            select version, text, '/meetings/' || meeting_id || '#decisions', null, meeting_id::text
              from decision where :kind = 'DECISION' and id = :id
            union all
            select a.version, a.text, '/actions/' || a.id, t.code, null
              from action_item a join trial t on t.id = a.trial_id where :kind = 'ACTION' and a.id = :id
            union all
            select o.version, o.subject, '/trials/' || t.code || '/outreach/' || o.id, t.code, null
              from outreach o join trial t on t.id = o.trial_id where :kind = 'OUTREACH' and o.id = :id
            union all
            select a.version, a.kind || ': ' || a.title,
                   '/trials/' || t.code || '/countries/' || p.country_iso2 || '/agreements/' || a.id, t.code, null
              from agreement a join trial t on t.id = a.trial_id join participation p on p.id = a.participation_id
             where :kind = 'AGREEMENT' and a.id = :id
            union all
            select a.version, in_words(a.kind) || coalesce(' ' || a.reference, ''),
                   '/trials/' || t.code || '/countries/' || p.country_iso2 || '/approvals/' || a.id, t.code, null
              from approval a join trial t on t.id = a.trial_id join participation p on p.id = a.participation_id
             where :kind = 'APPROVAL' and a.id = :id
            union all
            select m.version, in_words(m.code), '/trials/' || t.code || '/milestones/' || m.id, t.code, null
              from milestone m join trial t on t.id = m.trial_id where :kind = 'MILESTONE' and m.id = :id
            union all
            select r.version, r.title, '/trials/' || t.code || '/risks/' || r.id, t.code, null
              from risk r join trial t on t.id = r.trial_id where :kind = 'RISK' and r.id = :id
            union all
            select version, name, '/institutions/' || id, null, null
              from institution where :kind = 'INSTITUTION' and id = :id
            union all
            select s.version, s.code || ' ' || s.name, '/trials/' || t.code || '/sites/' || s.code, t.code, s.code
              from site s join trial t on t.id = s.trial_id where :kind = 'SITE' and s.id = :id
            union all
            select p.version, p.country_iso2, '/trials/' || t.code || '/countries/' || p.country_iso2, t.code, p.country_iso2
              from participation p join trial t on t.id = p.trial_id
             where :kind = 'COUNTRY' and p.id = :id
            union all
            select d.version, d.name, '/documents/' || d.id, h.trial, null
              from document d cross join lateral document_holder(d.holder_kind, d.holder_id) h
             where :kind = 'DOCUMENT' and d.id = :id
            union all
            select p.version, coalesce(q.name, 'Erased person'), '/people/' || p.id, null, null
              from person p left join person_private q on q.id = p.id
             where :kind = 'PERSON' and p.id = :id
            """)
    Optional<Thing> thing(Kind kind, long id);

    /** What things are called that are written as {@code institution/12}. */
    @SqlQuery("""
            select named.thing, coalesce(i.name, p.name, u.name, t.code, s.code, in_words(m.code), w.title, z.name) as name
              from unnest(:things::text[]) named(thing)
             cross join lateral (select split_part(named.thing, '/', 1) as kind, split_part(named.thing, '/', 2)::bigint as id) ref
              left join institution i on ref.kind = 'institution' and i.id = ref.id
              left join person_private p on ref.kind = 'person' and p.id = ref.id
              left join user_private u on ref.kind = 'user' and u.id = ref.id
              left join trial t on ref.kind = 'trial' and t.id = ref.id
              left join site s on ref.kind = 'site' and s.id = ref.id
              left join milestone m on ref.kind = 'milestone' and m.id = ref.id
              left join meeting w on ref.kind = 'meeting' and w.id = ref.id
              left join meeting_series z on ref.kind = 'series' and z.id = ref.id
             where coalesce(i.name, p.name, u.name, t.code, s.code, m.code, w.title, z.name) is not null
            """)
    @KeyColumn("thing")
    @ValueColumn("name")
    Map<String, String> names(Set<String> things);
}
