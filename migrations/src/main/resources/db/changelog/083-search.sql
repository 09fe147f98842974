--liquibase formatted sql

--changeset trialbridge:083-search splitStatements:false
-- A trusted extension: the owner of the database may create it.
create extension if not exists pg_trgm;

-- A text as the search compares it: small letters without accents, Cyrillic (Russian and Uzbek) in Latin letters, and
-- spaces for punctuation, so that neither the keyboard nor the spelling of a code matters. Letters of other alphabets become
-- digits (their bytes), as trigrams are of letters that the locale of the server knows. The tables below hold its results:
-- who changes it fills them again.
create function searchable(written text) returns text language sql immutable parallel safe strict as $$
    select btrim(regexp_replace(translate(encode(convert_to(regexp_replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        translate(lower(regexp_replace(normalize(
            translate(written,
                'йЙўЎқҚғҒҳҲøØłŁđĐðÐı''`‘’ʻʼь'||'ЬъЪ',
                'yYoOqQgGhHoOlLdDdDi'),
            NFKD), '[\u0300-\u036f]+', '', 'g')),
            'абвгдезиклмнопрстуфыэАБВГДЕЗИКЛМНОПРСТУФЫЭЖХЦЧШЩЮЯ',
            'abvgdeziklmnoprstufyeabvgdeziklmnoprstufyeжхцчшщюя'),
            'ж', 'zh'), 'х', 'kh'), 'ц', 'ts'), 'ч', 'ch'), 'ш', 'sh'), 'щ', 'shch'), 'ю', 'yu'), 'я', 'ya'),
            'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'),
        '[\u0080-\u00bf\u2000-\u206f\\]+', ' ', 'g'), 'UTF8'), 'escape'), '\', ''), '[^0-9a-z]+', ' ', 'g'))
$$;

-- The words by which things are found, kept by triggers. Derived: not facts, not audited; they go with their rows, so that
-- nothing of an erased person stays.
create function keep_words() returns trigger language plpgsql as $$
declare
    written text;
begin
    select string_agg(to_jsonb(new) ->> c.name, ' ' order by c.place) into written
      from unnest(tg_argv) with ordinality c (name, place)
     where c.place > 1;
    execute format('insert into %I as kept (id, words) values ($1, searchable($2))
                    on conflict (id) do update set words = excluded.words where kept.words <> excluded.words', tg_argv[0])
      using new.id, written;
    return null;
end
$$;

create table trial_words (
    id bigint constraint a_trial_has_its_words_once primary key constraint a_trial_is_there_while_its_words_are references trial on delete cascade,
    words text not null
);
create index trial_by_words on trial_words using gin (words gin_trgm_ops);
create trigger keep_words after insert or update on trial
    for each row execute function keep_words('trial_words', 'code', 'title', 'scientific_title');
insert into trial_words (id, words)
select id, searchable(concat_ws(' ', code, title, scientific_title)) from trial;

create table site_words (
    id bigint constraint a_site_has_its_words_once primary key constraint a_site_is_there_while_its_words_are references site on delete cascade,
    words text not null
);
create index site_by_words on site_words using gin (words gin_trgm_ops);
create trigger keep_words after insert or update on site
    for each row execute function keep_words('site_words', 'code', 'name', 'city');
insert into site_words (id, words)
select id, searchable(concat_ws(' ', code, name, city)) from site;

create table institution_words (
    id bigint constraint an_institution_has_its_words_once primary key constraint an_institution_is_there_while_its_words_are references institution on delete cascade,
    words text not null
);
create index institution_by_words on institution_words using gin (words gin_trgm_ops);
create trigger keep_words after insert or update on institution
    for each row execute function keep_words('institution_words', 'name', 'native_name');
insert into institution_words (id, words)
select id, searchable(concat_ws(' ', name, native_name)) from institution;

create table person_words (
    id bigint constraint a_person_has_its_words_once primary key constraint a_person_is_there_while_its_words_are references person_private on delete cascade,
    words text not null
);
create index person_by_words on person_words using gin (words gin_trgm_ops);
create trigger keep_words after insert or update on person_private
    for each row execute function keep_words('person_words', 'name', 'native_name');
insert into person_words (id, words)
select id, searchable(concat_ws(' ', name, native_name)) from person_private;

create table meeting_words (
    id bigint constraint a_meeting_has_its_words_once primary key constraint a_meeting_is_there_while_its_words_are references meeting on delete cascade,
    words text not null
);
create index meeting_by_words on meeting_words using gin (words gin_trgm_ops);
create trigger keep_words after insert or update on meeting
    for each row execute function keep_words('meeting_words', 'kind', 'number', 'title');
insert into meeting_words (id, words)
select id, searchable(concat_ws(' ', kind, number, title)) from meeting;

create table decision_words (
    id bigint constraint a_decision_has_its_words_once primary key constraint a_decision_is_there_while_its_words_are references decision on delete cascade,
    words text not null
);
create index decision_by_words on decision_words using gin (words gin_trgm_ops);
create trigger keep_words after insert or update on decision
    for each row execute function keep_words('decision_words', 'text');
insert into decision_words (id, words)
select id, searchable(concat_ws(' ', text)) from decision;
