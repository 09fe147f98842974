package org.trialbridge.person;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;

/** The table {@code trial_role}. */
@RegisterConstructorMapper(TrialRole.class)
public interface TrialRoleDao {

    /**
     * What the names of a place stand for.
     *
     * @param siteCountryId the participation in which the site is
     */
    record Found(
            long trialId,
            @Nullable Long participationId,
            @Nullable Long siteId,
            @Nullable Long siteCountryId) {
        /** The site's country, else the one named. */
        @Nullable
        Long countryId() {
            return siteCountryId == null ? participationId : siteCountryId;
        }

        Place place() {
            return new Place(trialId, countryId(), siteId);
        }
    }

    /**
     * A place to choose in a form.
     *
     * @param value the codes of the trial, the country and the site, as far as they go, with strokes between
     */
    record Named(String value, String text) {}

    /** A line of the table. */
    record Row(
            long trialId,
            @Nullable Long participationId,
            @Nullable Long siteId,
            long personId,
            TrialRole.Part role,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    @SqlQuery("""
            select t.id as trial_id, p.id as participation_id, s.id as site_id, s.participation_id as site_country_id
              from trial t
              left join participation p on p.trial_id = t.id and p.country_iso2 = :iso2
              left join site s on s.trial_id = t.id and s.code = :site
             where t.code = :trial
            """)
    @RegisterConstructorMapper(Found.class)
    Optional<Found> place(@Nullable String trial, @Nullable String iso2, @Nullable String site);

    /** Where a person has a part. */
    @SqlQuery("""
            select trial_id, participation_id, site_id, participation_id as site_country_id
              from trial_role
             where id = :id and person_id = :personId
            """)
    @RegisterConstructorMapper(Found.class)
    Optional<Found> placeOf(long personId, long id);

    @SqlUpdate("update trial_role set from_on = :from, to_on = :to where id = :id")
    void date(long id, @Nullable LocalDate from, @Nullable LocalDate to);

    /** The parts that some people have in the places of a scope, of each the latest first. */
    @SqlQuery("""
            select r.id, r.person_id, t.code as trial, p.country_iso2 as iso2, s.code as site, r.role,
                   r.from_on as "from", r.to_on as "to"
              from trial_role r
              join trial t on t.id = r.trial_id
              left join participation p on p.id = r.participation_id
              left join site s on s.id = r.site_id
             where r.person_id = any(:personIds)
               and in_scope(r.trial_id, r.participation_id, r.site_id, <scope>)
             order by r.person_id, r.to_on desc nulls first, r.id
            """)
    List<TrialRole> list(List<Long> personIds, @BindMethods("scope") Scope scope);

    /** The trials, countries and sites of a scope. */
    @SqlQuery("""
            select t.code as value, t.code || ', whole trial' as text
              from trial t
             where in_scope(t.id, null, null, <scope>)
             union all
            select t.code || '/' || p.country_iso2, t.code || ', ' || p.country_iso2
              from participation p
              join trial t on t.id = p.trial_id
             where in_scope(p.trial_id, p.id, null, <scope>)
             union all
            select t.code || '/' || p.country_iso2 || '/' || s.code, t.code || ', ' || p.country_iso2 || ', ' || s.code
              from site s
              join participation p on p.id = s.participation_id
              join trial t on t.id = s.trial_id
             where in_scope(s.trial_id, s.participation_id, s.id, <scope>)
             order by value
             limit 2000
            """)
    @RegisterConstructorMapper(Named.class)
    List<Named> places(@BindMethods("scope") Scope scope);

    @SqlUpdate("""
            insert into trial_role (trial_id, participation_id, site_id, person_id, role, from_on, to_on)
            values (:trialId, :participationId, :siteId, :personId, :role, :from, :to)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods Row row);
}
