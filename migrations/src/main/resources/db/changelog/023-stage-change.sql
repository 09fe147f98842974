--liquibase formatted sql

--changeset trialbridge:023-stage-change splitStatements:false
create table stage_change (
    id bigint generated always as identity constraint a_stage_change_has_one_id primary key,
    trial_id bigint not null,
    participation_id bigint not null,
    from_stage text,
    to_stage text not null,
    effective_on date not null,
    reason_code text not null,
    reason text not null,
    unmet text[] not null default '{}',
    entry_id bigint not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint a_stage_change_is_of_a_country_of_its_trial foreign key (trial_id, participation_id) references participation (trial_id, id),
    constraint a_stage_change_belongs_to_an_audit_entry foreign key (entry_id, trial_id) references audit_entry (id, trial_id),
    constraint a_stage_change_has_a_known_reason check (reason_code in ('PROGRESS', 'SETBACK', 'DATA_FIX')),
    constraint a_stage_change_changes_the_stage check (from_stage is distinct from to_stage)
);
create index stage_change_by_participation on stage_change (participation_id, id);
call make_lines('stage_change');

-- The stage of a country is that of its last change by the day on which it took effect.
create function keep_stage() returns trigger language plpgsql as $$
begin
    update participation p
       set stage = last.to_stage, stage_since = last.effective_on, version = p.version + 1
      from (select c.to_stage, c.effective_on
              from stage_change c
             where c.participation_id = new.participation_id
             order by c.effective_on desc, c.id desc
             limit 1) last
     where p.id = new.participation_id;
    return null;
end $$;
create trigger the_stage_of_a_country_is_kept after insert on stage_change for each row execute function keep_stage();

-- What caused a stage change: a stored link, never inferred from dates.
create table stage_evidence (
    id bigint generated always as identity constraint an_evidence_has_one_id primary key,
    trial_id bigint not null,
    stage_change_id bigint not null constraint an_evidence_is_for_a_stage_change references stage_change,
    kind text not null,
    meeting_id bigint constraint an_evidence_meeting_exists references meeting,
    decision_id bigint constraint an_evidence_decision_exists references decision,
    outreach_id bigint constraint an_evidence_outreach_exists references outreach,
    agreement_id bigint constraint an_evidence_agreement_exists references agreement,
    approval_id bigint constraint an_evidence_approval_exists references approval,
    milestone_id bigint constraint an_evidence_milestone_exists references milestone,
    site_id bigint constraint an_evidence_site_exists references site,
    counts_id bigint,
    document_id bigint constraint an_evidence_document_exists references document,
    entry_id bigint not null,
    constraint evidence_counts_exist foreign key (trial_id, counts_id) references counts (trial_id, id),
    constraint an_evidence_names_the_one_thing_of_its_kind check (
        num_nonnulls(meeting_id, decision_id, outreach_id, agreement_id, approval_id, milestone_id, site_id, counts_id, document_id) = 1
        and case kind
                when 'MEETING' then meeting_id when 'DECISION' then decision_id when 'OUTREACH' then outreach_id
                when 'AGREEMENT' then agreement_id when 'APPROVAL' then approval_id when 'MILESTONE' then milestone_id
                when 'SITE' then site_id when 'COUNTS' then counts_id when 'DOCUMENT' then document_id
            end is not null)
);
create index stage_evidence_by_change on stage_evidence (stage_change_id);
create index stage_evidence_by_meeting on stage_evidence (meeting_id) where meeting_id is not null;
create index stage_evidence_by_decision on stage_evidence (decision_id) where decision_id is not null;
call make_lines('stage_evidence');
