package org.trialbridge.statement;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;

/** The table {@code statement}. */
@RegisterConstructorMapper(Statement.class)
public interface StatementDao {

    /** What every query of them tells. */
    String SELECT = """
            select s.id, s.version, s.trial_id, t.code as trial, s.participation_id, p.country_iso2 as iso2, s.attribute,
                   s.value, s.source, s.source_on, s.confidence, s.adopted,
                   array(select other.id
                           from statement other
                          where other.trial_id = s.trial_id
                            and other.participation_id is not distinct from s.participation_id
                            and other.attribute = s.attribute and other.value <> s.value
                          order by other.id) as contradicts
              from statement s
              join trial t on t.id = s.trial_id
              left join participation p on p.id = s.participation_id
            """;

    @SqlQuery(SELECT + """
             where s.id = :id
            """)
    Optional<Statement> find(long id);

    /**
     * The trial's own first, then by country and attribute; of several the adopted one first.
     *
     * @param after the {@link #key} of the last one already seen
     */
    @SqlQuery(SELECT + """
             cross join lateral (select concat_ws(chr(9), t.code, coalesce(p.country_iso2, ''), s.attribute,
                                                  case when s.adopted then '0' else '1' end,
                                                  to_char(s.id, 'FM0000000000000000000')) collate "C" as key) place
             where (:filter.trial::text is null or t.code = :filter.trial)
               and (:filter.country::text is null or p.country_iso2 = :filter.country)
               and (:filter.status::text is null or s.adopted = (:filter.status = 'ADOPTED'))
               and (:filter.q::text is null
                    or position(lower(:filter.q) in lower(s.attribute || ' ' || s.value || ' ' || s.source)) > 0)
               and (:after::text is null or place.key > :after)
               and in_scope(s.trial_id, s.participation_id, null, <scope>)
             order by place.key
             limit :limit
            """)
    List<Statement> list(
            @BindMethods("filter") StatementFilter filter,
            @Nullable String after,
            int limit,
            @BindMethods("scope") Scope scope);

    /** By what {@link #list} is ordered. */
    static String key(Statement statement) {
        return String.join(
                "\t",
                statement.trial(),
                statement.iso2() == null ? "" : statement.iso2(),
                statement.attribute(),
                statement.adopted() ? "0" : "1",
                "%019d".formatted(statement.id()));
    }

    @SqlUpdate("""
            insert into statement (trial_id, participation_id, attribute, value, source, source_on, confidence)
            values (:trialId, :participationId, :attribute, :value, :source, :sourceOn, :confidence)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods Statement statement);

    /** Changes all but the trial, and raises the version. */
    @SqlUpdate("""
            update statement
               set version = version + 1, participation_id = :participationId, attribute = :attribute, value = :value,
                   source = :source, source_on = :sourceOn, confidence = :confidence, adopted = :adopted
             where id = :id
            """)
    void update(@BindMethods Statement statement);

    /** Takes back the adoption of whatever is adopted about the same thing. */
    @SqlUpdate("""
            update statement
               set version = version + 1, adopted = false
             where trial_id = :trialId and participation_id is not distinct from :participationId::bigint
               and attribute = :attribute and adopted
            """)
    void dropAdopted(@BindMethods Statement statement);

    @SqlUpdate("update statement set version = version + 1, adopted = true where id = :id")
    void adopt(long id);
}
