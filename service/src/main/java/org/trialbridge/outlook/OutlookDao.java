package org.trialbridge.outlook;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.trialbridge.access.Scope;

/** The counts of places over time, a row for each place. */
public interface OutlookDao {

    /** The sites of a trial in the order of their codes, with the numbers enrolled that are in force by a day. */
    @SqlQuery("""
            select s.code, s.name, p.country_iso2 as iso2, s.status, s.planned_activation_on, s.activated_on, s.closed_on,
                   s.target, coalesce(r.days, '{}') as days, coalesce(r.enrolled, '{}') as enrolled
              from site s
              join participation p on p.id = s.participation_id
              left join (select c.place_id, array_agg(c.period_end order by c.period_end) as days,
                                array_agg(c.enrolled order by c.period_end) as enrolled
                           from counts_in_force c
                          where c.trial_id = :trialId and c.period_end <= :asOf and c.enrolled is not null
                          group by c.place_id) r on r.place_id = s.id
             where s.trial_id = :trialId
               and in_scope(s.trial_id, s.participation_id, s.id, <scope>)
             order by s.code
            """)
    @RegisterConstructorMapper(OutlookSite.class)
    List<OutlookSite> sites(long trialId, LocalDate asOf, @BindMethods("scope") Scope scope);

    /** The countries of a trial in the order of their codes, with the totals they declared by a day. */
    @SqlQuery("""
            select p.country_iso2 as iso2,
                   case when in_scope(p.trial_id, p.id, null, <scope>) then p.target end as target,
                   p.stage not in ('RECRUITMENT_CLOSED', 'FOLLOW_UP', 'COMPLETED', 'ON_HOLD', 'DECLINED', 'DEPRIORITISED',
                                   'TERMINATED') as recruits,
                   coalesce(r.days, '{}') as days, coalesce(r.enrolled, '{}') as enrolled
              from participation p
              left join (select c.place_id, array_agg(c.period_end order by c.period_end) as days,
                                array_agg(c.enrolled order by c.period_end) as enrolled
                           from counts_in_force c
                          where c.trial_id = :trialId and c.place_id < 0 and c.period_end <= :asOf
                            and c.enrolled is not null
                          group by c.place_id) r
                     on r.place_id = -p.id and in_scope(p.trial_id, p.id, null, <scope>)
             where p.trial_id = :trialId
               and (in_scope(p.trial_id, p.id, null, <scope>)
                    or exists (select from site s
                                where s.participation_id = p.id and in_scope(s.trial_id, s.participation_id, s.id, <scope>)))
             order by p.country_iso2
            """)
    @RegisterConstructorMapper(OutlookCountry.class)
    List<OutlookCountry> countries(long trialId, LocalDate asOf, @BindMethods("scope") Scope scope);
}
