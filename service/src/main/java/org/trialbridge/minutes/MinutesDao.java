package org.trialbridge.minutes;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The table {@code minutes_revision}: append-only. */
@RegisterConstructorMapper(Revision.class)
@RegisterConstructorMapper(RevisionLine.class)
public interface MinutesDao {

    /** The revision in force of each language of a meeting. */
    @SqlQuery("""
            select distinct on (r.language)
                   r.language, r.number, r.base_number, r.set_aside, r.restores_number, r.merges_number,
                   null::integer as merged_in, r.text, r.recorded_at as saved_at, u.name as saved_by
              from minutes_revision r
              join audit_entry a on a.id = r.entry_id
              left join user_private u on u.id = a.user_id
             where r.meeting_id = :meetingId and not r.set_aside
             order by r.language, r.number desc
            """)
    List<Revision> inForce(long meetingId);

    @SqlQuery("""
            select r.language, r.number, r.base_number, r.set_aside, r.restores_number, r.merges_number,
                   (select min(later.number) from minutes_revision later
                     where later.meeting_id = r.meeting_id and later.language = r.language
                       and later.merges_number = r.number) as merged_in,
                   r.text, r.recorded_at as saved_at, u.name as saved_by
              from minutes_revision r
              join audit_entry a on a.id = r.entry_id
              left join user_private u on u.id = a.user_id
             where r.meeting_id = :meetingId and r.language = :language and r.number = :number
            """)
    Optional<Revision> find(long meetingId, String language, int number);

    /**
     * All revisions of a language, the latest first.
     *
     * @param before the number of the last one already seen, or null
     */
    @SqlQuery("""
            select r.language, r.number, r.base_number, r.set_aside, r.restores_number, r.merges_number,
                   (select min(later.number) from minutes_revision later
                     where later.meeting_id = r.meeting_id and later.language = r.language
                       and later.merges_number = r.number) as merged_in,
                   length(r.text) as characters, r.recorded_at as saved_at, u.name as saved_by
              from minutes_revision r
              join audit_entry a on a.id = r.entry_id
              left join user_private u on u.id = a.user_id
             where r.meeting_id = :meetingId and r.language = :language
               and (:before::bigint is null or r.number < :before)
             order by r.number desc
             limit :limit
            """)
    List<RevisionLine> list(long meetingId, String language, @Nullable Long before, int limit);

    @SqlQuery("""
            select coalesce(max(r.number), 0) + 1
              from minutes_revision r
             where r.meeting_id = :meetingId and r.language = :language
            """)
    int nextNumber(long meetingId, String language);

    @SqlUpdate("""
            insert into minutes_revision (meeting_id, language, number, base_number, set_aside, restores_number,
                   merges_number, text, entry_id)
            values (:meetingId, :language, :number, :baseNumber, :setAside, :restoresNumber, :mergesNumber, :text, :entryId)
            """)
    void append(@BindMethods RevisionDraft draft);
}
