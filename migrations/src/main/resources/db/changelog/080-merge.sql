--liquibase formatted sql

--changeset trialbridge:080-merge splitStatements:false
-- Institutions and people that were entered twice become one. The row that goes stays in its table and says into which one
-- it went, so that its address and its history are found; all that hung on it hangs on the one that stays.
alter table institution add column merged_into_id bigint constraint an_institution_is_merged_into_a_known_one references institution;
alter table institution add constraint an_institution_is_not_merged_into_itself check (merged_into_id <> id);
alter table institution drop constraint an_institution_name_is_used_once_in_a_country;
create unique index an_institution_name_is_used_once_in_a_country on institution (country_iso2, name) where merged_into_id is null;
create index institution_by_what_it_went_into on institution (merged_into_id);
call show_past('institution');

alter table person add column merged_into_id bigint constraint a_person_is_merged_into_a_known_one references person;
alter table person add constraint a_person_is_not_merged_into_itself check (merged_into_id <> id);
create index person_by_what_it_went_into on person (merged_into_id);
call show_past('person');

-- What makes two names the same for whoever looks for duplicates: no case, accents, spaces or punctuation. It takes
-- characters away by number, so it does not depend on a collation.
create function name_key(name text) returns text language sql immutable parallel safe as $$
    select nullif(regexp_replace(normalize(lower(name), NFKD),
                                 '[\u0300-\u036F\u0001-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00BF\u2000-\u206F]+', '', 'g'), '')
$$;

-- The columns that name rows of a table. What extends a row (a side table with its key) and what only tells its past does
-- not move when the row is merged into another, and append-only lines can not.
create function references_to(target regclass) returns table (table_name text, column_name text, moves boolean, extends boolean)
    language sql stable as $$
    select found.table_name, found.column_name, not found.extends and not found.tells_past, found.extends
      from (select r.relname::text as table_name, a.attname::text as column_name,
                   exists (select from pg_index x
                            where x.indrelid = r.oid and x.indisprimary and x.indnkeyatts = 1 and x.indkey[0] = a.attnum) as extends,
                   a.attname = 'merged_into_id'
                   or exists (select from pg_trigger t
                               where t.tgrelid = r.oid and t.tgname = 'lines_stay_as_they_are') as tells_past
              from pg_constraint c
              join pg_class r on r.oid = c.conrelid
              join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
             where c.contype = 'f' and c.confrelid = target and cardinality(c.conkey) = 1
               and r.relnamespace = 'public'::regnamespace) found
     order by 1, 2
$$;

create function count_references(target regclass, thing bigint) returns table (table_name text, column_name text, many bigint)
    language plpgsql stable as $$
declare
    named record;
begin
    for named in select r.table_name, r.column_name from references_to(target) r where r.moves loop
        return query execute format('select %L, %L, count(*) from public.%I where %I = $1',
            named.table_name, named.column_name, named.table_name, named.column_name) using thing;
    end loop;
end $$;

-- Hangs on one row what hung on another. Where both stand in a place for one, as two entries of a person at one meeting,
-- the line of the one that stays is kept, and what hung on the other line hangs on it. Returns how many rows it changed.
create function move_references(target regclass, from_id bigint, into_id bigint) returns bigint language plpgsql as $$
declare
    named record;
    rule record;
    twin record;
    side record;
    changed bigint := 0;
    these bigint;
begin
    for named in select r.table_name, r.column_name from references_to(target) r where r.moves loop
        for rule in
            select coalesce(string_agg(format(case when i.indnullsnotdistinct then 'goes.%1$I is not distinct from stays.%1$I'
                                                   else 'goes.%1$I = stays.%1$I' end, a.attname), ' and ')
                            filter (where a.attname <> named.column_name), 'true') as same
              from pg_index i
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey::int2[])
             where i.indrelid = format('public.%I', named.table_name)::regclass and i.indisunique and i.indpred is null
             group by i.indexrelid
            having bool_or(a.attname = named.column_name)
        loop
            for twin in execute format('select goes.id as goes, stays.id as stays from public.%1$I goes join public.%1$I stays on stays.%2$I = $2 and %3$s where goes.%2$I = $1',
                    named.table_name, named.column_name, rule.same) using from_id, into_id loop
                changed := changed + 1 + move_references(format('public.%I', named.table_name)::regclass, twin.goes, twin.stays);
                for side in select r.table_name, r.column_name
                              from references_to(format('public.%I', named.table_name)::regclass) r where r.extends loop
                    execute format('delete from public.%I where %I = $1', side.table_name, side.column_name) using twin.goes;
                end loop;
                execute format('delete from public.%I where id = $1', named.table_name) using twin.goes;
            end loop;
        end loop;
        execute format('update public.%1$I set %2$I = $2 %3$s where %2$I = $1', named.table_name, named.column_name,
            (select ', version = version + 1'
               from pg_attribute a
              where a.attrelid = format('public.%I', named.table_name)::regclass and a.attname = 'version')) using from_id, into_id;
        get diagnostics these = row_count;
        changed := changed + these;
    end loop;
    return changed;
end $$;

-- The rows changed by an entry that are not what it made them, versions aside. What was changed and taken back since counts
-- as unchanged.
create function changed_again(entry_id bigint) returns table (table_name text, row_id bigint) language sql stable as $$
    select made.table_name, made.row_id
      from (select distinct on (c.table_name, c.row_id) c.id, c.table_name, c.row_id, c.after
              from change c
             where c.entry_id = $1
             order by c.table_name, c.row_id, c.id desc) made
     cross join lateral (select last.id, last.after
                           from change last
                          where last.table_name = made.table_name and last.row_id = made.row_id
                          order by last.id desc
                          limit 1) latest
     where latest.id <> made.id and latest.after - 'version' is distinct from made.after - 'version'
$$;

-- Makes all rows that the entry of a merge changed what they were before it; of personal values the trail knows digests only, so they
-- are left alone. Versions rise. To be called only if none was changed again. Returns how many rows it changed.
create function split_again(entry_id bigint) returns bigint language plpgsql as $$
declare
    done record;
    names text;
    stored text;
    changed bigint := 0;
begin
    for done in
        select c.table_name, c.row_id, c.before, c.after
          from change c
         where c.entry_id = $1
           and not exists (select from pg_attribute a
                            where a.attrelid = format('public.%I', c.table_name)::regclass and a.attname = 'salt')
         order by c.id desc
    loop
        select string_agg(quote_ident(a.attname), ', ') filter (where a.attname not in ('id', 'version')),
               string_agg(quote_ident(a.attname), ', ')
          into names, stored
          from pg_attribute a
         where a.attrelid = format('public.%I', done.table_name)::regclass and a.attnum > 0 and not a.attisdropped
           and a.attgenerated = '';
        if done.before is null then
            execute format('delete from public.%I where id = $1', done.table_name) using done.row_id;
        elsif done.after is null then
            execute format('insert into public.%1$I (%2$s) overriding system value select %2$s from jsonb_populate_record(null::public.%1$I, $1)',
                done.table_name, stored) using done.before;
        else
            execute format('update public.%1$I set (%2$s) = (select %2$s from jsonb_populate_record(null::public.%1$I, $1)) where id = $2',
                done.table_name, names) using done.before, done.row_id;
            if done.before ? 'version' then
                execute format('update public.%I set version = version + 1 where id = $1', done.table_name) using done.row_id;
            end if;
        end if;
        changed := changed + 1;
    end loop;
    return changed;
end $$;
