--liquibase formatted sql

--changeset trialbridge:007-trial splitStatements:false
create table trial (
    id bigint generated always as identity constraint a_trial_has_one_id primary key,
    version integer not null default 1,
    code text not null constraint a_trial_code_is_used_once unique,
    title text not null,
    scientific_title text,
    phase text not null,
    product text not null,
    sponsor_institution_id bigint constraint a_sponsor_is_an_institution references institution,
    registry_ids text[] not null default '{}',
    enrolled_means text not null,
    planned_enrollment integer,
    starts_on date,
    ends_on date,
    reporting_frequency text not null,
    week_ends_on integer,
    due_days integer not null,
    grace_days integer not null,
    constraint a_trial_code_is_short_and_plain check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
    constraint a_trial_has_a_known_phase check (phase in ('EARLY_PHASE1', 'PHASE1', 'PHASE1_PHASE2', 'PHASE2', 'PHASE2_PHASE3', 'PHASE3', 'PHASE4')),
    constraint enrolled_is_defined check (enrolled_means in ('CONSENTED', 'RANDOMISED', 'FIRST_DOSE')),
    constraint a_planned_enrollment_is_above_zero check (planned_enrollment > 0),
    constraint a_trial_ends_after_it_starts check (ends_on >= starts_on),
    constraint a_reporting_calendar_is_daily_weekly_or_monthly check (reporting_frequency in ('DAILY', 'WEEKLY', 'MONTHLY')),
    constraint a_week_ends_on_a_day_from_1_to_7 check (week_ends_on between 1 and 7),
    constraint a_weekly_calendar_names_the_day_its_weeks_end check ((reporting_frequency = 'WEEKLY') = (week_ends_on is not null)),
    constraint due_and_grace_days_are_not_negative check (due_days >= 0 and grace_days >= 0)
);
call make_facts('trial');

-- Whether a day ends a reporting period.
create function is_period_end(day date, reporting_frequency text, week_ends_on integer) returns boolean language sql immutable as $$
    select case reporting_frequency
               when 'DAILY' then true
               when 'WEEKLY' then extract(isodow from day) = week_ends_on
               else extract(day from day + 1) = 1
           end
$$;
