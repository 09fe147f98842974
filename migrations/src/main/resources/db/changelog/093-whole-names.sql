--liquibase formatted sql

--changeset trialbridge:093-whole-names splitStatements:false
-- A pattern for a value where it stands by itself, not as a part of a longer word: letters and digits of all alphabets end
-- it, the signs for line ends in JSON do not.
create function by_itself(value text) returns text language sql immutable strict parallel safe as $$
    select '(?:(?<![A-Za-z0-9\u00C0-\u1FFF\u2C00-\u2FFF\u3040-\uFFFF])|(?<=\\[nrt]))'
           || regexp_replace(value, '([^A-Za-z0-9\u0080-\uFFFF])', '\\\1', 'g')
           || '(?![A-Za-z0-9\u00C0-\u1FFF\u2C00-\u2FFF\u3040-\uFFFF])'
$$;

-- Whether one of some values stands in a text by itself. In JSON, they stand as JSON writes them.
create function names_one(content text, personal text[]) returns boolean language sql immutable parallel safe as $$
    select exists (select from unnest(personal) v(value)
                    cross join lateral (values (v.value), (btrim(to_json(v.value)::text, '"'))) w(written)
                    where position(w.written in content) > 0 and content ~ by_itself(w.written))
$$;

-- As before, but only where a value stands by itself.
create or replace function without_values(content text, personal text[]) returns text language plpgsql immutable as $$
declare
    value text;
    plain text := content;
begin
    foreach value in array personal loop
        if position(value in regexp_replace(plain, E'\r?\n[ \t]', '', 'g')) > 0 and position(value in plain) = 0 then
            plain := regexp_replace(plain, E'\r?\n[ \t]', '', 'g');
        end if;
        if position(value in plain) > 0 then
            plain := regexp_replace(plain, by_itself(value), 'erased person', 'g');
        end if;
    end loop;
    return plain;
end $$;
