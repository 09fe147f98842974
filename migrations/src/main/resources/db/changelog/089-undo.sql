--liquibase formatted sql

--changeset trialbridge:089-undo splitStatements:false
-- What somebody took back within seconds. The entry taken back stays; a later entry names it here.
create table undone (
    id bigint generated always as identity constraint an_undoing_has_one_id primary key,
    trial_id bigint not null,
    undone_entry_id bigint not null constraint an_entry_is_undone_once unique,
    entry_id bigint not null constraint an_entry_undoes_one_other unique,
    constraint an_undone_entry_exists foreign key (undone_entry_id, trial_id) references audit_entry (id, trial_id),
    constraint an_undoing_belongs_to_an_audit_entry foreign key (entry_id, trial_id) references audit_entry (id, trial_id),
    constraint an_undoing_comes_after_what_it_undoes check (entry_id > undone_entry_id)
);
call make_lines('undone');

-- Personal values that were deleted, kept for as long as that can be undone. The trail keeps digests of them only.
create table kept_for_undo (
    entry_id bigint not null,
    table_name text not null,
    row_id bigint not null,
    kept jsonb not null,
    kept_at timestamptz not null default clock_timestamp(),
    constraint a_deleted_row_is_kept_once primary key (entry_id, table_name, row_id)
);

-- Who is erased is not kept here either.
create function forget_kept() returns trigger language plpgsql as $$
begin
    delete from kept_for_undo k where lower(k.kept ->> 'email') = lower(old.email);
    return null;
end $$;
create trigger what_was_kept_is_forgotten after delete on person_private for each row execute function forget_kept();

-- Puts the rows of some tables that an entry changed back to what they were before it, as changes of the running entry.
-- Constraints and triggers apply as to any change. Versions and the sequence of a calendar only ever rise. Returns false,
-- having changed something or nothing, if a row was changed since: then the transaction must not go on.
create function take_back(undone_entry bigint, tables text[]) returns boolean language plpgsql as $$
declare
    this_entry bigint := (current_entry()).id;
    it record;
    columns text;
    settings text;
begin
    for it in select c.id, c.table_name, c.row_id, c.before, c.after
                from change c
               where c.entry_id = undone_entry and c.table_name = any(tables)
               order by c.id desc
    loop
        execute format('select 1 from %I where id = $1 for update', it.table_name) using it.row_id;
        if exists (select from change later
                    where later.table_name = it.table_name and later.row_id = it.row_id and later.id > it.id
                      and later.entry_id not in (undone_entry, this_entry)) then
            return false;
        end if;
        select string_agg(quote_ident(attname), ', ' order by attnum),
               string_agg(case when attname in ('version', 'ical_sequence') then format('%1$I = present.%1$I + 1', attname)
                               else format('%1$I = past.%1$I', attname) end, ', ' order by attnum)
                   filter (where attname <> 'id')
          into columns, settings
          from pg_attribute
         where attrelid = it.table_name::regclass and attnum > 0 and not attisdropped and attgenerated = '';
        if it.before is null then
            execute format('delete from %I where id = $1', it.table_name) using it.row_id;
        elsif it.after is null then
            execute format('insert into %1$I (%2$s) overriding system value select %2$s from jsonb_populate_record(null::%1$I, $1)',
                it.table_name, columns) using it.before;
        else
            execute format('update %1$I present set %2$s from jsonb_populate_record(null::%1$I, $1) past where present.id = $2',
                it.table_name, settings) using it.before, it.row_id;
        end if;
    end loop;
    for it in select k.table_name, k.kept from kept_for_undo k where k.entry_id = undone_entry loop
        execute format('insert into %1$I select * from jsonb_populate_record(null::%1$I, $1)', it.table_name) using it.kept;
    end loop;
    delete from kept_for_undo k where k.entry_id = undone_entry;
    return true;
end $$;

-- The moves of countries that count: without those taken back within seconds, and without the taking back.
create view stage_change_in_force as
    select c.*
      from stage_change c
     where not exists (select from undone u where c.entry_id in (u.undone_entry_id, u.entry_id));

create view known.stage_change_in_force as
    select c.*
      from known.stage_change c
     where not exists (select from known.undone u where c.entry_id in (u.undone_entry_id, u.entry_id));

-- The stage of a country is that of its last change by the day on which it took effect; what was taken back never counted.
create or replace function keep_stage() returns trigger language plpgsql as $$
begin
    update participation p
       set stage = coalesce(last.to_stage, 'IDENTIFIED'), stage_since = last.effective_on, version = p.version + 1
      from (select 1) always
      left join lateral (select c.to_stage, c.effective_on
              from stage_change_in_force c
             where c.participation_id = new.participation_id
             order by c.effective_on desc, c.id desc
             limit 1) last on true
     where p.id = new.participation_id;
    return null;
end $$;

-- A move that was taken back proves no milestone either.
do $$
begin
    execute replace(pg_get_functiondef('milestone_proof(bigint, date)'::regprocedure),
                    'join stage_change c', 'join stage_change_in_force c');
end $$;
