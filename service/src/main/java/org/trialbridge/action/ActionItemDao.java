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
import org.trialbridge.db.Sort;

/** The table {@code action_item}. */
@RegisterConstructorMapper(ListedAction.class)
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
    default List<ActionItem> list(
            ActionItemFilter filter, Instant now, @Nullable String after, int limit, Scope scope) {
        return list(filter, Mine.NOTHING, Sort.up(ActionSort.DUE), now, after, limit, scope).stream()
                .map(ListedAction::item)
                .toList();
    }

    /** As {@link #list(ActionItemFilter, Instant, String, int, Scope)}, in an order of choice and with whose they are. */
    @SqlQuery("""
            select i.id, i.version, t.code as trial, i.country_iso2 as country, i.meeting_id, i.text,
                   i.owner_person_id, i.owner_institution_id, line.owner,
                   i.due_on, i.status, i.done_on, i.carried_over, line.open and i.due_on < line.today as overdue,
                   line.mine, line.today, stand.place
              from action_item i
              join trial t on t.id = i.trial_id
              left join participation p on p.trial_id = i.trial_id and p.country_iso2 = i.country_iso2
              left join country c on c.iso2 = i.country_iso2
              left join institution o on o.id = i.owner_institution_id
              left join person_private pp on pp.id = i.owner_person_id
             cross join lateral (
                   select i.status in ('OPEN', 'IN_PROGRESS', 'BLOCKED') as open,
                          (cast(:now as timestamptz) at time zone coalesce(c.zone, 'UTC'))::date as today,
                          coalesce(o.name, pp.name) as owner,
                          coalesce(i.owner_person_id = any(:mine.people)
                                   or i.owner_institution_id = any(:mine.institutions), false) as mine) line
             cross join lateral (
                   select case when line.open = :sort.down then '1' else '0' end
                          || list_place(case :sort.key
                                 when 'MINE' then case when line.mine then '0' else '1' end || i.due_on
                                 when 'DUE' then i.due_on::text
                                 when 'TEXT' then lower(i.text)
                                 when 'OWNER' then lower(line.owner) || chr(9) || i.due_on
                                 when 'TRIAL' then t.code || chr(9) || i.due_on
                                 when 'COUNTRY' then country_place(i.country_iso2) || i.due_on
                                 when 'STATUS' then array_position(
                                     array['BLOCKED', 'OPEN', 'IN_PROGRESS', 'DONE', 'CANCELLED'], i.status) || i.due_on::text
                                 end, i.id, :sort.down) as place) stand
             where (cast(:filter.id as bigint) is null or i.id = :filter.id)
               and (cast(:filter.trial as text) is null or t.code = :filter.trial)
               and (cast(:filter.country as text) is null or i.country_iso2 = :filter.country)
               and (cast(:filter.status as text) is null or i.status = :filter.status)
               and (not :filter.open or line.open)
               and (not :filter.overdue or (line.open and i.due_on < line.today))
               and (not :filter.soon or (line.open and i.due_on between line.today and line.today + 7))
               and (not :filter.mine or line.mine)
               and (cast(:filter.ownerPersonId as bigint) is null or i.owner_person_id = :filter.ownerPersonId)
               and (cast(:filter.ownerInstitutionId as bigint) is null
                    or i.owner_institution_id = :filter.ownerInstitutionId)
               and (cast(:filter.dueFrom as date) is null or i.due_on >= :filter.dueFrom)
               and (cast(:filter.dueTo as date) is null or i.due_on <= :filter.dueTo)
               and (cast(:filter.meetingId as bigint) is null or i.meeting_id = :filter.meetingId)
               and not exists (select from regexp_split_to_table(lower(:filter.q), '\\s+') word
                                where position(word in lower(i.text || ' ' || coalesce(line.owner, ''))) = 0)
               and stands_after(stand.place, :after, :sort.down)
               and in_scope(i.trial_id, p.id, null, <scope>)
             order by case when not :sort.down then stand.place end collate "C", stand.place collate "C" desc
             limit :limit
            """)
    List<ListedAction> list(
            @BindMethods("filter") ActionItemFilter filter,
            @BindMethods("mine") Mine mine,
            @BindMethods("sort") Sort<ActionSort> sort,
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

    @SqlUpdate("""
            update action_item
               set version = version + 1, status = :status, due_on = :dueOn, done_on = :doneOn
             where id = :id
            """)
    void progress(long id, @BindMethods ActionProgress.Valid valid);
}
