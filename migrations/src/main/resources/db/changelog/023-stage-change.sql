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

-- What can be cited as evidence for a country: things of its trial that belong to it or to no country in particular.
create function citable(trial_id bigint, participation_id bigint) returns table (kind text, id bigint) language sql stable as $$
    select 'MEETING', mt.meeting_id
      from meeting_trial mt
     where mt.trial_id = $1
       and (not exists (select from meeting_country mc where mc.meeting_id = mt.meeting_id)
            or exists (select from meeting_country mc join participation p on p.country_iso2 = mc.country_iso2
                        where mc.meeting_id = mt.meeting_id and p.id = $2))
    union all
    select 'DECISION', d.id
      from decision d
      join meeting_trial mt on mt.meeting_id = d.meeting_id
     where mt.trial_id = $1
       and (not exists (select from decision_country dc where dc.decision_id = d.id)
            or exists (select from decision_country dc join participation p on p.country_iso2 = dc.country_iso2
                        where dc.decision_id = d.id and p.id = $2))
    union all
    select 'OUTREACH', o.id
      from outreach o
      join participation p on p.trial_id = o.trial_id and p.country_iso2 = o.country_iso2
     where o.trial_id = $1 and p.id = $2
    union all
    select 'AGREEMENT', a.id from agreement a where a.trial_id = $1 and a.participation_id = $2
    union all
    select 'APPROVAL', a.id from approval a where a.trial_id = $1 and a.participation_id = $2
    union all
    select 'MILESTONE', m.id
      from milestone m
     where m.trial_id = $1 and (m.participation_id is null or m.participation_id = $2)
    union all
    select 'SITE', s.id from site s where s.trial_id = $1 and s.participation_id = $2
    union all
    select 'COUNTS', c.id from counts c where c.trial_id = $1 and c.participation_id = $2
    union all
    select 'DOCUMENT', d.id from document d where d.trial_id = $1
$$;

create function in_words(constant text) returns text language sql immutable parallel safe as $$
    select upper(left(constant, 1)) || lower(replace(substr(constant, 2), '_', ' '))
$$;

-- What a cited thing is called, its day, and the code or number by which its page is found: a meeting's, a site's.
create function cited(trial_id bigint, kind text, id bigint)
    returns table (label text, happened_on date, ref text) language sql stable as $$
    select in_words(m.kind) || ' ' || m.number || ': ' || m.title, m.local_start::date, m.id::text
      from meeting m where $2 = 'MEETING' and m.id = $3
    union all
    select d.text, d.decided_on, d.meeting_id::text from decision d where $2 = 'DECISION' and d.id = $3
    union all
    select in_words(o.kind) || ': ' || o.subject, o.on_date, o.id::text from outreach o where $2 = 'OUTREACH' and o.id = $3
    union all
    select a.kind || ': ' || a.title, coalesce(a.signed_on, a.effective_on), a.id::text
      from agreement a where $2 = 'AGREEMENT' and a.id = $3
    union all
    select in_words(a.kind) || coalesce(' ' || a.reference, '') || ', ' || lower(in_words(a.status)),
           coalesce(a.decided_on, a.submitted_on), a.id::text
      from approval a where $2 = 'APPROVAL' and a.id = $3
    union all
    select in_words(m.code), coalesce(m.actual_on, m.forecast_on, m.planned_on), m.id::text
      from milestone m where $2 = 'MILESTONE' and m.id = $3
    union all
    select s.code || ' ' || s.name, s.activated_on, s.code from site s where $2 = 'SITE' and s.id = $3
    union all
    select coalesce(s.code, 'Country total') || coalesce(', enrolled ' || c.enrolled, ''), c.period_end, s.code
      from counts c left join site s on s.id = c.site_id
     where $2 = 'COUNTS' and c.trial_id = $1 and c.id = $3
    union all
    select d.name, d.published_on, d.id::text from document d where $2 = 'DOCUMENT' and d.id = $3
$$;
