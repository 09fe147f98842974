--liquibase formatted sql

--changeset trialbridge:012-request
-- Answers to requests with an Idempotency-Key, so that a repeated request does nothing twice.
create table idempotency_key (
    user_id bigint not null constraint an_idempotency_key_is_a_users references user_account,
    key text not null,
    fingerprint text not null,
    result_type text,
    result text,
    created_at timestamptz not null default clock_timestamp(),
    constraint an_idempotency_key_is_used_once_by_a_user primary key (user_id, key)
);
create index idempotency_key_by_time on idempotency_key (created_at);

-- Messages to people. Written in the transaction that causes them, sent afterwards; without a mail server they wait here
-- and can be read by the administrator.
create table outbox (
    id bigint generated always as identity constraint a_message_has_one_id primary key,
    recipient text not null,
    subject text not null,
    body text not null,
    created_at timestamptz not null default clock_timestamp(),
    next_attempt_at timestamptz not null default clock_timestamp(),
    attempts integer not null default 0,
    sent_at timestamptz,
    last_error text
);
create index outbox_waiting on outbox (next_attempt_at) where sent_at is null;
