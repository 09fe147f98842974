package org.trialbridge.outreach;

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

/** The table {@code outreach}. */
@RegisterConstructorMapper(Outreach.class)
public interface OutreachDao {

    /** What every query of them tells. */
    String COLUMNS = """
            select o.id, o.version, o.trial_id, t.code as trial, p.id as participation_id, o.country_iso2 as iso2,
                   o.institution_id, i.name as institution_name, o.kind, o.on_date, o.subject, o.outcome, o.illustrative
            """;

    String FROM = """
              from outreach o
              join trial t on t.id = o.trial_id
              left join participation p on p.trial_id = o.trial_id and p.country_iso2 = o.country_iso2
              left join institution i on i.id = o.institution_id
            """;

    @SqlQuery(COLUMNS + FROM + """
             where o.id = :id
            """)
    Optional<Outreach> find(long id);

    /** The latest first. */
    default List<Outreach> list(OutreachFilter filter, int limit, Scope scope) {
        return List.copyOf(
                list(filter, Sort.down(OutreachSort.DAY), null, limit, scope).values());
    }

    /** @param after the place of the last one already seen, or null */
    @SqlQuery(COLUMNS + ", line.place " + FROM + """
             cross join lateral (
                   select list_place(case :sort.key
                              when 'DAY' then o.on_date::text
                              when 'COUNTRY' then country_place(o.country_iso2) || o.on_date
                              when 'INSTITUTION' then lower(i.name)
                              when 'KIND' then o.kind || o.on_date
                              when 'SUBJECT' then lower(o.subject)
                              when 'OUTCOME' then o.outcome || o.on_date
                              end, o.id, :sort.down) as place) line
             where (:filter.trial::text is null or t.code = :filter.trial)
               and (:filter.country::text is null or o.country_iso2 = :filter.country)
               and (:filter.status::text is null or o.outcome = :filter.status)
               and (:filter.q::text is null
                    or position(lower(:filter.q) in lower(o.subject)) > 0
                    or position(lower(:filter.q) in lower(i.name)) > 0)
               and stands_after(line.place, :after, :sort.down)
               and in_scope(o.trial_id, p.id, null, <scope>)
             order by case when not :sort.down then line.place end collate "C", line.place collate "C" desc
             limit :limit
            """)
    @KeyColumn("place")
    Map<String, Outreach> list(
            @BindMethods("filter") OutreachFilter filter,
            @BindMethods("sort") Sort<OutreachSort> sort,
            @Nullable String after,
            int limit,
            @BindMethods("scope") Scope scope);

    @SqlUpdate("""
            insert into outreach (trial_id, country_iso2, institution_id, kind, on_date, subject, outcome, illustrative)
            values (:trialId, :iso2, :institutionId, :kind, :on, :subject, :outcome, :illustrative)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods Outreach outreach);

    /** Changes all but the trial and the country, and raises the version. */
    @SqlUpdate("""
            update outreach
               set version = version + 1, institution_id = :institutionId, kind = :kind, on_date = :on, subject = :subject,
                   outcome = :outcome
             where id = :id
            """)
    void update(@BindMethods Outreach outreach);
}
