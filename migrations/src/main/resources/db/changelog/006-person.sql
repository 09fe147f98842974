--liquibase formatted sql

--changeset trialbridge:006-person
-- What the trial keeps of a person for ever: never a name, never an address.
create table person (
    id bigint generated always as identity constraint a_person_has_one_id primary key,
    version integer not null default 1,
    languages text[] not null default '{}',
    zone text,
    lawful_basis text,
    do_not_contact boolean not null default false,
    illustrative boolean not null default false,
    erased_at timestamptz
);
call make_facts('person');

-- What can be erased. The audit trail keeps salted digests of these values only; the salt goes with the row.
create table person_private (
    id bigint constraint personal_values_belong_to_one_person primary key constraint personal_values_are_of_a_known_person references person,
    salt text not null default gen_random_uuid()::text,
    name text not null,
    native_name text,
    title text,
    email text,
    phone text
);
call make_facts('person_private', 'name', 'native_name', 'title', 'email', 'phone');

create table affiliation (
    id bigint generated always as identity constraint an_affiliation_has_one_id primary key,
    person_id bigint not null constraint an_affiliation_is_a_persons references person,
    institution_id bigint not null constraint an_affiliation_is_with_an_institution references institution,
    position text,
    from_on date,
    to_on date,
    constraint an_affiliation_ends_after_it_starts check (to_on >= from_on)
);
create index affiliation_by_person on affiliation (person_id);
create index affiliation_by_institution on affiliation (institution_id);
call make_facts('affiliation');
