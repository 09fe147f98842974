--liquibase formatted sql

--changeset trialbridge:015-action-item
create table action_item (
    id bigint generated always as identity constraint an_action_item_has_one_id primary key,
    version integer not null default 1,
    trial_id bigint not null constraint an_action_item_is_for_a_trial references trial,
    country_iso2 text constraint an_action_item_is_for_a_known_country references country,
    meeting_id bigint constraint an_action_item_comes_from_a_known_meeting references meeting,
    text text not null,
    owner_person_id bigint constraint an_action_owner_is_a_known_person references person,
    owner_institution_id bigint constraint an_action_owner_is_a_known_institution references institution,
    due_on date not null,
    status text not null default 'OPEN',
    done_on date,
    carried_over integer not null default 0,
    constraint an_action_item_has_an_owner check (num_nonnulls(owner_person_id, owner_institution_id) = 1),
    constraint an_action_item_has_a_known_status check (status in ('OPEN', 'IN_PROGRESS', 'BLOCKED', 'DONE', 'CANCELLED')),
    constraint a_done_action_item_says_when check ((status = 'DONE') = (done_on is not null)),
    constraint carry_overs_are_counted_from_zero check (carried_over >= 0)
);
create index action_item_by_trial on action_item (trial_id, due_on, id);
create index action_item_by_meeting on action_item (meeting_id);
call make_facts('action_item');
