package org.trialbridge.agreement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Sort;

/** The tables {@code agreement} and {@code agreement_party}. */
@RegisterConstructorMapper(Agreement.class)
@RegisterConstructorMapper(Agreement.Party.class)
public interface AgreementDao {

    /** What every query of agreements tells. */
    String COLUMNS = """
            select a.id, a.version, a.trial_id, t.code as trial, a.participation_id, p.country_iso2 as iso2, a.kind, a.title,
                   (select coalesce(jsonb_agg(jsonb_build_object('institutionId', i.id, 'name', i.name) order by party.id), '[]')
                      from agreement_party party
                      join institution i on i.id = party.institution_id
                     where party.agreement_id = a.id) as parties,
                   a.signed_on, a.effective_on, a.expires_on, a.ended_on, a.end_reason, a.illustrative
            """;

    String FROM = """
              from agreement a
              join trial t on t.id = a.trial_id
              join participation p on p.id = a.participation_id
            """;

    /** @param after the place of the last one already seen, or null */
    @SqlQuery(COLUMNS + ", line.place " + FROM + """
             cross join lateral (
                   select list_place(case :sort.key
                              when 'RECORDED' then ''
                              when 'COUNTRY' then country_place(p.country_iso2)
                              when 'KIND' then a.kind
                              when 'TITLE' then lower(a.title)
                              when 'SIGNED' then a.signed_on::text
                              when 'EXPIRES' then a.expires_on::text
                              end, a.id, :sort.down) as place) line
             where (:filter.trial::text is null or t.code = :filter.trial)
               and (:filter.country::text is null or p.country_iso2 = :filter.country)
               and (:filter.status::text is null
                    or :filter.status = case when a.ended_on is not null then 'ENDED'
                                             when a.signed_on is not null then 'SIGNED' else 'DRAFT' end)
               and (:filter.q::text is null or position(lower(:filter.q) in lower(a.title)) > 0)
               and stands_after(line.place, :after, :sort.down)
               and in_scope(a.trial_id, a.participation_id, null, <scope>)
             order by case when not :sort.down then line.place end collate "C", line.place collate "C" desc
             limit :limit
            """)
    @KeyColumn("place")
    Map<String, Agreement> list(
            @BindMethods("filter") AgreementFilter filter,
            @BindMethods("sort") Sort<AgreementSort> sort,
            @Nullable String after,
            int limit,
            @BindMethods("scope") Scope scope);

    @SqlQuery(COLUMNS + FROM + """
             where a.id = :id
            """)
    Optional<Agreement> find(long id);

    /** Those of some institutions that are in the directory, as parties in the order named. */
    @SqlQuery("""
            select i.id as institution_id, i.name
              from unnest(:ids::bigint[]) with ordinality as named(id, place)
              join institution i on i.id = named.id and i.merged_into_id is null
             order by named.place
            """)
    List<Agreement.Party> parties(List<Long> ids);

    @SqlUpdate("""
            insert into agreement (trial_id, participation_id, kind, title, signed_on, effective_on, expires_on, ended_on,
                                   end_reason, illustrative)
            values (:trialId, :participationId, :kind, :title, :signedOn, :effectiveOn, :expiresOn, :endedOn,
                    :endReason, :illustrative)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods Agreement agreement);

    /** Changes all but its place and origin, and raises the version. */
    @SqlUpdate("""
            update agreement
               set version = version + 1, kind = :kind, title = :title, signed_on = :signedOn, effective_on = :effectiveOn,
                   expires_on = :expiresOn, ended_on = :endedOn, end_reason = :endReason
             where id = :id
            """)
    void update(@BindMethods Agreement agreement);

    @SqlUpdate("""
            insert into agreement_party (agreement_id, institution_id)
            select :id, unnest(:ids::bigint[])
                on conflict on constraint an_agreement_names_a_party_once do nothing
            """)
    void addParties(long id, List<Long> ids);

    @SqlUpdate("delete from agreement_party where agreement_id = :id and institution_id <> all(:ids::bigint[])")
    void removeOtherParties(long id, List<Long> ids);
}
