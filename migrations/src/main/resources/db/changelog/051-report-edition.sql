--liquibase formatted sql

--changeset trialbridge:051-report-edition splitStatements:false
-- Issued status reports, with their bytes and all that they were made from. participation_id is null for the whole trial.
-- Everything in an edition was known through known_entry; known_at is when that border was drawn. The thresholds and
-- verify_at are those of the configuration of that day. issued_by is the role of whoever issued it.
create table report_edition (
    trial_id bigint not null,
    number integer not null,
    participation_id bigint,
    as_of date not null,
    known_entry bigint not null,
    known_at timestamptz not null,
    title text,
    note text,
    language text not null,
    thresholds json not null,
    verify_at text not null,
    software text not null,
    issued_by text,
    supersedes integer,
    reason text,
    file_name text not null,
    content bytea not null,
    size integer not null generated always as (octet_length(content)) stored,
    sha256 text not null generated always as (encode(sha256(content), 'hex')) stored,
    content_hash text not null,
    entry_id bigint not null,
    issued_at timestamptz not null default clock_timestamp(),
    constraint an_edition_has_one_number_in_its_trial primary key (trial_id, number),
    constraint an_edition_is_of_a_trial foreign key (trial_id) references trial,
    constraint an_edition_is_of_a_country_of_its_trial foreign key (trial_id, participation_id) references participation (trial_id, id),
    constraint an_edition_belongs_to_an_audit_entry foreign key (entry_id, trial_id) references audit_entry (id, trial_id),
    constraint an_edition_supersedes_one_of_its_trial foreign key (trial_id, supersedes) references report_edition (trial_id, number),
    constraint an_edition_is_superseded_once unique (trial_id, supersedes),
    constraint edition_numbers_begin_at_1 check (number >= 1),
    constraint an_edition_supersedes_an_earlier_one check (supersedes < number),
    constraint an_edition_that_supersedes_says_why check ((supersedes is null) = (reason is null)),
    constraint an_edition_was_known_before_it_was_issued check (known_entry < entry_id),
    constraint a_content_hash_is_a_sha256 check (content_hash ~ '^[0-9a-f]{64}$')
);
-- The bytes are compressed already; as they are, a part of them is read without the rest.
alter table report_edition alter column content set storage external;
create index report_edition_by_digest on report_edition (sha256);
call make_lines('report_edition');
