package org.trialbridge.merge;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What hangs on a row, moving it to another row, and taking that back. The columns come from the database's catalogue. */
@RegisterConstructorMapper(Hanging.class)
interface MergeDao {

    @SqlQuery("""
            select table_name as "table", column_name as "column", many
              from count_references('institution', :id)
             where many > 0
            """)
    List<Hanging> onInstitution(long id);

    @SqlQuery("""
            select table_name as "table", column_name as "column", many
              from count_references('person', :id)
             where many > 0
            """)
    List<Hanging> onPerson(long id);

    /** Waits for whoever is naming the row just now, and says where it went already. */
    @SqlQuery("select id from institution where id = :id and merged_into_id is null for update")
    Optional<Long> lockInstitution(long id);

    @SqlQuery("select id from person where id = :id and merged_into_id is null and erased_at is null for update")
    Optional<Long> lockPerson(long id);

    @SqlUpdate("update institution set version = version + 1, merged_into_id = :into where id = :id")
    void markInstitution(long id, long into);

    @SqlUpdate("update person set version = version + 1, merged_into_id = :into where id = :id")
    void markPerson(long id, long into);

    @SqlQuery("select move_references('institution', :from, :into)")
    long moveInstitution(long from, long into);

    @SqlQuery("select move_references('person', :from, :into)")
    long movePerson(long from, long into);

    /** Of two entries of a person at one meeting, the one that stays says the most that is known of him. */
    @SqlUpdate("""
            update attendance stays
               set status = case when array_position(array['INVITED', 'DECLINED', 'ACCEPTED', 'ATTENDED'], goes.status)
                                    > array_position(array['INVITED', 'DECLINED', 'ACCEPTED', 'ATTENDED'], stays.status)
                                 then goes.status else stays.status end,
                   role = case when stays.role = 'DELEGATE' then goes.role else stays.role end,
                   institution_id = coalesce(stays.institution_id, goes.institution_id),
                   country_iso2 = coalesce(stays.country_iso2, goes.country_iso2)
              from attendance goes
             where stays.person_id = :into and goes.person_id = :from and goes.meeting_id = stays.meeting_id
            """)
    void joinAttendance(long from, long into);

    /** Removes what would stand twice: the same position at the same institution on the same days. */
    @SqlUpdate("""
            delete from affiliation repeated
             using affiliation first
             where (repeated.person_id = :person or repeated.institution_id = :institution)
               and first.person_id = repeated.person_id and first.institution_id = repeated.institution_id
               and first.position is not distinct from repeated.position
               and first.from_on is not distinct from repeated.from_on
               and first.to_on is not distinct from repeated.to_on
               and first.id < repeated.id
            """)
    void dropRepeatedAffiliations(long person, long institution);

    @SqlUpdate("""
            delete from trial_role repeated
             using trial_role first
             where repeated.person_id = :person and first.person_id = repeated.person_id
               and first.trial_id = repeated.trial_id
               and first.participation_id is not distinct from repeated.participation_id
               and first.site_id is not distinct from repeated.site_id
               and first.role = repeated.role
               and first.from_on is not distinct from repeated.from_on
               and first.to_on is not distinct from repeated.to_on
               and first.id < repeated.id
            """)
    void dropRepeatedRoles(long person);

    /** The entry by which something was merged, if it was not split off since. */
    @SqlQuery("""
            select last.entry_id
              from (select c.entry_id, c.after ->> 'merged_into_id' as into_id
                      from change c
                     where c.table_name = :table and c.row_id = :id
                       and c.before ->> 'merged_into_id' is distinct from c.after ->> 'merged_into_id'
                     order by c.id desc
                     limit 1) last
             where last.into_id = cast(:into as text)
            """)
    Optional<Long> entryOf(String table, long id, long into);

    /** What an entry changed and what was changed again later, as table and number. */
    @SqlQuery("select table_name || ' ' || row_id from changed_again(:entryId) order by 1 limit 20")
    List<String> changedAgain(long entryId);

    @SqlQuery("select split_again(:entryId)")
    long splitAgain(long entryId);

    /** Which personal values of a person an entry exchanged: the names of the columns. */
    @SqlQuery("""
            select field.key
              from change c
             cross join lateral jsonb_each(c.after) field
             where c.entry_id = :entryId and c.table_name = 'person_private' and c.row_id = :personId
               and c.before is not null and c.before -> field.key is distinct from field.value
            """)
    List<String> exchanged(long entryId, long personId);
}
