--liquibase formatted sql

--changeset trialbridge:046-period-ends splitStatements:false
-- A calendar that is neither daily, weekly nor monthly names the ends of its periods. A period begins on the day after the
-- end before; the first one holds every day up to its end. After the last end there is no period.
create function are_days_in_order(days date[]) returns boolean language sql immutable as $$
    select days = array(select distinct day from unnest(days) day where day is not null order by day)
$$;

alter table trial
    add column period_ends date[],
    drop constraint a_reporting_calendar_is_daily_weekly_or_monthly,
    add constraint a_reporting_calendar_is_daily_weekly_monthly_or_custom check (reporting_frequency in ('DAILY', 'WEEKLY', 'MONTHLY', 'CUSTOM')),
    add constraint a_custom_calendar_names_the_ends_of_its_periods check ((reporting_frequency = 'CUSTOM') = (period_ends is not null)),
    add constraint a_custom_calendar_has_1_to_500_periods check (cardinality(period_ends) between 1 and 500),
    add constraint the_ends_of_periods_are_distinct_and_in_order check (are_days_in_order(period_ends));
call show_past('trial');

drop function is_period_end(date, text, integer);
create function is_period_end(day date, reporting_frequency text, week_ends_on integer, period_ends date[]) returns boolean
    language sql immutable as $$
    select case reporting_frequency
               when 'DAILY' then true
               when 'WEEKLY' then extract(isodow from day) = week_ends_on
               when 'MONTHLY' then extract(day from day + 1) = 1
               else day = any(period_ends)
           end
$$;

-- Whoever writes counts, or accepts periods, holds changes of the calendar back until he is done, and waits for one that is
-- being written. Many may write at once.
create function hold_back_calendar(trial_id bigint) returns void language sql volatile as $$
    select pg_advisory_xact_lock_shared(hashtextextended('calendar of ' || $1, 0))
$$;

-- In two steps, because what is read must be what is there after the wait. Other calendars do not change once anything is
-- reported, so that only custom ones are looked at.
create function refuse_counts_between_periods() returns trigger language plpgsql as $$
declare
    stray date;
begin
    perform hold_back_calendar(t.id)
       from (select distinct a.trial_id from added a) reported
       join trial t on t.id = reported.trial_id
      where t.reporting_frequency = 'CUSTOM';
    select a.period_end into stray
      from added a
      join trial t on t.id = a.trial_id
     where t.reporting_frequency = 'CUSTOM'
       and not is_period_end(a.period_end, t.reporting_frequency, t.week_ends_on, t.period_ends)
     limit 1;
    if stray is not null then
        raise exception '% does not end a period', stray
            using errcode = 'check_violation', constraint = 'counts_are_of_a_period_of_the_calendar';
    end if;
    return null;
end $$;
create trigger counts_are_of_periods after insert on counts referencing new table as added
    for each statement execute function refuse_counts_between_periods();

create function hold_back_calendar_of_lock() returns trigger language plpgsql as $$
begin
    perform hold_back_calendar(new.trial_id);
    return new;
end $$;
create trigger locks_hold_back_the_calendar before insert on period_lock for each row execute function hold_back_calendar_of_lock();

-- The end of a period that is reported or accepted stays, and no new one comes between accepted ones.
create function keep_used_periods() returns trigger language plpgsql as $$
declare
    used date;
begin
    perform pg_advisory_xact_lock(hashtextextended('calendar of ' || new.id, 0));
    select c.period_end into used
      from counts c
     where c.trial_id = new.id
       and not is_period_end(c.period_end, new.reporting_frequency, new.week_ends_on, new.period_ends)
     limit 1;
    if used is null then
        select day into used
          from (select max(k.through) as through from accepted_periods k where k.trial_id = new.id) accepted
         cross join lateral (
               (select unnest(old.period_ends) except select unnest(new.period_ends))
               union all
               (select unnest(new.period_ends) except select unnest(old.period_ends))) changed (day)
         where day <= accepted.through
         limit 1;
    end if;
    if used is not null then
        raise exception 'the period to % is reported or accepted', used
            using errcode = 'check_violation', constraint = 'periods_that_are_reported_or_accepted_stay';
    end if;
    return null;
end $$;
create trigger used_periods_stay after update on trial for each row
    when (old.reporting_frequency = 'CUSTOM' and new.period_ends is distinct from old.period_ends)
    execute function keep_used_periods();
