package org.trialbridge.report;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.trialbridge.access.Scope;
import org.trialbridge.report.StatusReportDao.Part;

/** What a status report reads of risks. */
public interface RiskReportDao {

    /**
     * Risks that were raised and not closed by the day, the highest score first. The owner is told by role and institution.
     */
    @SqlQuery("""
            select r.id, p.country_iso2 as iso2, s.code as site, r.title, r.probability, r.impact, r.response,
                   (select g.role
                      from trial_role g
                     where g.person_id = r.owner_person_id and g.trial_id = r.trial_id
                       and coalesce(g.from_on, :asOf) <= :asOf and coalesce(g.to_on, :asOf) >= :asOf
                     order by g.id desc
                     limit 1) as owner_role,
                   coalesce(owner.name,
                            (select i.name
                               from affiliation f
                               join institution i on i.id = f.institution_id
                              where f.person_id = r.owner_person_id
                                and coalesce(f.from_on, :asOf) <= :asOf and coalesce(f.to_on, :asOf) >= :asOf
                              order by f.id desc
                              limit 1)) as owner_institution,
                   r.due_on, case when r.closed_on is null then r.status else 'OPEN' end as status, r.illustrative
              from risk r
              left join participation p on p.id = r.participation_id
              left join site s on s.id = r.site_id
              left join institution owner on owner.id = r.owner_institution_id
             where r.trial_id = :trialId and r.raised_on <= :asOf and (r.closed_on is null or r.closed_on > :asOf)
               and (cast(:participationId as bigint) is null or r.participation_id = :participationId)
               and in_scope(r.trial_id, r.participation_id, r.site_id, <scope>)
             order by r.probability * r.impact desc, r.id
            """)
    @RegisterConstructorMapper(ReportedRisk.class)
    List<ReportedRisk> risks(@BindMethods Part part, @BindMethods("scope") Scope scope);
}
