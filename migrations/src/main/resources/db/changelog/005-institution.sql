--liquibase formatted sql

--changeset trialbridge:005-institution
create table institution (
    id bigint generated always as identity constraint an_institution_has_one_id primary key,
    version integer not null default 1,
    name text not null,
    native_name text,
    kind text not null,
    country_iso2 text not null constraint an_institution_is_in_a_known_country references country,
    parent_id bigint constraint a_parent_institution_exists references institution,
    ror_id text,
    constraint an_institution_has_a_known_kind check (kind in ('ACADEMY', 'GOVERNMENT', 'REGULATOR', 'ETHICS_COMMITTEE',
        'RESEARCH_INSTITUTE', 'UNIVERSITY', 'HOSPITAL', 'CRO', 'MANUFACTURER', 'EMBASSY', 'INTERNATIONAL_ORGANISATION',
        'FUNDER', 'OTHER')),
    constraint an_institution_is_not_its_own_parent check (parent_id <> id),
    constraint an_institution_name_is_used_once_in_a_country unique (country_iso2, name)
);
create index institution_by_parent on institution (parent_id);
call make_facts('institution');
