package org.trialbridge.approval;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;

/** The table {@code approval}. */
@RegisterConstructorMapper(Approval.class)
public interface ApprovalDao {

    /** What every query of approvals tells. */
    String SELECT = """
            select a.id, a.version, a.trial_id, t.code as trial, a.participation_id, p.country_iso2 as iso2, a.site_id,
                   s.code as site, a.kind, a.authority_institution_id, i.name as authority_name, a.reference, a.status,
                   a.submitted_on, a.decided_on, a.expires_on, a.conditions, a.source, a.illustrative
              from approval a
              join trial t on t.id = a.trial_id
              join participation p on p.id = a.participation_id
              left join site s on s.id = a.site_id
              left join institution i on i.id = a.authority_institution_id
            """;

    /**
     * In the order in which they were recorded.
     *
     * @param afterId the id of the last one already seen
     */
    @SqlQuery(SELECT + """
             where (:filter.trial::text is null or t.code = :filter.trial)
               and (:filter.country::text is null or p.country_iso2 = :filter.country)
               and (:filter.site::text is null or s.code = :filter.site)
               and (:filter.status::text is null
                    or :filter.status = case when a.status in ('APPROVED', 'APPROVED_WITH_CONDITIONS')
                                              and a.expires_on < (:filter.at::timestamptz at time zone (
                                                  select c.zone from country c where c.iso2 = p.country_iso2))::date
                                             then 'EXPIRED' else a.status end)
               and (:filter.q::text is null
                    or position(lower(:filter.q) in lower(a.reference)) > 0
                    or position(lower(:filter.q) in lower(i.name)) > 0)
               and (:afterId::bigint is null or a.id > :afterId)
               and in_scope(a.trial_id, a.participation_id, a.site_id, <scope>)
             order by a.id
             limit :limit
            """)
    List<Approval> list(
            @BindMethods("filter") ApprovalFilter filter,
            @Nullable Long afterId,
            int limit,
            @BindMethods("scope") Scope scope);

    @SqlQuery(SELECT + """
             where a.id = :id
            """)
    Optional<Approval> find(long id);

    /** Those of a country and of all its sites, in the order in which they were recorded. */
    @SqlQuery(SELECT + """
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
