package org.trialbridge.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Sort;

/** The table {@code site}. */
@RegisterConstructorMapper(Site.class)
public interface SiteDao {

    @SqlQuery("""
            select s.id, s.version, s.trial_id, t.code as trial, s.participation_id, p.country_iso2 as iso2, s.code, s.name,
                   s.institution_id, i.name as institution_name, s.city, s.latitude, s.longitude, s.zone,
                   case when s.status = 'ACTIVATED' and c.enrolled > 0 then 'ENROLLING' else s.status end as status,
                   s.planned_activation_on, s.activated_on, s.closed_on, s.target, s.illustrative
              from site s
              join trial t on t.id = s.trial_id
              join participation p on p.id = s.participation_id
              left join institution i on i.id = s.institution_id
              left join current_counts c on c.site_id = s.id
             where t.code = :trial and s.code = :code
            """)
    Optional<Site> find(String trial, String code);

    /** The sites of a trial in the order of their codes; as {@link #list(long, String, Sort, String, int, Scope)}. */
    default List<Site> list(long trialId, @Nullable String iso2, @Nullable String after, int limit, Scope scope) {
        return List.copyOf(
                list(trialId, iso2, Sort.up(SiteSort.CODE), after, limit, scope).values());
    }

    /**
     * The sites of a trial, each by its place in the list.
     *
     * @param iso2 only those of this country
     * @param after the place of the last one already seen, or null
     */
    @SqlQuery("""
            select s.id, s.version, s.trial_id, t.code as trial, s.participation_id, p.country_iso2 as iso2, s.code, s.name,
                   s.institution_id, i.name as institution_name, s.city, s.latitude, s.longitude, s.zone,
                   now.status, s.planned_activation_on, s.activated_on, s.closed_on, s.target, s.illustrative, line.place
              from site s
              join trial t on t.id = s.trial_id
              join participation p on p.id = s.participation_id
              left join institution i on i.id = s.institution_id
              left join current_counts c on c.site_id = s.id
             cross join lateral (
                   select case when s.status = 'ACTIVATED' and c.enrolled > 0 then 'ENROLLING' else s.status end as status) now
             cross join lateral (
                   select list_place(case :sort.key
                              when 'CODE' then s.code
                              when 'COUNTRY' then country_place(p.country_iso2) || s.code
                              when 'NAME' then lower(s.name)
                              when 'STATUS' then in_order(array_position(array['CANDIDATE', 'QUALIFIED', 'SELECTED', 'INITIATED', 'ACTIVATED', 'ENROLLING',
                                  'ENROLLMENT_CLOSED', 'CLOSED', 'ON_HOLD', 'NOT_SELECTED', 'TERMINATED'], now.status))
                                                 || s.code
                              when 'ACTIVATED' then s.activated_on::text
                              when 'SCREENED' then in_order(c.screened)
                              when 'ENROLLED' then in_order(c.enrolled)
                              when 'TARGET' then in_order(s.target)
                              when 'REPORTED' then c.last_period_end::text
                              end, s.id, :sort.down) as place) line
             where s.trial_id = :trialId
               and (cast(:iso2 as text) is null or p.country_iso2 = :iso2)
               and stands_after(line.place, :after, :sort.down)
               and in_scope(s.trial_id, s.participation_id, s.id, <scope>)
             order by case when not :sort.down then line.place end collate "C", line.place collate "C" desc
             limit :limit
            """)
    @KeyColumn("place")
    Map<String, Site> list(
            long trialId,
            @Nullable String iso2,
            @BindMethods("sort") Sort<SiteSort> sort,
            @Nullable String after,
            int limit,
            @BindMethods("scope") Scope scope);

    /** What some sites last reported; a site that never did has no line. */
    @SqlQuery("""
            select site_id, last_period_end, screened, enrolled
              from current_counts
             where site_id = any(:siteIds)
            """)
    @RegisterConstructorMapper(SiteCounts.class)
    List<SiteCounts> counts(List<Long> siteIds);

    @SqlUpdate("""
            insert into site (trial_id, participation_id, code, name, institution_id, city, latitude, longitude, zone,
                              status, planned_activation_on, activated_on, closed_on, target, illustrative)
            values (:trialId, :participationId, :code, :name, :institutionId, :city, :latitude, :longitude, :zone,
                    :storedStatus, :plannedActivationOn, :activatedOn, :closedOn, :target, :illustrative)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods Site site);

    @SqlBatch("""
            insert into site (trial_id, participation_id, code, name, institution_id, city, latitude, longitude, zone,
                              status, planned_activation_on, activated_on, closed_on, target, illustrative)
            values (:trialId, :participationId, :code, :name, :institutionId, :city, :latitude, :longitude, :zone,
                    :storedStatus, :plannedActivationOn, :activatedOn, :closedOn, :target, :illustrative)
            """)
    void insertAll(@BindMethods List<Site> sites);

    /** Changes all but the code and the country, and raises the version. */
    @SqlUpdate("""
            update site
               set version = version + 1, name = :name, institution_id = :institutionId, city = :city,
                   latitude = :latitude, longitude = :longitude, zone = :zone, status = :storedStatus,
                   planned_activation_on = :plannedActivationOn, activated_on = :activatedOn, closed_on = :closedOn,
                   target = :target
             where id = :id
            """)
    void update(@BindMethods Site site);
}
