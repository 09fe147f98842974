--liquibase formatted sql

--changeset trialbridge:102-risk-words splitStatements:false
create table risk_words (
    id bigint constraint a_risk_has_its_words_once primary key constraint a_risk_is_there_while_its_words_are references risk on delete cascade,
    words text not null
);
create index risk_by_words on risk_words using gin (words gin_trgm_ops);
create trigger keep_words after insert or update on risk
    for each row execute function keep_words('risk_words', 'title', 'description', 'measures');
insert into risk_words (id, words)
select id, searchable(concat_ws(' ', title, description, measures)) from risk;
