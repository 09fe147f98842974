--liquibase formatted sql

--changeset trialbridge:016-outreach
-- A request for support, letter, call, e-mail or visit.
create table outreach (
    id bigint generated always as identity constraint an_outreach_has_one_id primary key,
    version integer not null default 1,
    trial_id bigint not null constraint an_outreach_is_for_a_trial references trial,
    country_iso2 text not null constraint an_outreach_is_to_a_known_country references country,
    institution_id bigint constraint an_outreach_is_to_a_known_institution references institution,
    kind text not null,
    on_date date not null,
    subject text not null,
    outcome text not null,
    illustrative boolean not null default false,
    constraint an_outreach_has_a_known_kind check (kind in ('SUPPORT_REQUEST', 'LETTER', 'CALL', 'EMAIL', 'VISIT')),
    constraint an_outreach_has_a_known_outcome check (outcome in ('SENT', 'ACKNOWLEDGED', 'ACCEPTED', 'DECLINED', 'NO_REPLY'))
);
create index outreach_by_trial on outreach (trial_id, country_iso2, on_date);
call make_facts('outreach');
