package org.trialbridge.account;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;

/** The table {@code user_grant}, and the places that grants are for. */
@RegisterConstructorMapper(Place.class)
@RegisterConstructorMapper(GrantDao.Line.class)
@RegisterConstructorMapper(GrantDao.Choice.class)
public interface GrantDao {

    /** A grant as it is stored. */
    record Line(
            long id,
            String role,
            @Nullable Long trialId,
            @Nullable Long participationId,
            @Nullable Long siteId) {
        Place place() {
            return new Place(trialId, participationId, siteId);
        }
    }

    /** A trial, or a country of a trial, to choose from. */
    record Choice(String trial, @Nullable String country) {}

    /** The place that codes name; nothing if one of them names nothing, or they do not lie in one another. */
    @SqlQuery("""
            select t.id as trial_id, p.id as participation_id, s.id as site_id
              from trial t
              left join site s on s.trial_id = t.id and s.code = :site
              left join participation p on p.trial_id = t.id and (p.country_iso2 = :country or p.id = s.participation_id)
             where t.code = :trial
               and (cast(:country as text) is null or p.country_iso2 = :country)
               and (cast(:site as text) is null or s.participation_id = p.id)
            """)
    Optional<Place> place(String trial, @Nullable String country, @Nullable String site);

    /** The trials of a scope, each followed by its countries. */
    @SqlQuery("""
            select distinct t.code as trial, p.country_iso2 as country
              from trial t
              left join participation p on p.trial_id = t.id
             where in_scope(t.id, p.id, null, <scope>)
             order by trial, country
            """)
    List<Choice> choices(@BindMethods("scope") Scope scope);

    @SqlQuery("""
            select id, role, trial_id, participation_id, site_id
              from user_grant
             where user_id = :userId
             order by id
            """)
    List<Line> of(long userId);

    /** Returns nothing if the user has that role there already. */
    @SqlUpdate("""
            insert into user_grant (user_id, role, trial_id, participation_id, site_id)
            values (:userId, :grant.role, :grant.place.trialId, :grant.place.participationId, :grant.place.siteId)
                on conflict do nothing
            """)
    @GetGeneratedKeys("id")
    Optional<Long> add(long userId, @BindMethods("grant") Grant grant);

    @SqlUpdate("""
            delete from user_grant
             where id = :id
            """)
    void remove(long id);
}
