package org.trialbridge.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;

/** The tables {@code digest_message} and {@code digest_line}, and what stands in digests. */
public interface DigestDao {

    /**
     * What is due or expires: open actions, risks to be looked at again, signed agreements and approvals in force, by their
     * days.
     *
     * @param actionsUntil the last due day of an action or of another look at a risk
     * @param expiredSince the first day of an expiry
     * @param expiringUntil the last day of an expiry
     */
    @SqlQuery("""
            select 'ACTION' as kind, i.id, i.trial_id, p.id as participation_id, null::bigint as site_id, t.code as trial,
                   i.country_iso2 as country, null as site, i.text as what, null as sort,
                   coalesce(o.name, q.name) as owner, i.due_on
              from action_item i
              join trial t on t.id = i.trial_id
              left join participation p on p.trial_id = i.trial_id and p.country_iso2 = i.country_iso2
              left join institution o on o.id = i.owner_institution_id
              left join person_private q on q.id = i.owner_person_id
             where i.status in ('OPEN', 'IN_PROGRESS', 'BLOCKED') and i.due_on <= :actionsUntil
               and in_scope(i.trial_id, p.id, null, <scope>)
             union all
            select 'AGREEMENT', a.id, a.trial_id, a.participation_id, null, t.code, p.country_iso2, null, a.title, a.kind,
                   null, a.expires_on
              from agreement a
              join trial t on t.id = a.trial_id
              join participation p on p.id = a.participation_id
             where a.signed_on is not null and a.ended_on is null and a.expires_on between :expiredSince and :expiringUntil
               and in_scope(a.trial_id, a.participation_id, null, <scope>)
             union all
            select 'APPROVAL', a.id, a.trial_id, a.participation_id, a.site_id, t.code, p.country_iso2, s.code, a.reference,
                   a.kind, o.name, a.expires_on
              from approval a
              join trial t on t.id = a.trial_id
              join participation p on p.id = a.participation_id
              left join site s on s.id = a.site_id
              left join institution o on o.id = a.authority_institution_id
             where a.status in ('APPROVED', 'APPROVED_WITH_CONDITIONS')
               and a.expires_on between :expiredSince and :expiringUntil
               and in_scope(a.trial_id, a.participation_id, a.site_id, <scope>)
             union all
            select 'RISK', r.id, r.trial_id, r.participation_id, r.site_id, t.code, p.country_iso2, s.code, r.title, null,
                   coalesce(o.name, q.name), r.review_on
              from risk r
              join trial t on t.id = r.trial_id
              left join participation p on p.id = r.participation_id
              left join site s on s.id = r.site_id
              left join institution o on o.id = r.owner_institution_id
              left join person_private q on q.id = r.owner_person_id
             where r.status <> 'CLOSED' and r.review_on <= :actionsUntil
               and in_scope(r.trial_id, r.participation_id, r.site_id, <scope>)
             order by due_on, kind, id
            """)
    @RegisterConstructorMapper(Thing.class)
    List<Thing> things(
            LocalDate actionsUntil, LocalDate expiredSince, LocalDate expiringUntil, @BindMethods("scope") Scope scope);

    /**
     * Through whom the owners of some actions and risks are reached: the person, or the people of the institution who have a
     * part in the trial that covers the country. Without whoever was erased or asked not to be contacted.
     */
    @SqlQuery("""
            with owned as (
                select 'ACTION' as kind, i.id, i.trial_id, c.id as participation_id, i.owner_person_id,
                       i.owner_institution_id
                  from action_item i
                  left join participation c on c.trial_id = i.trial_id and c.country_iso2 = i.country_iso2
                 where i.id = any(:actionIds)
                 union all
                select 'RISK', r.id, r.trial_id, r.participation_id, r.owner_person_id, r.owner_institution_id
                  from risk r
                 where r.id = any(:riskIds)
            ), owner as (
                select i.kind, i.id, 'OWNER' as why, i.owner_person_id as person_id
                  from owned i
                 where i.owner_person_id is not null
                 union
                select i.kind, i.id, 'INSTITUTION', a.person_id
                  from owned i
                  join affiliation a on a.institution_id = i.owner_institution_id
                                    and coalesce(a.from_on <= :today, true) and coalesce(a.to_on >= :today, true)
                  join trial_role r on r.person_id = a.person_id and r.trial_id = i.trial_id
                                   and coalesce(r.participation_id = i.participation_id, true)
                                   and coalesce(r.from_on <= :today, true) and coalesce(r.to_on >= :today, true)
                                   and r.role not in ('OFFICIAL', 'INTERPRETER')
            )
            select o.kind, o.id, o.why, u.id as user_id, p.id as person_id, coalesce(u.name, q.name) as name,
                   coalesce(u.email, q.email) as email, home.zone_here as zone, home.weekend_days
              from owner o
              join person p on p.id = o.person_id and p.erased_at is null and not p.do_not_contact
              join person_private q on q.id = p.id
              left join lateral (
                   select a.id, a.zone, x.name, x.email
                     from user_account a
                     join user_private x on x.id = a.id
                    where a.disabled_at is null and (a.person_id = p.id or x.email = lower(q.email))
                    order by coalesce(a.person_id = p.id, false) desc, a.id
                    limit 1) u on true
             cross join lateral home_of(p.id, coalesce(u.zone, p.zone), null, :today) home
             where coalesce(u.email, q.email) is not null
             order by o.kind, o.id, p.id
            """)
    @RegisterConstructorMapper(Reach.class)
    List<Reach> reaches(List<Long> actionIds, List<Long> riskIds, LocalDate today);

    /** Why the owners of some actions and risks can not be reached. */
    @SqlQuery("""
            select owned.kind, owned.id,
                   case when owned.owner_institution_id is not null then 'NOBODY_OF_IT'
                        when p.erased_at is not null then 'ERASED'
                        when p.do_not_contact then 'NOT_TO_BE_CONTACTED'
                        else 'NO_ADDRESS' end as hindrance
              from (select 'ACTION' as kind, i.id, i.owner_institution_id, i.owner_person_id
                      from action_item i where i.id = any(:actionIds)
                     union all
                    select 'RISK', r.id, r.owner_institution_id, r.owner_person_id
                      from risk r where r.id = any(:riskIds)) owned
              left join person p on p.id = owned.owner_person_id
            """)
    @RegisterConstructorMapper(Unreached.class)
    List<Unreached> unreached(List<Long> actionIds, List<Long> riskIds);

    /** Whoever coordinates a country of some trials or is of their secretariat; without those who may not come in. */
    @SqlQuery("""
            select g.role, g.trial_id, g.participation_id, g.site_id, u.id as user_id, u.person_id, q.name, q.email,
                   home.zone_here as zone, home.weekend_days
              from user_grant g
              join user_account u on u.id = g.user_id
              join user_private q on q.id = u.id
              left join person p on p.id = u.person_id
              left join participation c on c.id = g.participation_id
             cross join lateral home_of(u.person_id, u.zone, c.country_iso2, :today) home
             where g.role in ('SECRETARIAT', 'COUNTRY_COORDINATOR')
               and (g.trial_id is null or g.trial_id = any(:trialIds))
               and u.disabled_at is null and p.erased_at is null and not coalesce(p.do_not_contact, false)
             order by g.role, u.id, g.id
            """)
    @RegisterConstructorMapper(Watcher.class)
    List<Watcher> watchers(List<Long> trialIds, LocalDate today);

    /** What some people were told since a day. */
    @SqlQuery("""
            select m.user_id, m.person_id, l.kind, l.thing_id, l.due_on, l.step, m.on_day
              from digest_message m
              join digest_line l on l.message_id = m.id
             where (m.user_id = any(:userIds) or m.person_id = any(:personIds)) and m.on_day >= :since
            """)
    @RegisterConstructorMapper(Told.class)
    List<Told> told(List<Long> userIds, List<Long> personIds, LocalDate since);

    /** Those of some things that are still as they were when they were read. */
    @SqlQuery("""
            select 'ACTION' as kind, i.id
              from action_item i
              join unnest(:ids::bigint[], :days::date[]) as read(id, due_on) on read.id = i.id and read.due_on = i.due_on
             where i.status in ('OPEN', 'IN_PROGRESS', 'BLOCKED')
             union all
            select 'AGREEMENT', a.id
              from agreement a
              join unnest(:ids::bigint[], :days::date[]) as read(id, due_on) on read.id = a.id and read.due_on = a.expires_on
             where a.signed_on is not null and a.ended_on is null
             union all
            select 'APPROVAL', a.id
              from approval a
              join unnest(:ids::bigint[], :days::date[]) as read(id, due_on) on read.id = a.id and read.due_on = a.expires_on
             where a.status in ('APPROVED', 'APPROVED_WITH_CONDITIONS')
             union all
            select 'RISK', r.id
              from risk r
              join unnest(:ids::bigint[], :days::date[]) as read(id, due_on) on read.id = r.id and read.due_on = r.review_on
             where r.status <> 'CLOSED'
            """)
    @RegisterConstructorMapper(Thing.Key.class)
    List<Thing.Key> standing(List<Long> ids, List<LocalDate> days);

    /** Takes the one digest that somebody gets on a day; nothing if he has got it. */
    @SqlQuery("""
            insert into digest_message (user_id, person_id, on_day, sent_at)
            values (:userId, :personId, :onDay, :now)
                on conflict do nothing
            returning id
            """)
    Optional<Long> take(@Nullable Long userId, @Nullable Long personId, LocalDate onDay, Instant now);

    @SqlBatch("""
            insert into digest_line (message_id, kind, thing_id, due_on, step)
            values (:messageId, :thing.kind, :thing.id, :thing.dueOn, :step)
            """)
    void add(long messageId, @BindMethods("thing") List<Thing> thing, List<Step> step);

    /** Forgets what was told so long ago that it is not looked at any more. */
    @SqlQuery("""
            with gone as (delete from digest_message where on_day < :before returning id)
            select count(*) from gone
            """)
    int removeBefore(LocalDate before);
}
