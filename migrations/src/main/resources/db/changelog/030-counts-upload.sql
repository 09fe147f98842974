--liquibase formatted sql

--changeset trialbridge:030-counts-upload splitStatements:false
-- Files whose reports were stored: the receipt of an upload, and how the same file is known again.
create table counts_upload (
    id bigint generated always as identity,
    trial_id bigint not null constraint an_upload_is_of_a_trial references trial,
    file_name text not null,
    sha256 text not null,
    reported integer not null,
    corrected integer not null,
    unchanged integer not null,
    entry_id bigint not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint an_upload_has_one_id primary key (trial_id, id),
    constraint an_upload_belongs_to_an_audit_entry foreign key (entry_id, trial_id) references audit_entry (id, trial_id),
    constraint an_upload_is_named_by_its_digest check (sha256 ~ '^[0-9a-f]{64}$')
);
create index counts_upload_by_digest on counts_upload (trial_id, sha256);
create index counts_upload_by_entry on counts_upload (entry_id);
call make_lines('counts_upload');

-- Files that were read and are looked at before they are loaded, as the rows found in them. Forgotten after a day.
create table upload_draft (
    id bigint generated always as identity constraint an_upload_draft_has_one_id primary key,
    user_id bigint not null constraint an_upload_draft_is_a_users references user_account,
    trial_id bigint not null constraint an_upload_draft_is_of_a_trial references trial,
    content json not null,
    created_at timestamptz not null default clock_timestamp()
);
create index upload_draft_by_user on upload_draft (user_id, id);
create index upload_draft_by_time on upload_draft (created_at);
