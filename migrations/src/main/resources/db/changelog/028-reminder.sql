--liquibase formatted sql

--changeset trialbridge:028-reminder splitStatements:false
-- Links to the form of one site and period, sent to a user. Only the digest of the link is kept. What is reported through
-- one is a fact of its own; the link is none.
create table report_link (
    id bigint generated always as identity constraint a_report_link_has_one_id primary key,
    user_id bigint not null constraint a_report_link_is_a_users references user_account,
    trial_id bigint not null,
    participation_id bigint not null,
    site_id bigint not null,
    period_end date not null,
    token_sha256 bytea not null constraint a_report_link_token_is_used_once unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint a_report_link_is_of_a_site_of_its_country foreign key (trial_id, participation_id, site_id) references site (trial_id, participation_id, id)
);
create index report_link_by_end on report_link (expires_at);

-- What people were reminded of. The keys keep two nodes, or a restarted one, from writing twice: a person gets one message
-- a day, and is reminded once of each step of a report; whoever is asked by somebody (CHASED) may be asked again.
create table reminder_message (
    id bigint generated always as identity constraint a_reminder_message_has_one_id primary key,
    user_id bigint not null constraint a_reminder_message_is_to_a_user references user_account,
    on_day date not null,
    sent_at timestamptz not null,
    constraint a_person_is_reminded_once_a_day unique (user_id, on_day)
);

create table reminder (
    id bigint generated always as identity constraint a_reminder_has_one_id primary key,
    message_id bigint not null constraint a_reminder_is_in_a_message references reminder_message,
    user_id bigint not null,
    site_id bigint not null constraint a_reminder_is_about_a_site references site,
    period_end date not null,
    step text not null,
    constraint a_reminder_is_of_a_known_step check (step in ('BEFORE_DUE', 'DUE', 'OVERDUE', 'MISSING', 'ESCALATED', 'CHASED'))
);
create unique index a_person_is_reminded_once_of_each_step on reminder (user_id, site_id, period_end, step) where step <> 'CHASED';
create index reminder_by_site on reminder (site_id, period_end);
