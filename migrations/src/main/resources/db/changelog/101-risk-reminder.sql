--liquibase formatted sql

--changeset trialbridge:101-risk-reminder
-- Owners are told, too, when a risk is to be looked at again.
alter table digest_line drop constraint a_digest_line_is_of_a_known_kind;
alter table digest_line add constraint a_digest_line_is_of_a_known_kind check (kind in ('ACTION', 'AGREEMENT', 'APPROVAL', 'RISK'));
