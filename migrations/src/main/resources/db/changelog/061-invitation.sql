--liquibase formatted sql

--changeset trialbridge:061-invitation
-- An invitation is a message that says when a meeting is. Somebody gets one for each change of what it says (sequence), and
-- a last one if it is called off. Only the digest of the link in it is kept. What is answered is a fact of the attendance.
create table invitation (
    id bigint generated always as identity constraint an_invitation_has_one_id primary key,
    attendance_id bigint not null constraint an_invitation_is_for_a_known_attendance references attendance on delete cascade,
    sequence integer not null,
    cancels boolean not null,
    token_sha256 bytea not null constraint an_invitation_link_is_used_once unique,
    sent_at timestamptz not null,
    constraint somebody_is_told_once_of_each_change unique (attendance_id, sequence, cancels)
);

-- The address of a delegate who has no entry in the directory, beside his name. It can be erased with it.
alter table attendance_private add column email text;
drop trigger changes_are_recorded on attendance_private;
create trigger changes_are_recorded after insert or update or delete on attendance_private
    for each row execute function record_change('delegate_name', 'email');

-- What goes along with a message for the calendar of whoever reads it: an iCalendar text and its method.
alter table outbox add column calendar text;
alter table outbox add column calendar_method text;
alter table outbox add constraint a_calendar_says_its_method check ((calendar is null) = (calendar_method is null));

-- The address from which a user's calendar reads his meetings; only its digest is kept.
create table calendar_feed (
    user_id bigint constraint a_user_has_one_calendar_address primary key constraint a_calendar_address_is_a_users references user_account,
    token_sha256 bytea not null constraint a_calendar_address_is_used_once unique,
    created_at timestamptz not null
);
