--liquibase formatted sql

--changeset trialbridge:085-document-file splitStatements:false
-- A document is a file that hangs on something, or a publication that is named by its source. What a file holds never
-- changes: a newer version is a document of its own, which replaces the older one. trial_id is null for what belongs to
-- several trials or to none: a meeting, a decision, an institution.
alter table document alter column trial_id drop not null;
alter table document
    add column version integer not null default 1,
    add column kind text not null default 'OTHER'
        constraint a_document_has_a_known_kind check (kind in ('LETTER', 'MINUTES', 'APPROVAL_LETTER', 'SIGNED_AGREEMENT', 'OTHER')),
    add column description text,
    add column participation_id bigint constraint a_document_hangs_on_a_known_country references participation,
    add column site_id bigint constraint a_document_hangs_on_a_known_site references site,
    add column meeting_id bigint constraint a_document_hangs_on_a_known_meeting references meeting,
    add column decision_id bigint constraint a_document_hangs_on_a_known_decision references decision,
    add column action_item_id bigint constraint a_document_hangs_on_a_known_action_item references action_item,
    add column outreach_id bigint constraint a_document_hangs_on_a_known_outreach references outreach,
    add column agreement_id bigint constraint a_document_hangs_on_a_known_agreement references agreement,
    add column approval_id bigint constraint a_document_hangs_on_a_known_approval references approval,
    add column milestone_id bigint constraint a_document_hangs_on_a_known_milestone references milestone,
    add column institution_id bigint constraint a_document_hangs_on_a_known_institution references institution,
    add column replaces_id bigint
        constraint a_document_replaces_a_known_one references document
        constraint a_document_is_replaced_once unique,
    add column attached_at timestamptz,
    add column attached_by bigint constraint a_document_was_attached_by_a_known_user references user_account,
    add column withdrawn_at timestamptz,
    add column withdrawn_reason text,
    add column erased_at timestamptz,
    add column erased_reason text;
-- What it hangs on, in two words. No other column says trial where nothing smaller is named.
alter table document
    add column holder_kind text generated always as (
        case when participation_id is not null then 'COUNTRY' when site_id is not null then 'SITE'
             when meeting_id is not null then 'MEETING' when decision_id is not null then 'DECISION'
             when action_item_id is not null then 'ACTION' when outreach_id is not null then 'OUTREACH'
             when agreement_id is not null then 'AGREEMENT' when approval_id is not null then 'APPROVAL'
             when milestone_id is not null then 'MILESTONE' when institution_id is not null then 'INSTITUTION'
             else 'TRIAL' end) stored,
    add column holder_id bigint generated always as (
        coalesce(participation_id, site_id, meeting_id, decision_id, action_item_id, outreach_id, agreement_id, approval_id,
                 milestone_id, institution_id, trial_id)) stored,
    add constraint a_document_hangs_on_one_thing check (
        holder_id is not null
        and num_nonnulls(participation_id, site_id, meeting_id, decision_id, action_item_id, outreach_id, agreement_id,
                         approval_id, milestone_id, institution_id) <= 1),
    add constraint a_file_has_a_type_a_size_and_a_digest check (num_nulls(media_type, size_bytes, sha256) in (0, 3)),
    add constraint a_file_holds_from_1_byte_to_25_mb check (size_bytes between 1 and 26214400),
    add constraint a_file_digest_is_a_sha256 check (octet_length(sha256) = 32),
    add constraint a_document_does_not_replace_itself check (replaces_id <> id),
    add constraint a_withdrawn_document_says_why check ((withdrawn_at is null) = (withdrawn_reason is null)),
    add constraint an_erased_document_says_why check ((erased_at is null) = (erased_reason is null));
create index document_by_holder on document (holder_kind, holder_id, id);
call show_past('document');

-- The name that the file had where it came from: it may tell of people, and goes when the file is erased.
create table document_private (
    id bigint constraint a_file_name_belongs_to_one_document primary key constraint a_file_name_is_of_a_known_document references document,
    salt text not null default gen_random_uuid()::text,
    file_name text not null
);
call make_facts('document_private', 'file_name');

-- The bytes of the files, in parts, so that nobody who lists documents reads them, and so that the trail holds none: the
-- digest of the document says what they were. They are written once, and go only when the file is erased.
create table document_part (
    document_id bigint not null constraint a_part_is_of_a_known_document references document,
    number integer not null constraint parts_are_counted_from_zero check (number >= 0),
    content bytea not null,
    constraint a_part_has_one_number_in_its_document primary key (document_id, number),
    constraint a_part_holds_at_most_256_kib check (octet_length(content) between 1 and 262144)
);
-- Most of these files are compressed already.
alter table document_part alter column content set storage external;

create function guard_document_part() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and (current_entry()).action <> 'document.erase' then
        raise exception 'the bytes of a document stay until it is erased' using errcode = 'integrity_constraint_violation';
    end if;
    perform current_entry();
    return coalesce(new, old);
end $$;
create trigger parts_come_and_go_with_an_entry before insert or delete on document_part
    for each row execute function guard_document_part();
create trigger lines_stay_as_they_are before update on document_part for each row execute function refuse_rewriting();
create trigger lines_are_not_truncated before truncate on document_part for each statement execute function refuse_rewriting();
