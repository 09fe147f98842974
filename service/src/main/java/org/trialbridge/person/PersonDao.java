package org.trialbridge.person;

import java.time.LocalDate;
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
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Role;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Sort;
import org.trialbridge.problem.Problem;

/** The tables {@code person} and {@code person_private}. */
@RegisterConstructorMapper(Person.class)
@RegisterConstructorMapper(MergedPerson.class)
public interface PersonDao {

    /** People in the order of their names; as {@link #list(PersonQuery, Sort, Scope)}. */
    default List<Person> list(PersonQuery query, Scope scope) {
        return List.copyOf(list(query, Sort.up(PersonSort.NAME), scope).values());
    }

    /**
     * People, each by his place in the list, with contact details: the service takes them off where they may not be seen. A
     * person is in a scope through a part in a trial, an institution in a country, or a meeting.
     */
    @SqlQuery("""
            select p.id, p.version, p.languages, p.zone, p.lawful_basis, p.retain_until, p.do_not_contact, p.illustrative, p.erased_at,
                   q.name, q.native_name, q.title, q.email, q.phone, line.place
              from person p
              left join person_private q on q.id = p.id
              left join person_words w on w.id = p.id
             cross join lateral (
                   select list_place(case :sort.key
                              when 'NAME' then coalesce(w.words, lower(q.name))
                              when 'NATIVE_NAME' then lower(q.native_name)
                              when 'INSTITUTION' then (
                                  select min(lower(i.name))
                                    from affiliation a
                                    join institution i on i.id = a.institution_id
                                   where a.person_id = p.id
                                     and (a.to_on is null or a.to_on >= current_date)) || chr(9) || coalesce(w.words, '')
                              end, p.id, :sort.down) as place) line
             where (p.id = any(:query.ids)
                    or (cardinality(cast(:query.ids as bigint[])) = 0 and q.id is not null and p.merged_into_id is null))
               and (cast(:query.iso2 as text) is null
                    or exists (select from affiliation a
                                 join institution i on i.id = a.institution_id
                                where a.person_id = p.id and i.country_iso2 = :query.iso2)
                    or exists (select from trial_role r
                                 join participation c on c.id = r.participation_id
                                where r.person_id = p.id and c.country_iso2 = :query.iso2))
               and (cast(:query.q as text) is null
                    or position(lower(:query.q) in lower(q.name)) > 0
                    or position(lower(:query.q) in lower(q.native_name)) > 0)
               and stands_after(line.place, :query.after, :sort.down)
               and (in_scope(null, null, null, <scope>)
                    or exists (select from trial_role r
                                where r.person_id = p.id
                                  and in_scope(r.trial_id, r.participation_id, r.site_id, <scope>))
                    or exists (select from affiliation a
                                 join institution i on i.id = a.institution_id
                                 join participation c on c.country_iso2 = i.country_iso2
                                where a.person_id = p.id and in_scope(c.trial_id, c.id, null, <scope>))
                    or exists (select from attendance d
                                 join meeting_trial m on m.meeting_id = d.meeting_id
                                 left join meeting_country n on n.meeting_id = d.meeting_id
                                 left join participation c on c.trial_id = m.trial_id
                                                          and c.country_iso2 = n.country_iso2
                                where d.person_id = p.id and in_scope(m.trial_id, c.id, null, <scope>)))
             order by case when not :sort.down then line.place end collate "C", line.place collate "C" desc
             limit :query.limit
            """)
    @KeyColumn("place")
    Map<String, Person> list(
            @BindMethods("query") PersonQuery query,
            @BindMethods("sort") Sort<PersonSort> sort,
            @BindMethods("scope") Scope scope);

    /** The account of a person who has countries or open actions to hand over. */
    @SqlQuery("""
            select u.id
              from user_account u
             where u.person_id = :personId
               and (exists (select from participation p where p.owner_user_id = u.id)
                    or exists (select from user_grant g where g.user_id = u.id and g.role = 'COUNTRY_COORDINATOR')
                    or exists (select from action_item a
                                where a.owner_person_id = :personId and a.status in ('OPEN', 'IN_PROGRESS', 'BLOCKED')))
             order by u.disabled_at nulls first, u.id
             limit 1
            """)
    Optional<Long> accountOf(long personId);

    @SqlUpdate("""
            insert into person (languages, zone, lawful_basis, retain_until, do_not_contact, illustrative)
            values (:languages, :zone, :lawfulBasis, :retainUntil, :doNotContact, :illustrative)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods Person person);

    @SqlUpdate("""
            insert into person_private (id, name, native_name, title, email, phone)
            values (:id, :name, :nativeName, :title, :email, :phone)
            """)
    void insertPrivate(@BindMethods Person person);

    /** Several at once; returns their ids in the same order. */
    @SqlBatch("""
            insert into person (languages, zone, lawful_basis, retain_until, do_not_contact, illustrative)
            values (:languages, :zone, :lawfulBasis,
                    coalesce(cast(:retainUntil as date), cast(current_date + interval '5 years' as date)),
                    :doNotContact, :illustrative)
            """)
    @GetGeneratedKeys("id")
    List<Long> insertAll(@BindMethods List<Person> people);

    @SqlBatch("""
            insert into person_private (id, name, native_name, title, email, phone)
            values (:id, :name, :nativeName, :title, :email, :phone)
            """)
    void insertAllPrivate(@BindMethods List<Person> people);

    @SqlUpdate("""
            update person
               set version = version + 1, languages = :languages, zone = :zone, lawful_basis = :lawfulBasis,
                   retain_until = :retainUntil, do_not_contact = :doNotContact
             where id = :id
            """)
    void update(@BindMethods Person person);

    @SqlUpdate("""
            update person_private
               set name = :name, native_name = :nativeName, title = :title, email = :email, phone = :phone
             where id = :id
            """)
    void updatePrivate(@BindMethods Person person);

    /** People whose keeping is to be looked at by a day, those longest over first; without a reason or a day before them. */
    @SqlQuery("""
            select p.id, p.version, p.languages, p.zone, p.lawful_basis, p.retain_until, p.do_not_contact, p.illustrative,
                   p.erased_at, q.name, q.native_name, q.title, q.email, q.phone
              from person p
              join person_private q on q.id = p.id
             where p.merged_into_id is null
               and (p.lawful_basis is null or p.retain_until is null or p.retain_until <= :by)
               and (in_scope(null, null, null, <scope>)
                    or exists (select from trial_role r
                                where r.person_id = p.id
                                  and in_scope(r.trial_id, r.participation_id, r.site_id, <scope>))
                    or exists (select from affiliation a
                                 join institution i on i.id = a.institution_id
                                 join participation c on c.country_iso2 = i.country_iso2
                                where a.person_id = p.id and in_scope(c.trial_id, c.id, null, <scope>)))
             order by p.lawful_basis is not null and p.retain_until is not null, p.retain_until nulls first, lower(q.name), p.id
             limit 200
            """)
    List<Person> toReview(LocalDate by, @BindMethods("scope") Scope scope);

    @SqlUpdate("update person set version = version + 1 where id = :id")
    void raiseVersion(long id);

    @SqlUpdate("""
            update person
               set version = version + 1, lawful_basis = :retention.lawfulBasis, retain_until = :retention.until
             where id = :id
            """)
    void retain(long id, @BindMethods("retention") Retention retention);

    /** Into which person one was merged at last, if he was. */
    @SqlQuery("""
            with recursive chain as (
                select p.id, p.merged_into_id from person p where p.id = :id and p.merged_into_id is not null
                 union all
                select next.id, next.merged_into_id from person next join chain c on next.id = c.merged_into_id
            )
            select id from chain where merged_into_id is null
            """)
    Optional<Long> mergedInto(long id);

    /** Who was merged into a person, also by way of another one; the last one first. */
    @SqlQuery("""
            with recursive gone as (
                select p.id, p.merged_into_id from person p where p.merged_into_id = :id
                 union all
                select more.id, more.merged_into_id from person more join gone g on more.merged_into_id = g.id
            )
            select g.id, q.name, q.native_name, q.email, q.phone, e.recorded_at as merged_at, u.name as merged_by, e.reason,
                   g.merged_into_id = :id and q.id is not null
                   and not exists (select from changed_again(e.id)) as revocable
              from gone g
              left join person_private q on q.id = g.id
              join lateral (select max(c.entry_id) as entry_id
                              from change c
                             where c.table_name = 'person' and c.row_id = g.id
                               and c.before ->> 'merged_into_id' is null
                               and c.after ->> 'merged_into_id' is not null) merge on true
              join audit_entry e on e.id = merge.entry_id
              left join user_private u on u.id = e.user_id
             order by e.id desc
            """)
    List<MergedPerson> mergedHere(long id);

    /**
     * A person that the actor sees and may do an action to.
     *
     * @throws Problem NOT_FOUND if he does not see the person; FORBIDDEN if he may not do that; CONFLICT if the person was
     *     merged into another one
     */
    default Person required(Actor actor, Action action, long id) {
        actor.requireAnywhere(Action.VIEW);
        PersonQuery query = PersonQuery.one(mergedInto(id).orElse(id));
        Person person =
                list(query, actor.scope(Action.VIEW)).stream().findFirst().orElseThrow(Problem::notFound);
        if (action != Action.VIEW && list(query, actor.scope(action)).isEmpty()) {
            throw Problem.forbidden(Role.thatAllow(action));
        }
        if (action != Action.VIEW && person.id() != id) {
            throw Problem.conflict("This person was merged into another entry. Open it again and change that one.");
        }
        return person;
    }
}
