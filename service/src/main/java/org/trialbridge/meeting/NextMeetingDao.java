package org.trialbridge.meeting;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Takes over from one meeting to the next who is on the list, and the agenda. */
public interface NextMeetingDao {

    @SqlQuery("select count(*) from attendance where meeting_id = :meetingId")
    int invitees(long meetingId);

    @SqlQuery("select count(*) from agenda_item where meeting_id = :meetingId")
    int agenda(long meetingId);

    /** Puts on the list of one meeting, as invited, who is on that of another. */
    default void takeInvitees(long from, long to) {
        for (long line : lines(from)) {
            copyName(line, copyLine(line, to));
        }
    }

    @SqlQuery("select id from attendance where meeting_id = :meetingId order by id")
    List<Long> lines(long meetingId);

    @SqlUpdate("""
            insert into attendance (meeting_id, person_id, institution_id, country_iso2, delegates, role, status)
            select :to, a.person_id, a.institution_id, a.country_iso2, a.delegates, a.role, 'INVITED'
              from attendance a
             where a.id = :line
            """)
    @GetGeneratedKeys("id")
    long copyLine(long line, long to);

    @SqlUpdate("""
            insert into attendance_private (id, delegate_name, email)
            select :copy, q.delegate_name, q.email
              from attendance_private q
             where q.id = :line
            """)
    void copyName(long line, long copy);

    /** Gives one meeting the agenda of another, with its presenters. */
    default void takeAgenda(long from, long to) {
        for (long item : items(from)) {
            copyPresenter(item, copyItem(item, to));
        }
    }

    @SqlQuery("select id from agenda_item where meeting_id = :meetingId order by position")
    List<Long> items(long meetingId);

    @SqlUpdate("""
            insert into agenda_item (meeting_id, position, title, planned_minutes, presenter_person_id,
                                     presenter_institution_id)
            select :to, i.position, i.title, i.planned_minutes, i.presenter_person_id, i.presenter_institution_id
              from agenda_item i
             where i.id = :item
            """)
    @GetGeneratedKeys("id")
    long copyItem(long item, long to);

    @SqlUpdate("""
            insert into agenda_item_private (id, presenter_name)
            select :copy, q.presenter_name
              from agenda_item_private q
             where q.id = :item
            """)
    void copyPresenter(long item, long copy);
}
