--liquibase formatted sql

--changeset trialbridge:100-risk splitStatements:false
alter table milestone add constraint a_milestone_is_in_one_trial unique (trial_id, id);

create table risk (
    id bigint generated always as identity constraint a_risk_has_one_id primary key,
    version integer not null default 1,
    trial_id bigint not null constraint a_risk_is_of_a_trial references trial,
    participation_id bigint,
    site_id bigint,
    title text not null,
    description text,
    probability integer not null,
    impact integer not null,
    response text not null,
    measures text,
    owner_person_id bigint constraint a_risk_owner_is_a_known_person references person,
    owner_institution_id bigint constraint a_risk_owner_is_a_known_institution references institution,
    raised_on date not null,
    due_on date,
    review_on date,
    status text not null default 'OPEN',
    closed_on date,
    milestone_id bigint,
    illustrative boolean not null default false,
    constraint a_risk_is_of_a_country_of_its_trial foreign key (trial_id, participation_id) references participation (trial_id, id),
    constraint a_risk_is_of_a_site_of_its_country foreign key (trial_id, participation_id, site_id) references site (trial_id, participation_id, id),
    constraint a_risk_threatens_a_milestone_of_its_trial foreign key (trial_id, milestone_id) references milestone (trial_id, id),
    constraint a_risk_at_a_site_names_its_country check (site_id is null or participation_id is not null),
    constraint a_risk_has_a_title check (title <> ''),
    constraint a_risk_has_a_probability_from_1_to_5 check (probability between 1 and 5),
    constraint a_risk_has_an_impact_from_1_to_5 check (impact between 1 and 5),
    constraint a_risk_has_a_known_response check (response in ('AVOID', 'REDUCE', 'TRANSFER', 'ACCEPT')),
    constraint a_risk_has_a_known_status check (status in ('OPEN', 'IN_HAND', 'OCCURRED', 'CLOSED')),
    constraint a_risk_has_one_owner check (num_nonnulls(owner_person_id, owner_institution_id) = 1),
    constraint a_closed_risk_says_when check ((status = 'CLOSED') = (closed_on is not null)),
    constraint a_risk_is_closed_after_it_was_raised check (closed_on >= raised_on)
);
create index risk_by_place on risk (trial_id, participation_id, site_id);
create index risk_by_milestone on risk (milestone_id);
create index risk_by_review on risk (review_on) where status <> 'CLOSED';
call make_facts('risk');
