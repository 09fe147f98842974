--liquibase formatted sql

--changeset trialbridge:072-carry-over
-- What was asked at a meeting, on behalf of whom, and what was answered.
create table meeting_question (
    id bigint generated always as identity constraint a_question_has_one_id primary key,
    version integer not null default 1,
    meeting_id bigint not null constraint a_question_is_asked_at_a_meeting references meeting,
    text text not null,
    institution_id bigint constraint a_question_is_of_a_known_institution references institution,
    country_iso2 text constraint a_question_is_of_a_known_country references country,
    answer text,
    answered_on date,
    carried_over integer not null default 0,
    constraint a_question_says_who_asks check (num_nonnulls(institution_id, country_iso2) > 0),
    constraint an_answered_question_says_what_and_when check ((answer is null) = (answered_on is null)),
    constraint carry_overs_of_questions_are_counted_from_zero check (carried_over >= 0)
);
create index meeting_question_by_meeting on meeting_question (meeting_id);
call make_facts('meeting_question');

-- What earlier meetings of a series left open when a later one was held. The item says where it comes from.
create table carry_over (
    id bigint generated always as identity constraint a_carry_over_has_one_id primary key,
    meeting_id bigint not null constraint a_carry_over_is_to_a_known_meeting references meeting,
    action_item_id bigint constraint a_carried_action_item_is_known references action_item,
    question_id bigint constraint a_carried_question_is_known references meeting_question,
    constraint a_carry_over_is_of_one_thing check (num_nonnulls(action_item_id, question_id) = 1),
    constraint an_action_item_is_carried_to_a_meeting_once unique (meeting_id, action_item_id),
    constraint a_question_is_carried_to_a_meeting_once unique (meeting_id, question_id)
);
create index carry_over_by_action_item on carry_over (action_item_id);
create index carry_over_by_question on carry_over (question_id);
call make_facts('carry_over');
