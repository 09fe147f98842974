--liquibase formatted sql

--changeset trialbridge:045-counts-set-aside splitStatements:false
-- Counts that somebody typed without a line while somebody else reported the same period. He looked at both and left what
-- is reported as it is. What he typed was never in force; it is kept so that the history of the period shows it.
create table counts_set_aside (
    id bigint generated always as identity,
    trial_id bigint not null,
    participation_id bigint not null,
    site_id bigint,
    place_id bigint not null generated always as (coalesce(site_id, -participation_id)) stored,
    period_end date not null,
    kept_revision integer not null,
    screened integer,
    screen_failed integer,
    enrolled integer,
    dose1 integer,
    dose2 integer,
    dose3 integer,
    withdrawn integer,
    completed integer,
    qualifier text not null,
    note text,
    typed_at timestamptz not null,
    entry_id bigint not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint counts_set_aside_have_one_id primary key (trial_id, id),
    constraint counts_are_set_aside_in_a_country_of_their_trial foreign key (trial_id, participation_id) references participation (trial_id, id),
    constraint counts_are_set_aside_at_a_site_of_their_country foreign key (trial_id, participation_id, site_id) references site (trial_id, participation_id, id),
    constraint counts_are_set_aside_for_a_line_that_is_reported foreign key (trial_id, place_id, period_end, kept_revision) references counts (trial_id, place_id, period_end, revision),
    constraint counts_set_aside_belong_to_an_audit_entry foreign key (entry_id, trial_id) references audit_entry (id, trial_id),
    constraint counts_set_aside_hold_at_least_one_count check (num_nonnulls(screened, screen_failed, enrolled, dose1, dose2, dose3, withdrawn, completed) > 0),
    constraint counts_set_aside_are_not_negative check (least(screened, screen_failed, enrolled, dose1, dose2, dose3, withdrawn, completed) >= 0),
    constraint a_qualifier_of_counts_set_aside_is_a_known_one check (qualifier in ('EXACT', 'MORE_THAN', 'ABOUT'))
);
create index counts_set_aside_by_period on counts_set_aside (trial_id, place_id, period_end);
call make_lines('counts_set_aside');
