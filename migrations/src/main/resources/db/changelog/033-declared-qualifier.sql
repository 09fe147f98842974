--liquibase formatted sql

--changeset trialbridge:033-declared-qualifier splitStatements:false
-- How exact the number enrolled is that a country last declared by a day; null if it declared none. Written as text so
-- that it reads the past when the search path says so.
create function declared_qualifier(trial_id bigint, participation_id bigint, as_of date) returns text
    language sql stable as $$
    select l.qualifier
      from (select distinct on (c.period_end) c.period_end, c.enrolled, c.qualifier
              from counts c
             where c.trial_id = $1 and c.place_id = - $2 and c.period_end <= $3
             order by c.period_end desc, c.revision desc) l
     where l.enrolled is not null
     order by l.period_end desc
     limit 1
$$;
