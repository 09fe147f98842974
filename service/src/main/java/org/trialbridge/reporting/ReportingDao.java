package org.trialbridge.reporting;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;

/** What sites reported, to be compared with what they owe. */
@RegisterConstructorMapper(ReportingLine.class)
public interface ReportingDao {

    /**
     * The sites of a trial that were ever activated, with the periods they reported from one day to another, by country
     * and code. What was published, made up or loaded as history was not reported here on any day: it counts as reported
     * at once.
     *
     * @param iso2 only those of this country; null for all
     */
    @SqlQuery("""
            select s.trial_id, s.participation_id, s.id as site_id, s.code, s.name, p.country_iso2 as iso2, s.illustrative, s.zone, c.weekend_days, s.activated_on, s.closed_on,
                   l.through as locked_through, coalesce(r.period_ends, '{}') as period_ends,
                   coalesce(r.reported_at, '{}') as reported_at, coalesce(r.revisions, '{}') as revisions
              from site s
              join participation p on p.id = s.participation_id
              join country c on c.iso2 = p.country_iso2
              left join accepted_periods l on l.participation_id = s.participation_id
             cross join lateral (
                   select array_agg(one.period_end order by one.period_end) as period_ends,
                          array_agg(one.reported_at order by one.period_end) as reported_at,
                          array_agg(one.revision order by one.period_end) as revisions
                     from (select k.period_end, max(k.revision) as revision,
                                  coalesce(min(k.recorded_at) filter (where k.revision = 1 and k.provenance = 'RECORDED'
                                                                        and k.channel <> 'SYSTEM'),
                                           cast(k.period_end as timestamp) at time zone 'UTC') as reported_at
                             from counts k
                            where k.trial_id = s.trial_id and k.place_id = s.id and k.period_end between :from and :to
                            group by k.period_end) one) r
             where s.trial_id = :trialId
               and (s.activated_on is not null or r.period_ends is not null)
               and (cast(:iso2 as text) is null or p.country_iso2 = :iso2)
               and in_scope(s.trial_id, s.participation_id, s.id, <scope>)
             order by p.country_iso2, s.code
            """)
    List<ReportingLine> lines(
            long trialId, LocalDate from, LocalDate to, @Nullable String iso2, @BindMethods("scope") Scope scope);

    /** The countries of a trial's sites in a scope. */
    @SqlQuery("""
            select distinct p.country_iso2
              from site s
              join participation p on p.id = s.participation_id
             where s.trial_id = :trialId
               and in_scope(s.trial_id, s.participation_id, s.id, <scope>)
             order by p.country_iso2
            """)
    List<String> countries(long trialId, @BindMethods("scope") Scope scope);
}
