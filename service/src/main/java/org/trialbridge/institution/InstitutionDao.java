package org.trialbridge.institution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.db.Sort;

/**
 * The table {@code institution}: a directory common to all trials, so its lists are cut by no scope. What was merged into
 * another one is found and offered no more.
 */
@RegisterConstructorMapper(Institution.class)
@RegisterConstructorMapper(MergedInstitution.class)
public interface InstitutionDao {

    @SqlQuery("""
            select i.id, i.version, i.name, i.native_name, i.kind, i.country_iso2 as iso2, i.parent_id,
                   parent.name as parent_name, i.ror_id
              from institution i
              left join institution parent on parent.id = i.parent_id
             where i.id = :id and i.merged_into_id is null
            """)
    Optional<Institution> find(long id);

    /** Into which institution one was merged at last, if it was. */
    @SqlQuery("""
            with recursive chain as (
                select i.id, i.merged_into_id from institution i where i.id = :id and i.merged_into_id is not null
                 union all
                select next.id, next.merged_into_id from institution next join chain c on next.id = c.merged_into_id
            )
            select id from chain where merged_into_id is null
            """)
    Optional<Long> mergedInto(long id);

    /** What was merged into an institution, also by way of another one; the last one first. */
    @SqlQuery("""
            with recursive gone as (
                select i.id, i.merged_into_id from institution i where i.merged_into_id = :id
                 union all
                select more.id, more.merged_into_id from institution more join gone g on more.merged_into_id = g.id
            )
            select i.id, i.name, i.native_name, i.kind, i.country_iso2 as iso2, i.ror_id, e.recorded_at as merged_at,
                   u.name as merged_by, e.reason,
                   i.merged_into_id = :id and not exists (select from changed_again(e.id)) as revocable
              from gone g
              join institution i on i.id = g.id
              join lateral (select max(c.entry_id) as entry_id
                              from change c
                             where c.table_name = 'institution' and c.row_id = g.id
                               and c.before ->> 'merged_into_id' is null
                               and c.after ->> 'merged_into_id' is not null) merge on true
              join audit_entry e on e.id = merge.entry_id
              left join user_private u on u.id = e.user_id
             order by e.id desc
            """)
    List<MergedInstitution> mergedHere(long id);

    /** The institution itself, that of which it is a part, and so on up. */
    @SqlQuery("""
            with recursive line as (
                select i.id, i.name, i.parent_id, 0 as step from institution i where i.id = :id
                 union all
                select up.id, up.name, up.parent_id, l.step + 1
                  from institution up
                  join line l on up.id = l.parent_id
                 where l.step < 100
            )
            select id, name from line order by step
            """)
    @RegisterConstructorMapper(Ancestor.class)
    List<Ancestor> line(long id);

    /** An institution in a line of institutions of which each is a part of the next. */
    record Ancestor(long id, String name) {}

    /** The parts of an institution, by name. */
    @SqlQuery("""
            select i.id, i.version, i.name, i.native_name, i.kind, i.country_iso2 as iso2, i.parent_id,
                   null as parent_name, i.ror_id
              from institution i
             where i.parent_id = :id and i.merged_into_id is null
             order by lower(i.name), i.id
             limit 200
            """)
    List<Institution> parts(long id);

    /** The id of the institution of that name in a country. */
    @SqlQuery("select id from institution where country_iso2 = :iso2 and name = :name and merged_into_id is null")
    Optional<Long> idOf(String iso2, String name);

    /** Institutions in the order of their names, for a choice; as {@link #list(String, String, Sort, String, int)}. */
    default List<Institution> list(@Nullable String iso2, @Nullable String q, @Nullable String after, int limit) {
        return List.copyOf(
                list(iso2, q, Sort.up(InstitutionSort.NAME), after, limit).values());
    }

    /**
     * Institutions, each by its place in the list.
     *
     * @param iso2 only those of this country
     * @param q only those whose name or native name holds this text, in any case
     * @param after the place of the last one already seen, or null
     */
    @SqlQuery("""
            select i.id, i.version, i.name, i.native_name, i.kind, i.country_iso2 as iso2, i.parent_id,
                   parent.name as parent_name, i.ror_id, line.place
              from institution i
              left join institution parent on parent.id = i.parent_id
              left join institution_words w on w.id = i.id
             cross join lateral (
                   select list_place(case :sort.key
                              when 'NAME' then coalesce(w.words, lower(i.name))
                              when 'NATIVE_NAME' then lower(i.native_name)
                              when 'KIND' then i.kind || coalesce(w.words, '')
                              when 'COUNTRY' then country_place(i.country_iso2) || coalesce(w.words, '')
                              when 'PARENT' then lower(parent.name)
                              end, i.id, :sort.down) as place) line
             where i.merged_into_id is null
               and (cast(:iso2 as text) is null or i.country_iso2 = :iso2)
               and (cast(:q as text) is null
                    or position(lower(:q) in lower(i.name)) > 0
                    or position(lower(:q) in lower(i.native_name)) > 0)
               and stands_after(line.place, :after, :sort.down)
             order by case when not :sort.down then line.place end collate "C", line.place collate "C" desc
             limit :limit
            """)
    @KeyColumn("place")
    Map<String, Institution> list(
            @Nullable String iso2,
            @Nullable String q,
            @BindMethods("sort") Sort<InstitutionSort> sort,
            @Nullable String after,
            int limit);

    /** The institutions of some countries, by name. */
    @SqlQuery("""
            select i.id, i.version, i.name, i.native_name, i.kind, i.country_iso2 as iso2, i.parent_id,
                   parent.name as parent_name, i.ror_id
              from institution i
              left join institution parent on parent.id = i.parent_id
             where i.country_iso2 = any(:countries) and i.merged_into_id is null
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
             where i.merged_into_id is null
             order by i.id
            """)
    List<Institution> all();

    /** Those of some ids that institutions have. */
    @SqlQuery("select id from institution where id = any(:ids) and merged_into_id is null")
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
