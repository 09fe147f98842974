--liquibase formatted sql

--changeset trialbridge:018-approval
create table approval (
    id bigint generated always as identity constraint an_approval_has_one_id primary key,
    version integer not null default 1,
    trial_id bigint not null,
    participation_id bigint not null,
    site_id bigint,
    kind text not null,
    authority_institution_id bigint constraint an_authority_is_an_institution references institution,
    reference text,
    status text not null,
    submitted_on date,
    decided_on date,
    expires_on date,
    conditions text,
    source text,
    illustrative boolean not null default false,
    constraint an_approval_is_for_a_country_of_its_trial foreign key (trial_id, participation_id) references participation (trial_id, id),
    constraint an_approval_is_for_a_site_of_its_country foreign key (trial_id, participation_id, site_id) references site (trial_id, participation_id, id),
    constraint an_approval_has_a_known_kind check (kind in ('ETHICS', 'NATIONAL_REGULATOR', 'IMPORT_LICENCE', 'BIOSAFETY',
        'INSURANCE', 'DATA_PROTECTION', 'SITE_LICENCE', 'PROTOCOL_AMENDMENT')),
    constraint an_approval_has_a_known_status check (status in ('PLANNED', 'SUBMITTED', 'QUESTIONS', 'APPROVED',
        'APPROVED_WITH_CONDITIONS', 'REJECTED', 'WITHDRAWN', 'EXPIRED')),
    constraint a_decided_approval_says_when check (status not in ('APPROVED', 'APPROVED_WITH_CONDITIONS', 'REJECTED') or decided_on is not null),
    constraint an_approval_is_decided_after_it_is_submitted check (decided_on >= submitted_on)
);
create index approval_by_participation on approval (participation_id);
call make_facts('approval');
