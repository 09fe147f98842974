package org.trialbridge.report;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.trialbridge.access.Scope;
import org.trialbridge.report.StatusReportDao.Part;

/**
 * What a status report reads of meetings and of what was agreed at them. A meeting of several countries is seen by
 * whoever has one of them in his scope; one of no country, by whoever has the trial.
 */
public interface MeetingReportDao {

    /** Meetings whose local day had come, in the order of time. Drafts are not announced to anybody, so they are left out. */
    @SqlQuery("""
            select m.id, m.kind, m.number, m.title, m.status,
                   coalesce(m.starts_at, m.local_start at time zone m.zone) as starts_at, m.local_start,
                   m.duration_minutes,
                   array(select mc.country_iso2
                           from meeting_country mc
                          where mc.meeting_id = m.id
                          order by mc.country_iso2) as countries,
                   array(select distinct i.name collate "C" as name
                           from attendance a
                           join institution i on i.id = a.institution_id
                          where a.meeting_id = m.id
                          order by name) as institutions,
                   (select sum(a.delegates)
                      from attendance a
                     where a.meeting_id = m.id and a.status = 'ATTENDED') as attended,
                   (select count(*)
                      from decision d
                     where d.meeting_id = m.id and d.decided_on <= :asOf) as decisions,
                   (select count(*)
                      from action_item a
                     where a.meeting_id = m.id and a.trial_id = :trialId) as action_items,
                   m.illustrative
              from meeting m
              join meeting_trial mt on mt.meeting_id = m.id and mt.trial_id = :trialId
             where cast(m.local_start as date) <= :asOf and m.status <> 'DRAFT'
               and (in_scope(:trialId, null, null, <scope>)
                    or exists (select from meeting_country mc
                                 join participation p on p.country_iso2 = mc.country_iso2 and p.trial_id = :trialId
                                where mc.meeting_id = m.id and in_scope(p.trial_id, p.id, null, <scope>)))
               and (cast(:iso2 as text) is null
                    or exists (select from meeting_country mc
                                where mc.meeting_id = m.id and mc.country_iso2 = :iso2))
             order by 6, m.kind, m.number
            """)
    @RegisterConstructorMapper(StatusReport.Meeting.class)
    List<StatusReport.Meeting> meetings(@BindMethods Part part, @BindMethods("scope") Scope scope);

    /** What meetings, or decisions taken at them, led to, as the evidence of stage changes tells. */
    @SqlQuery("""
            select distinct coalesce(v.meeting_id, d.meeting_id) as meeting_id, p.country_iso2 as iso2, c.to_stage,
                   c.effective_on
              from stage_change_in_force c
              join participation p on p.id = c.participation_id
              join stage_evidence v on v.stage_change_id = c.id
              left join decision d on d.id = v.decision_id
             where c.trial_id = :trialId and c.effective_on <= :asOf
               and coalesce(v.meeting_id, d.meeting_id) is not null
               and (cast(:participationId as bigint) is null or p.id = :participationId)
               and in_scope(p.trial_id, p.id, null, <scope>)
             order by c.effective_on, p.country_iso2, c.to_stage
            """)
    @RegisterConstructorMapper(StatusReport.StageMove.class)
    List<StatusReport.StageMove> stageMoves(@BindMethods Part part, @BindMethods("scope") Scope scope);

    /** The meetings that were held by the day with the revision of their minutes that stands, each language for itself. */
    @SqlQuery("""
            select m.kind as meeting_kind, m.number as meeting_number, m.title, cast(m.local_start as date) as held_on,
                   m.status as meeting_status, r.language, r.number as revision,
                   array(select a.country_iso2
                           from minutes_agreement a
                          where a.meeting_id = m.id and a.language = r.language and a.number = r.number
                          order by a.country_iso2) as agreed,
                   (select cast(f.recorded_at at time zone 'UTC' as date)
                      from minutes_freeze f
                     where f.meeting_id = m.id) as frozen_on,
                   r.text,
                   array(select a.text
                           from minutes_addendum a
                          where a.meeting_id = m.id
                          order by a.number) as addenda
              from meeting m
              join meeting_trial mt on mt.meeting_id = m.id and mt.trial_id = :trialId
              left join lateral (select distinct on (v.language) v.language, v.number, v.text
                                   from minutes_revision v
                                  where v.meeting_id = m.id and not v.set_aside
                                  order by v.language, v.number desc) r on true
             where cast(m.local_start as date) <= :asOf and m.status in ('HELD', 'MINUTES_AGREED')
               and (in_scope(:trialId, null, null, <scope>)
                    or exists (select from meeting_country mc
                                 join participation p on p.country_iso2 = mc.country_iso2 and p.trial_id = :trialId
                                where mc.meeting_id = m.id and in_scope(p.trial_id, p.id, null, <scope>)))
               and (cast(:iso2 as text) is null
                    or exists (select from meeting_country mc
                                where mc.meeting_id = m.id and mc.country_iso2 = :iso2))
             order by m.local_start, m.kind, m.number, r.language
            """)
    @RegisterConstructorMapper(ReportedMinutes.class)
    List<ReportedMinutes> minutes(@BindMethods Part part, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select m.kind as meeting_kind, m.number as meeting_number,
                   array(select dc.country_iso2
                           from decision_country dc
                          where dc.decision_id = d.id
                          order by dc.country_iso2) as countries,
                   d.text, d.decided_on, d.status
              from decision d
              join meeting m on m.id = d.meeting_id
              join meeting_trial mt on mt.meeting_id = m.id and mt.trial_id = :trialId
             where d.decided_on <= :asOf
               and (in_scope(:trialId, null, null, <scope>)
                    or exists (select from decision_country dc
                                 join participation p on p.country_iso2 = dc.country_iso2 and p.trial_id = :trialId
                                where dc.decision_id = d.id and in_scope(p.trial_id, p.id, null, <scope>)))
               and (cast(:iso2 as text) is null
                    or exists (select from decision_country dc
                                where dc.decision_id = d.id and dc.country_iso2 = :iso2))
             order by d.decided_on, d.id
            """)
    @RegisterConstructorMapper(StatusReport.Decision.class)
    List<StatusReport.Decision> decisions(@BindMethods Part part, @BindMethods("scope") Scope scope);

    /** Action items, but not those of meetings after the day. The owner is told by role and institution. */
    @SqlQuery("""
            select m.kind as meeting_kind, m.number as meeting_number, a.country_iso2 as iso2, a.text,
                   (select r.role
                      from trial_role r
                     where r.person_id = a.owner_person_id and r.trial_id = a.trial_id
                       and coalesce(r.from_on, :asOf) <= :asOf and coalesce(r.to_on, :asOf) >= :asOf
                     order by r.id desc
                     limit 1) as owner_role,
                   coalesce(owner.name,
                            (select i.name
                               from affiliation f
                               join institution i on i.id = f.institution_id
                              where f.person_id = a.owner_person_id
                                and coalesce(f.from_on, :asOf) <= :asOf and coalesce(f.to_on, :asOf) >= :asOf
                              order by f.id desc
                              limit 1)) as owner_institution,
                   a.due_on, a.status, a.done_on, a.carried_over
              from action_item a
              left join meeting m on m.id = a.meeting_id
              left join institution owner on owner.id = a.owner_institution_id
              left join participation p on p.trial_id = a.trial_id and p.country_iso2 = a.country_iso2
             where a.trial_id = :trialId
               and (m.id is null or cast(m.local_start as date) <= :asOf)
               and (cast(:iso2 as text) is null or a.country_iso2 = :iso2)
               and in_scope(a.trial_id, p.id, null, <scope>)
             order by a.due_on, a.id
            """)
    @RegisterConstructorMapper(StatusReport.ActionItem.class)
    List<StatusReport.ActionItem> actionItems(@BindMethods Part part, @BindMethods("scope") Scope scope);
}
