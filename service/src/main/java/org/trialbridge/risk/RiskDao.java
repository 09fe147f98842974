package org.trialbridge.risk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;

/** The table {@code risk}. */
@RegisterConstructorMapper(Risk.class)
@RegisterConstructorMapper(ScoreMove.class)
@RegisterConstructorMapper(Matrix.Cell.class)
public interface RiskDao {

    /** What every query of risks tells; as of a day, those closed later are open. */
    String SELECT = """
            select r.id, r.version, r.trial_id, t.code as trial, r.participation_id, p.country_iso2 as iso2, r.site_id,
                   s.code as site, r.title, r.description, r.probability, r.impact, r.probability * r.impact as score,
                   r.response, r.measures, r.owner_person_id, r.owner_institution_id, coalesce(o.name, q.name) as owner,
                   r.raised_on, r.due_on, r.review_on, line.status,
                   case when line.status = 'CLOSED' then r.closed_on end as closed_on, r.milestone_id,
                   m.code as milestone, coalesce(ms.code, mp.country_iso2, case when m.id is not null then t.code end) as milestone_place,
                   r.illustrative
              from risk r
              join trial t on t.id = r.trial_id
              left join participation p on p.id = r.participation_id
              left join site s on s.id = r.site_id
              left join institution o on o.id = r.owner_institution_id
              left join person_private q on q.id = r.owner_person_id
              left join milestone m on m.id = r.milestone_id
              left join participation mp on mp.id = m.participation_id
              left join site ms on ms.id = m.site_id
             cross join lateral (select case when r.closed_on > :asOf::date then 'OPEN' else r.status end as status) line
            """;

    /** Which of them are asked for. */
    String FILTER = """
             where (:filter.trial::text is null or t.code = :filter.trial)
               and (:filter.country::text is null or p.country_iso2 = :filter.country)
               and (:filter.site::text is null or s.code = :filter.site)
               and (:filter.status::text is null or line.status = :filter.status)
               and (not :filter.open or line.status <> 'CLOSED')
               and (:filter.probability::integer is null or r.probability = :filter.probability)
               and (:filter.impact::integer is null or r.impact = :filter.impact)
               and (:filter.milestoneId::bigint is null or r.milestone_id = :filter.milestoneId)
               and not exists (select from regexp_split_to_table(lower(:filter.q), '\\s+') word
                                where position(word in lower(concat_ws(' ', r.title, r.description, r.measures, o.name, q.name))) = 0)
               and (:asOf::date is null or r.raised_on <= :asOf)
            """;

    /**
     * Those not closed first, the highest score at the top.
     *
     * @param asOf leaves out what was raised later, and what was closed later is open; null for all that is recorded
     * @param after the rank of the last one already seen, or null
     */
    @SqlQuery(SELECT + FILTER + """
               and (:after::text is null
                    or (case when line.status = 'CLOSED' then '1' else '0' end
                        || lpad((25 - r.probability * r.impact)::text, 2, '0') || '_' || lpad(r.id::text, 19, '0')) > :after collate "C")
               and in_scope(r.trial_id, r.participation_id, r.site_id, <scope>)
             order by line.status = 'CLOSED', r.probability * r.impact desc, r.id
             limit :limit
            """)
    List<Risk> list(
            @BindMethods("filter") RiskFilter filter,
            @Nullable LocalDate asOf,
            @Nullable String after,
            int limit,
            @BindMethods("scope") Scope scope);

    /** How many of them have which probability and impact. */
    @SqlQuery("""
            select r.probability, r.impact, count(*) as risks
              from risk r
              join trial t on t.id = r.trial_id
              left join participation p on p.id = r.participation_id
              left join site s on s.id = r.site_id
              left join institution o on o.id = r.owner_institution_id
              left join person_private q on q.id = r.owner_person_id
             cross join lateral (select case when r.closed_on > :asOf::date then 'OPEN' else r.status end as status) line
            """ + FILTER + """
               and in_scope(r.trial_id, r.participation_id, r.site_id, <scope>)
             group by r.probability, r.impact
            """)
    List<Matrix.Cell> cells(
            @BindMethods("filter") RiskFilter filter, @Nullable LocalDate asOf, @BindMethods("scope") Scope scope);

    @SqlQuery(SELECT + """
             where r.id = :id
            """)
    Optional<Risk> find(long id, @Nullable LocalDate asOf);

    /** How a risk was scored, and its status, the latest first. */
    @SqlQuery("""
            select e.recorded_at, u.name as recorded_by, e.reason, (c.before ->> 'probability')::integer as was_probability,
                   (c.before ->> 'impact')::integer as was_impact, c.before ->> 'status' as was_status,
                   (c.after ->> 'probability')::integer as probability, (c.after ->> 'impact')::integer as impact,
                   c.after ->> 'status' as status
              from change c
              join audit_entry e on e.id = c.entry_id and e.trial_id = c.trial_id
              left join user_private u on u.id = e.user_id
             where c.table_name = 'risk' and c.row_id = :id and c.after is not null
               and (c.before is null or c.before -> 'probability' <> c.after -> 'probability'
                    or c.before -> 'impact' <> c.after -> 'impact' or c.before -> 'status' <> c.after -> 'status')
             order by c.id desc
             limit 200
            """)
    List<ScoreMove> moves(long id);

    @SqlUpdate("""
            insert into risk (trial_id, participation_id, site_id, title, description, probability, impact, response,
                              measures, owner_person_id, owner_institution_id, raised_on, due_on, review_on, status,
                              closed_on, milestone_id, illustrative)
            values (:trialId, :participationId, :siteId, :title, :description, :probability, :impact, :response,
                    :measures, :ownerPersonId, :ownerInstitutionId, :raisedOn, :dueOn, :reviewOn, :status,
                    :closedOn, :milestoneId, :illustrative)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods Risk risk);

    /** Changes all but its place and origin, and raises the version. */
    @SqlUpdate("""
            update risk
               set version = version + 1, title = :title, description = :description, probability = :probability,
                   impact = :impact, response = :response, measures = :measures, owner_person_id = :ownerPersonId,
                   owner_institution_id = :ownerInstitutionId, raised_on = :raisedOn, due_on = :dueOn,
                   review_on = :reviewOn, status = :status, closed_on = :closedOn, milestone_id = :milestoneId
             where id = :id
            """)
    void update(@BindMethods Risk risk);
}
