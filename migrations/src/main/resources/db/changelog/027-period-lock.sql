--liquibase formatted sql

--changeset trialbridge:027-period-lock splitStatements:false
-- A country's periods that are accepted: those after after_day (null: from the first one on) up to and including through.
-- Their counts, of the sites and of the country itself, stay as they are.
create table period_lock (
    id bigint generated always as identity,
    trial_id bigint not null,
    participation_id bigint not null,
    after_day date,
    through date not null,
    reason text not null,
    entry_id bigint not null,
    constraint a_period_lock_has_one_id primary key (trial_id, id),
    constraint a_period_lock_is_named_with_its_country unique (trial_id, participation_id, id),
    constraint a_period_lock_is_of_a_country_of_its_trial foreign key (trial_id, participation_id) references participation (trial_id, id),
    constraint a_period_lock_belongs_to_an_audit_entry foreign key (entry_id, trial_id) references audit_entry (id, trial_id),
    constraint a_period_lock_accepts_at_least_a_day check (through > after_day)
);
call make_lines('period_lock');

-- Somebody asks that the periods that end on from_day or later be opened again.
create table period_reopening (
    id bigint generated always as identity,
    trial_id bigint not null,
    participation_id bigint not null,
    lock_id bigint not null,
    from_day date not null,
    reason text not null,
    entry_id bigint not null,
    constraint a_period_reopening_has_one_id primary key (trial_id, id),
    constraint a_period_reopening_is_of_a_lock_of_its_country foreign key (trial_id, participation_id, lock_id) references period_lock (trial_id, participation_id, id),
    constraint a_period_reopening_belongs_to_an_audit_entry foreign key (entry_id, trial_id) references audit_entry (id, trial_id)
);
create index period_reopening_by_country on period_reopening (trial_id, participation_id);
call make_lines('period_reopening');

-- Somebody else agrees: from then on the periods are open.
create table period_reopening_approval (
    id bigint generated always as identity,
    trial_id bigint not null,
    reopening_id bigint not null,
    entry_id bigint not null,
    constraint a_period_reopening_approval_has_one_id primary key (trial_id, id),
    constraint a_period_reopening_is_approved_once unique (trial_id, reopening_id),
    constraint an_approval_is_of_a_period_reopening foreign key (trial_id, reopening_id) references period_reopening (trial_id, id),
    constraint a_period_reopening_approval_belongs_to_an_audit_entry foreign key (entry_id, trial_id) references audit_entry (id, trial_id)
);
call make_lines('period_reopening_approval');

create function require_a_second_person() returns trigger language plpgsql as $$
declare
    asker bigint;
    approver bigint := (current_entry()).user_id;
begin
    select a.user_id into asker
      from period_reopening r
      join audit_entry a on a.id = r.entry_id and a.trial_id = r.trial_id
     where r.trial_id = new.trial_id and r.id = new.reopening_id;
    if approver is null or approver = asker then
        raise exception 'a reopening is approved by a second person'
            using errcode = 'check_violation', constraint = 'a_reopening_is_approved_by_a_second_person';
    end if;
    return new;
end $$;
create trigger a_second_person_approves before insert on period_reopening_approval for each row execute function require_a_second_person();

-- The locks with the last day that each still holds, which is null once all of it was opened again. Whatever was opened
-- before a lock was set does not touch it.
create view period_lock_standing as
select l.id, l.trial_id, l.participation_id, l.after_day, l.through, l.reason, l.entry_id,
       case when l.after_day is null or held.day > l.after_day then held.day end as holds_through
  from period_lock l
 cross join lateral (select least(l.through, min(r.from_day) - 1) as day
                       from period_reopening r
                       join period_reopening_approval a on a.trial_id = r.trial_id and a.reopening_id = r.id
                      where r.trial_id = l.trial_id and r.participation_id = l.participation_id
                        and a.entry_id > l.entry_id) held;
create view known.period_lock_standing as
select l.id, l.trial_id, l.participation_id, l.after_day, l.through, l.reason, l.entry_id,
       case when l.after_day is null or held.day > l.after_day then held.day end as holds_through
  from known.period_lock l
 cross join lateral (select least(l.through, min(r.from_day) - 1) as day
                       from known.period_reopening r
                       join known.period_reopening_approval a on a.trial_id = r.trial_id and a.reopening_id = r.id
                      where r.trial_id = l.trial_id and r.participation_id = l.participation_id
                        and a.entry_id > l.entry_id) held;

-- The last day of a country's accepted periods; no row if none is. Kept by the triggers below, so that whoever writes
-- counts looks at one row.
create table accepted_periods (
    participation_id bigint constraint a_country_has_one_row_of_accepted_periods primary key,
    trial_id bigint not null,
    through date not null,
    constraint accepted_periods_are_of_a_country_of_their_trial foreign key (trial_id, participation_id) references participation (trial_id, id)
);
create view known.accepted_periods as
select l.participation_id, l.trial_id, max(l.holds_through) as through
  from known.period_lock_standing l
 where l.holds_through is not null
 group by l.participation_id, l.trial_id;

create function keep_accepted_periods() returns trigger language plpgsql as $$
declare
    country bigint;
begin
    if tg_table_name = 'period_lock' then
        country := new.participation_id;
    else
        select r.participation_id into country
          from period_reopening r
         where r.trial_id = new.trial_id and r.id = new.reopening_id;
    end if;
    delete from accepted_periods where participation_id = country;
    insert into accepted_periods (participation_id, trial_id, through)
    select l.participation_id, l.trial_id, max(l.holds_through)
      from period_lock_standing l
     where l.trial_id = new.trial_id and l.participation_id = country and l.holds_through is not null
     group by l.participation_id, l.trial_id;
    return null;
end $$;
create trigger accepted_periods_are_kept after insert on period_lock for each row execute function keep_accepted_periods();
create trigger accepted_periods_are_kept after insert on period_reopening_approval for each row execute function keep_accepted_periods();

-- Whoever writes counts holds the acceptance of that country's periods back until he is done, and waits for one that is
-- being written. Many may write at once.
create function hold_back_locks(participation_id bigint) returns void language sql volatile as $$
    select pg_advisory_xact_lock_shared(hashtextextended('accepted periods of ' || $1, 0))
$$;

create function wait_for_counts() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('accepted periods of ' || new.participation_id, 0));
    return new;
end $$;
create trigger locks_wait_for_counts before insert on period_lock for each row execute function wait_for_counts();

-- Nothing gets past a lock, whichever way it comes. Once for each statement, so that many lines cost little; in two
-- steps, because what is read must be what is there after the wait.
create function refuse_counts_of_accepted_periods() returns trigger language plpgsql as $$
declare
    accepted date;
begin
    perform hold_back_locks(country.participation_id)
       from (select distinct a.participation_id from added a order by a.participation_id) country;
    select k.through into accepted
      from added a
      join accepted_periods k on k.participation_id = a.participation_id
     where a.period_end <= k.through
     limit 1;
    if accepted is not null then
        raise exception 'the periods up to % are accepted', accepted
            using errcode = 'check_violation', constraint = 'counts_of_accepted_periods_stay_as_they_are';
    end if;
    return null;
end $$;
create trigger accepted_periods_are_left_alone after insert on counts referencing new table as added
    for each statement execute function refuse_counts_of_accepted_periods();
