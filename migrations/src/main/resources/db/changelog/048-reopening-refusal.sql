--liquibase formatted sql

--changeset trialbridge:048-reopening-refusal splitStatements:false
-- Somebody else does not agree to a reopening: it stays as it was asked for, and opens nothing.
create table period_reopening_refusal (
    id bigint generated always as identity,
    trial_id bigint not null,
    reopening_id bigint not null,
    reason text not null,
    entry_id bigint not null,
    constraint a_period_reopening_refusal_has_one_id primary key (trial_id, id),
    constraint a_period_reopening_is_refused_once unique (trial_id, reopening_id),
    constraint a_refusal_is_of_a_period_reopening foreign key (trial_id, reopening_id) references period_reopening (trial_id, id),
    constraint a_period_reopening_refusal_belongs_to_an_audit_entry foreign key (entry_id, trial_id) references audit_entry (id, trial_id)
);
call make_lines('period_reopening_refusal');
create trigger a_second_person_refuses before insert on period_reopening_refusal for each row execute function require_a_second_person();

-- Each answer waits for the other by the row of the request, so that of two at once the second one sees the first.
create function refuse_a_second_answer() returns trigger language plpgsql as $$
begin
    perform from period_reopening r where r.trial_id = new.trial_id and r.id = new.reopening_id for no key update;
    if exists (select from period_reopening_approval a where a.trial_id = new.trial_id and a.reopening_id = new.reopening_id)
        or exists (select from period_reopening_refusal f where f.trial_id = new.trial_id and f.reopening_id = new.reopening_id) then
        raise exception 'the reopening % is answered', new.reopening_id
            using errcode = 'check_violation', constraint = 'a_period_reopening_is_answered_once';
    end if;
    return new;
end $$;
create trigger no_answer_follows_another before insert on period_reopening_refusal for each row execute function refuse_a_second_answer();
create trigger no_answer_follows_another before insert on period_reopening_approval for each row execute function refuse_a_second_answer();
