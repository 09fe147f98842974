package org.trialbridge.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The tables {@code attendance} and {@code attendance_private}. */
@RegisterConstructorMapper(Attendance.class)
public interface AttendanceDao {

    @SqlQuery("""
            select a.id, a.version, a.meeting_id, a.person_id, p.name as person, a.institution_id, i.name as institution,
                   coalesce(a.country_iso2, i.country_iso2) as country, a.delegates, a.role, a.status,
                   q.delegate_name as name
              from attendance a
              left join person_private p on p.id = a.person_id
              left join institution i on i.id = a.institution_id
              left join attendance_private q on q.id = a.id
             where a.meeting_id = :meetingId
             order by i.name nulls last, country nulls last, a.id
            """)
    List<Attendance> of(long meetingId);

    @SqlQuery("""
            select a.id, a.version, a.meeting_id, a.person_id, p.name as person, a.institution_id, i.name as institution,
                   coalesce(a.country_iso2, i.country_iso2) as country, a.delegates, a.role, a.status,
                   q.delegate_name as name
              from attendance a
              left join person_private p on p.id = a.person_id
              left join institution i on i.id = a.institution_id
              left join attendance_private q on q.id = a.id
             where a.meeting_id = :meetingId and a.id = :id
            """)
    Optional<Attendance> find(long meetingId, long id);

    /** The country of a line, unless it is that of its institution. */
    @SqlQuery("""
            select nullif(a.country_iso2, i.country_iso2)
              from attendance a
              left join institution i on i.id = a.institution_id
             where a.id = :id
            """)
    Optional<String> ownCountry(long id);

    @SqlQuery("select person_id from attendance where meeting_id = :meetingId and person_id is not null")
    Set<Long> people(long meetingId);

    /** The lines of several meetings. */
    @SqlQuery("""
            select a.id, a.version, a.meeting_id, a.person_id, p.name as person, a.institution_id, i.name as institution,
                   coalesce(a.country_iso2, i.country_iso2) as country, a.delegates, a.role, a.status,
                   q.delegate_name as name
              from attendance a
              left join person_private p on p.id = a.person_id
              left join institution i on i.id = a.institution_id
              left join attendance_private q on q.id = a.id
             where a.meeting_id = any(:meetingIds)
             order by a.meeting_id, a.id
            """)
    List<Attendance> ofAll(List<Long> meetingIds);

    /** The addresses of those on the list who are not in the directory, in small letters. */
    default Set<String> addresses(long meetingId) {
        return addressesOfAll(List.of(meetingId)).stream().map(Address::email).collect(Collectors.toSet());
    }

    /** The addresses, in small letters, of those on the lists of meetings who are not in the directory. */
    @SqlQuery("""
            select a.meeting_id, lower(q.email) as email
              from attendance a
              join attendance_private q on q.id = a.id
             where a.meeting_id = any(:meetingIds) and q.email is not null
            """)
    @RegisterConstructorMapper(Address.class)
    List<Address> addressesOfAll(List<Long> meetingIds);

    /** An address on the list of a meeting. */
    record Address(long meetingId, String email) {}

    /** Institutions by their names in small letters; several can have one name. */
    @SqlQuery("""
            select lower(i.name) as key, i.id, i.name, i.country_iso2 as country
              from institution i
             where lower(i.name) = any(:names) and i.merged_into_id is null
             order by i.id
            """)
    @RegisterConstructorMapper(Namesake.class)
    List<Namesake> institutionsNamed(List<String> names);

    /** People by their addresses in small letters; several can have one address, as that of an office. */
    @SqlQuery("""
            select lower(q.email) as key, q.id, q.name, null as country
              from person_private q
              join person p on p.id = q.id
             where lower(q.email) = any(:emails) and p.merged_into_id is null
             order by q.id
            """)
    @RegisterConstructorMapper(Namesake.class)
    List<Namesake> peopleAt(List<String> emails);

    /** Stores a line with its name, if there is one. */
    default long add(long meetingId, AttendanceDraft draft) {
        long id = insert(meetingId, draft);
        if (draft.name() != null) {
            insertName(id, draft);
        }
        return id;
    }

    /** Stores many lines with their names. */
    default void addAll(long meetingId, List<AttendanceDraft> drafts) {
        List<Long> ids = insertAll(meetingId, drafts);
        List<Long> named = new ArrayList<>();
        List<AttendanceDraft> names = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            if (drafts.get(i).name() != null) {
                named.add(ids.get(i));
                names.add(drafts.get(i));
            }
        }
        if (!names.isEmpty()) {
            insertNames(named, names);
        }
    }

    @SqlBatch("""
            insert into attendance (meeting_id, person_id, institution_id, country_iso2, delegates, role, status)
            values (:meetingId, :personId, :institutionId, :country, :delegates, :role, :status)
            """)
    @GetGeneratedKeys("id")
    List<Long> insertAll(long meetingId, @BindMethods List<AttendanceDraft> drafts);

    @SqlBatch("insert into attendance_private (id, delegate_name, email) values (:id, :name, :email)")
    void insertNames(List<Long> id, @BindMethods List<AttendanceDraft> drafts);

    @SqlUpdate("""
            insert into attendance (meeting_id, person_id, institution_id, country_iso2, delegates, role, status)
            values (:meetingId, :personId, :institutionId, :country, :delegates, :role, :status)
            """)
    @GetGeneratedKeys("id")
    long insert(long meetingId, @BindMethods AttendanceDraft draft);

    @SqlUpdate("insert into attendance_private (id, delegate_name, email) values (:id, :name, :email)")
    void insertName(long id, @BindMethods AttendanceDraft draft);

    /** Keeps a name that is deleted for as long as that can be undone. */
    @SqlUpdate("""
            insert into kept_for_undo (entry_id, table_name, row_id, kept)
            select :entryId, 'attendance_private', p.id, to_jsonb(p)
              from attendance_private p
             where p.id = :id
            """)
    void keepName(long id, long entryId);

    /** Changes a line; the address of a delegate stays if no other one is given, and goes with his name. */
    default void change(long id, AttendanceDraft draft) {
        update(id, draft);
        if (draft.name() == null) {
            deleteName(id);
        } else {
            putName(id, draft);
        }
    }

    @SqlUpdate("""
            update attendance
               set version = version + 1, institution_id = :institutionId, country_iso2 = :country, delegates = :delegates,
                   role = :role, status = :status
             where id = :id
            """)
    void update(long id, @BindMethods AttendanceDraft draft);

    @SqlUpdate("""
            insert into attendance_private (id, delegate_name, email)
            values (:id, :name, :email)
                on conflict (id) do update
               set delegate_name = excluded.delegate_name, email = coalesce(excluded.email, attendance_private.email)
            """)
    void putName(long id, @BindMethods AttendanceDraft draft);

    /** Says of lines that they attended; returns how many that changed. */
    @SqlUpdate("""
            update attendance
               set version = version + 1, status = 'ATTENDED'
             where meeting_id = :meetingId and id = any(:ids) and status <> 'ATTENDED'
            """)
    int markAttended(long meetingId, List<Long> ids);

    @SqlUpdate("delete from attendance_private where id = :id")
    void deleteName(long id);

    @SqlUpdate("delete from attendance where id = :id")
    void delete(long id);
}
