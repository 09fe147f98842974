package org.trialbridge.action;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;

/** The table {@code action_item}. */
@RegisterConstructorMapper(ActionItem.class)
@RegisterConstructorMapper(Place.class)
public interface ActionItemDao {

    /** Where an action item is, for checking a permission. */
    @SqlQuery("""
            select i.trial_id, p.id as participation_id, null::bigint as site_id
              from action_item i
              left join participation p on p.trial_id = i.trial_id and p.country_iso2 = i.country_iso2
             where i.id = :id
            """)
    Optional<Place> place(long id);

    /**
     * The action items that can be seen, open ones first, by due day.
     *
     * @param now decides which are overdue
     * @param after the place of the last one already seen, or null
     */
    @SqlQuery("""
            select i.id, i.version, t.code as trial, i.country_iso2 as country, i.meeting_id, i.text,
                   i.owner_person_id, i.owner_institution_id, coalesce(o.name, pp.name) as owner,
                   i.due_on, i.status, i.done_on, i.carried_over, line.overdue
              from action_item i
              join trial t on t.id = i.trial_id
              left join participation p on p.trial_id = i.trial_id and p.country_iso2 = i.country_iso2
              left join country c on c.iso2 = i.country_iso2
              left join institution o on o.id = i.owner_institution_id
              left join person_private pp on pp.id = i.owner_person_id
             cross join lateral (
                   select i.status in ('OPEN', 'IN_PROGRESS', 'BLOCKED')
                              and i.due_on < (cast(:now as timestamptz) at time zone coalesce(c.zone, 'UTC'))::date as overdue,
                          case when i.status in ('OPEN', 'IN_PROGRESS', 'BLOCKED') then '0' else '1' end
                              || i.due_on || '_' || lpad(i.id::text, 19, '0') as place) line
             where (cast(:filter.id as bigint) is null or i.id = :filter.id)
               and (cast(:filter.trial as text) is null or t.code = :filter.trial)
               and (cast(:filter.country as text) is null or i.country_iso2 = :filter.country)
               and (cast(:filter.status as text) is null or i.status = :filter.status)
               and (not :filter.overdue or line.overdue)
               and (cast(:filter.meetingId as bigint) is null or i.meeting_id = :filter.meetingId)
               and (cast(:filter.q as text) is null or position(lower(:filter.q) in lower(i.text)) > 0)
               and (cast(:after as text) is null or line.place > :after collate "C")
               and in_scope(i.trial_id, p.id, null, <scope>)
             order by line.place collate "C"
             limit :limit
            """)
    List<ActionItem> list(
            @BindMethods("filter") ActionItemFilter filter,
            Instant now,
            @Nullable String after,
            int limit,
            @BindMethods("scope") Scope scope);

    @SqlUpdate("""
            insert into action_item (trial_id, country_iso2, meeting_id, text, owner_person_id, owner_institution_id,
                                     due_on, status, done_on)
            values (:trialId, :country, :meetingId, :text, :ownerPersonId, :ownerInstitutionId,
                    :dueOn, :status, :doneOn)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods ActionItemDraft draft);

    /** Changes all but the trial and the meeting. */
    @SqlUpdate("""
            update action_item
               set version = version + 1, country_iso2 = :country, text = :text, owner_person_id = :ownerPersonId,
                   owner_institution_id = :ownerInstitutionId, due_on = :dueOn, status = :status, done_on = :doneOn
             where id = :id
            """)
    void update(long id, @BindMethods ActionItemDraft draft);

    @SqlUpdate("update action_item set version = version + 1, status = 'DONE', done_on = :doneOn where id = :id")
    void finish(long id, LocalDate doneOn);
}
