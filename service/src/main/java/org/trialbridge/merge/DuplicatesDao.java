package org.trialbridge.merge;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.trialbridge.access.Scope;

/** Finds entries of the directory that are likely the same. The directory has no place, its reader everything. */
@RegisterConstructorMapper(Duplicate.class)
interface DuplicatesDao {

    /** @param apart whether those are asked for that somebody said are not the same; or else the others */
    @SqlQuery("""
            with entry as materialized (
                select i.id, i.name, i.country_iso2, i.ror_id, name_key(i.name) as key, name_key(i.native_name) as native_key
                  from institution i
                 where i.merged_into_id is null
            ), pair as (
                select a.id as one, b.id as two, 1 as rank, 'The same address at ror.org' as why
                  from entry a join entry b on a.ror_id = b.ror_id and a.id < b.id
                union all
                select a.id, b.id, 2, 'The same name' from entry a join entry b on a.key = b.key and a.id < b.id
                union all
                select a.id, b.id, 3, 'The same native name'
                  from entry a join entry b on a.native_key = b.native_key and a.id < b.id
            ), best as (
                select distinct on (one, two) one, two, rank, why from pair order by one, two, rank
            )
            select a.id, a.name, a.country_iso2 as detail, b.id as other_id, b.name as other_name,
                   b.country_iso2 as other_detail, best.why
              from best
              join entry a on a.id = best.one
              join entry b on b.id = best.two
             where coalesce((select k.apart
                               from kept_apart k
                              where k.institution_id = best.one and k.other_institution_id = best.two
                              order by k.id desc
                              limit 1), false) = :apart
               and in_scope(null, null, null, <scope>)
             order by best.rank, lower(a.name), a.id, b.id
             limit 200
            """)
    List<Duplicate> institutions(boolean apart, @BindMethods("scope") Scope scope);

    /** @param apart as of institutions */
    @SqlQuery("""
            with entry as materialized (
                select p.id, q.name, lower(q.email) as email, name_key(q.name) as key, name_key(q.native_name) as native_key,
                       (select string_agg(distinct i.name, ', ')
                          from affiliation f join institution i on i.id = f.institution_id
                         where f.person_id = p.id) as detail
                  from person p
                  join person_private q on q.id = p.id
                 where p.merged_into_id is null
            ), pair as (
                select a.id as one, b.id as two, 1 as rank, 'The same e-mail' as why
                  from entry a join entry b on a.email = b.email and a.id < b.id
                union all
                select a.id, b.id, 2, 'The same name' from entry a join entry b on a.key = b.key and a.id < b.id
                union all
                select a.id, b.id, 3, 'The same native name'
                  from entry a join entry b on a.native_key = b.native_key and a.id < b.id
            ), best as (
                select distinct on (one, two) one, two, rank, why from pair order by one, two, rank
            )
            select a.id, a.name, a.detail, b.id as other_id, b.name as other_name, b.detail as other_detail, best.why
              from best
              join entry a on a.id = best.one
              join entry b on b.id = best.two
             where coalesce((select k.apart
                               from kept_apart k
                              where k.person_id = best.one and k.other_person_id = best.two
                              order by k.id desc
                              limit 1), false) = :apart
               and in_scope(null, null, null, <scope>)
             order by best.rank, lower(a.name), a.id, b.id
             limit 200
            """)
    List<Duplicate> people(boolean apart, @BindMethods("scope") Scope scope);

    /** Notes of two institutions whether they are kept apart. */
    @SqlUpdate("""
            insert into kept_apart (trial_id, institution_id, other_institution_id, apart, entry_id)
            select e.trial_id, one.id, two.id, :pair.apart, e.id
              from audit_entry e
              join institution one on one.id = :pair.one and one.merged_into_id is null
              join institution two on two.id = :pair.two and two.merged_into_id is null
             where e.id = :entryId
            """)
    int keepInstitutions(@BindMethods("pair") ApartInput.Pair pair, long entryId);

    /** Notes of two people whether they are kept apart. */
    @SqlUpdate("""
            insert into kept_apart (trial_id, person_id, other_person_id, apart, entry_id)
            select e.trial_id, one.id, two.id, :pair.apart, e.id
              from audit_entry e
              join person one on one.id = :pair.one and one.merged_into_id is null
              join person two on two.id = :pair.two and two.merged_into_id is null
             where e.id = :entryId
            """)
    int keepPeople(@BindMethods("pair") ApartInput.Pair pair, long entryId);
}
