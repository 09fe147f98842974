--liquibase formatted sql

--changeset trialbridge:095-milestone-dependency
-- What a milestone waits for: any number of others of its trial. Those written down before, one for each milestone, move here.
create table milestone_dependency (
    id bigint generated always as identity constraint a_milestone_dependency_has_one_id primary key,
    milestone_id bigint not null constraint a_dependency_is_of_a_milestone references milestone,
    predecessor_id bigint not null constraint a_dependency_is_on_a_known_milestone references milestone,
    kind text not null,
    lag_days integer not null,
    constraint a_milestone_waits_for_another_once unique (milestone_id, predecessor_id),
    constraint a_milestone_does_not_wait_for_itself check (milestone_id <> predecessor_id),
    constraint a_kind_of_dependency_is_a_known_one check (kind in ('FINISH_TO_START', 'START_TO_START')),
    constraint a_lag_is_up_to_ten_years check (lag_days between -3650 and 3650)
);
create index milestone_dependency_by_predecessor on milestone_dependency (predecessor_id);

insert into milestone_dependency (milestone_id, predecessor_id, kind, lag_days)
select id, depends_on_id, dependency, greatest(-3650, least(3650, lag_days))
  from milestone
 where depends_on_id is not null
 order by id;

call make_facts('milestone_dependency');
