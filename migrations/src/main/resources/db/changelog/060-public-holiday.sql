--liquibase formatted sql

--changeset trialbridge:060-public-holiday
-- Public holidays that people entered: of countries that the calendar library does not know, or days that it leaves out.
create table public_holiday (
    id bigint generated always as identity constraint a_public_holiday_has_one_id primary key,
    country_iso2 text not null constraint a_public_holiday_is_of_a_known_country references country,
    on_date date not null,
    name text not null,
    constraint a_public_holiday_is_entered_once unique (country_iso2, on_date)
);
call make_facts('public_holiday');
