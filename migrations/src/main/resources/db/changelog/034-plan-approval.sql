--liquibase formatted sql

--changeset trialbridge:034-plan-approval
-- A version of a plan is first proposed, then approved, once. Only approved versions are compared with.
create table enrollment_plan_approval (
    id bigint generated always as identity constraint a_plan_approval_has_one_id primary key,
    plan_id bigint not null constraint a_plan_approval_is_of_a_plan references enrollment_plan,
    approved_on date not null,
    note text,
    entry_id bigint not null,
    constraint a_plan_version_is_approved_once unique (plan_id)
);
call make_lines('enrollment_plan_approval');

drop view known.enrollment_plan;
alter table enrollment_plan drop column approved_on;
create view known.enrollment_plan as select * from public.enrollment_plan where entry_id <= known_entry();
