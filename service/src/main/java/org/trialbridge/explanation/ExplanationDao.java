package org.trialbridge.explanation;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;
import org.trialbridge.enrollment.Metric;

/** The lines behind a sum. */
interface ExplanationDao {

    /**
     * Where each place of a country has its number from, its own total first, then the sites in the order of their codes.
     * Places that never told the number are left out.
     *
     * @param metric which number
     * @param named whether to say names too
     */
    @SqlQuery("""
            select place.code as site, place.name, line.period_end, line.revision, line.value, line.qualifier, line.provenance,
                   line.recorded_at, u.name as sender,
                   array(select distinct g.role
                           from user_grant g
                          where g.user_id = a.user_id
                            and (g.trial_id is null or g.trial_id = place.trial_id)
                            and (g.participation_id is null or g.participation_id = place.participation_id)
                            and (g.site_id is null or g.site_id = place.site_id)
                          order by g.role) as roles
              from (select p.trial_id, p.id as participation_id, null::bigint as site_id, - p.id as place_id, null as code,
                           null as name
                      from participation p
                     where p.id = :participationId
                    union all
                    select s.trial_id, s.participation_id, s.id, s.id, s.code, s.name
                      from site s
                     where s.participation_id = :participationId) place
             cross join lateral (
                   select c.period_end, c.revision, number.value, c.qualifier, c.provenance, c.recorded_at, c.entry_id
                     from counts c
                    cross join lateral (
                          select case :metric when 'SCREENED' then c.screened when 'SCREEN_FAILED' then c.screen_failed
                                              when 'ENROLLED' then c.enrolled when 'DOSE1' then c.dose1
                                              when 'DOSE2' then c.dose2 when 'DOSE3' then c.dose3
                                              when 'WITHDRAWN' then c.withdrawn when 'COMPLETED' then c.completed end as value) number
                    where c.trial_id = place.trial_id and c.place_id = place.place_id and c.period_end <= :asOf
                      and number.value is not null
                      and not exists (select from counts later
                                       where later.trial_id = c.trial_id and later.place_id = c.place_id
                                         and later.period_end = c.period_end and later.revision > c.revision)
                    order by c.period_end desc
                    limit 1) line
              join audit_entry a on a.id = line.entry_id and a.trial_id = place.trial_id
              left join user_private u on u.id = a.user_id and :named
             where in_scope(place.trial_id, place.participation_id, place.site_id, <scope>)
             order by place.code nulls first
            """)
    @RegisterConstructorMapper(LineBehind.class)
    List<LineBehind> lines(
            long participationId, Metric metric, LocalDate asOf, boolean named, @BindMethods("scope") Scope scope);

    /**
     * Corrections of a number in a trial or one of its countries, the latest first.
     *
     * @param metric only those that changed this number
     * @param participationId only of this country; null for all
     * @param before only corrections with a lower id; null for all
     * @param named whether to say names too
     */
    @SqlQuery("""
            select c.id, p.country_iso2 as iso2, s.code as site, c.period_end, c.recorded_at, u.name as sender, c.reason_code, c.note,
                   old.screened as before_screened, old.screen_failed as before_screen_failed, old.enrolled as
                   before_enrolled, old.dose1 as before_dose1, old.dose2 as before_dose2, old.dose3 as before_dose3,
                   old.withdrawn as before_withdrawn, old.completed as before_completed,
                   c.screened as after_screened, c.screen_failed as after_screen_failed, c.enrolled as after_enrolled,
                   c.dose1 as after_dose1, c.dose2 as after_dose2, c.dose3 as after_dose3, c.withdrawn as after_withdrawn,
                   c.completed as after_completed
              from counts c
              join participation p on p.id = c.participation_id
              join audit_entry a on a.id = c.entry_id and a.trial_id = c.trial_id
              left join site s on s.id = c.site_id
              left join user_private u on u.id = a.user_id and :named
              left join lateral (
                   select e.screened, e.screen_failed, e.enrolled, e.dose1, e.dose2, e.dose3, e.withdrawn, e.completed
                     from counts e
                    where e.trial_id = c.trial_id and e.place_id = c.place_id
                      and (e.period_end < c.period_end or (e.period_end = c.period_end and e.revision < c.revision))
                    order by e.period_end desc, e.revision desc
                    limit 1) old on true
             where c.trial_id = :trialId and c.reason_code is not null and c.period_end <= :asOf
               and (cast(:participationId as bigint) is null or c.participation_id = :participationId)
               and (cast(:before as bigint) is null or c.id < :before)
               and case :metric when 'SCREENED' then old.screened is distinct from c.screened
                                when 'SCREEN_FAILED' then old.screen_failed is distinct from c.screen_failed
                                when 'ENROLLED' then old.enrolled is distinct from c.enrolled
                                when 'DOSE1' then old.dose1 is distinct from c.dose1
                                when 'DOSE2' then old.dose2 is distinct from c.dose2
                                when 'DOSE3' then old.dose3 is distinct from c.dose3
                                when 'WITHDRAWN' then old.withdrawn is distinct from c.withdrawn
                                when 'COMPLETED' then old.completed is distinct from c.completed end
               and in_scope(c.trial_id, c.participation_id, c.site_id, <scope>)
             order by c.id desc
             limit :limit
            """)
    @RegisterConstructorMapper(Correction.class)
    List<Correction> corrections(
            long trialId,
            @Nullable Long participationId,
            Metric metric,
            LocalDate asOf,
            @Nullable Long before,
            int limit,
            boolean named,
            @BindMethods("scope") Scope scope);
}
