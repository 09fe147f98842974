--liquibase formatted sql

--changeset trialbridge:071-agenda
-- Who presents an item: a person of the directory, or somebody by name, and for which institution.
alter table agenda_item add column version integer not null default 1;
alter table agenda_item add column presenter_person_id bigint constraint a_presenter_is_a_known_person references person;
alter table agenda_item alter column planned_minutes set not null;
alter table agenda_item add constraint an_agenda_item_lasts_from_1_minute_to_2_days check (planned_minutes between 1 and 2880);
alter table agenda_item add constraint an_agenda_item_has_a_title check (title <> '');
alter table agenda_item add constraint an_agenda_counts_from_1 check (position >= 1);
call show_past('agenda_item');

-- The name of a presenter who has no entry in the directory. It can be erased.
create table agenda_item_private (
    id bigint constraint a_presenter_name_belongs_to_one_item primary key constraint a_presenter_name_is_of_a_known_item references agenda_item,
    salt text not null default gen_random_uuid()::text,
    presenter_name text not null
);
call make_facts('agenda_item_private', 'presenter_name');

--changeset trialbridge:071-attendance-version
-- A line of attendance can be changed, by whoever knows its version.
alter table attendance add column version integer not null default 1;
call show_past('attendance');
