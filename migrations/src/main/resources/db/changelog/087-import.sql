--liquibase formatted sql

--changeset trialbridge:087-import splitStatements:false
-- Spreadsheets that were loaded: the receipt, and how the same file is known again. Nothing personal stands here.
create table import_load (
    id bigint generated always as identity constraint an_import_has_one_id primary key,
    kind text not null,
    trial_id bigint constraint an_import_is_for_a_known_trial references trial,
    user_id bigint constraint an_import_is_a_users references user_account,
    file_name text not null,
    sha256 text not null,
    created integer not null,
    changed integer not null,
    untouched integer not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint an_import_is_of_a_known_kind check (kind in ('INSTITUTIONS', 'PEOPLE', 'SITES', 'MEETINGS')),
    constraint an_import_is_named_by_its_digest check (sha256 ~ '^[0-9a-f]{64}$')
);
create index import_load_by_digest on import_load (sha256);
create index import_load_by_user on import_load (user_id, id);
create index import_load_by_trial on import_load (trial_id);
call make_facts('import_load');

-- Spreadsheets that were read and are looked at before they are loaded, with all their cells. They hold personal values:
-- a row goes when its file is loaded or given up, and after a day at the latest.
create table import_draft (
    id bigint generated always as identity constraint an_import_draft_has_one_id primary key,
    user_id bigint not null constraint an_import_draft_is_a_users references user_account,
    kind text not null,
    trial_id bigint constraint an_import_draft_is_for_a_known_trial references trial,
    file_name text not null,
    sha256 text not null,
    tables json not null,
    mapping json not null,
    lawful_basis text,
    created_at timestamptz not null default clock_timestamp(),
    constraint an_import_draft_is_of_a_known_kind check (kind in ('INSTITUTIONS', 'PEOPLE', 'SITES', 'MEETINGS'))
);
create index import_draft_by_user on import_draft (user_id, id);
create index import_draft_by_time on import_draft (created_at);
create index import_draft_by_trial on import_draft (trial_id);
