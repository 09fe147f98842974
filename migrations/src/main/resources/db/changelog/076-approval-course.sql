--liquibase formatted sql

--changeset trialbridge:076-approval-course
-- What an authority asked while it decided. While a question is open, its clock stands still.
create table approval_question (
    id bigint generated always as identity constraint an_approval_question_has_one_id primary key,
    version integer not null default 1,
    approval_id bigint not null constraint a_question_is_asked_about_an_approval references approval,
    asked_on date not null,
    question text not null,
    answered_on date,
    answer text,
    constraint an_approval_question_is_answered_after_it_is_asked check (answered_on >= asked_on),
    constraint an_answer_to_an_authority_has_its_day check ((answered_on is null) = (answer is null))
);
create index approval_question_by_approval on approval_question (approval_id);
call make_facts('approval_question');

-- What an approval with conditions asks for, one by one.
create table approval_condition (
    id bigint generated always as identity constraint an_approval_condition_has_one_id primary key,
    version integer not null default 1,
    approval_id bigint not null constraint a_condition_is_of_an_approval references approval,
    text text not null,
    due_on date,
    met_on date
);
create index approval_condition_by_approval on approval_condition (approval_id);
call make_facts('approval_condition');

-- From this day on an agreement holds no more before its time: a draft was withdrawn, a signed one terminated.
alter table agreement add column ended_on date;
alter table agreement add column end_reason text;
alter table agreement add constraint an_ended_agreement_says_why check ((ended_on is null) = (end_reason is null));
alter table agreement add constraint an_agreement_ends_after_it_is_signed check (ended_on >= signed_on);
call show_past('agreement');
