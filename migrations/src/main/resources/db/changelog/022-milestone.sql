--liquibase formatted sql

--changeset trialbridge:022-milestone
create table milestone (
    id bigint generated always as identity constraint a_milestone_has_one_id primary key,
    trial_id bigint not null constraint a_milestone_is_of_a_trial references trial,
    participation_id bigint,
    site_id bigint,
    version integer not null default 1,
    code text not null,
    baseline_on date,
    planned_on date,
    forecast_on date,
    actual_on date,
    cancelled boolean not null default false,
    depends_on_id bigint constraint a_milestone_depends_on_a_known_one references milestone,
    dependency text,
    lag_days integer,
    illustrative boolean not null default false,
    constraint a_milestone_is_of_a_country_of_its_trial foreign key (trial_id, participation_id) references participation (trial_id, id),
    constraint a_milestone_is_of_a_site_of_its_country foreign key (trial_id, participation_id, site_id) references site (trial_id, participation_id, id),
    constraint a_milestone_at_a_site_names_its_country check (site_id is null or participation_id is not null),
    constraint a_milestone_is_set_once_in_its_place unique nulls not distinct (trial_id, participation_id, site_id, code),
    constraint a_milestone_has_a_known_code check (code in ('COUNTRY_CONTACTED', 'FIRST_WEBINAR', 'MOU_SIGNED',
        'ETHICS_SUBMITTED', 'ETHICS_APPROVED', 'REGULATOR_SUBMITTED', 'REGULATOR_APPROVED', 'IMPORT_LICENCE',
        'PRODUCT_SHIPPED', 'PRODUCT_RECEIVED', 'SITE_INITIATED', 'SITE_ACTIVATED', 'FIRST_PARTICIPANT_ENROLLED',
        'FIRST_PARTICIPANT_DOSED', 'ENROLLED_25', 'ENROLLED_50', 'ENROLLED_75', 'ENROLLED_100',
        'LAST_PARTICIPANT_ENROLLED', 'LAST_PARTICIPANT_LAST_VISIT', 'DATA_CUTOFF')),
    constraint a_dependency_is_a_known_one check (dependency in ('FINISH_TO_START', 'START_TO_START')),
    constraint a_dependency_says_on_what check ((depends_on_id is null) = (dependency is null) and (depends_on_id is null) = (lag_days is null)),
    constraint a_milestone_does_not_depend_on_itself check (depends_on_id <> id)
);
create index milestone_by_place on milestone (trial_id, participation_id, site_id);
create index milestone_by_predecessor on milestone (depends_on_id);
call make_facts('milestone');
