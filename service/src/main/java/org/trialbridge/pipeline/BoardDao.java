package org.trialbridge.pipeline;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;

/** Where the countries of a trial stand. */
@RegisterConstructorMapper(BoardRow.class)
public interface BoardDao {

    /**
     * The countries by priority, then by code, each at its stage on a day.
     *
     * @param asOf the day, or null for the last change
     */
    @SqlQuery("""
            select p.trial_id, p.id as participation_id, p.country_iso2 as iso2, n.zone, coalesce(last.to_stage, 'IDENTIFIED') as stage,
                   last.effective_on as since, p.priority, u.name as owner, i.name as lead_institution, p.target,
                   p.next_step, p.next_step_due_on
              from participation p
              join country n on n.iso2 = p.country_iso2
              left join user_private u on u.id = p.owner_user_id
              left join institution i on i.id = p.lead_institution_id
              left join lateral (select c.to_stage, c.effective_on
                                   from stage_change_in_force c
                                  where c.participation_id = p.id and (:asOf::date is null or c.effective_on <= :asOf)
                                  order by c.effective_on desc, c.id desc
                                  limit 1) last on true
             where p.trial_id = :trialId
               and in_scope(p.trial_id, p.id, null, <scope>)
             order by p.priority, p.country_iso2
            """)
    List<BoardRow> board(long trialId, @Nullable LocalDate asOf, @BindMethods("scope") Scope scope);

    /** What the bridging webinars with each country led to by a day, by code. */
    @SqlQuery("""
            select p.country_iso2 as iso2, held.webinars, held.first_on as first_webinar_on,
                   (select min(a.signed_on) from agreement a
                     where a.participation_id = p.id and a.signed_on <= :by) as agreement_on,
                   (select min(a.decided_on) from approval a
                     where a.participation_id = p.id and a.site_id is null and a.kind = 'NATIONAL_REGULATOR'
                       and a.status in ('APPROVED', 'APPROVED_WITH_CONDITIONS', 'EXPIRED') and a.decided_on <= :by) as approval_on,
                   least((select min(m.actual_on) from milestone m
                           where m.trial_id = p.trial_id and m.participation_id = p.id and not m.cancelled
                             and m.code = 'FIRST_PARTICIPANT_ENROLLED' and m.actual_on <= :by),
                         counted.first_on) as first_participant_on
              from participation p
              left join (select c.participation_id, min(c.period_end) as first_on
                           from counts_in_force c
                          where c.trial_id = :trialId and c.enrolled > 0 and c.period_end <= :by
                          group by c.participation_id) counted on counted.participation_id = p.id
             cross join lateral (select count(*) as webinars, min(m.local_start::date) as first_on
                                   from meeting m
                                   join meeting_trial mt on mt.meeting_id = m.id and mt.trial_id = p.trial_id
                                   join meeting_country mc on mc.meeting_id = m.id and mc.country_iso2 = p.country_iso2
                                  where m.kind = 'BRIDGING_WEBINAR' and m.status in ('HELD', 'MINUTES_AGREED')
                                    and m.local_start::date <= :by) held
             where p.trial_id = :trialId
               and in_scope(p.trial_id, p.id, null, <scope>)
             order by p.country_iso2
            """)
    @RegisterConstructorMapper(Yield.Row.class)
    List<Yield.Row> webinarYield(long trialId, LocalDate by, @BindMethods("scope") Scope scope);

    /** The approvals that were given by a day, of countries and sites, with the day on which they were submitted. */
    @SqlQuery("""
            select p.country_iso2 as iso2, a.submitted_on, a.decided_on
              from approval a
              join participation p on p.id = a.participation_id
             where a.trial_id = :trialId and a.status in ('APPROVED', 'APPROVED_WITH_CONDITIONS', 'EXPIRED')
               and a.submitted_on is not null and a.decided_on <= :by
               and in_scope(a.trial_id, a.participation_id, a.site_id, <scope>)
             order by p.country_iso2, a.decided_on, a.id
            """)
    @RegisterConstructorMapper(CycleTimes.Given.class)
    List<CycleTimes.Given> given(long trialId, LocalDate by, @BindMethods("scope") Scope scope);
}
