--liquibase formatted sql

--changeset trialbridge:019-document
-- A file or a publication that something rests on. The file's bytes come with the upload of files; a publication is named
-- by its source.
create table document (
    id bigint generated always as identity constraint a_document_has_one_id primary key,
    trial_id bigint not null constraint a_document_is_for_a_trial references trial,
    name text not null,
    source text,
    published_on date,
    media_type text,
    size_bytes bigint,
    sha256 bytea
);
create index document_by_trial on document (trial_id);
call make_facts('document');
