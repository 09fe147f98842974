package org.trialbridge.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;
import org.trialbridge.plan.EnrollmentPlan.Point;

/** The tables {@code enrollment_plan}, {@code …_point} and {@code …_approval}. */
@RegisterConstructorMapper(EnrollmentPlan.class)
public interface PlanDao {

    @SqlQuery("""
            select e.id, e.trial_id, t.code as trial, e.participation_id, p.country_iso2 as iso2, e.site_id, s.code as site,
                   e.plan_version as version, a.approved_on, e.reason, e.illustrative, n.recorded_at,
                   (select json_agg(json_build_object('periodEnd', x.period_end, 'enrolled', x.enrolled) order by x.period_end)
                      from enrollment_plan_point x where x.plan_id = e.id) as points
              from enrollment_plan e
              join trial t on t.id = e.trial_id
              join audit_entry n on n.id = e.entry_id and n.trial_id = e.trial_id
              left join participation p on p.id = e.participation_id
              left join site s on s.id = e.site_id
              left join enrollment_plan_approval a on a.plan_id = e.id
             where e.trial_id = :trialId and e.id = :id
            """)
    Optional<EnrollmentPlan> find(long trialId, long id);

    /** All versions, the latest recorded first; of one place or, without any, of all in the scope. */
    @SqlQuery("""
            select e.id, e.trial_id, t.code as trial, e.participation_id, p.country_iso2 as iso2, e.site_id, s.code as site,
                   e.plan_version as version, a.approved_on, e.reason, e.illustrative, n.recorded_at,
                   (select json_agg(json_build_object('periodEnd', x.period_end, 'enrolled', x.enrolled) order by x.period_end)
                      from enrollment_plan_point x where x.plan_id = e.id) as points
              from enrollment_plan e
              join trial t on t.id = e.trial_id
              join audit_entry n on n.id = e.entry_id and n.trial_id = e.trial_id
              left join participation p on p.id = e.participation_id
              left join site s on s.id = e.site_id
              left join enrollment_plan_approval a on a.plan_id = e.id
             where e.trial_id = :trialId
               and (:iso2::text is null or p.country_iso2 = :iso2)
               and (:site::text is null or s.code = :site)
               and (:before::bigint is null or e.id < :before)
               and in_scope(e.trial_id, e.participation_id, e.site_id, <scope>)
             order by e.id desc
             limit :limit
            """)
    List<EnrollmentPlan> list(
            long trialId,
            @Nullable String iso2,
            @Nullable String site,
            @Nullable Long before,
            int limit,
            @BindMethods("scope") Scope scope);

    /** What reports of a day compare with: of the trial and of each country the version approved last by then. */
    @SqlQuery("""
            select distinct on (e.participation_id)
                   e.id, e.trial_id, t.code as trial, e.participation_id, p.country_iso2 as iso2, e.site_id, null as site,
                   e.plan_version as version, a.approved_on, e.reason, e.illustrative, n.recorded_at,
                   (select json_agg(json_build_object('periodEnd', x.period_end, 'enrolled', x.enrolled) order by x.period_end)
                      from enrollment_plan_point x where x.plan_id = e.id) as points
              from enrollment_plan e
              join trial t on t.id = e.trial_id
              join audit_entry n on n.id = e.entry_id and n.trial_id = e.trial_id
              left join participation p on p.id = e.participation_id
              join enrollment_plan_approval a on a.plan_id = e.id and a.approved_on <= :asOf
             where e.trial_id = :trialId and e.site_id is null
               and in_scope(e.trial_id, e.participation_id, e.site_id, <scope>)
             order by e.participation_id, a.approved_on desc, e.plan_version desc
            """)
    List<EnrollmentPlan> inForce(long trialId, LocalDate asOf, @BindMethods("scope") Scope scope);

    /** As {@link #inForce}, of one site. */
    @SqlQuery("""
            select e.id, e.trial_id, t.code as trial, e.participation_id, p.country_iso2 as iso2, e.site_id, s.code as site,
                   e.plan_version as version, a.approved_on, e.reason, e.illustrative, n.recorded_at,
                   (select json_agg(json_build_object('periodEnd', x.period_end, 'enrolled', x.enrolled) order by x.period_end)
                      from enrollment_plan_point x where x.plan_id = e.id) as points
              from enrollment_plan e
              join trial t on t.id = e.trial_id
              join audit_entry n on n.id = e.entry_id and n.trial_id = e.trial_id
              join participation p on p.id = e.participation_id
              join site s on s.id = e.site_id
              join enrollment_plan_approval a on a.plan_id = e.id and a.approved_on <= :asOf
             where e.trial_id = :trialId and e.participation_id = :participationId and e.site_id = :siteId
             order by a.approved_on desc, e.plan_version desc
             limit 1
            """)
    Optional<EnrollmentPlan> inForceOfSite(@BindMethods Place site, LocalDate asOf);

    @SqlQuery("""
            select coalesce(max(e.plan_version), 0) + 1
              from enrollment_plan e
             where e.trial_id = :trialId
               and e.participation_id is not distinct from :participationId
               and e.site_id is not distinct from :siteId
            """)
    int nextVersion(@BindMethods Place place);

    @SqlUpdate("""
            insert into enrollment_plan (trial_id, participation_id, site_id, plan_version, reason, illustrative, entry_id)
            values (:trialId, :participationId, :siteId, :version, :reason, :illustrative, :entryId)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods Place place, int version, String reason, boolean illustrative, long entryId);

    @SqlBatch("""
            insert into enrollment_plan_point (plan_id, period_end, enrolled, entry_id)
            values (:planId, :periodEnd, :enrolled, :entryId)
            """)
    void insertPoints(long planId, @BindMethods List<Point> point, long entryId);

    @SqlUpdate("""
            insert into enrollment_plan_approval (plan_id, approved_on, note, entry_id)
            values (:planId, :approvedOn, :note, :entryId)
            """)
    void approve(long planId, LocalDate approvedOn, String note, long entryId);
}
