--liquibase formatted sql

--changeset trialbridge:026-milestone-proof splitStatements:false
-- What shows by itself that milestones of a trial were reached by a day (null: ever), and since when. Written as text so
-- that it reads the past when the search path says so.
create function milestone_proof(trial_id bigint, as_of date)
    returns table (milestone_id bigint, proven_on date, kind text, thing_id bigint) language sql stable as $$
with due as (
    select m.id, m.trial_id, m.participation_id, m.site_id, m.code, p.country_iso2,
           case when m.site_id is not null then s.target when m.participation_id is not null then p.target
                else t.planned_enrollment end as target,
           case when m.code like 'ENROLLED%' then substr(m.code, 10)::integer end as percent
      from milestone m
      join trial t on t.id = m.trial_id
      left join participation p on p.id = m.participation_id
      left join site s on s.id = m.site_id
     where m.trial_id = $1 and not m.cancelled
), line as (
    select c.participation_id, c.site_id, c.period_end, c.enrolled
      from counts_in_force c
     where c.trial_id = $1 and c.enrolled is not null
       and exists (select from due where percent is not null)
), site_step as (
    select participation_id, period_end,
           enrolled - coalesce(lag(enrolled) over (partition by site_id order by period_end), 0) as step
      from line
     where site_id is not null
), country_day as (
    -- the sites' sum and the declared total of each day on which something was reported
    select distinct on (participation_id, period_end) participation_id, period_end,
           sum(step) over (partition by participation_id order by period_end) as sum_of_sites, declared,
           max(period_end) filter (where declared is not null) over (partition by participation_id order by period_end) as declared_on
      from (select participation_id, period_end, step, null::integer as declared from site_step
             union all
            select participation_id, period_end, 0, enrolled from line where site_id is null) reported
     order by participation_id, period_end, declared nulls last
), country_total as (
    select d.participation_id, d.period_end,
           coalesce(at.declared + d.sum_of_sites - at.sum_of_sites, d.sum_of_sites) as enrolled
      from country_day d
      left join country_day at on at.participation_id = d.participation_id and at.period_end = d.declared_on
), trial_total as (
    select distinct period_end, sum(step) over (order by period_end) as enrolled
      from (select period_end,
                   enrolled - coalesce(lag(enrolled) over (partition by participation_id order by period_end), 0) as step
              from country_total) risen
), total as (
    select participation_id, site_id, period_end, enrolled from line where site_id is not null
     union all
    select participation_id, null, period_end, enrolled from country_total
     union all
    select null, null, period_end, enrolled from trial_total
), proof as (
    select due.id, o.on_date as proven_on, 'OUTREACH' as kind, o.id as thing_id
      from due
      join outreach o on o.trial_id = due.trial_id and o.country_iso2 = due.country_iso2
     where due.code = 'COUNTRY_CONTACTED'
     union all
    select due.id, c.effective_on, 'STAGE_CHANGE', c.id
      from due
      join stage_change c on c.participation_id = due.participation_id and c.to_stage = 'CONTACTED'
     where due.code = 'COUNTRY_CONTACTED'
     union all
    select due.id, m.local_start::date, 'MEETING', m.id
      from due
      join meeting_trial mt on mt.trial_id = due.trial_id
      join meeting m on m.id = mt.meeting_id and m.kind = 'BRIDGING_WEBINAR' and m.status in ('HELD', 'MINUTES_AGREED')
     where due.code = 'FIRST_WEBINAR'
       and (due.country_iso2 is null
            or exists (select from meeting_country mc where mc.meeting_id = m.id and mc.country_iso2 = due.country_iso2))
     union all
    select due.id, a.signed_on, 'AGREEMENT', a.id
      from due
      join agreement a on a.participation_id = due.participation_id and a.kind = 'MOU'
     where due.code = 'MOU_SIGNED'
     union all
    select due.id, case when due.code like '%_SUBMITTED' then a.submitted_on
                        when a.status in ('APPROVED', 'APPROVED_WITH_CONDITIONS', 'EXPIRED') then a.decided_on end, 'APPROVAL', a.id
      from due
      join approval a on a.participation_id = due.participation_id and a.site_id is not distinct from due.site_id
       and a.kind = case due.code
                        when 'ETHICS_SUBMITTED' then 'ETHICS' when 'ETHICS_APPROVED' then 'ETHICS'
                        when 'REGULATOR_SUBMITTED' then 'NATIONAL_REGULATOR' when 'REGULATOR_APPROVED' then 'NATIONAL_REGULATOR'
                        when 'IMPORT_LICENCE' then 'IMPORT_LICENCE'
                    end
     union all
    select due.id, s.activated_on, 'SITE', s.id
      from due
      join site s on s.trial_id = due.trial_id
       and (due.participation_id is null or s.participation_id = due.participation_id)
       and (due.site_id is null or s.id = due.site_id)
     where due.code = 'SITE_ACTIVATED'
     union all
    select due.id, c.period_end, 'COUNTS', c.id
      from due
      join counts_in_force c on c.trial_id = due.trial_id
       and (due.participation_id is null or c.participation_id = due.participation_id)
       and (due.site_id is null or c.site_id = due.site_id)
     where (due.code = 'FIRST_PARTICIPANT_ENROLLED' and c.enrolled > 0) or (due.code = 'FIRST_PARTICIPANT_DOSED' and c.dose1 > 0)
     union all
    select due.id, total.period_end, 'COUNTS', null
      from due
      join total on total.participation_id is not distinct from due.participation_id
                and total.site_id is not distinct from due.site_id
     where total.enrolled * 100 >= due.target * due.percent
)
select distinct on (p.id) p.id, p.proven_on, p.kind, p.thing_id
  from proof p
 where p.proven_on is not null and ($2 is null or p.proven_on <= $2)
 order by p.id, p.proven_on, p.kind, p.thing_id
$$;
