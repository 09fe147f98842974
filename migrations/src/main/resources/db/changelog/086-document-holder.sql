--liquibase formatted sql

--changeset trialbridge:086-document-holder splitStatements:false
-- What a document hangs on: its address below /api/v1/ (ref), what it is called, the page that shows it, its trial.
create function document_holder(kind text, id bigint)
    returns table (ref text, label text, page text, trial text) language sql stable as $$
    select 'trials/' || t.code, t.code, '/trials/' || t.code, t.code from trial t where $1 = 'TRIAL' and t.id = $2
    union all
    select 'trials/' || t.code || '/countries/' || p.country_iso2, p.country_iso2,
           '/trials/' || t.code || '/countries/' || p.country_iso2, t.code
      from participation p join trial t on t.id = p.trial_id where $1 = 'COUNTRY' and p.id = $2
    union all
    select 'trials/' || t.code || '/sites/' || s.code, s.code || ' ' || s.name, '/trials/' || t.code || '/sites/' || s.code,
           t.code
      from site s join trial t on t.id = s.trial_id where $1 = 'SITE' and s.id = $2
    union all
    select 'meetings/' || m.id, in_words(m.kind) || ' ' || m.number || ': ' || m.title, '/meetings/' || m.id,
           (select min(t.code) from meeting_trial mt join trial t on t.id = mt.trial_id where mt.meeting_id = m.id)
      from meeting m where $1 = 'MEETING' and m.id = $2
    union all
    select 'meetings/' || d.meeting_id || '/decisions/' || d.id, left(d.text, 200),
           '/meetings/' || d.meeting_id || '#decision-' || d.id,
           (select min(t.code) from meeting_trial mt join trial t on t.id = mt.trial_id where mt.meeting_id = d.meeting_id)
      from decision d where $1 = 'DECISION' and d.id = $2
    union all
    select 'actions/' || a.id, left(a.text, 200), '/trials/' || t.code || '/actions', t.code
      from action_item a join trial t on t.id = a.trial_id where $1 = 'ACTION' and a.id = $2
    union all
    select 'outreach/' || o.id, in_words(o.kind) || ': ' || o.subject,
           '/trials/' || t.code || '/countries/' || o.country_iso2 || '#outreach', t.code
      from outreach o join trial t on t.id = o.trial_id where $1 = 'OUTREACH' and o.id = $2
    union all
    select 'agreements/' || a.id, a.kind || ': ' || a.title,
           '/trials/' || t.code || '/countries/' || p.country_iso2 || '#agreements', t.code
      from agreement a
      join trial t on t.id = a.trial_id
      join participation p on p.id = a.participation_id
     where $1 = 'AGREEMENT' and a.id = $2
    union all
    select 'approvals/' || a.id, in_words(a.kind) || coalesce(' ' || a.reference, ''),
           '/trials/' || t.code || '/countries/' || p.country_iso2 || '#approvals', t.code
      from approval a
      join trial t on t.id = a.trial_id
      join participation p on p.id = a.participation_id
     where $1 = 'APPROVAL' and a.id = $2
    union all
    select 'milestones/' || m.id, in_words(m.code), '/trials/' || t.code || '/milestones/' || m.id, t.code
      from milestone m join trial t on t.id = m.trial_id where $1 = 'MILESTONE' and m.id = $2
    union all
    select 'institutions/' || i.id, i.name, '/institutions/' || i.id, null
      from institution i where $1 = 'INSTITUTION' and i.id = $2
$$;

-- Where that is: whoever may see one of these places sees the document. An institution is nowhere in particular.
create function document_places(kind text, id bigint)
    returns table (trial_id bigint, participation_id bigint, site_id bigint) language sql stable as $$
    select t.id, null::bigint, null::bigint from trial t where $1 = 'TRIAL' and t.id = $2
    union all
    select p.trial_id, p.id, null from participation p where $1 = 'COUNTRY' and p.id = $2
    union all
    select s.trial_id, s.participation_id, s.id from site s where $1 = 'SITE' and s.id = $2
    union all
    select mt.trial_id, p.id, null
      from meeting_trial mt
      left join meeting_country mc on mc.meeting_id = mt.meeting_id
      left join participation p on p.trial_id = mt.trial_id and p.country_iso2 = mc.country_iso2
     where $1 in ('MEETING', 'DECISION')
       and mt.meeting_id = case $1 when 'MEETING' then $2 else (select d.meeting_id from decision d where d.id = $2) end
    union all
    select a.trial_id, p.id, null
      from action_item a
      left join participation p on p.trial_id = a.trial_id and p.country_iso2 = a.country_iso2
     where $1 = 'ACTION' and a.id = $2
    union all
    select o.trial_id, p.id, null
      from outreach o
      left join participation p on p.trial_id = o.trial_id and p.country_iso2 = o.country_iso2
     where $1 = 'OUTREACH' and o.id = $2
    union all
    select a.trial_id, a.participation_id, null from agreement a where $1 = 'AGREEMENT' and a.id = $2
    union all
    select a.trial_id, a.participation_id, a.site_id from approval a where $1 = 'APPROVAL' and a.id = $2
    union all
    select m.trial_id, m.participation_id, m.site_id from milestone m where $1 = 'MILESTONE' and m.id = $2
$$;

-- The documents of what belongs to a country, or to its trial as a whole.
create function documents_about(trial_id bigint, participation_id bigint) returns table (id bigint) language sql stable as $$
    select d.id from document d where d.holder_kind = 'TRIAL' and d.holder_id = $1
    union all
    select d.id from document d where d.holder_kind = 'COUNTRY' and d.holder_id = $2
    union all
    select d.id from site s join document d on d.holder_kind = 'SITE' and d.holder_id = s.id where s.participation_id = $2
    union all
    select d.id from agreement a join document d on d.holder_kind = 'AGREEMENT' and d.holder_id = a.id
     where a.participation_id = $2
    union all
    select d.id from approval a join document d on d.holder_kind = 'APPROVAL' and d.holder_id = a.id
     where a.participation_id = $2
    union all
    select d.id from milestone m join document d on d.holder_kind = 'MILESTONE' and d.holder_id = m.id
     where m.trial_id = $1 and (m.participation_id is null or m.participation_id = $2)
    union all
    select d.id
      from participation p
      join outreach o on o.trial_id = p.trial_id and o.country_iso2 = p.country_iso2
      join document d on d.holder_kind = 'OUTREACH' and d.holder_id = o.id
     where p.id = $2
    union all
    select d.id
      from participation p
      join action_item a on a.trial_id = p.trial_id and a.country_iso2 = p.country_iso2
      join document d on d.holder_kind = 'ACTION' and d.holder_id = a.id
     where p.id = $2
    union all
    select d.id
      from document d
      left join decision c on d.holder_kind = 'DECISION' and c.id = d.holder_id
      join meeting_trial mt on mt.meeting_id = coalesce(c.meeting_id, d.holder_id)
     where d.holder_kind in ('MEETING', 'DECISION') and mt.trial_id = $1
       and (not exists (select from meeting_country mc where mc.meeting_id = mt.meeting_id)
            or exists (select from meeting_country mc join participation p on p.country_iso2 = mc.country_iso2
                        where mc.meeting_id = mt.meeting_id and p.id = $2))
$$;

-- As before, and of the documents only those about the country that were not withdrawn or erased.
create or replace function citable(trial_id bigint, participation_id bigint) returns table (kind text, id bigint) language sql stable as $$
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
    select 'DOCUMENT', d.id
      from documents_about($1, $2) about
      join document d on d.id = about.id
     where d.withdrawn_at is null and d.erased_at is null
$$;
