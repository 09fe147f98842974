--liquibase formatted sql

--changeset trialbridge:020-enrollment-plan
-- Cumulative enrollment as planned, in versions; a version does not change.
create table enrollment_plan (
    id bigint generated always as identity constraint a_plan_has_one_id primary key,
    trial_id bigint not null constraint a_plan_is_for_a_trial references trial,
    participation_id bigint,
    site_id bigint,
    plan_version integer not null,
    approved_on date,
    reason text not null,
    illustrative boolean not null default false,
    entry_id bigint not null,
    constraint a_plan_is_for_a_country_of_its_trial foreign key (trial_id, participation_id) references participation (trial_id, id),
    constraint a_plan_is_for_a_site_of_its_country foreign key (trial_id, participation_id, site_id) references site (trial_id, participation_id, id),
    constraint a_plan_belongs_to_an_audit_entry foreign key (entry_id, trial_id) references audit_entry (id, trial_id),
    constraint a_plan_version_is_used_once_in_its_place unique nulls not distinct (trial_id, participation_id, site_id, plan_version)
);
call make_lines('enrollment_plan');

create table enrollment_plan_point (
    id bigint generated always as identity constraint a_plan_point_has_one_id primary key,
    plan_id bigint not null constraint a_plan_point_is_of_a_plan references enrollment_plan,
    period_end date not null,
    enrolled integer not null,
    entry_id bigint not null,
    constraint a_plan_has_one_point_for_a_period unique (plan_id, period_end),
    constraint a_planned_number_is_not_negative check (enrolled >= 0)
);
call make_lines('enrollment_plan_point');
