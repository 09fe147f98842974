--liquibase formatted sql

--changeset trialbridge:097-milestone-baseline
-- The plan of a trial as it was approved, under a name. Later ones say why. Variance is measured from the last one.
create table milestone_baseline (
    id bigint generated always as identity constraint a_baseline_has_one_id primary key,
    trial_id bigint not null constraint a_baseline_is_of_a_trial references trial,
    number integer not null,
    name text not null,
    reason text,
    frozen_on date not null,
    entry_id bigint not null,
    constraint a_baseline_belongs_to_an_audit_entry foreign key (entry_id, trial_id) references audit_entry (id, trial_id),
    constraint a_baseline_has_one_number_in_its_trial unique (trial_id, number),
    constraint baseline_numbers_begin_at_1 check (number >= 1),
    constraint a_later_baseline_says_why check (number = 1 or reason is not null)
);
create unique index a_baseline_has_a_name_of_its_own_in_its_trial on milestone_baseline (trial_id, lower(name));
call make_lines('milestone_baseline');

create table milestone_baseline_day (
    id bigint generated always as identity constraint a_baseline_day_has_one_id primary key,
    baseline_id bigint not null constraint a_baseline_day_is_of_a_baseline references milestone_baseline,
    milestone_id bigint not null constraint a_baseline_day_is_of_a_milestone references milestone,
    baseline_on date not null,
    entry_id bigint not null,
    constraint a_baseline_names_a_milestone_once unique (baseline_id, milestone_id)
);
create index milestone_baseline_day_by_milestone on milestone_baseline_day (milestone_id, baseline_id);
call make_lines('milestone_baseline_day');

-- The colour that somebody gave a milestone in the place of the rule's, for a while. The last line counts; one without a
-- colour ends it early.
create table milestone_override (
    id bigint generated always as identity constraint an_override_has_one_id primary key,
    trial_id bigint not null,
    milestone_id bigint not null constraint an_override_is_of_a_milestone references milestone,
    colour text,
    reason text not null,
    set_on date not null,
    expires_on date,
    entry_id bigint not null,
    constraint an_override_belongs_to_an_audit_entry foreign key (entry_id, trial_id) references audit_entry (id, trial_id),
    constraint an_override_has_a_known_colour check (colour in ('GREEN', 'AMBER', 'RED')),
    constraint an_override_ends_some_day check ((colour is null) = (expires_on is null)),
    constraint an_override_does_not_end_before_it_begins check (expires_on >= set_on)
);
create index milestone_override_by_milestone on milestone_override (milestone_id, id);
call make_lines('milestone_override');
