--liquibase formatted sql

--changeset trialbridge:008-participation
-- A country in a trial: the node that carries diplomacy, approvals, plans and counts. Its stage is the last line of
-- stage_change and is kept here by that table's trigger.
create table participation (
    id bigint generated always as identity constraint a_participation_has_one_id primary key,
    trial_id bigint not null constraint a_participation_is_in_a_trial references trial,
    version integer not null default 1,
    country_iso2 text not null constraint a_participation_is_of_a_known_country references country,
    stage text not null default 'IDENTIFIED',
    stage_since date,
    priority integer not null default 2,
    owner_user_id bigint,
    lead_institution_id bigint constraint a_lead_institution_exists references institution,
    target integer,
    next_step text,
    next_step_due_on date,
    note text,
    constraint a_country_takes_part_once_in_a_trial unique (trial_id, country_iso2),
    constraint a_participation_is_named_with_its_trial unique (trial_id, id),
    constraint a_stage_is_one_of_the_pipeline check (stage in ('IDENTIFIED', 'CONTACTED', 'BRIDGING', 'FEASIBILITY',
        'NEGOTIATION', 'AGREED', 'SUBMITTED', 'APPROVED', 'START_UP', 'RECRUITING', 'RECRUITMENT_CLOSED', 'FOLLOW_UP',
        'COMPLETED', 'ON_HOLD', 'DECLINED', 'DEPRIORITISED', 'TERMINATED')),
    constraint a_priority_is_from_1_high_to_3_low check (priority between 1 and 3),
    constraint a_country_target_is_above_zero check (target > 0)
);
call make_facts('participation');
