package org.trialbridge.outreach;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;

/** The table {@code outreach}. */
@RegisterConstructorMapper(Outreach.class)
public interface OutreachDao {

    /** What every query of them tells. */
    String SELECT = """
            select o.id, o.version, o.trial_id, t.code as trial, p.id as participation_id, o.country_iso2 as iso2,
                   o.institution_id, i.name as institution_name, o.kind, o.on_date, o.subject, o.outcome, o.illustrative
              from outreach o
              join trial t on t.id = o.trial_id
              left join participation p on p.trial_id = o.trial_id and p.country_iso2 = o.country_iso2
              left join institution i on i.id = o.institution_id
            """;

    @SqlQuery(SELECT + """
             where o.id = :id
            """)
    Optional<Outreach> find(long id);

    /**
     * The latest first.
     *
     * @param after the {@link #key} of the last one already seen
     */
    @SqlQuery(SELECT + """
             where (:filter.trial::text is null or t.code = :filter.trial)
               and (:filter.country::text is null or o.country_iso2 = :filter.country)
               and (:filter.status::text is null or o.outcome = :filter.status)
               and (:filter.q::text is null
                    or position(lower(:filter.q) in lower(o.subject)) > 0
                    or position(lower(:filter.q) in lower(i.name)) > 0)
               and (:after::text is null
                    or concat_ws(' ', o.on_date, to_char(o.id, 'FM0000000000000000000')) collate "C" < :after)
               and in_scope(o.trial_id, p.id, null, <scope>)
             order by o.on_date desc, o.id desc
             limit :limit
            """)
    List<Outreach> list(
            @BindMethods("filter") OutreachFilter filter,
            @Nullable String after,
            int limit,
            @BindMethods("scope") Scope scope);

    /** By what {@link #list} is ordered. */
    static String key(Outreach outreach) {
        return "%s %019d".formatted(outreach.on(), outreach.id());
    }

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
