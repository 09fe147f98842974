package org.trialbridge.dashboard;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.trialbridge.access.Scope;

/** What the overview counts and lists of itself. */
interface DashboardDao {

    /** The numbers of a trial on a day. */
    @SqlQuery("""
            select (select count(*) from site s
                     where s.trial_id = :trialId and in_scope(s.trial_id, s.participation_id, s.id, <scope>)) as sites,
                   (select count(*) from site s
                     where s.trial_id = :trialId and s.activated_on <= :asOf
                       and (s.closed_on is null or s.closed_on > :asOf)
                       and in_scope(s.trial_id, s.participation_id, s.id, <scope>)) as sites_active,
                   (select count(*) from meeting m
                     where m.kind = 'BRIDGING_WEBINAR' and m.status in ('HELD', 'MINUTES_AGREED')
                       and (m.starts_at at time zone m.zone)::date <= :asOf
                       and exists (select from meeting_trial mt where mt.meeting_id = m.id and mt.trial_id = :trialId)
                       and (in_scope(:trialId, null, null, <scope>)
                            or exists (select from meeting_country mc
                                         join participation p on p.trial_id = :trialId and p.country_iso2 = mc.country_iso2
                                        where mc.meeting_id = m.id and in_scope(p.trial_id, p.id, null, <scope>))))
                   as webinars_held,
                   (select count(*) from action_item a
                      left join participation p on p.trial_id = a.trial_id and p.country_iso2 = a.country_iso2
                     where a.trial_id = :trialId and a.due_on < :asOf
                       and (a.status in ('OPEN', 'IN_PROGRESS', 'BLOCKED') or a.done_on > :asOf)
                       and in_scope(a.trial_id, p.id, null, <scope>)) as overdue_actions,
                   (select count(*) from site s
                     where s.trial_id = :trialId and s.illustrative
                       and in_scope(s.trial_id, s.participation_id, s.id, <scope>)) as illustrative
            """)
    @RegisterConstructorMapper(Overview.Numbers.class)
    Overview.Numbers numbers(long trialId, LocalDate asOf, @BindMethods("scope") Scope scope);

    /** The action items that were overdue on a day, the longest first. */
    @SqlQuery("""
            select a.id, a.text, coalesce(i.name, o.name, '') as owner, a.country_iso2 as iso2, a.due_on,
                   :asOf::date - a.due_on as days_overdue
              from action_item a
              left join participation p on p.trial_id = a.trial_id and p.country_iso2 = a.country_iso2
              left join institution i on i.id = a.owner_institution_id
              left join person_private o on o.id = a.owner_person_id
             where a.trial_id = :trialId and a.due_on < :asOf
               and (a.status in ('OPEN', 'IN_PROGRESS', 'BLOCKED') or a.done_on > :asOf)
               and in_scope(a.trial_id, p.id, null, <scope>)
             order by a.due_on, a.id
             limit :limit
            """)
    @RegisterConstructorMapper(Overview.OverdueAction.class)
    List<Overview.OverdueAction> overdue(long trialId, LocalDate asOf, int limit, @BindMethods("scope") Scope scope);
}
