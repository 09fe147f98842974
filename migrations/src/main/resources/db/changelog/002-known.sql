--liquibase formatted sql

--changeset trialbridge:002-known splitStatements:false
-- The schema "known" holds views with the names and columns of the tables of facts. They show what the system knew when
-- the audit trail ended at the entry known_entry(). With search_path = known, public the same SQL reads the past.
create schema known;

create function known_entry() returns bigint language sql stable as $$
    select current_setting('trialbridge.known_entry')::bigint
$$;

-- Moves the running transaction to what was known at an instant; returns the number of the last entry known then.
create function known_at(instant timestamptz) returns bigint language plpgsql as $$
declare
    entry_id bigint;
begin
    select coalesce(max(id), 0) into entry_id from audit_entry where recorded_at <= instant;
    perform set_config('trialbridge.known_entry', entry_id::text, true);
    perform set_config('search_path', 'known, public', true);
    return entry_id;
end $$;

-- Makes a table of facts: its changes are recorded, it can not be truncated, and "known" shows its past.
-- The secrets are columns of which the trail keeps salted digests only; such a table has no past to show.
create procedure make_facts(name regclass, variadic secrets text[] default '{}') language plpgsql as $$
begin
    execute format('create trigger changes_are_recorded after insert or update or delete on %s for each row execute function record_change(%s)',
        name, (select coalesce(string_agg(quote_literal(secret), ', '), '') from unnest(secrets) secret));
    execute format('create trigger facts_are_not_truncated before truncate on %s for each statement execute function refuse_rewriting()', name);
    if cardinality(secrets) = 0 then
        call show_past(name);
    end if;
end $$;

-- Makes or renews the view of a table's past; to be called again after a column is added. A row was what it was before
-- its first change after the known entry; a row without such a change was as it is now. So the cost grows with what has
-- changed since, not with the age of the trail.
create procedure show_past(name regclass) language plpgsql as $$
begin
    execute format($view$
        create or replace view known.%1$s as
        select present.*
          from public.%1$s present
         where not exists (select from change c
                            where c.table_name = %1$L and c.row_id = present.id and c.entry_id > known_entry())
        union all
        select past.*
          from (select distinct on (c.row_id) c.before
                  from change c
                 where c.table_name = %1$L and c.entry_id > known_entry()
                 order by c.row_id, c.id) first_change
         cross join lateral jsonb_populate_record(null::public.%1$s, first_change.before) past
         where first_change.before is not null
    $view$, name);
end $$;

-- Makes an append-only table of facts, whose lines carry their entry.
create procedure make_lines(name regclass) language plpgsql as $$
begin
    call make_append_only(name);
    execute format('create trigger lines_carry_their_entry before insert on %s for each row execute function carry_entry()', name);
    execute format('create view known.%1$s as select * from public.%1$s where entry_id <= known_entry()', name);
end $$;
