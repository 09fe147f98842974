--liquibase formatted sql

--changeset trialbridge:011-user
create table user_account (
    id bigint generated always as identity constraint a_user_has_one_id primary key,
    version integer not null default 1,
    person_id bigint constraint a_user_is_a_person_of_the_directory references person,
    zone text not null default 'UTC',
    language text not null default 'en',
    disabled_at timestamptz
);
call make_facts('user_account');
alter table participation add constraint a_participation_owner_is_a_user foreign key (owner_user_id) references user_account;

-- What is personal or secret of a user. The audit trail keeps salted digests only.
create table user_private (
    id bigint constraint personal_values_belong_to_one_user primary key constraint personal_values_are_of_a_known_user references user_account,
    salt text not null default gen_random_uuid()::text,
    name text not null,
    email text not null,
    password_hash text,
    constraint an_email_is_stored_in_small_letters check (email = lower(email)),
    constraint an_email_belongs_to_one_user unique (email)
);
call make_facts('user_private', 'name', 'email', 'password_hash');

create table user_grant (
    id bigint generated always as identity constraint a_grant_has_one_id primary key,
    user_id bigint not null constraint a_grant_is_a_users references user_account,
    role text not null,
    trial_id bigint constraint a_grant_is_for_a_known_trial references trial,
    participation_id bigint,
    site_id bigint,
    constraint a_grant_has_a_known_role check (role in ('ADMINISTRATOR', 'SECRETARIAT', 'COUNTRY_COORDINATOR', 'SITE_CONTACT', 'LEADERSHIP', 'AUDITOR')),
    constraint a_grant_for_a_country_is_in_its_trial foreign key (trial_id, participation_id) references participation (trial_id, id),
    constraint a_grant_for_a_site_is_in_its_country foreign key (trial_id, participation_id, site_id) references site (trial_id, participation_id, id),
    constraint a_smaller_grant_names_the_places_around_it check ((participation_id is null or trial_id is not null) and (site_id is null or participation_id is not null)),
    constraint a_user_has_a_grant_once unique nulls not distinct (user_id, role, trial_id, participation_id, site_id)
);
call make_facts('user_grant');

-- Links sent to people: an invitation, a new password, the first administrator. Only the digest of the link is kept.
create table account_link (
    id bigint generated always as identity constraint a_link_has_one_id primary key,
    user_id bigint not null constraint a_link_is_a_users references user_account,
    purpose text not null,
    token_sha256 bytea not null constraint a_link_token_is_used_once unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint a_link_has_a_known_purpose check (purpose in ('INVITATION', 'PASSWORD_RESET'))
);

-- Sign-ins. Not facts: no audit entry is needed to extend one.
create table session (
    id bigint generated always as identity constraint a_session_has_one_id primary key,
    user_id bigint not null constraint a_session_is_a_users references user_account,
    token_sha256 bytea not null constraint a_session_token_is_used_once unique,
    csrf_token text not null,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null
);
create index session_by_user on session (user_id);
create index session_by_end on session (expires_at);

create table api_token (
    id bigint generated always as identity constraint an_api_token_has_one_id primary key,
    user_id bigint not null constraint an_api_token_is_a_users references user_account,
    name text not null,
    token_sha256 bytea not null constraint an_api_token_is_used_once unique,
    read_only boolean not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index api_token_by_user on api_token (user_id);
call make_facts('api_token');

-- Failed sign-ins, per account and per address.
create table sign_in_failure (
    id bigint generated always as identity constraint a_sign_in_failure_has_one_id primary key,
    subject_sha256 bytea not null,
    failed_at timestamptz not null
);
create index sign_in_failure_by_subject on sign_in_failure (subject_sha256, failed_at);
create index sign_in_failure_by_time on sign_in_failure (failed_at);
