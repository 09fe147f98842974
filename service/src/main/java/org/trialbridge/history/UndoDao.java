package org.trialbridge.history;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;

/** The table {@code undone}, and what was done by the entries that can be undone. */
@RegisterConstructorMapper(UndoDao.Done.class)
@RegisterConstructorMapper(Place.class)
interface UndoDao {

    /** An audit entry as far as it matters here. */
    record Done(
            long entryId,
            String action,
            String subjectTable,
            @Nullable Long subjectId,
            boolean undone) {}

    /** What a user did by one request; of several things the last. */
    @SqlQuery("""
            select e.id as entry_id, e.action, e.subject_table, e.subject_id,
                   exists (select from undone u where u.undone_entry_id = e.id) as undone
              from audit_entry e
             where e.user_id = :userId and e.request_id = :requestId
             order by e.id desc
             limit 1
            """)
    Optional<Done> find(long userId, String requestId);

    /** Tells whether an entry was recorded no longer ago than this. */
    @SqlQuery("select recorded_at >= clock_timestamp() - :allowed from audit_entry where id = :entryId")
    boolean isRecent(long entryId, Duration allowed);

    /** Tells whether an entry took somebody off the list of a meeting to which he was invited. */
    @SqlQuery("select exists (select from kept_for_undo where entry_id = :entryId and table_name = 'invitation')")
    boolean tookOffInvited(long entryId);

    @SqlUpdate("""
            insert into undone (trial_id, undone_entry_id, entry_id)
            select trial_id, id, :entryId
              from audit_entry
             where id = :undone
            """)
    void note(long undone, long entryId);

    /** Puts rows back; false if one of them was changed since. */
    @SqlQuery("select take_back(:undone, :tables)")
    boolean takeBack(long undone, List<String> tables);

    /** Adds the opposite of a country's move, if it is the last one recorded. */
    @SqlUpdate("""
            insert into stage_change (trial_id, participation_id, from_stage, to_stage, effective_on, reason_code, reason,
                                      entry_id)
            select c.trial_id, c.participation_id, c.to_stage, c.from_stage, c.effective_on, 'DATA_FIX', :reason, :entryId
              from stage_change c
             where c.entry_id = :undone and c.from_stage is not null
               and not exists (select from stage_change later
                                where later.participation_id = c.participation_id and later.id > c.id)
            """)
    int takeBackMove(long undone, String reason, long entryId);

    /** Where a subject is: every place at which somebody who changes it must be allowed to do so. */
    @SqlQuery("""
            select trial_id, null::bigint as participation_id, null::bigint as site_id
              from meeting_trial where :table = 'meeting' and meeting_id = :id
            union all
            select mt.trial_id, null, null
              from meeting_trial mt
              join decision d on d.meeting_id = mt.meeting_id
             where :table = 'decision' and d.id = :id
            union all
            select trial_id, id, null from participation where :table = 'participation' and id = :id
            union all
            select trial_id, participation_id, id from site where :table = 'site' and id = :id
            union all
            select a.trial_id, p.id, null
              from action_item a
              left join participation p on p.trial_id = a.trial_id and p.country_iso2 = a.country_iso2
             where :table = 'action_item' and a.id = :id
            union all
            select o.trial_id, p.id, null
              from outreach o
              left join participation p on p.trial_id = o.trial_id and p.country_iso2 = o.country_iso2
             where :table = 'outreach' and o.id = :id
            union all
            select trial_id, participation_id, null from agreement where :table = 'agreement' and id = :id
            union all
            select trial_id, participation_id, site_id from approval where :table = 'approval' and id = :id
            union all
            select trial_id, participation_id, site_id from milestone where :table = 'milestone' and id = :id
            union all
            select trial_id, participation_id, site_id from risk where :table = 'risk' and id = :id
            union all
            select place.trial_id, place.participation_id, place.site_id
              from document d
             cross join lateral document_places(d.holder_kind, d.holder_id) place
             where :table = 'document' and d.id = :id
            """)
    List<Place> places(String table, @Nullable Long id);
}
