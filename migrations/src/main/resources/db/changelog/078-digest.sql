--liquibase formatted sql

--changeset trialbridge:078-digest splitStatements:false
-- What people were told in their digests. The key keeps two nodes, or a restarted one, from writing twice: a person gets one
-- digest a day. A person is a user, or an entry of the directory that no user has the address of.
create table digest_message (
    id bigint generated always as identity constraint a_digest_message_has_one_id primary key,
    user_id bigint constraint a_digest_message_is_to_a_user references user_account,
    person_id bigint constraint a_digest_message_is_to_a_person references person,
    on_day date not null,
    sent_at timestamptz not null,
    constraint a_digest_message_is_to_one_recipient check (num_nonnulls(user_id, person_id) = 1),
    constraint a_person_gets_one_digest_a_day unique nulls not distinct (user_id, person_id, on_day)
);
create index digest_message_by_person on digest_message (person_id);

-- What stood in it, so that each step is told once. A due day that moves begins anew.
create table digest_line (
    id bigint generated always as identity constraint a_digest_line_has_one_id primary key,
    message_id bigint not null constraint a_digest_line_is_in_a_message references digest_message on delete cascade,
    kind text not null,
    thing_id bigint not null,
    due_on date not null,
    step text not null,
    constraint a_digest_line_is_of_a_known_kind check (kind in ('ACTION', 'AGREEMENT', 'APPROVAL')),
    constraint a_digest_line_is_of_a_known_step check (step in ('WEEK_BEFORE', 'DUE', 'OVERDUE', 'ESCALATED',
        'EXPIRES_IN_90', 'EXPIRES_IN_30', 'EXPIRES_IN_7', 'EXPIRES'))
);
create index digest_line_by_message on digest_line (message_id);

create index action_item_by_due_day on action_item (due_on) where status in ('OPEN', 'IN_PROGRESS', 'BLOCKED');
create index agreement_by_expiry on agreement (expires_on) where expires_on is not null;
create index approval_by_expiry on approval (expires_on) where expires_on is not null;

-- Where somebody is and on which days he does not work: the country of his institution, else the one named, else the one of
-- his zone; else the week ends on Saturday.
create function home_of(person_id bigint, zone text, country text, today date, out zone_here text, out weekend_days integer[])
    language sql stable as $$
    select coalesce($2, home.zone, named.zone, 'UTC'),
           coalesce(home.weekend_days, named.weekend_days, zoned.weekend_days, '{6,7}')
      from (select 1) one
      left join lateral (select c.zone, c.weekend_days
                           from affiliation a
                           join institution i on i.id = a.institution_id
                           join country c on c.iso2 = i.country_iso2
                          where a.person_id = $1 and coalesce(a.from_on <= $4, true) and coalesce(a.to_on >= $4, true)
                          order by a.from_on desc nulls last, a.id
                          limit 1) home on true
      left join country named on named.iso2 = $3
      left join lateral (select c.weekend_days from country c where c.zone = $2 order by c.iso2 limit 1) zoned on true
$$;
