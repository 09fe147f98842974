--liquibase formatted sql

--changeset trialbridge:081-outbox-given-up
-- A message that could not be sent in four days is given up; to whom it was to go and what it said is forgotten then.
alter table outbox add column given_up_at timestamptz;
drop index outbox_waiting;
create index outbox_waiting on outbox (next_attempt_at) where sent_at is null and given_up_at is null;
