--liquibase formatted sql

--changeset trialbridge:050-cut splitStatements:false
-- Entry numbers are given before they are committed, so the highest number that can be seen is no border: one below it may
-- still be on its way. Whoever writes holds cuts of the trail back from before his number is given until he is done; many
-- may do so at once. It is the first lock that a writer takes, so that nobody waits for it who holds another.
create function hold_back_cuts() returns void language sql volatile as $$
    select pg_advisory_xact_lock_shared(hashtextextended('trialbridge audit trail', 0))
$$;

-- Waits until every number that was given is committed or given up, and returns the last one: whatever is known through
-- it stays the same for ever. To be called in a transaction of its own that ends at once, because writers wait meanwhile;
-- the transaction's lock_timeout says how long they may.
create function cut_trail(out entry_id bigint, out known_at timestamptz) language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('trialbridge audit trail', 0));
    select coalesce(max(e.id), 0), clock_timestamp() into entry_id, known_at from audit_entry e;
end $$;

-- Moves the running transaction to what was known through an entry.
create function known_through(entry_id bigint) returns bigint language plpgsql as $$
begin
    perform set_config('trialbridge.known_entry', entry_id::text, true);
    perform set_config('search_path', 'known, public', true);
    return entry_id;
end $$;

-- Moves the running transaction to what was known at an instant; returns the number of the last entry known then.
create or replace function known_at(instant timestamptz) returns bigint language sql volatile as $$
    select known_through((select coalesce(max(id), 0) from audit_entry where recorded_at <= instant))
$$;

create or replace function open_entry(trial_id bigint, user_id bigint, action text, reason text, subject_table text,
                                      subject_id bigint, request_id text, channel text)
    returns bigint language plpgsql as $$
declare
    entry_id bigint;
begin
    perform hold_back_cuts();
    insert into audit_entry (trial_id, user_id, action, reason, subject_table, subject_id, request_id, channel)
    values ($1, $2, $3, $4, $5, $6, $7, $8)
    returning id into entry_id;
    perform set_config('trialbridge.entry', entry_id::text, true);
    return entry_id;
end $$;
