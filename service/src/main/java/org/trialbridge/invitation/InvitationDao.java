package org.trialbridge.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.trialbridge.access.Place;

/** The table {@code invitation}, and what it needs to know of meetings and of those on their lists. */
@RegisterConstructorMapper(Occasion.class)
@RegisterConstructorMapper(Invitee.class)
@RegisterConstructorMapper(InvitationDao.Asked.class)
@RegisterConstructorMapper(Place.class)
public interface InvitationDao {

    /** Whom a link asks, and to which meeting. */
    record Asked(long meetingId, long attendanceId, String status) {}

    @SqlQuery("""
            select m.id, m.ical_uid as uid, m.ical_sequence as sequence, m.kind, m.number, m.title, m.status, m.local_start,
                   m.local_offset, m.zone, m.starts_at as held_at, m.duration_minutes, m.link
              from meeting m
             where m.id = :id
            """)
    Optional<Occasion> occasion(long id);

    /** The trials of a meeting as places, and its countries. */
    @SqlQuery("""
            select t.trial_id, p.id as participation_id, null::bigint as site_id
              from meeting_trial t
              left join meeting_country c on c.meeting_id = t.meeting_id
              left join participation p on p.trial_id = t.trial_id and p.country_iso2 = c.country_iso2
             where t.meeting_id = :id
            """)
    List<Place> places(long id);

    @SqlQuery("""
            select a.id as attendance_id, coalesce(q.name, r.delegate_name, i.name, '') as name,
                   case when p.id is null then r.email when not p.do_not_contact then q.email end as email,
                   coalesce(p.zone, n.zone, m.zone) as zone, a.status, last.sequence as told,
                   coalesce(last.cancels, false) as called_off
              from attendance a
              join meeting m on m.id = a.meeting_id
              left join person p on p.id = a.person_id
              left join person_private q on q.id = a.person_id
              left join attendance_private r on r.id = a.id
              left join institution i on i.id = a.institution_id
              left join country n on n.iso2 = coalesce(a.country_iso2, i.country_iso2)
              left join lateral (select v.sequence, v.cancels
                                   from invitation v
                                  where v.attendance_id = a.id
                                  order by v.id desc
                                  limit 1) last on true
             where a.meeting_id = :meetingId
             order by a.id
            """)
    List<Invitee> invitees(long meetingId);

    @SqlUpdate("""
            insert into invitation (attendance_id, sequence, cancels, token_sha256, sent_at)
            values (:attendanceId, :sequence, :cancels, :digest, :now)
                on conflict on constraint somebody_is_told_once_of_each_change
                do update set token_sha256 = excluded.token_sha256, sent_at = excluded.sent_at
            """)
    void add(long attendanceId, int sequence, boolean cancels, byte[] digest, Instant now);

    /**
     * Notes that somebody whose line is taken off was invited, for as long as that could be undone.
     *
     * @return 1, or 0 if he was never invited
     */
    @SqlUpdate("""
            insert into kept_for_undo (entry_id, table_name, row_id, kept)
            select :entryId, 'invitation', :attendanceId, '{}'
             where exists (select from invitation v where v.attendance_id = :attendanceId)
            """)
    int keepThatInvited(long attendanceId, long entryId);

    /**
     * Raises the sequence of a meeting for something that concerns one person only: the others know already what it says.
     */
    default void raiseSequence(long meetingId) {
        raiseTold(meetingId);
        raise(meetingId);
    }

    @SqlUpdate("update meeting set ical_sequence = ical_sequence + 1 where id = :meetingId")
    void raise(long meetingId);

    @SqlUpdate("""
            update invitation v
               set sequence = v.sequence + 1
              from attendance a
              join meeting m on m.id = a.meeting_id
             where v.attendance_id = a.id and a.meeting_id = :meetingId and v.sequence = m.ical_sequence
            """)
    void raiseTold(long meetingId);

    @SqlQuery("""
            select a.meeting_id, a.id as attendance_id, a.status
              from invitation v
              join attendance a on a.id = v.attendance_id
             where v.token_sha256 = :digest and not v.cancels
            """)
    Optional<Asked> asked(byte[] digest);

    @SqlUpdate(
            "update attendance set version = version + 1, status = :status where id = :attendanceId and status <> 'ATTENDED'")
    int answer(long attendanceId, String status);
}
