--liquibase formatted sql

--changeset trialbridge:014-decision
create table decision (
    id bigint generated always as identity constraint a_decision_has_one_id primary key,
    version integer not null default 1,
    meeting_id bigint not null constraint a_decision_is_made_at_a_meeting references meeting,
    text text not null,
    decided_on date not null,
    status text not null,
    superseded_by_id bigint constraint a_superseding_decision_exists references decision,
    constraint a_decision_has_a_known_status check (status in ('PROPOSED', 'AGREED', 'SUPERSEDED', 'REVOKED'))
);
create index decision_by_meeting on decision (meeting_id);
call make_facts('decision');

create table decision_country (
    id bigint generated always as identity constraint a_decision_country_has_one_id primary key,
    decision_id bigint not null constraint a_decision_country_is_of_a_decision references decision,
    country_iso2 text not null constraint a_decision_country_is_known references country,
    constraint a_decision_names_a_country_once unique (decision_id, country_iso2)
);
call make_facts('decision_country');
