package org.trialbridge.trial;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;

/** The table {@code trial}. */
@RegisterConstructorMapper(Trial.class)
public interface TrialDao {

    @SqlQuery("""
            select t.id, t.version, t.code, t.title, t.scientific_title, t.phase, t.product, t.sponsor_institution_id,
                   i.name as sponsor_name, t.registry_ids, t.enrolled_means, t.planned_enrollment, t.starts_on, t.ends_on,
                   t.reporting_frequency, t.week_ends_on, coalesce(t.period_ends, '{}') as period_ends, t.due_days, t.grace_days
              from trial t
              left join institution i on i.id = t.sponsor_institution_id
             where t.code = :code
            """)
    Optional<Trial> find(String code);

    /** Trials in the order of their codes, also those of which only a country or a site lies in the scope. */
    @SqlQuery("""
            select t.id, t.version, t.code, t.title, t.scientific_title, t.phase, t.product, t.sponsor_institution_id,
                   i.name as sponsor_name, t.registry_ids, t.enrolled_means, t.planned_enrollment, t.starts_on, t.ends_on,
                   t.reporting_frequency, t.week_ends_on, coalesce(t.period_ends, '{}') as period_ends, t.due_days, t.grace_days
              from trial t
              left join institution i on i.id = t.sponsor_institution_id
             where (cast(:after as text) is null or t.code > :after)
               and (in_scope(t.id, null, null, <scope>)
                    or exists (select from participation p
                                where p.trial_id = t.id and in_scope(t.id, p.id, null, <scope>))
                    or exists (select from site s
                                where s.trial_id = t.id and in_scope(t.id, s.participation_id, s.id, <scope>)))
             order by t.code
             limit :limit
            """)
    List<Trial> list(@Nullable String after, int limit, @BindMethods("scope") Scope scope);

    @SqlQuery("select exists (select from institution where id = :institutionId and merged_into_id is null)")
    boolean hasInstitution(long institutionId);

    /** The directory's institutions with their countries, by name. */
    @SqlQuery("""
            select id as value, name || ' (' || country_iso2 || ')' as text
              from institution
             where merged_into_id is null
             order by lower(name), id
             limit 2000
            """)
    @RegisterConstructorMapper(Choice.class)
    List<Choice> institutions();

    /** The periods of a trial for which anything is reported, and the last day up to which any of its countries is accepted. */
    @SqlQuery("""
            select array(select distinct c.period_end from counts c where c.trial_id = :trialId order by c.period_end)
                       as reported,
                   (select max(k.through) from accepted_periods k where k.trial_id = :trialId) as accepted_through
            """)
    @RegisterConstructorMapper(UsedPeriods.class)
    UsedPeriods used(long trialId);

    @SqlUpdate("""
            insert into trial (code, title, scientific_title, phase, product, sponsor_institution_id, registry_ids,
                               enrolled_means, planned_enrollment, starts_on, ends_on, reporting_frequency, week_ends_on,
                               period_ends, due_days, grace_days)
            values (:code, :title, :scientificTitle, :phase, :product, :sponsorInstitutionId, :registryIds,
                    :enrolledMeans, :plannedEnrollment, :startsOn, :endsOn, :reportingFrequency, :weekEndsOn,
                    nullif(:periodEnds, '{}'), :dueDays, :graceDays)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods Trial trial);

    /** Changes all but the code, and raises the version. */
    @SqlUpdate("""
            update trial
               set version = version + 1, title = :title, scientific_title = :scientificTitle, phase = :phase,
                   product = :product, sponsor_institution_id = :sponsorInstitutionId, registry_ids = :registryIds,
                   enrolled_means = :enrolledMeans, planned_enrollment = :plannedEnrollment, starts_on = :startsOn,
                   ends_on = :endsOn, reporting_frequency = :reportingFrequency, week_ends_on = :weekEndsOn,
                   period_ends = nullif(:periodEnds, '{}'), due_days = :dueDays, grace_days = :graceDays
             where id = :id
            """)
    void update(@BindMethods Trial trial);
}
