--liquibase formatted sql

--changeset trialbridge:047-upload-run
-- Large files are checked and loaded in the background. A run says how far it is, so that every node can show it; one that
-- was not heard of for a while was broken off with its node, and nothing of it is stored. Forgotten with its file.
create table upload_run (
    id bigint generated always as identity constraint an_upload_run_has_one_id primary key,
    draft_id bigint not null constraint an_upload_run_is_of_a_file references upload_draft on delete cascade,
    step text not null,
    lines integer not null,
    done integer not null default 0,
    state text not null default 'RUNNING',
    cancelled boolean not null default false,
    told text,
    look json,
    started_at timestamptz not null default clock_timestamp(),
    heard_at timestamptz not null default clock_timestamp(),
    constraint an_upload_run_has_a_known_step check (step in ('CHECK', 'LOAD', 'STORE')),
    constraint an_upload_run_has_a_known_state check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    constraint an_upload_run_is_done_line_by_line check (done between 0 and lines)
);
create unique index one_run_works_on_a_file on upload_run (draft_id) where state = 'RUNNING';
create index upload_run_by_draft on upload_run (draft_id, id);
