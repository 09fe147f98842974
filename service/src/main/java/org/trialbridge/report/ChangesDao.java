package org.trialbridge.report;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;
import org.trialbridge.report.StatusReportDao.Part;

/**
 * What two reports about the same show. Both are told by the last audit entry that each knows, so that the answer is the
 * same at any later time.
 */
public interface ChangesDao {

    /**
     * The edition with which a report is compared: the last one about the same that is known, or the one that it is to
     * supersede.
     */
    @SqlQuery("""
            select e.number, e.as_of, e.known_at, e.known_entry
              from report_edition e
             where e.trial_id = :trialId and e.participation_id is not distinct from cast(:participationId as bigint)
               and e.entry_id <= :lastEntry
               and (cast(:supersedes as integer) is null or e.number = :supersedes)
             order by e.number desc
             limit 1
            """)
    @RegisterConstructorMapper(Changes.Since.class)
    Optional<Changes.Since> since(@BindMethods Part part, @Nullable Integer supersedes);

    /**
     * The periods of places of which the reports show different lines: corrections first, then the latest period first. A
     * report shows the last line that was known to it, of periods that had ended by its day.
     */
    @SqlQuery("""
            with touched as (
                select distinct c.participation_id, c.site_id, c.place_id, c.period_end
                  from counts c
                 where c.trial_id = :now.trialId
                   and (cast(:now.participationId as bigint) is null or c.participation_id = :now.participationId)
                   and c.period_end <= greatest(cast(:before.asOf as date), cast(:now.asOf as date))
                   and c.entry_id <= greatest(:before.lastEntry, :now.lastEntry)
                   and (c.entry_id > least(:before.lastEntry, :now.lastEntry)
                        or c.period_end > least(cast(:before.asOf as date), cast(:now.asOf as date)))
            )
            select p.country_iso2 as iso2, s.code as site, t.period_end,
                   was.screened as before_screened, was.screen_failed as before_screen_failed, was.enrolled as before_enrolled,
                   was.dose1 as before_dose1, was.dose2 as before_dose2, was.dose3 as before_dose3,
                   was.withdrawn as before_withdrawn, was.completed as before_completed,
                   shown.screened as now_screened, shown.screen_failed as now_screen_failed, shown.enrolled as now_enrolled,
                   shown.dose1 as now_dose1, shown.dose2 as now_dose2, shown.dose3 as now_dose3,
                   shown.withdrawn as now_withdrawn, shown.completed as now_completed,
                   a.id is not null and a.user_id is null as by_system,
                   array(select distinct g.role
                           from user_grant g
                          where g.user_id = a.user_id
                            and (g.trial_id is null or g.trial_id = :now.trialId)
                            and (g.participation_id is null or g.participation_id = t.participation_id)
                            and (g.site_id is null or g.site_id = t.site_id)
                          order by g.role) as roles,
                   shown.recorded_at, shown.reason_code, shown.note
              from touched t
              join participation p on p.id = t.participation_id
              left join site s on s.id = t.site_id
              left join lateral (select c.id, c.screened, c.screen_failed, c.enrolled, c.dose1, c.dose2, c.dose3, c.withdrawn,
                                        c.completed
                                   from counts c
                                  where c.trial_id = :now.trialId and c.place_id = t.place_id and c.period_end = t.period_end
                                    and c.entry_id <= :before.lastEntry and c.period_end <= :before.asOf
                                  order by c.revision desc
                                  limit 1) was on true
              left join lateral (select c.id, c.screened, c.screen_failed, c.enrolled, c.dose1, c.dose2, c.dose3, c.withdrawn,
                                        c.completed, c.entry_id, c.recorded_at, c.reason_code, c.note
                                   from counts c
                                  where c.trial_id = :now.trialId and c.place_id = t.place_id and c.period_end = t.period_end
                                    and c.entry_id <= :now.lastEntry and c.period_end <= :now.asOf
                                  order by c.revision desc
                                  limit 1) shown on true
              left join audit_entry a on a.id = shown.entry_id and a.trial_id = :now.trialId
             where was.id is distinct from shown.id
               and in_scope(:now.trialId, t.participation_id, t.site_id, <scope>)
             order by was.id is null, t.period_end desc, p.country_iso2, s.code collate "C" nulls first
             limit :limit
            """)
    @RegisterConstructorMapper(ChangedCount.Line.class)
    List<ChangedCount.Line> counts(
            @BindMethods("before") Part before,
            @BindMethods("now") Part now,
            int limit,
            @BindMethods("scope") Scope scope);

    /** Stages that countries entered, or whose entering came to be known, between the reports; in the order of days. */
    @SqlQuery("""
            select 'stage_change' as thing, cast(null as text) as name, 'to_stage' as field, p.country_iso2 as iso2,
                   cast(null as text) as site, c.from_stage as before, c.to_stage as now, c.effective_on, c.recorded_at,
                   a.user_id is null as by_system,
                   array(select distinct g.role
                           from user_grant g
                          where g.user_id = a.user_id
                            and (g.trial_id is null or g.trial_id = c.trial_id)
                            and (g.participation_id is null or g.participation_id = c.participation_id)
                            and g.site_id is null
                          order by g.role) as roles,
                   c.reason
              from stage_change_in_force c
              join participation p on p.id = c.participation_id
              join audit_entry a on a.id = c.entry_id and a.trial_id = c.trial_id
             where c.trial_id = :now.trialId
               and (cast(:now.participationId as bigint) is null or c.participation_id = :now.participationId)
               and c.entry_id <= :now.lastEntry and c.effective_on <= :now.asOf
               and (c.entry_id > :before.lastEntry or c.effective_on > :before.asOf)
               and in_scope(c.trial_id, c.participation_id, null, <scope>)
             order by c.effective_on, p.country_iso2, c.id
            """)
    @RegisterConstructorMapper(ChangedFact.class)
    List<ChangedFact> stages(
            @BindMethods("before") Part before, @BindMethods("now") Part now, @BindMethods("scope") Scope scope);

    /**
     * Other facts that were recorded after the earlier report and are different since: each field once, from what it was
     * to what it became, with the last reason. What was changed and changed back is no change.
     */
    @SqlQuery("""
            with watched (place, table_name, field) as (
                values (1, 'trial', 'planned_enrollment'), (1, 'trial', 'starts_on'), (1, 'trial', 'ends_on'),
                       (2, 'participation', 'target'), (2, 'participation', 'priority'),
                       (3, 'site', 'status'), (3, 'site', 'activated_on'), (3, 'site', 'closed_on'), (3, 'site', 'target'),
                       (4, 'agreement', 'signed_on'), (4, 'agreement', 'effective_on'), (4, 'agreement', 'expires_on'),
                       (4, 'agreement', 'ended_on'),
                       (5, 'approval', 'status'), (5, 'approval', 'submitted_on'), (5, 'approval', 'decided_on'),
                       (5, 'approval', 'expires_on'),
                       (6, 'milestone', 'baseline_on'), (6, 'milestone', 'planned_on'), (6, 'milestone', 'forecast_on'),
                       (6, 'milestone', 'actual_on'), (6, 'milestone', 'cancelled'),
                       (7, 'risk', 'probability'), (7, 'risk', 'impact'), (7, 'risk', 'status'),
                       (8, 'action_item', 'status'), (8, 'action_item', 'due_on')
            ), span as (
                select c.table_name, c.row_id, (array_agg(c.before order by c.id))[1] as was,
                       (array_agg(c.after order by c.id desc))[1] as became
                  from change c
                 where c.trial_id in (0, :now.trialId) and c.entry_id > :before.lastEntry and c.entry_id <= :now.lastEntry
                   and c.table_name in (select w.table_name from watched w)
                   and case c.table_name when 'trial' then c.row_id
                            else cast(coalesce(c.after, c.before) ->> 'trial_id' as bigint) end = :now.trialId
                 group by c.table_name, c.row_id
            ), placed as (
                select s.table_name, s.row_id, s.was, s.became, coalesce(s.became, s.was) as shown,
                       case s.table_name when 'trial' then null when 'participation' then s.row_id
                            when 'action_item' then (select p.id
                                                       from participation p
                                                      where p.trial_id = :now.trialId
                                                        and p.country_iso2 = coalesce(s.became, s.was) ->> 'country_iso2')
                            else cast(coalesce(s.became, s.was) ->> 'participation_id' as bigint) end as participation_id,
                       case s.table_name when 'site' then s.row_id
                            else cast(coalesce(s.became, s.was) ->> 'site_id' as bigint) end as site_id
                  from span s
            )
            select w.table_name as thing,
                   case w.table_name when 'milestone' then t.shown ->> 'code' when 'approval' then t.shown ->> 'kind'
                                     when 'agreement' then t.shown ->> 'kind' when 'action_item' then t.shown ->> 'text'
                                     when 'risk' then t.shown ->> 'title' end as name,
                   w.field, coalesce(p.country_iso2, t.shown ->> 'country_iso2') as iso2,
                   coalesce(s.code, case when w.table_name = 'site' then t.shown ->> 'code' end) as site,
                   t.was ->> w.field as before, t.became ->> w.field as now, cast(null as date) as effective_on,
                   last.recorded_at, last.user_id is null as by_system,
                   array(select distinct g.role
                           from user_grant g
                          where g.user_id = last.user_id
                            and (g.trial_id is null or g.trial_id = :now.trialId)
                            and (g.participation_id is null or g.participation_id = t.participation_id)
                            and (g.site_id is null or g.site_id = t.site_id)
                          order by g.role) as roles,
                   last.reason
              from placed t
              join watched w on w.table_name = t.table_name
              left join participation p on p.id = t.participation_id
              left join site s on s.id = t.site_id
             cross join lateral (
                   select e.recorded_at, e.user_id, e.reason
                     from change c
                     join audit_entry e on e.id = c.entry_id and e.trial_id = c.trial_id
                    where c.table_name = t.table_name and c.row_id = t.row_id
                      and c.entry_id > :before.lastEntry and c.entry_id <= :now.lastEntry
                      and c.before ->> w.field is distinct from c.after ->> w.field
                    order by c.id desc
                    limit 1) last
             where coalesce(t.was ->> w.field, case w.field when 'cancelled' then 'false' end)
                   is distinct from coalesce(t.became ->> w.field, case w.field when 'cancelled' then 'false' end)
               and (cast(:now.participationId as bigint) is null or t.participation_id = :now.participationId)
               and in_scope(:now.trialId, t.participation_id, t.site_id, <scope>)
             order by w.place, p.country_iso2 nulls first, s.code collate "C" nulls first, t.row_id, w.field
             limit :limit
            """)
    @RegisterConstructorMapper(ChangedFact.class)
    List<ChangedFact> facts(
            @BindMethods("before") Part before,
            @BindMethods("now") Part now,
            int limit,
            @BindMethods("scope") Scope scope);
}
