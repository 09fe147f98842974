package org.trialbridge.audit;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;

/** The tables {@code audit_entry} and {@code change}, and the append-only tables, which are their own trail. */
interface AuditDao {

    /** An entry without its changes. */
    record Line(
            long number,
            Instant recordedAt,
            @Nullable Long actorId,
            @Nullable String actor,
            String action,
            @Nullable String reason,
            String subject,
            String requestId,
            String channel) {}

    /** A change with the number of its entry. */
    record Change(long entryId, @Nested AuditChange change) {}

    /**
     * The entries, latest first, that are about things within the scope. An entry about a country or a site lies at that
     * place, one about a meeting at the meeting's trials; institutions and people lie nowhere and are shown to whoever
     * has a scope at all.
     */
    @SqlQuery("""
            select e.id as number, e.recorded_at, e.user_id as actor_id, u.name as actor, e.action, e.reason,
                   e.subject_table || coalesce('/' || e.subject_id, '') as subject, e.request_id, e.channel
              from audit_entry e
              left join user_private u on u.id = e.user_id
              left join site s on e.subject_table = 'site' and s.id = e.subject_id
              left join participation p on e.subject_table = 'participation' and p.id = e.subject_id
             where e.id < :before
               and (:query.actorId is null or e.user_id = :query.actorId)
               and (:query.since::timestamptz is null or e.recorded_at >= :query.since)
               and (:query.before::timestamptz is null or e.recorded_at < :query.before)
               and (:query.subjectTable::text is null
                    or (e.subject_table = :query.subjectTable and e.subject_id = :query.subjectId)
                    or e.id in (select c.entry_id
                                  from change c
                                 where c.table_name = :query.subjectTable and c.row_id = :query.subjectId))
               and (in_scope(nullif(e.trial_id, 0), coalesce(s.participation_id, p.id), s.id, <scope>)
                    or (e.subject_table in ('institution', 'person')
                        and cardinality(:scope.trials || :scope.participations || :scope.sites) > 0)
                    or (e.subject_table = 'meeting'
                        and exists (select from meeting_trial mt
                                     where mt.meeting_id = e.subject_id and in_scope(mt.trial_id, null, null, <scope>))))
             order by e.id desc
             limit :limit
            """)
    @RegisterConstructorMapper(Line.class)
    List<Line> entries(
            @BindMethods("query") AuditQuery.Valid query, long before, int limit, @BindMethods("scope") Scope scope);

    /** The changes of entries, in the order in which they were made. */
    @SqlQuery("""
            select c.entry_id, c.table_name as "table", c.row_id as id, c.before, c.after
              from change c
             where c.entry_id = any(:entryIds)
            union all
            select l.entry_id, 'counts', l.id, null, to_jsonb(l)
              from counts l
             where l.entry_id = any(:entryIds)
            union all
            select l.entry_id, 'stage_change', l.id, null, to_jsonb(l)
              from stage_change l
             where l.entry_id = any(:entryIds)
            union all
            select l.entry_id, 'stage_evidence', l.id, null, to_jsonb(l)
              from stage_evidence l
             where l.entry_id = any(:entryIds)
            union all
            select l.entry_id, 'enrollment_plan', l.id, null, to_jsonb(l)
              from enrollment_plan l
             where l.entry_id = any(:entryIds)
            union all
            select l.entry_id, 'enrollment_plan_point', l.id, null, to_jsonb(l)
              from enrollment_plan_point l
             where l.entry_id = any(:entryIds)
            union all
            select l.entry_id, 'enrollment_plan_approval', l.id, null, to_jsonb(l)
              from enrollment_plan_approval l
             where l.entry_id = any(:entryIds)
             order by entry_id desc, "table", id
            """)
    @RegisterConstructorMapper(Change.class)
    List<Change> changes(List<Long> entryIds);
}
