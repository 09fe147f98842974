package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.trialbridge.access.Scope;

/** Sites and countries with what decides about their counts. */
@RegisterConstructorMapper(CountsPlace.class)
public interface CountsPlaceDao {

    @SqlQuery("""
            select t.code as trial, t.title as trial_title, s.trial_id, s.participation_id, s.id as site_id,
                   p.country_iso2 as iso2, s.code, s.name as site_name, s.city, s.zone, y.weekend_days,
                   case when s.status = 'ACTIVATED' and k.enrolled > 0 then 'ENROLLING' else s.status end as status,
                   s.activated_on, s.closed_on, s.target, s.illustrative, t.enrolled_means, t.reporting_frequency,
                   t.week_ends_on, coalesce(t.period_ends, '{}') as period_ends, t.due_days, t.grace_days, k.last_period_end, k.screened, k.enrolled,
                   l.through as locked_through
              from site s
              join trial t on t.id = s.trial_id
              join participation p on p.id = s.participation_id
              join country y on y.iso2 = p.country_iso2
              left join current_counts k on k.site_id = s.id
              left join accepted_periods l on l.participation_id = s.participation_id
             where t.code = :trial and s.code = :site
            """)
    Optional<CountsPlace> site(String trial, String site);

    /** The sites of a trial that report, as far as a scope reaches, in the order of their codes. */
    @SqlQuery("""
            select t.code as trial, t.title as trial_title, s.trial_id, s.participation_id, s.id as site_id,
                   p.country_iso2 as iso2, s.code, s.name as site_name, s.city, s.zone, y.weekend_days,
                   case when s.status = 'ACTIVATED' and k.enrolled > 0 then 'ENROLLING' else s.status end as status,
                   s.activated_on, s.closed_on, s.target, s.illustrative, t.enrolled_means, t.reporting_frequency,
                   t.week_ends_on, coalesce(t.period_ends, '{}') as period_ends, t.due_days, t.grace_days, k.last_period_end, k.screened, k.enrolled,
                   l.through as locked_through
              from site s
              join trial t on t.id = s.trial_id
              join participation p on p.id = s.participation_id
              join country y on y.iso2 = p.country_iso2
              left join current_counts k on k.site_id = s.id
              left join accepted_periods l on l.participation_id = s.participation_id
             where s.trial_id = :trialId and s.activated_on is not null and s.closed_on is null
               and in_scope(s.trial_id, s.participation_id, s.id, <scope>)
             order by s.code
            """)
    List<CountsPlace> reporting(long trialId, @BindMethods("scope") Scope scope);

    /** All sites of a scope, in the order of trials and codes. */
    @SqlQuery("""
            select t.code as trial, t.title as trial_title, s.trial_id, s.participation_id, s.id as site_id,
                   p.country_iso2 as iso2, s.code, s.name as site_name, s.city, s.zone, y.weekend_days,
                   case when s.status = 'ACTIVATED' and k.enrolled > 0 then 'ENROLLING' else s.status end as status,
                   s.activated_on, s.closed_on, s.target, s.illustrative, t.enrolled_means, t.reporting_frequency,
                   t.week_ends_on, coalesce(t.period_ends, '{}') as period_ends, t.due_days, t.grace_days, k.last_period_end, k.screened, k.enrolled,
                   l.through as locked_through
              from site s
              join trial t on t.id = s.trial_id
              join participation p on p.id = s.participation_id
              join country y on y.iso2 = p.country_iso2
              left join current_counts k on k.site_id = s.id
              left join accepted_periods l on l.participation_id = s.participation_id
             where in_scope(s.trial_id, s.participation_id, s.id, <scope>)
             order by t.code, s.code
             limit :limit
            """)
    List<CountsPlace> sites(int limit, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select t.code as trial, t.title as trial_title, p.trial_id, p.id as participation_id,
                   cast(null as bigint) as site_id, p.country_iso2 as iso2, p.country_iso2 as code,
                   cast(null as text) as site_name, cast(null as text) as city, c.zone, c.weekend_days, cast(null as text) as status,
                   cast(null as date) as activated_on, cast(null as date) as closed_on, p.target, false as illustrative,
                   t.enrolled_means, t.reporting_frequency, t.week_ends_on, coalesce(t.period_ends, '{}') as period_ends, t.due_days, t.grace_days,
                   (select max(l.period_end) from counts l where l.trial_id = p.trial_id and l.place_id = - p.id)
                       as last_period_end,
                   cast(null as integer) as screened, cast(null as integer) as enrolled,
                   l.through as locked_through
              from participation p
              join trial t on t.id = p.trial_id
              join country c on c.iso2 = p.country_iso2
              left join accepted_periods l on l.participation_id = p.id
             where t.code = :trial and p.country_iso2 = :iso2
            """)
    Optional<CountsPlace> country(String trial, String iso2);

    /** The sites of a trial that have one of these codes, written in small letters, as far as a scope reaches. */
    @SqlQuery("""
            select t.code as trial, t.title as trial_title, s.trial_id, s.participation_id, s.id as site_id,
                   p.country_iso2 as iso2, s.code, s.name as site_name, s.city, s.zone, y.weekend_days,
                   case when s.status = 'ACTIVATED' and k.enrolled > 0 then 'ENROLLING' else s.status end as status,
                   s.activated_on, s.closed_on, s.target, s.illustrative, t.enrolled_means, t.reporting_frequency,
                   t.week_ends_on, coalesce(t.period_ends, '{}') as period_ends, t.due_days, t.grace_days, k.last_period_end, k.screened, k.enrolled,
                   l.through as locked_through
              from site s
              join trial t on t.id = s.trial_id
              join participation p on p.id = s.participation_id
              join country y on y.iso2 = p.country_iso2
              left join current_counts k on k.site_id = s.id
              left join accepted_periods l on l.participation_id = s.participation_id
             where t.code = :trial and lower(s.code) = any(:codes)
               and in_scope(s.trial_id, s.participation_id, s.id, <scope>)
             order by s.id
            """)
    List<CountsPlace> sitesNamed(String trial, List<String> codes, @BindMethods("scope") Scope scope);

    /** The countries of a trial that have one of these codes, written in small letters, as far as a scope reaches. */
    @SqlQuery("""
            select t.code as trial, t.title as trial_title, p.trial_id, p.id as participation_id,
                   cast(null as bigint) as site_id, p.country_iso2 as iso2, p.country_iso2 as code,
                   cast(null as text) as site_name, cast(null as text) as city, c.zone, c.weekend_days, cast(null as text) as status,
                   cast(null as date) as activated_on, cast(null as date) as closed_on, p.target, false as illustrative,
                   t.enrolled_means, t.reporting_frequency, t.week_ends_on, coalesce(t.period_ends, '{}') as period_ends, t.due_days, t.grace_days,
                   (select max(l.period_end) from counts l where l.trial_id = p.trial_id and l.place_id = - p.id)
                       as last_period_end,
                   cast(null as integer) as screened, cast(null as integer) as enrolled,
                   l.through as locked_through
              from participation p
              join trial t on t.id = p.trial_id
              join country c on c.iso2 = p.country_iso2
              left join accepted_periods l on l.participation_id = p.id
             where t.code = :trial and lower(p.country_iso2) = any(:codes)
               and in_scope(p.trial_id, p.id, null, <scope>)
             order by p.id
            """)
    List<CountsPlace> countriesNamed(String trial, List<String> codes, @BindMethods("scope") Scope scope);

    /** Which periods each of some sites has reported, and its last line. */
    @SqlQuery("""
            select c.site_id, array_agg(distinct c.period_end) as period_ends, max(c.id) as last_line
              from counts c
             where c.trial_id = any(:trialIds) and c.place_id = any(:siteIds)
             group by c.site_id
            """)
    @RegisterConstructorMapper(Reported.class)
    List<Reported> reported(List<Long> trialIds, List<Long> siteIds);

    /** The periods of a site that were reported, and the number of its last line. */
    record Reported(long siteId, List<LocalDate> periodEnds, long lastLine) {
        static final Reported NOTHING = new Reported(0, List.of(), 0);
    }
}
