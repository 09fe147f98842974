--liquibase formatted sql

--changeset trialbridge:082-retention splitStatements:false
-- Until when a person's values may be kept; what is kept longer is looked through once a year.
alter table person add column retain_until date;
create index person_by_retention on person (retain_until) where erased_at is null and merged_into_id is null;
call show_past('person');

-- A text with some values taken out of it, in any case: for what still waits to be sent when a person is erased. Lines of
-- an iCalendar text are unfolded first where one of the values stands across a fold.
create function without_values(content text, personal text[]) returns text language plpgsql immutable as $$
declare
    value text;
    plain text := content;
begin
    foreach value in array personal loop
        if position(value in regexp_replace(plain, E'\r?\n[ \t]', '', 'g')) > 0 and position(value in plain) = 0 then
            plain := regexp_replace(plain, E'\r?\n[ \t]', '', 'g');
        end if;
        plain := replace(plain, value, 'erased person');
    end loop;
    return plain;
end $$;

-- Where some values stand in texts of any table, the audit trail and the directory's own side tables aside: the table, the
-- column, and the row's id where it has one.
create function where_it_stands(personal text[]) returns table (table_name text, column_name text, row_id bigint)
    language plpgsql stable as $$
declare
    named record;
begin
    for named in
        select c.table_name::text as in_table, c.column_name::text as in_column,
               exists (select from information_schema.columns k
                        where k.table_schema = 'public' and k.table_name = c.table_name and k.column_name = 'id') as has_id
          from information_schema.columns c
          join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
         where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
           and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY')
           and c.table_name not in ('audit_entry', 'change', 'person_private', 'databasechangelog', 'databasechangeloglock')
         order by c.table_name, c.ordinal_position
    loop
        return query execute format(
            'select %1$L, %2$L, %3$s from public.%1$I t where exists (select from unnest($1) v where position(v in t.%2$I::text) > 0) limit 200',
            named.in_table, named.in_column, case when named.has_id then 't.id' else 'null::bigint' end) using personal;
    end loop;
end $$;
