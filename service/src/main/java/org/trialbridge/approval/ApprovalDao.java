package org.trialbridge.approval;

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

/** The table {@code approval}. */
@RegisterConstructorMapper(Approval.class)
public interface ApprovalDao {

    /** What every query of approvals tells. */
    String COLUMNS = """
            select a.id, a.version, a.trial_id, t.code as trial, a.participation_id, p.country_iso2 as iso2, a.site_id,
                   s.code as site, a.kind, a.authority_institution_id, i.name as authority_name, a.reference, a.status,
                   a.submitted_on, a.decided_on, a.expires_on, a.conditions, a.source, a.illustrative
            """;

    String FROM = """
              from approval a
              join trial t on t.id = a.trial_id
              join participation p on p.id = a.participation_id
              left join site s on s.id = a.site_id
              left join institution i on i.id = a.authority_institution_id
            """;

    /** In the order in which they were recorded. */
    default List<Approval> list(ApprovalFilter filter, int limit, Scope scope) {
        return List.copyOf(
                list(filter, Sort.up(ApprovalSort.RECORDED), null, limit, scope).values());
    }

    /** @param after the place of the last one already seen, or null */
    @SqlQuery(COLUMNS + ", line.place " + FROM + """
             cross join lateral (
                   select case when a.status in ('APPROVED', 'APPROVED_WITH_CONDITIONS')
                                and a.expires_on < (:filter.at::timestamptz at time zone (
                                    select c.zone from country c where c.iso2 = p.country_iso2))::date
                               then 'EXPIRED' else a.status end as status) now
             cross join lateral (
                   select list_place(case :sort.key
                              when 'RECORDED' then ''
                              when 'COUNTRY' then country_place(p.country_iso2) || coalesce(s.code, '')
                              when 'KIND' then a.kind
                              when 'AUTHORITY' then lower(i.name)
                              when 'STATUS' then now.status
                              when 'SUBMITTED' then a.submitted_on::text
                              when 'DECIDED' then a.decided_on::text
                              when 'EXPIRES' then a.expires_on::text
                              end, a.id, :sort.down) as place) line
             where (:filter.trial::text is null or t.code = :filter.trial)
               and (:filter.country::text is null or p.country_iso2 = :filter.country)
               and (:filter.site::text is null or s.code = :filter.site)
               and (:filter.status::text is null or now.status = :filter.status)
               and (:filter.q::text is null
                    or position(lower(:filter.q) in lower(a.reference)) > 0
                    or position(lower(:filter.q) in lower(i.name)) > 0)
               and stands_after(line.place, :after, :sort.down)
               and in_scope(a.trial_id, a.participation_id, a.site_id, <scope>)
             order by case when not :sort.down then line.place end collate "C", line.place collate "C" desc
             limit :limit
            """)
    @KeyColumn("place")
    Map<String, Approval> list(
            @BindMethods("filter") ApprovalFilter filter,
            @BindMethods("sort") Sort<ApprovalSort> sort,
            @Nullable String after,
            int limit,
            @BindMethods("scope") Scope scope);

    @SqlQuery(COLUMNS + FROM + """
             where a.id = :id
            """)
    Optional<Approval> find(long id);

    /** Those of a country and of all its sites, in the order in which they were recorded. */
    @SqlQuery(COLUMNS + FROM + """
             where a.participation_id = :participationId
             order by a.id
            """)
    List<Approval> ofCountry(long participationId);

    /** Changes all but its place and origin, and raises the version. */
    @SqlUpdate("""
            update approval
               set version = version + 1, site_id = :siteId, kind = :kind, authority_institution_id = :authorityInstitutionId,
                   reference = :reference, status = :status, submitted_on = :submittedOn, decided_on = :decidedOn,
                   expires_on = :expiresOn, conditions = :conditions, source = :source
             where id = :id
            """)
    void update(@BindMethods Approval approval);

    @SqlUpdate("""
            insert into approval (trial_id, participation_id, site_id, kind, authority_institution_id, reference, status,
                                  submitted_on, decided_on, expires_on, conditions, source, illustrative)
            values (:trialId, :participationId, :siteId, :kind, :authorityInstitutionId, :reference, :status,
                    :submittedOn, :decidedOn, :expiresOn, :conditions, :source, :illustrative)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods Approval approval);
}
