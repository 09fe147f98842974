package org.trialbridge.pipeline;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What is recorded of a country and can speak for a stage, from many tables. */
@RegisterConstructorMapper(Evidence.class)
@RegisterConstructorMapper(StageFacts.class)
public interface EvidenceDao {

    /**
     * What can be cited for a country, the latest first: at most 500 things, and no counts, which are many.
     *
     * @param words all of which stand in what a thing is called, in any order and case; empty for no condition
     */
    @SqlQuery("""
            select c.kind, c.id, what.label, what.happened_on, what.ref
              from citable(:trialId, :participationId) c
             cross join lateral cited(:trialId, c.kind, c.id) what
             where c.kind <> 'COUNTS'
               and not exists (select from regexp_split_to_table(lower(trim(:words)), '\\s+') word
                                where position(word in lower(what.label)) = 0)
             order by what.happened_on desc nulls last, c.kind, c.id
             limit 500
            """)
    List<Evidence> choices(long trialId, long participationId, String words);

    /** Those of the named things that can be cited for a country, in order; the n-th id goes with the n-th kind. */
    @SqlQuery("""
            select c.kind, c.id, what.label, what.happened_on, what.ref
              from unnest(:kinds::text[], :ids::bigint[]) with ordinality as named(kind, id, place)
              join citable(:trialId, :participationId) c on c.kind = named.kind and c.id = named.id
             cross join lateral cited(:trialId, c.kind, c.id) what
             order by named.place
            """)
    List<Evidence> named(long trialId, long participationId, List<String> kinds, List<Long> ids);

    /**
     * What is recorded by a day. The needed approvals are those that were written down as needed; while nothing is, those
     * of the country itself that were not withdrawn.
     *
     * @param on the day of the move
     */
    @SqlQuery("""
            with met as (
                select m.id, m.kind, m.status, m.local_start::date as day
                  from meeting m
                  join meeting_trial mt on mt.meeting_id = m.id
                  join meeting_country mc on mc.meeting_id = m.id
                  join participation p on p.country_iso2 = mc.country_iso2
                 where mt.trial_id = :trialId and p.id = :participationId
                   and (m.status = 'SCHEDULED' or (m.status in ('HELD', 'MINUTES_AGREED') and m.local_start::date <= :on))
            ), asked as (
                select o.outcome
                  from outreach o
                  join participation p on p.trial_id = o.trial_id and p.country_iso2 = o.country_iso2
                 where p.id = :participationId and o.on_date <= :on
            ), reached as (
                select m.code
                  from milestone m
                 where m.trial_id = :trialId and m.participation_id = :participationId
                   and not m.cancelled and m.actual_on <= :on
            ), own as (
                select a.kind, a.status in ('APPROVED', 'APPROVED_WITH_CONDITIONS') and a.decided_on <= :on
                           and coalesce(a.expires_on >= :on, true) as given,
                       a.status <> 'PLANNED' and coalesce(a.submitted_on <= :on, true) as submitted
                  from approval a
                 where a.participation_id = :participationId and a.site_id is null and a.status <> 'WITHDRAWN'
            ), needed_by_list as (
                select n.place, n.given,
                       in_words(n.kind) || case when n.site is not null then ' (' || n.site || ')'
                                                when n.for_sites then ' (of each site; none is selected yet)' else '' end as name
                  from needed_approvals(:participationId, :on) n
            ), needed_by_itself as (
                select 1 as place, own.given, in_words(own.kind) as name
                  from own
                 where not exists (select from approval_need l where l.participation_id = :participationId)
            )
            select exists (select from asked) or exists (select from met) as dated_contact,
                   exists (select from met where kind = 'BRIDGING_WEBINAR') as bridging_webinar,
                   exists (select from asked where outcome in ('ACKNOWLEDGED', 'ACCEPTED'))
                       or exists (select from decision d
                                    join decision_country dc on dc.decision_id = d.id
                                    join meeting_trial mt on mt.meeting_id = d.meeting_id
                                    join participation p on p.country_iso2 = dc.country_iso2
                                   where mt.trial_id = :trialId and p.id = :participationId
                                     and d.status in ('PROPOSED', 'AGREED') and d.decided_on <= :on)
                       as feasibility_discussed,
                   exists (select from agreement a
                            where a.participation_id = :participationId and (a.ended_on is null or a.ended_on > :on))
                       as draft_agreement,
                   exists (select from agreement a
                            where a.participation_id = :participationId and a.signed_on <= :on
                              and (a.ended_on is null or a.ended_on > :on) and (a.expires_on is null or a.expires_on >= :on))
                       as signed_agreement,
                   exists (select from own where submitted) as approval_submitted,
                   coalesce((select bool_and(given) from (table needed_by_list union all table needed_by_itself) one), false)
                       as approvals_given,
                   array(select name from (table needed_by_list union all table needed_by_itself) one
                          where not given order by place, name) as missing_approvals,
                   exists (select from reached where code in ('PRODUCT_SHIPPED', 'PRODUCT_RECEIVED'))
                       or exists (select from met where kind = 'SITE_INITIATION')
                       or exists (select from milestone m
                                   where m.trial_id = :trialId and m.participation_id = :participationId
                                     and m.code = 'SITE_INITIATED' and not m.cancelled
                                     and coalesce(m.actual_on, m.forecast_on, m.planned_on) is not null)
                       as shipment_or_initiation,
                   exists (select from site s where s.participation_id = :participationId and s.activated_on <= :on)
                       as activated_site,
                   exists (select from reached where code in ('FIRST_PARTICIPANT_ENROLLED', 'FIRST_PARTICIPANT_DOSED'))
                       or exists (select from site s
                                   cross join lateral last_counts(s.trial_id, s.id, :on) l
                                   where s.participation_id = :participationId and l.enrolled > 0)
                       or exists (select from declared_counts(:trialId, :participationId, :on) d where d.enrolled > 0)
                       as first_participant,
                   exists (select from reached where code = 'LAST_PARTICIPANT_ENROLLED') as last_participant
            """)
    StageFacts facts(long trialId, long participationId, LocalDate on);
}
