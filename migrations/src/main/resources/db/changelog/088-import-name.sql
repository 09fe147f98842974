--liquibase formatted sql

--changeset trialbridge:088-import-name
-- A file may be called after a person, who can be erased: the digest names it well enough.
drop view known.import_load;
alter table import_load drop column file_name;
call show_past('import_load');
