--liquibase formatted sql

--changeset trialbridge:009-site
create table site (
    id bigint generated always as identity constraint a_site_has_one_id primary key,
    trial_id bigint not null,
    participation_id bigint not null,
    version integer not null default 1,
    code text not null,
    name text not null,
    institution_id bigint constraint a_site_institution_exists references institution,
    city text,
    latitude numeric(8, 5),
    longitude numeric(8, 5),
    zone text not null,
    status text not null default 'CANDIDATE',
    planned_activation_on date,
    activated_on date,
    closed_on date,
    target integer,
    illustrative boolean not null default false,
    constraint a_site_is_in_a_country_of_its_trial foreign key (trial_id, participation_id) references participation (trial_id, id),
    constraint a_site_code_is_used_once_in_a_trial unique (trial_id, code),
    constraint a_site_code_is_short_and_plain check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
    constraint a_site_is_named_with_its_country unique (trial_id, participation_id, id),
    constraint a_site_has_a_known_status check (status in ('CANDIDATE', 'QUALIFIED', 'SELECTED', 'INITIATED', 'ACTIVATED',
        'ENROLLMENT_CLOSED', 'CLOSED', 'ON_HOLD', 'NOT_SELECTED', 'TERMINATED')),
    constraint a_site_is_activated_from_a_day_on check (status not in ('ACTIVATED', 'ENROLLMENT_CLOSED', 'CLOSED') or activated_on is not null),
    constraint a_closed_site_says_since_when check (status <> 'CLOSED' or closed_on is not null),
    constraint a_site_closes_after_it_is_activated check (closed_on >= activated_on),
    constraint a_latitude_is_from_minus_90_to_90 check (latitude between -90 and 90),
    constraint a_longitude_is_from_minus_180_to_180 check (longitude between -180 and 180),
    constraint a_site_target_is_above_zero check (target > 0)
);
create index site_by_participation on site (participation_id);
create index site_by_institution on site (institution_id);
call make_facts('site');
