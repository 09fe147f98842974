--liquibase formatted sql

--changeset trialbridge:010-trial-role
-- The part a person has in a trial, a country or a site. (What a user may do is a grant, another thing.)
create table trial_role (
    id bigint generated always as identity constraint a_trial_role_has_one_id primary key,
    trial_id bigint not null constraint a_trial_role_is_in_a_trial references trial,
    participation_id bigint,
    site_id bigint,
    person_id bigint not null constraint a_trial_role_is_a_persons references person,
    role text not null,
    from_on date,
    to_on date,
    constraint a_trial_role_is_in_a_country_of_its_trial foreign key (trial_id, participation_id) references participation (trial_id, id),
    constraint a_trial_role_is_at_a_site_of_its_country foreign key (trial_id, participation_id, site_id) references site (trial_id, participation_id, id),
    constraint a_trial_role_at_a_site_names_its_country check (site_id is null or participation_id is not null),
    constraint a_trial_role_is_a_known_one check (role in ('PRINCIPAL_INVESTIGATOR', 'NATIONAL_COORDINATOR', 'SITE_CONTACT',
        'REGULATORY_LEAD', 'SPONSOR_CONTACT', 'OFFICIAL', 'INTERPRETER')),
    constraint a_trial_role_ends_after_it_starts check (to_on >= from_on)
);
create index trial_role_by_person on trial_role (person_id);
create index trial_role_by_trial on trial_role (trial_id, participation_id, site_id);
call make_facts('trial_role');
