package org.trialbridge.person;

import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The tables {@code person} and {@code person_private}. */
@RegisterConstructorMapper(Person.class)
public interface PersonDao {

    /** With contact details: the service takes them off where they may not be seen. */
    @SqlQuery("""
            select p.id, p.version, p.languages, p.zone, p.lawful_basis, p.do_not_contact, p.illustrative, p.erased_at,
                   q.name, q.native_name, q.title, q.email, q.phone
              from person p
              left join person_private q on q.id = p.id
             where p.id = :id
            """)
    Optional<Person> find(long id);

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
}
