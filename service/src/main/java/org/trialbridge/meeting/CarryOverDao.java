package org.trialbridge.meeting;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.trialbridge.access.Scope;

/**
 * The table {@code carry_over}, and the counts of it that action items and questions keep. What was open on the day of a
 * meeting and comes from an earlier one of its series is carried over to it.
 */
@RegisterConstructorMapper(CarriedAction.class)
@RegisterConstructorMapper(CarriedQuestion.class)
@RegisterConstructorMapper(CarriedTo.class)
public interface CarryOverDao {

    /** Stores what is carried over to a meeting, each item once, and returns how many are new. */
    default int store(long meetingId) {
        return storeActions(meetingId) + storeQuestions(meetingId);
    }

    /** Takes back what was carried over to a meeting. */
    default void takeBack(long meetingId) {
        takeBackActions(meetingId);
        takeBackQuestions(meetingId);
    }

    @SqlUpdate("""
            with carried as (
                insert into carry_over (meeting_id, action_item_id)
                select m.id, i.id
                  from meeting m
                  join meeting o on o.series_id = m.series_id
                                and (coalesce(o.starts_at, o.local_start at time zone o.zone), o.id)
                                    < (coalesce(m.starts_at, m.local_start at time zone m.zone), m.id)
                  join action_item i on i.meeting_id = o.id
                 where m.id = :meetingId
                   and (i.status in ('OPEN', 'IN_PROGRESS', 'BLOCKED') or i.done_on > m.local_start::date)
                    on conflict do nothing
                returning action_item_id
            )
            update action_item i
               set carried_over = i.carried_over + 1
              from carried c
             where i.id = c.action_item_id
            """)
    int storeActions(long meetingId);

    @SqlUpdate("""
            with carried as (
                insert into carry_over (meeting_id, question_id)
                select m.id, q.id
                  from meeting m
                  join meeting o on o.series_id = m.series_id
                                and (coalesce(o.starts_at, o.local_start at time zone o.zone), o.id)
                                    < (coalesce(m.starts_at, m.local_start at time zone m.zone), m.id)
                  join meeting_question q on q.meeting_id = o.id
                 where m.id = :meetingId
                   and (q.answered_on is null or q.answered_on > m.local_start::date)
                    on conflict do nothing
                returning question_id
            )
            update meeting_question q
               set carried_over = q.carried_over + 1
              from carried c
             where q.id = c.question_id
            """)
    int storeQuestions(long meetingId);

    @SqlUpdate("""
            with taken as (delete from carry_over where meeting_id = :meetingId and action_item_id is not null
                           returning action_item_id)
            update action_item i
               set carried_over = i.carried_over - 1
              from taken t
             where i.id = t.action_item_id
            """)
    void takeBackActions(long meetingId);

    @SqlUpdate("""
            with taken as (delete from carry_over where meeting_id = :meetingId and question_id is not null
                           returning question_id)
            update meeting_question q
               set carried_over = q.carried_over - 1
              from taken t
             where q.id = t.question_id
            """)
    void takeBackQuestions(long meetingId);

    /**
     * The action items that were carried over to a meeting; for one that is to come also those that are open now.
     *
     * @param now decides which are overdue
     */
    @SqlQuery("""
            with items as (
                select c.action_item_id as id, true as stored
                  from carry_over c
                 where c.meeting_id = :meetingId and c.action_item_id is not null
                 union all
                select i.id, false
                  from meeting m
                  join meeting o on o.series_id = m.series_id
                                and (coalesce(o.starts_at, o.local_start at time zone o.zone), o.id)
                                    < (coalesce(m.starts_at, m.local_start at time zone m.zone), m.id)
                  join action_item i on i.meeting_id = o.id
                 where m.id = :meetingId
                   and m.status in ('DRAFT', 'SCHEDULED', 'POSTPONED')
                   and i.status in ('OPEN', 'IN_PROGRESS', 'BLOCKED')
                   and not exists (select from carry_over c where c.meeting_id = m.id and c.action_item_id = i.id)
            )
            select i.id, i.version, i.text, i.country_iso2 as country, coalesce(n.name, pp.name) as owner, i.due_on,
                   i.status, i.done_on,
                   i.status in ('OPEN', 'IN_PROGRESS', 'BLOCKED')
                       and i.due_on < (cast(:now as timestamptz) at time zone coalesce(y.zone, 'UTC'))::date as overdue,
                   i.carried_over, items.stored,
                   o.id as from_id, o.kind as from_kind, o.number as from_number, o.local_start::date as from_date
              from items
              join action_item i on i.id = items.id
              join meeting o on o.id = i.meeting_id
              left join participation p on p.trial_id = i.trial_id and p.country_iso2 = i.country_iso2
              left join country y on y.iso2 = i.country_iso2
              left join institution n on n.id = i.owner_institution_id
              left join person_private pp on pp.id = i.owner_person_id
             where in_scope(i.trial_id, p.id, null, <scope>)
             order by i.due_on, i.id
             limit 500
            """)
    List<CarriedAction> actions(long meetingId, Instant now, @BindMethods("scope") Scope scope);

    /** The same of questions, as far as the meetings at which they were asked can be seen. */
    @SqlQuery("""
            with items as (
                select c.question_id as id, true as stored
                  from carry_over c
                 where c.meeting_id = :meetingId and c.question_id is not null
                 union all
                select q.id, false
                  from meeting m
                  join meeting o on o.series_id = m.series_id
                                and (coalesce(o.starts_at, o.local_start at time zone o.zone), o.id)
                                    < (coalesce(m.starts_at, m.local_start at time zone m.zone), m.id)
                  join meeting_question q on q.meeting_id = o.id
                 where m.id = :meetingId
                   and m.status in ('DRAFT', 'SCHEDULED', 'POSTPONED')
                   and q.answered_on is null
                   and not exists (select from carry_over c where c.meeting_id = m.id and c.question_id = q.id)
            )
            select q.id, q.text, n.name as institution, coalesce(q.country_iso2, n.country_iso2) as country, q.answer,
                   q.answered_on, q.carried_over, items.stored,
                   o.id as from_id, o.kind as from_kind, o.number as from_number, o.local_start::date as from_date
              from items
              join meeting_question q on q.id = items.id
              join meeting o on o.id = q.meeting_id
              left join institution n on n.id = q.institution_id
             where exists (select from meeting_trial mt
                             left join meeting_country mc on mc.meeting_id = mt.meeting_id
                             left join participation p on p.trial_id = mt.trial_id and p.country_iso2 = mc.country_iso2
                            where mt.meeting_id = o.id and in_scope(mt.trial_id, p.id, null, <scope>))
             order by o.local_start, q.id
             limit 500
            """)
    List<CarriedQuestion> questions(long meetingId, @BindMethods("scope") Scope scope);

    /** The later meetings to which the items of a meeting were carried, as far as both can be seen. */
    @SqlQuery("""
            select c.action_item_id, c.question_id, coalesce(i.text, q.text) as text,
                   m.id as to_id, m.kind as to_kind, m.number as to_number, m.local_start::date as to_date
              from carry_over c
              join meeting m on m.id = c.meeting_id
              left join action_item i on i.id = c.action_item_id
              left join meeting_question q on q.id = c.question_id
              left join participation a on a.trial_id = i.trial_id and a.country_iso2 = i.country_iso2
             where (c.action_item_id in (select own.id from action_item own where own.meeting_id = :meetingId)
                    or c.question_id in (select own.id from meeting_question own where own.meeting_id = :meetingId))
               and (i.id is null or in_scope(i.trial_id, a.id, null, <scope>))
               and exists (select from meeting_trial mt
                             left join meeting_country mc on mc.meeting_id = mt.meeting_id
                             left join participation p on p.trial_id = mt.trial_id and p.country_iso2 = mc.country_iso2
                            where mt.meeting_id = m.id and in_scope(mt.trial_id, p.id, null, <scope>))
             order by c.action_item_id, c.question_id, m.local_start, m.id
             limit 1000
            """)
    List<CarriedTo> to(long meetingId, @BindMethods("scope") Scope scope);
}
