--liquibase formatted sql

--changeset trialbridge:077-required-approval splitStatements:false
-- Which approvals countries of a type need. Those that come with the system are no facts of anybody; later changes are.
create table approval_template (
    id bigint generated always as identity constraint an_approval_template_has_one_id primary key,
    version integer not null default 1,
    name text not null constraint an_approval_template_has_a_name_of_its_own unique,
    description text not null
);

create table approval_template_item (
    id bigint generated always as identity constraint an_approval_template_item_has_one_id primary key,
    template_id bigint not null constraint a_template_item_is_of_a_template references approval_template,
    kind text not null,
    need text not null,
    place integer not null,
    constraint a_template_names_a_kind_once unique (template_id, kind),
    constraint a_template_item_has_a_known_kind check (kind in ('ETHICS', 'NATIONAL_REGULATOR', 'IMPORT_LICENCE', 'BIOSAFETY',
        'INSURANCE', 'DATA_PROTECTION', 'SITE_LICENCE', 'PROTOCOL_AMENDMENT')),
    constraint a_template_item_is_for_the_country_or_its_sites check (need in ('COUNTRY', 'SITES', 'BOTH')),
    constraint a_template_item_has_a_place_from_1_on check (place between 1 and 20)
);

insert into approval_template (name, description) values
    ('Ethics, then regulator', 'A national ethics committee decides first, then the regulator. Nothing else is needed.'),
    ('Regulator only', 'The regulator looks at ethics too: one approval for the country.'),
    ('With import licence', 'Ethics, then the regulator; the product is imported under a licence of its own.'),
    ('With biosafety and import licence', 'Biosafety and ethics are looked at first, then the regulator decides; the product is imported under a licence.'),
    ('Ethics of every site', 'The regulator decides for the country, and the ethics committee of each site for its own.');

insert into approval_template_item (template_id, kind, need, place)
select t.id, item.kind, item.need, item.place
  from (values ('Ethics, then regulator', 'ETHICS', 'COUNTRY', 1),
               ('Ethics, then regulator', 'NATIONAL_REGULATOR', 'COUNTRY', 2),
               ('Regulator only', 'NATIONAL_REGULATOR', 'COUNTRY', 1),
               ('With import licence', 'ETHICS', 'COUNTRY', 1),
               ('With import licence', 'NATIONAL_REGULATOR', 'COUNTRY', 2),
               ('With import licence', 'IMPORT_LICENCE', 'COUNTRY', 3),
               ('With biosafety and import licence', 'BIOSAFETY', 'COUNTRY', 1),
               ('With biosafety and import licence', 'ETHICS', 'COUNTRY', 1),
               ('With biosafety and import licence', 'NATIONAL_REGULATOR', 'COUNTRY', 2),
               ('With biosafety and import licence', 'IMPORT_LICENCE', 'COUNTRY', 3),
               ('Ethics of every site', 'NATIONAL_REGULATOR', 'COUNTRY', 1),
               ('Ethics of every site', 'ETHICS', 'SITES', 2)) item(template, kind, need, place)
  join approval_template t on t.name = item.template
 order by t.id, item.place, item.kind;

call make_facts('approval_template');
call make_facts('approval_template_item');

-- Which approvals one country needs: a copy of a template, or a list of its own.
create table approval_need (
    id bigint generated always as identity constraint an_approval_need_has_one_id primary key,
    version integer not null default 1,
    trial_id bigint not null,
    participation_id bigint not null,
    template text,
    reason text not null,
    constraint an_approval_need_is_of_a_country_of_its_trial foreign key (trial_id, participation_id) references participation (trial_id, id),
    constraint a_country_has_one_list_of_needed_approvals unique (participation_id)
);
call make_facts('approval_need');

create table approval_need_item (
    id bigint generated always as identity constraint an_approval_need_item_has_one_id primary key,
    approval_need_id bigint not null constraint a_needed_approval_is_of_a_list references approval_need,
    kind text not null,
    need text not null,
    place integer not null,
    constraint a_list_of_needed_approvals_names_a_kind_once unique (approval_need_id, kind),
    constraint a_needed_approval_has_a_known_kind check (kind in ('ETHICS', 'NATIONAL_REGULATOR', 'IMPORT_LICENCE', 'BIOSAFETY',
        'INSURANCE', 'DATA_PROTECTION', 'SITE_LICENCE', 'PROTOCOL_AMENDMENT')),
    constraint a_needed_approval_is_for_the_country_or_its_sites check (need in ('COUNTRY', 'SITES', 'BOTH')),
    constraint a_needed_approval_has_a_place_from_1_on check (place between 1 and 20)
);
call make_facts('approval_need_item');

-- The approvals that a country needs, one line for the country and for each site that was selected, each with the approval
-- that speaks for it best by a day and whether that was given and in force. Written as text so that it reads the past when
-- the search path says so.
create function needed_approvals(participation_id bigint, by_day date)
    returns table (place integer, kind text, for_sites boolean, site_id bigint, site text, approval_id bigint, given boolean)
    language sql stable as $$
with needed as (
    select item.place, item.kind, false as for_sites, null::bigint as site_id, null::text as site
      from approval_need list
      join approval_need_item item on item.approval_need_id = list.id
     where list.participation_id = $1 and item.need in ('COUNTRY', 'BOTH')
     union all
    select item.place, item.kind, true, s.id, s.code
      from approval_need list
      join approval_need_item item on item.approval_need_id = list.id
      left join site s on s.participation_id = list.participation_id
                      and s.status not in ('CANDIDATE', 'QUALIFIED', 'NOT_SELECTED', 'TERMINATED')
     where list.participation_id = $1 and item.need in ('SITES', 'BOTH')
)
select n.place, n.kind, n.for_sites, n.site_id, n.site, best.id, coalesce(best.given, false)
  from needed n
  left join lateral (
       select a.id,
              coalesce(a.status in ('APPROVED', 'APPROVED_WITH_CONDITIONS', 'EXPIRED') and a.decided_on <= $2
                       and (a.expires_on >= $2 or (a.expires_on is null and a.status <> 'EXPIRED')), false) as given
         from approval a
        where a.participation_id = $1 and a.kind = n.kind and a.status <> 'WITHDRAWN'
          and a.site_id is not distinct from n.site_id and (not n.for_sites or n.site_id is not null)
        order by given desc, a.submitted_on desc nulls last, a.id desc
        limit 1) best on true
 order by n.place, n.kind, n.for_sites, n.site
$$;

-- What was needed and not given when a country moved, by name.
alter table stage_change add column missing text[] not null default '{}';
create or replace view known.stage_change as select * from public.stage_change where entry_id <= known_entry();
