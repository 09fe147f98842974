--liquibase formatted sql

--changeset trialbridge:070-meeting-series
-- Meetings that belong together, such as a weekly call. A trial has one series of a name; whoever finds or makes one by its
-- name holds back the others meanwhile.
create table meeting_series (
    id bigint generated always as identity constraint a_meeting_series_has_one_id primary key,
    version integer not null default 1,
    name text not null,
    constraint a_meeting_series_has_a_name check (name <> '')
);
create table meeting_series_trial (
    id bigint generated always as identity constraint a_trial_of_a_series_has_one_id primary key,
    series_id bigint not null constraint a_trial_of_a_series_is_of_a_known_series references meeting_series,
    trial_id bigint not null constraint a_trial_of_a_series_is_a_known_trial references trial,
    constraint a_series_names_a_trial_once unique (series_id, trial_id)
);
create index meeting_series_trial_by_trial on meeting_series_trial (trial_id, series_id);

-- The names that meetings had until now become series: one for each name and trial.
create temporary table named as
select nextval(pg_get_serial_sequence('meeting_series', 'id')) as id, n.trial_id, n.name
  from (select distinct m.series as name, (select min(t.trial_id) from meeting_trial t where t.meeting_id = m.id) as trial_id
          from meeting m
         where m.series is not null) n;
insert into meeting_series (id, name) overriding system value select id, name from named;
alter table meeting add column series_id bigint constraint a_meeting_belongs_to_a_known_series references meeting_series;
alter table meeting disable trigger changes_are_recorded;
update meeting m
   set series_id = n.id
  from named n
 where n.name = m.series and n.trial_id = (select min(t.trial_id) from meeting_trial t where t.meeting_id = m.id);
alter table meeting enable trigger changes_are_recorded;
insert into meeting_series_trial (series_id, trial_id)
select distinct m.series_id, t.trial_id from meeting m join meeting_trial t on t.meeting_id = m.id where m.series_id is not null;
drop table named;
call make_facts('meeting_series');
call make_facts('meeting_series_trial');

drop view known.meeting;
alter table meeting drop column series;
call show_past('meeting');
create index meeting_by_series on meeting (series_id, local_start);
