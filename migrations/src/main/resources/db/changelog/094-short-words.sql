--liquibase formatted sql

--changeset trialbridge:094-short-words splitStatements:false
-- Short words with one letter left out, and as they are: two words that differ by one wrong, missing, additional or swapped
-- letter have one of these in common. Of their trigrams, by which longer words are compared, one typo leaves too few.
create function without_one_letter(words text, shortest integer, longest integer) returns text[]
    language sql immutable parallel safe strict as $$
    select coalesce(array_agg(distinct v.short), '{}')
      from regexp_split_to_table(words, ' ') w(word)
     cross join lateral (select w.word
                          union all
                         select overlay(w.word placing '' from n.place for 1) from generate_series(1, length(w.word)) n(place)) v(short)
     where length(w.word) between shortest and longest and w.word ~ '^[a-z]+$'
$$;

-- The short words of a thing, and those of what is looked for; none unless typos are looked for.
create function short_words(words text) returns text[] language sql immutable parallel safe strict as $$
    select without_one_letter(words, 4, 5)
$$;
create function near_words(typed text, typos boolean) returns text[] language sql immutable parallel safe strict as $$
    select case when typos then without_one_letter(searchable(typed), 3, 6) else '{}' end
$$;

-- Whether each word that is looked for is there, the short ones with a typo.
create function holds_nearly(typed text, words text, short text[]) returns boolean language sql stable parallel safe strict as $$
    select not exists (select from regexp_split_to_table(searchable(typed), ' ') t(word)
                        where not (short && without_one_letter(t.word, 3, 6) or words %> t.word))
$$;

alter table trial_words add column short text[] generated always as (short_words(words)) stored;
create index trial_by_short_words on trial_words using gin (short);
alter table site_words add column short text[] generated always as (short_words(words)) stored;
create index site_by_short_words on site_words using gin (short);
alter table institution_words add column short text[] generated always as (short_words(words)) stored;
create index institution_by_short_words on institution_words using gin (short);
alter table person_words add column short text[] generated always as (short_words(words)) stored;
create index person_by_short_words on person_words using gin (short);
alter table meeting_words add column short text[] generated always as (short_words(words)) stored;
create index meeting_by_short_words on meeting_words using gin (short);
alter table decision_words add column short text[] generated always as (short_words(words)) stored;
create index decision_by_short_words on decision_words using gin (short);
alter table risk_words add column short text[] generated always as (short_words(words)) stored;
create index risk_by_short_words on risk_words using gin (short);
