package org.trialbridge.institution;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The table {@code institution}: a directory common to all trials, so its lists are cut by no scope. */
@RegisterConstructorMapper(Institution.class)
public interface InstitutionDao {

    @SqlQuery("""
            select i.id, i.version, i.name, i.native_name, i.kind, i.country_iso2 as iso2, i.parent_id,
                   parent.name as parent_name, i.ror_id
              from institution i
              left join institution parent on parent.id = i.parent_id
             where i.id = :id
            """)
    Optional<Institution> find(long id);

    /** The id of the institution of that name in a country. */
    @SqlQuery("select id from institution where country_iso2 = :iso2 and name = :name")
    Optional<Long> idOf(String iso2, String name);

    /**
     * Institutions in the order of their names.
     *
     * @param iso2 only those of this country
     * @param q only those whose name or native name holds this text, in any case
     * @param afterId the id of the last one already seen
     */
    @SqlQuery("""
            select i.id, i.version, i.name, i.native_name, i.kind, i.country_iso2 as iso2, i.parent_id,
                   parent.name as parent_name, i.ror_id
              from institution i
              left join institution parent on parent.id = i.parent_id
             where (cast(:iso2 as text) is null or i.country_iso2 = :iso2)
               and (cast(:q as text) is null
                    or position(lower(:q) in lower(i.name)) > 0
                    or position(lower(:q) in lower(i.native_name)) > 0)
               and (cast(:afterId as bigint) is null
                    or (lower(i.name), i.id) > (select lower(last.name), last.id from institution last where last.id = :afterId))
             order by lower(i.name), i.id
             limit :limit
            """)
    List<Institution> list(@Nullable String iso2, @Nullable String q, @Nullable Long afterId, int limit);

    /** The institutions of some countries, by name. */
    @SqlQuery("""
            select i.id, i.version, i.name, i.native_name, i.kind, i.country_iso2 as iso2, i.parent_id,
                   parent.name as parent_name, i.ror_id
              from institution i
              left join institution parent on parent.id = i.parent_id
             where i.country_iso2 = any(:countries)
             order by lower(i.name), i.id
             limit 2000
            """)
    List<Institution> inCountries(List<String> countries);

    /** All of them, for finding out which a spreadsheet means. */
    @SqlQuery("""
            select i.id, i.version, i.name, i.native_name, i.kind, i.country_iso2 as iso2, i.parent_id,
                   parent.name as parent_name, i.ror_id
              from institution i
              left join institution parent on parent.id = i.parent_id
             order by i.id
            """)
    List<Institution> all();

    /** Those of some ids that institutions have. */
    @SqlQuery("select id from institution where id = any(:ids)")
    List<Long> existing(List<Long> ids);

    @SqlUpdate("""
            insert into institution (name, native_name, kind, country_iso2, parent_id, ror_id)
            values (:name, :nativeName, :kind, :iso2, :parentId, :rorId)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods Institution institution);

    /** Several at once; returns their ids in the same order. */
    @SqlBatch("""
            insert into institution (name, native_name, kind, country_iso2, parent_id, ror_id)
            values (:name, :nativeName, :kind, :iso2, :parentId, :rorId)
            """)
    @GetGeneratedKeys("id")
    List<Long> insertAll(@BindMethods List<Institution> institutions);

    @SqlUpdate("""
            update institution
               set version = version + 1, name = :name, native_name = :nativeName, kind = :kind, country_iso2 = :iso2,
                   parent_id = :parentId, ror_id = :rorId
             where id = :id
            """)
    void update(@BindMethods Institution institution);
}
