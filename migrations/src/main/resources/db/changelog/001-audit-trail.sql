--liquibase formatted sql

--changeset trialbridge:001-audit-trail splitStatements:false
-- Who did what, when, why and from which request. One entry for each transaction that changes facts. Numbers order the
-- trail; times do not (clocks step). trial_id is 0 for what belongs to no trial; it is in the key so that the trail can
-- be partitioned by trial.
create table audit_entry (
    id bigint generated always as identity,
    trial_id bigint not null,
    recorded_at timestamptz not null default clock_timestamp(),
    user_id bigint,
    action text not null,
    reason text,
    subject_table text not null,
    subject_id bigint,
    request_id text not null,
    channel text not null,
    transaction xid8 not null default pg_current_xact_id(),
    constraint an_audit_entry_has_one_number primary key (id, trial_id),
    constraint an_action_is_named_noun_dot_verb check (action ~ '^[a-zA-Z]+\.[a-zA-Z]+$')
);
create index audit_entry_by_time on audit_entry (recorded_at, id);
create index audit_entry_by_subject on audit_entry (subject_table, subject_id, id);
create index audit_entry_by_user on audit_entry (user_id, id);
create index audit_entry_by_trial on audit_entry (trial_id, id);

-- What a row was before and after. Written by triggers only.
create table change (
    id bigint generated always as identity,
    trial_id bigint not null,
    entry_id bigint not null,
    table_name text not null,
    row_id bigint not null,
    before jsonb,
    after jsonb,
    constraint a_change_has_one_number primary key (id, trial_id),
    constraint a_change_belongs_to_an_audit_entry foreign key (entry_id, trial_id) references audit_entry (id, trial_id),
    constraint a_change_changes_something check (before is distinct from after)
);
create index change_by_row on change (table_name, row_id, id);
create index change_by_entry on change (entry_id);
create index change_of_table_by_entry on change (table_name, entry_id);

-- Opens the audit entry of the running transaction. The shared lock lets the issue of an edition wait for a moment in
-- which every entry number that was given is also committed.
create function open_entry(trial_id bigint, user_id bigint, action text, reason text, subject_table text,
                           subject_id bigint, request_id text, channel text)
    returns bigint language plpgsql as $$
declare
    entry_id bigint;
begin
    perform pg_advisory_xact_lock_shared(hashtextextended('trialbridge audit trail', 0));
    insert into audit_entry (trial_id, user_id, action, reason, subject_table, subject_id, request_id, channel)
    values ($1, $2, $3, $4, $5, $6, $7, $8)
    returning id into entry_id;
    perform set_config('trialbridge.entry', entry_id::text, true);
    return entry_id;
end $$;

-- The audit entry of the running transaction. Without one nothing that counts as a fact can be changed.
create function current_entry() returns audit_entry language plpgsql stable as $$
declare
    entry audit_entry;
begin
    select * into entry
      from audit_entry
     where id = nullif(current_setting('trialbridge.entry', true), '')::bigint
       and transaction = pg_current_xact_id_if_assigned();
    if entry.id is null then
        raise exception 'a fact is changed without an audit entry of its own transaction'
            using errcode = 'integrity_constraint_violation', hint = 'Call open_entry() first, in the same transaction.';
    end if;
    return entry;
end $$;

-- Trigger: records a changed row. The arguments name columns that are personal or secret: of these only a digest is
-- kept, salted with the row's own column "salt", so that it says nothing once the row is erased.
create function record_change() returns trigger language plpgsql as $$
declare
    entry audit_entry := current_entry();
    was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
    secret text;
begin
    if was is not distinct from becomes then
        return null;
    end if;
    foreach secret in array coalesce(tg_argv, '{}'::text[]) loop
        if was ->> secret is not null then
            was := jsonb_set(was, array[secret], to_jsonb(salted_digest(was ->> 'salt', was ->> secret)));
        end if;
        if becomes ->> secret is not null then
            becomes := jsonb_set(becomes, array[secret], to_jsonb(salted_digest(becomes ->> 'salt', becomes ->> secret)));
        end if;
    end loop;
    insert into change (trial_id, entry_id, table_name, row_id, before, after)
    values (entry.trial_id, entry.id, tg_table_name, coalesce((becomes ->> 'id')::bigint, (was ->> 'id')::bigint),
            was - 'salt', becomes - 'salt');
    return null;
end $$;

create function salted_digest(salt text, value text) returns text language sql immutable as $$
    select 'sha256:' || encode(sha256(convert_to(salt || value, 'UTF8')), 'hex')
$$;

-- Trigger: what is written once stays.
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op)
        using errcode = 'integrity_constraint_violation';
end $$;

-- Trigger: a line of an append-only table carries the audit entry of its own transaction.
create function carry_entry() returns trigger language plpgsql as $$
begin
    if new.entry_id is distinct from (current_entry()).id then
        raise exception '% must carry the audit entry of its own transaction', tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;

create procedure make_append_only(name regclass) language plpgsql as $$
begin
    execute format('create trigger lines_stay_as_they_are before update or delete on %s for each row execute function refuse_rewriting()', name);
    execute format('create trigger lines_are_not_truncated before truncate on %s for each statement execute function refuse_rewriting()', name);
end $$;

call make_append_only('audit_entry');
call make_append_only('change');
