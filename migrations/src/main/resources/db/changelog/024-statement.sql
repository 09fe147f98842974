--liquibase formatted sql

--changeset trialbridge:024-statement
-- A claim about a fact, with its source. Claims may contradict each other; one of several may be adopted.
create table statement (
    id bigint generated always as identity constraint a_statement_has_one_id primary key,
    version integer not null default 1,
    trial_id bigint not null constraint a_statement_is_about_a_trial references trial,
    participation_id bigint,
    attribute text not null,
    value text not null,
    source text not null,
    source_on date,
    confidence text not null,
    adopted boolean not null default false,
    constraint a_statement_is_about_a_country_of_its_trial foreign key (trial_id, participation_id) references participation (trial_id, id),
    constraint a_confidence_is_high_medium_or_low check (confidence in ('HIGH', 'MEDIUM', 'LOW'))
);
create unique index one_of_several_statements_is_adopted on statement (trial_id, coalesce(participation_id, 0), attribute) where adopted;
create index statement_by_place on statement (trial_id, participation_id);
call make_facts('statement');
