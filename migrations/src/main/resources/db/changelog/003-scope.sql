--liquibase formatted sql

--changeset trialbridge:003-scope splitStatements:false
-- Whether a place lies in a user's scope: the last condition of every list over places. PostgreSQL writes the body into
-- the query, so indexes are used.
create function in_scope(trial_id bigint, participation_id bigint, site_id bigint,
                         everything boolean, trials bigint[], participations bigint[], sites bigint[])
    returns boolean language sql immutable parallel safe as $$
    select everything or trial_id = any(trials) or participation_id = any(participations) or site_id = any(sites)
$$;
