--liquibase formatted sql

--changeset trialbridge:073-minutes splitStatements:false
-- Minutes are revisions, each language for itself, and none is ever lost: who saved late keeps his text as a revision that
-- is set aside. Nothing was ever written to the table that was made for them first.
drop view known.minutes;
drop table minutes;

create table minutes_revision (
    id bigint generated always as identity constraint a_minutes_revision_has_one_id primary key,
    meeting_id bigint not null constraint a_minutes_revision_is_of_a_meeting references meeting,
    language text not null,
    number integer not null,
    base_number integer,
    set_aside boolean not null,
    restores_number integer,
    merges_number integer,
    text text not null,
    recorded_at timestamptz not null default clock_timestamp(),
    entry_id bigint not null,
    constraint a_minutes_revision_has_its_number_alone unique (meeting_id, language, number),
    constraint a_minutes_revision_starts_from_an_earlier_one foreign key (meeting_id, language, base_number) references minutes_revision (meeting_id, language, number),
    constraint a_minutes_revision_restores_an_earlier_one foreign key (meeting_id, language, restores_number) references minutes_revision (meeting_id, language, number),
    constraint a_minutes_revision_merges_an_earlier_one foreign key (meeting_id, language, merges_number) references minutes_revision (meeting_id, language, number),
    constraint minutes_revisions_are_numbered_from_1 check (number >= 1),
    constraint a_minutes_revision_follows_what_it_names check (greatest(base_number, restores_number, merges_number) < number),
    constraint a_minutes_language_is_two_letters check (language ~ '^[a-z]{2}$'),
    constraint a_minutes_revision_says_something check (text <> '')
);
call make_lines('minutes_revision');

-- A side of a meeting is a country: it agrees to one revision, itself or through the secretariat, which then says why and
-- from where it knows.
create table minutes_agreement (
    id bigint generated always as identity constraint a_minutes_agreement_has_one_id primary key,
    meeting_id bigint not null,
    country_iso2 text not null constraint a_country_that_agrees_to_minutes_is_known references country,
    language text not null,
    number integer not null,
    on_behalf boolean not null,
    reason text,
    source text,
    recorded_at timestamptz not null default clock_timestamp(),
    entry_id bigint not null,
    constraint a_country_agrees_to_a_revision_once unique (meeting_id, country_iso2, language, number),
    constraint minutes_that_are_agreed_to_exist foreign key (meeting_id, language, number) references minutes_revision (meeting_id, language, number),
    constraint whoever_agrees_for_others_says_why_and_from_where check (num_nonnulls(reason, source) = case when on_behalf then 2 else 0 end)
);
call make_lines('minutes_agreement');

-- Frozen when all sides have agreed, or by the secretariat, which then says why sides are missing.
create table minutes_freeze (
    id bigint generated always as identity constraint a_minutes_freeze_has_one_id primary key,
    meeting_id bigint not null constraint minutes_are_frozen_of_a_meeting references meeting,
    reason text,
    missing text[] not null,
    recorded_at timestamptz not null default clock_timestamp(),
    entry_id bigint not null,
    constraint the_minutes_of_a_meeting_are_frozen_once unique (meeting_id),
    constraint whoever_freezes_without_a_side_says_why check (missing = '{}' or reason is not null)
);
call make_lines('minutes_freeze');

-- What is to be said after that: printed under the minutes, never in them.
create table minutes_addendum (
    id bigint generated always as identity constraint a_minutes_addendum_has_one_id primary key,
    meeting_id bigint not null constraint a_minutes_addendum_is_of_a_meeting references meeting,
    number integer not null,
    text text not null,
    recorded_at timestamptz not null default clock_timestamp(),
    entry_id bigint not null,
    constraint a_minutes_addendum_has_its_number_alone unique (meeting_id, number)
);
call make_lines('minutes_addendum');

-- Each writer waits for the freeze by the row of the meeting, so that of two at once the second one sees the first.
create function keep_frozen_minutes() returns trigger language plpgsql as $$
declare
    frozen boolean;
begin
    perform from meeting m where m.id = new.meeting_id for no key update;
    frozen := exists (select from minutes_freeze f where f.meeting_id = new.meeting_id);
    if frozen and tg_table_name <> 'minutes_addendum' then
        raise exception 'the minutes of the meeting % are frozen', new.meeting_id
            using errcode = 'check_violation', constraint = 'frozen_minutes_stay_as_they_are';
    elsif not frozen and tg_table_name = 'minutes_addendum' then
        raise exception 'the minutes of the meeting % are not frozen yet', new.meeting_id
            using errcode = 'check_violation', constraint = 'addenda_follow_frozen_minutes';
    end if;
    return new;
end $$;
create trigger frozen_minutes_are_kept before insert on minutes_revision for each row execute function keep_frozen_minutes();
create trigger frozen_minutes_are_kept before insert on minutes_agreement for each row execute function keep_frozen_minutes();
create trigger frozen_minutes_are_kept before insert on minutes_addendum for each row execute function keep_frozen_minutes();
