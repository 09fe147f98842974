--liquibase formatted sql

--changeset trialbridge:017-agreement
create table agreement (
    id bigint generated always as identity constraint an_agreement_has_one_id primary key,
    version integer not null default 1,
    trial_id bigint not null,
    participation_id bigint not null,
    kind text not null,
    title text not null,
    signed_on date,
    effective_on date,
    expires_on date,
    illustrative boolean not null default false,
    constraint an_agreement_is_with_a_country_of_its_trial foreign key (trial_id, participation_id) references participation (trial_id, id),
    constraint an_agreement_has_a_known_kind check (kind in ('NDA', 'MOU', 'CTA', 'MTA', 'SUPPLY', 'INSURANCE')),
    constraint an_agreement_expires_after_it_takes_effect check (expires_on >= effective_on)
);
create index agreement_by_participation on agreement (participation_id);
call make_facts('agreement');

create table agreement_party (
    id bigint generated always as identity constraint an_agreement_party_has_one_id primary key,
    agreement_id bigint not null constraint an_agreement_party_is_of_an_agreement references agreement,
    institution_id bigint not null constraint an_agreement_party_is_an_institution references institution,
    constraint an_agreement_names_a_party_once unique (agreement_id, institution_id)
);
call make_facts('agreement_party');
