--liquibase formatted sql

--changeset trialbridge:013-meeting
-- Until a meeting is held it is known by local time and zone, whose rules may change; then by its instant. local_offset
-- says which of both is meant when the local time happens twice, as clocks go back.
create table meeting (
    id bigint generated always as identity constraint a_meeting_has_one_id primary key,
    version integer not null default 1,
    kind text not null,
    number integer not null,
    series text,
    title text not null,
    starts_at timestamptz,
    ends_at timestamptz,
    local_start timestamp not null,
    local_offset text,
    zone text not null,
    duration_minutes integer not null,
    link text,
    languages text[] not null default '{en}',
    status text not null,
    ical_uid uuid not null default gen_random_uuid(),
    ical_sequence integer not null default 0,
    illustrative boolean not null default false,
    constraint a_meeting_number_is_used_once_in_its_kind unique (kind, number),
    constraint a_meeting_has_a_known_kind check (kind in ('BRIDGING_WEBINAR', 'COORDINATION_CALL', 'SITE_INITIATION',
        'REGULATORY', 'STEERING', 'SIGNING', 'SYMPOSIUM', 'TRAINING')),
    constraint a_meeting_has_a_known_status check (status in ('DRAFT', 'SCHEDULED', 'HELD', 'MINUTES_AGREED', 'CANCELLED', 'POSTPONED')),
    constraint a_meeting_offset_is_written_as_hours_and_minutes check (local_offset ~ '^[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?$' or local_offset = 'Z'),
    constraint a_meeting_that_was_held_keeps_its_instant check (status not in ('HELD', 'MINUTES_AGREED') or starts_at is not null),
    constraint a_meeting_ends_after_it_starts check (ends_at > starts_at),
    constraint a_meeting_lasts_from_1_minute_to_2_days check (duration_minutes between 1 and 2880),
    constraint a_meeting_link_is_secure check (link like 'https://%')
);
create index meeting_by_start on meeting (local_start, id);
call make_facts('meeting');

create table meeting_trial (
    id bigint generated always as identity constraint a_meeting_trial_has_one_id primary key,
    meeting_id bigint not null constraint a_meeting_trial_is_of_a_meeting references meeting,
    trial_id bigint not null constraint a_meeting_trial_is_a_trial references trial,
    constraint a_meeting_names_a_trial_once unique (meeting_id, trial_id)
);
create index meeting_trial_by_trial on meeting_trial (trial_id, meeting_id);
call make_facts('meeting_trial');

create table meeting_country (
    id bigint generated always as identity constraint a_meeting_country_has_one_id primary key,
    meeting_id bigint not null constraint a_meeting_country_is_of_a_meeting references meeting,
    country_iso2 text not null constraint a_meeting_country_is_known references country,
    constraint a_meeting_names_a_country_once unique (meeting_id, country_iso2)
);
create index meeting_country_by_country on meeting_country (country_iso2, meeting_id);
call make_facts('meeting_country');

create table attendance (
    id bigint generated always as identity constraint an_attendance_has_one_id primary key,
    meeting_id bigint not null constraint an_attendance_is_at_a_meeting references meeting,
    person_id bigint constraint an_attendance_is_of_a_known_person references person,
    institution_id bigint constraint an_attendance_is_for_a_known_institution references institution,
    country_iso2 text constraint an_attendance_is_for_a_known_country references country,
    delegates integer not null default 1,
    role text not null,
    status text not null,
    constraint a_person_attends_a_meeting_once unique (meeting_id, person_id),
    constraint an_attendance_is_of_one_or_more_people check (delegates >= 1 and (person_id is null or delegates = 1)),
    constraint an_attendance_says_who check (num_nonnulls(person_id, institution_id, country_iso2) > 0),
    constraint an_attendance_has_a_known_role check (role in ('HOST', 'SPEAKER', 'DELEGATE', 'OBSERVER', 'INTERPRETER')),
    constraint an_attendance_has_a_known_status check (status in ('INVITED', 'ACCEPTED', 'DECLINED', 'ATTENDED'))
);
create index attendance_by_meeting on attendance (meeting_id);
create index attendance_by_institution on attendance (institution_id);
call make_facts('attendance');

-- The name of a delegate who has no entry in the directory. It can be erased.
create table attendance_private (
    id bigint constraint a_delegate_name_belongs_to_one_attendance primary key constraint a_delegate_name_is_of_a_known_attendance references attendance,
    salt text not null default gen_random_uuid()::text,
    delegate_name text not null
);
call make_facts('attendance_private', 'delegate_name');

create table agenda_item (
    id bigint generated always as identity constraint an_agenda_item_has_one_id primary key,
    meeting_id bigint not null constraint an_agenda_item_is_of_a_meeting references meeting,
    position integer not null,
    title text not null,
    planned_minutes integer,
    presenter_institution_id bigint constraint a_presenter_is_of_a_known_institution references institution,
    constraint agenda_items_stand_in_one_order unique (meeting_id, position) deferrable initially deferred
);
call make_facts('agenda_item');

create table minutes (
    id bigint generated always as identity constraint minutes_have_one_id primary key,
    meeting_id bigint not null constraint minutes_are_of_a_meeting references meeting,
    language text not null,
    revision integer not null,
    text text not null,
    agreed_on date,
    constraint minutes_have_one_text_for_each_revision unique (meeting_id, language, revision)
);
call make_facts('minutes');
