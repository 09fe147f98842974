package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;

/**
 * Sums of counts, as far as a scope reaches. The present is read from {@code current_counts}, one row for each site; a
 * day of the past by one probe of the index for each site.
 */
public interface EnrollmentDao {

    /** The last reported values of the sites of a trial, in the order of their codes. */
    @SqlQuery("""
            select s.code, p.country_iso2 as iso2, s.name, s.target, k.last_period_end as last_period_end,
                   k.screened, k.screen_failed, k.enrolled, k.dose1, k.dose2, k.dose3, k.withdrawn, k.completed
              from site s
              join participation p on p.id = s.participation_id
              left join current_counts k on k.site_id = s.id
             where s.trial_id = :trialId
               and (cast(:after as text) is null or s.code > :after)
               and in_scope(s.trial_id, s.participation_id, s.id, <scope>)
             order by s.code
             limit :limit
            """)
    @RegisterConstructorMapper(Enrollment.class)
    List<Enrollment> sites(long trialId, @Nullable String after, int limit, @BindMethods("scope") Scope scope);

    /** As {@link #sites}, by a day. */
    @SqlQuery("""
            select s.code, p.country_iso2 as iso2, s.name, s.target, k.period_end as last_period_end,
                   k.screened, k.screen_failed, k.enrolled, k.dose1, k.dose2, k.dose3, k.withdrawn, k.completed
              from site s
              join participation p on p.id = s.participation_id
              left join lateral last_counts(s.trial_id, s.id, :asOf) k on true
             where s.trial_id = :trialId
               and (cast(:after as text) is null or s.code > :after)
               and in_scope(s.trial_id, s.participation_id, s.id, <scope>)
             order by s.code
             limit :limit
            """)
    @RegisterConstructorMapper(Enrollment.class)
    List<Enrollment> sitesBy(
            long trialId, LocalDate asOf, @Nullable String after, int limit, @BindMethods("scope") Scope scope);

    /**
     * What the countries of a trial declared and their sites reported, in the order of their codes.
     *
     * @param asOf a day that is not before any period
     */
    @SqlQuery("""
            select p.country_iso2 as iso2,
                   case when in_scope(p.trial_id, p.id, null, <scope>) then p.target end as target,
                   greatest(k.last_period_end, d.period_end) as last_period_end, d.period_end as declared_on,
                   case when d.enrolled is not null then declared_qualifier(p.trial_id, p.id, :asOf) end as qualifier,
                   k.screened as sites_screened, k.screen_failed as sites_screen_failed, k.enrolled as sites_enrolled,
                   k.dose1 as sites_dose1, k.dose2 as sites_dose2, k.dose3 as sites_dose3, k.withdrawn as sites_withdrawn,
                   k.completed as sites_completed,
                   d.screened as declared_screened, d.screen_failed as declared_screen_failed, d.enrolled as
                   declared_enrolled, d.dose1 as declared_dose1, d.dose2 as declared_dose2, d.dose3 as declared_dose3,
                   d.withdrawn as declared_withdrawn, d.completed as declared_completed,
                   d.sites_screened as then_screened, d.sites_screen_failed as then_screen_failed, d.sites_enrolled as
                   then_enrolled, d.sites_dose1 as then_dose1, d.sites_dose2 as then_dose2, d.sites_dose3 as then_dose3,
                   d.sites_withdrawn as then_withdrawn, d.sites_completed as then_completed
              from participation p
              left join (select k.participation_id, max(k.last_period_end) as last_period_end,
                                sum(k.screened) as screened, sum(k.screen_failed) as screen_failed, sum(k.enrolled) as
                                enrolled, sum(k.dose1) as dose1, sum(k.dose2) as dose2, sum(k.dose3) as dose3,
                                sum(k.withdrawn) as withdrawn, sum(k.completed) as completed
                           from current_counts k
                          where k.trial_id = :trialId and in_scope(k.trial_id, k.participation_id, k.site_id, <scope>)
                          group by k.participation_id) k on k.participation_id = p.id
              left join lateral declared_counts(p.trial_id, p.id, :asOf) d
                     on in_scope(p.trial_id, p.id, null, <scope>)
             where p.trial_id = :trialId
               and (in_scope(p.trial_id, p.id, null, <scope>)
                    or exists (select from site s
                                where s.participation_id = p.id and in_scope(s.trial_id, s.participation_id, s.id, <scope>)))
             order by p.country_iso2
            """)
    @RegisterConstructorMapper(CountryCounts.class)
    List<CountryCounts> countries(long trialId, LocalDate asOf, @BindMethods("scope") Scope scope);

    /**
     * As {@link #countries}, by a day.
     *
     * @param participationId only this country; null for all
     */
    @SqlQuery("""
            select p.country_iso2 as iso2,
                   case when in_scope(p.trial_id, p.id, null, <scope>) then p.target end as target,
                   greatest(k.last_period_end, d.period_end) as last_period_end, d.period_end as declared_on,
                   case when d.enrolled is not null then declared_qualifier(p.trial_id, p.id, :asOf) end as qualifier,
                   k.screened as sites_screened, k.screen_failed as sites_screen_failed, k.enrolled as sites_enrolled,
                   k.dose1 as sites_dose1, k.dose2 as sites_dose2, k.dose3 as sites_dose3, k.withdrawn as sites_withdrawn,
                   k.completed as sites_completed,
                   d.screened as declared_screened, d.screen_failed as declared_screen_failed, d.enrolled as
                   declared_enrolled, d.dose1 as declared_dose1, d.dose2 as declared_dose2, d.dose3 as declared_dose3,
                   d.withdrawn as declared_withdrawn, d.completed as declared_completed,
                   d.sites_screened as then_screened, d.sites_screen_failed as then_screen_failed, d.sites_enrolled as
                   then_enrolled, d.sites_dose1 as then_dose1, d.sites_dose2 as then_dose2, d.sites_dose3 as then_dose3,
                   d.sites_withdrawn as then_withdrawn, d.sites_completed as then_completed
              from participation p
              left join (select s.participation_id, max(v.period_end) as last_period_end,
                                sum(v.screened) as screened, sum(v.screen_failed) as screen_failed, sum(v.enrolled) as
                                enrolled, sum(v.dose1) as dose1, sum(v.dose2) as dose2, sum(v.dose3) as dose3,
                                sum(v.withdrawn) as withdrawn, sum(v.completed) as completed
                           from site s
                          cross join lateral last_counts(s.trial_id, s.id, :asOf) v
                          where s.trial_id = :trialId
                            and (cast(:participationId as bigint) is null or s.participation_id = :participationId)
                            and in_scope(s.trial_id, s.participation_id, s.id, <scope>)
                          group by s.participation_id) k on k.participation_id = p.id
              left join lateral declared_counts(p.trial_id, p.id, :asOf) d
                     on in_scope(p.trial_id, p.id, null, <scope>)
             where p.trial_id = :trialId
               and (cast(:participationId as bigint) is null or p.id = :participationId)
               and (in_scope(p.trial_id, p.id, null, <scope>)
                    or exists (select from site s
                                where s.participation_id = p.id and in_scope(s.trial_id, s.participation_id, s.id, <scope>)))
             order by p.country_iso2
            """)
    @RegisterConstructorMapper(CountryCounts.class)
    List<CountryCounts> countriesBy(
            long trialId, @Nullable Long participationId, LocalDate asOf, @BindMethods("scope") Scope scope);

    /** All lines of a trial up to a day, in the order of periods and revisions. To be closed, and read inside the transaction. */
    @SqlQuery("""
            select c.participation_id, c.site_id, c.period_end, c.screened, c.screen_failed, c.enrolled, c.dose1, c.dose2, c.dose3, c.withdrawn,
                   c.completed
              from counts c
             where c.trial_id = :trialId and c.period_end <= :asOf
               and in_scope(c.trial_id, c.participation_id, c.site_id, <scope>)
             order by c.period_end, c.revision
            """)
    @FetchSize(2000)
    @RegisterConstructorMapper(SeriesLine.class)
    Stream<SeriesLine> lines(long trialId, LocalDate asOf, @BindMethods("scope") Scope scope);
}
