--liquibase formatted sql

--changeset trialbridge:091-kept-apart splitStatements:false
-- Entries of the directory that look alike and are not the same: somebody looked at both and said so, or took that back.
-- The last line of a pair counts. Lines stay with the entries they were about, also when one is merged into a third.
create table kept_apart (
    id bigint generated always as identity constraint a_decision_on_likeness_has_one_id primary key,
    trial_id bigint not null,
    institution_id bigint constraint an_institution_kept_apart_is_known references institution,
    other_institution_id bigint constraint the_other_institution_kept_apart_is_known references institution,
    person_id bigint constraint a_person_kept_apart_is_known references person,
    other_person_id bigint constraint the_other_person_kept_apart_is_known references person,
    apart boolean not null,
    entry_id bigint not null,
    constraint a_likeness_is_of_two_of_a_kind check (
        (institution_id < other_institution_id and num_nulls(person_id, other_person_id) = 2)
        or (person_id < other_person_id and num_nulls(institution_id, other_institution_id) = 2)),
    constraint a_decision_on_likeness_belongs_to_an_audit_entry foreign key (entry_id, trial_id) references audit_entry (id, trial_id)
);
create index kept_apart_by_institutions on kept_apart (institution_id, other_institution_id, id);
create index kept_apart_by_people on kept_apart (person_id, other_person_id, id);
call make_lines('kept_apart');
