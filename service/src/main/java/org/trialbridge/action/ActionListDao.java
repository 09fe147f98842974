package org.trialbridge.action;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;

/** What stands around a list of action items: how many there are, whose, and where. */
@RegisterConstructorMapper(ActionCounts.class)
@RegisterConstructorMapper(Choices.Option.class)
@RegisterConstructorMapper(DueMove.class)
public interface ActionListDao {

    /** Counts the open items of a filter; of it, only the trial, the country, the owner and the words are looked at. */
    @SqlQuery("""
            select count(*) as open, count(*) filter (where i.due_on < line.today) as overdue,
                   count(*) filter (where i.due_on between line.today and line.today + 7) as soon
              from action_item i
              join trial t on t.id = i.trial_id
              left join participation p on p.trial_id = i.trial_id and p.country_iso2 = i.country_iso2
              left join country c on c.iso2 = i.country_iso2
              left join institution o on o.id = i.owner_institution_id
              left join person_private pp on pp.id = i.owner_person_id
             cross join lateral (
                   select (cast(:now as timestamptz) at time zone coalesce(c.zone, 'UTC'))::date as today) line
             where i.status in ('OPEN', 'IN_PROGRESS', 'BLOCKED')
               and (cast(:filter.trial as text) is null or t.code = :filter.trial)
               and (cast(:filter.country as text) is null or i.country_iso2 = :filter.country)
               and (not :filter.mine or i.owner_person_id = any(:mine.people)
                    or i.owner_institution_id = any(:mine.institutions))
               and (cast(:filter.ownerPersonId as bigint) is null or i.owner_person_id = :filter.ownerPersonId)
               and (cast(:filter.ownerInstitutionId as bigint) is null
                    or i.owner_institution_id = :filter.ownerInstitutionId)
               and not exists (select from regexp_split_to_table(lower(:filter.q), '\\s+') word
                                where position(word in lower(i.text || ' ' || coalesce(o.name, pp.name, ''))) = 0)
               and in_scope(i.trial_id, p.id, null, <scope>)
            """)
    ActionCounts counts(
            @BindMethods("filter") ActionItemFilter filter,
            @BindMethods("mine") Mine mine,
            Instant now,
            @BindMethods("scope") Scope scope);

    /** The entries of the directory that are a user: the one he is tied to, and those with his address. */
    @SqlQuery("""
            select p.id
              from user_account u
              join user_private q on q.id = u.id
              join person p on p.erased_at is null
              join person_private pp on pp.id = p.id
             where u.id = :userId and (p.id = u.person_id or lower(pp.email) = q.email)
            """)
    List<Long> people(long userId);

    @SqlQuery("""
            select distinct a.institution_id
              from affiliation a
             where a.person_id = any(:people)
               and (a.from_on is null or a.from_on <= :today) and (a.to_on is null or a.to_on >= :today)
            """)
    List<Long> institutions(List<Long> people, LocalDate today);

    /** Whoever owns an action item, institutions first, by name; of all trials if there is none. */
    @SqlQuery("""
            select distinct on (kind, lower(text), value) value, text
              from (select case when o.id is null then 2 else 1 end as kind,
                           case when o.id is null then 'person-' || i.owner_person_id
                                else 'institution-' || o.id end as value,
                           coalesce(o.name, pp.name) as text
                      from action_item i
                      join trial t on t.id = i.trial_id
                      left join participation p on p.trial_id = i.trial_id and p.country_iso2 = i.country_iso2
                      left join institution o on o.id = i.owner_institution_id
                      left join person_private pp on pp.id = i.owner_person_id
                     where (cast(:trial as text) is null or t.code = :trial)
                       and in_scope(i.trial_id, p.id, null, <scope>)) owner
             where text is not null
             order by kind, lower(text), value
             limit 1000
            """)
    List<Choices.Option> owners(@Nullable String trial, @BindMethods("scope") Scope scope);

    /** The codes of the trials, and the codes of their countries, in which something can be seen: each once. */
    @SqlQuery("""
            select distinct t.code as value, p.country_iso2 as text
              from participation p
              join trial t on t.id = p.trial_id
             where in_scope(p.trial_id, p.id, null, <scope>)
             order by value, text
            """)
    List<Choices.Option> trialsAndCountries(@BindMethods("scope") Scope scope);

    /** How the due day of an item moved, the latest first. */
    @SqlQuery("""
            select e.recorded_at as moved_at, cast(c.before ->> 'due_on' as date) as "from",
                   cast(c.after ->> 'due_on' as date) as "to", e.reason
              from change c
              join audit_entry e on e.id = c.entry_id and e.trial_id = c.trial_id
             where c.table_name = 'action_item' and c.row_id = :id
               and c.before ->> 'due_on' <> c.after ->> 'due_on'
             order by c.id desc
             limit 50
            """)
    List<DueMove> moves(long id);
}
