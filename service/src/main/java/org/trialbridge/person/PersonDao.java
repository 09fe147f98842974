package org.trialbridge.person;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.trialbridge.access.Scope;

/** The tables {@code person} and {@code person_private}. */
@RegisterConstructorMapper(Person.class)
public interface PersonDao {

    /**
     * People in the order of their names, with contact details: the service takes them off where they may not be seen. A
     * person is in a scope through a part in a trial, an institution in a country, or a meeting.
     */
    @SqlQuery("""
            select p.id, p.version, p.languages, p.zone, p.lawful_basis, p.do_not_contact, p.illustrative, p.erased_at,
                   q.name, q.native_name, q.title, q.email, q.phone
              from person p
              left join person_private q on q.id = p.id
             where (p.id = :query.id or (cast(:query.id as bigint) is null and q.id is not null))
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
               and (cast(:query.afterId as bigint) is null
                    or (lower(q.name), p.id) > (select lower(last.name), last.id
                                                  from person_private last
                                                 where last.id = :query.afterId))
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
             order by lower(q.name), p.id
             limit :query.limit
            """)
    List<Person> list(@BindMethods("query") PersonQuery query, @BindMethods("scope") Scope scope);

    @SqlUpdate("""
            insert into person (languages, zone, lawful_basis, do_not_contact, illustrative)
            values (:languages, :zone, :lawfulBasis, :doNotContact, :illustrative)
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
            insert into person (languages, zone, lawful_basis, do_not_contact, illustrative)
            values (:languages, :zone, :lawfulBasis, :doNotContact, :illustrative)
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
                   do_not_contact = :doNotContact
             where id = :id
            """)
    void update(@BindMethods Person person);

    @SqlUpdate("""
            update person_private
               set name = :name, native_name = :nativeName, title = :title, email = :email, phone = :phone
             where id = :id
            """)
    void updatePrivate(@BindMethods Person person);

    /** Removes what waits to be sent to a person's address. */
    @SqlUpdate("""
            delete from outbox
             where lower(recipient) = (select lower(q.email) from person_private q where q.id = :id)
            """)
    void deleteMessagesTo(long id);

    /** Removes name and address of delegates at meetings who were entered with a person's address. */
    @SqlUpdate("""
            delete from attendance_private
             where lower(email) = (select lower(q.email) from person_private q where q.id = :id)
            """)
    void deleteDelegatesWithAddressOf(long id);

    @SqlUpdate("delete from person_private where id = :id")
    void deletePrivate(long id);

    @SqlUpdate("update person set version = version + 1, erased_at = :erasedAt where id = :id")
    void markErased(long id, Instant erasedAt);
}
