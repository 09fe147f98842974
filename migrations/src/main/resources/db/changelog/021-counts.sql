--liquibase formatted sql

--changeset trialbridge:021-counts splitStatements:false
-- Cumulative counts, one line for each report or correction. The line in force for a place and period is the one with the
-- highest revision. site_id is null for a country's declared total. A null count was not reported; it is never zero.
create table counts (
    id bigint generated always as identity,
    trial_id bigint not null,
    participation_id bigint not null,
    site_id bigint,
    period_end date not null,
    revision integer not null,
    screened integer,
    screen_failed integer,
    enrolled integer,
    dose1 integer,
    dose2 integer,
    dose3 integer,
    withdrawn integer,
    completed integer,
    qualifier text not null default 'EXACT',
    provenance text not null default 'RECORDED',
    confirmed text[] not null default '{}',
    channel text not null,
    reason_code text,
    note text,
    entry_id bigint not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint a_line_of_counts_has_one_id primary key (trial_id, id),
    constraint a_period_has_one_line_for_each_revision unique nulls not distinct (trial_id, participation_id, site_id, period_end, revision),
    constraint counts_are_of_a_country_of_their_trial foreign key (trial_id, participation_id) references participation (trial_id, id),
    constraint counts_are_of_a_site_of_their_country foreign key (trial_id, participation_id, site_id) references site (trial_id, participation_id, id),
    constraint counts_belong_to_an_audit_entry foreign key (entry_id, trial_id) references audit_entry (id, trial_id),
    constraint a_report_holds_at_least_one_count check (num_nonnulls(screened, screen_failed, enrolled, dose1, dose2, dose3, withdrawn, completed) > 0),
    constraint counts_are_not_negative check (least(screened, screen_failed, enrolled, dose1, dose2, dose3, withdrawn, completed) >= 0),
    constraint second_doses_do_not_exceed_first_doses check (dose2 <= dose1),
    constraint third_doses_do_not_exceed_second_doses check (dose3 <= dose2),
    constraint third_doses_do_not_exceed_first_doses check (dose3 <= dose1),
    constraint enrolled_do_not_exceed_screened_less_failed check (enrolled <= screened - coalesce(screen_failed, 0)),
    constraint withdrawn_and_completed_do_not_exceed_enrolled check (coalesce(withdrawn, 0) + coalesce(completed, 0) <= enrolled),
    constraint a_revision_is_1_or_more check (revision >= 1),
    constraint a_correction_says_why check (revision = 1 or (reason_code is not null and note is not null)),
    constraint a_reason_code_is_a_known_one check (reason_code in ('LATE_DATA', 'TRANSCRIPTION', 'DUPLICATE', 'RECLASSIFIED',
        'DEFINITION_CHANGE', 'SITE_TRANSFER', 'SOURCE_CORRECTED')),
    constraint a_qualifier_is_a_known_one check (qualifier in ('EXACT', 'MORE_THAN', 'ABOUT')),
    constraint a_provenance_is_a_known_one check (provenance in ('RECORDED', 'PUBLISHED', 'ILLUSTRATIVE')),
    constraint counts_come_through_a_known_channel check (channel in ('FORM', 'API', 'SPREADSHEET', 'LINK', 'SYSTEM'))
);
create index counts_by_site on counts (site_id, period_end desc, revision desc) where site_id is not null;
create index counts_by_country on counts (participation_id, period_end desc, revision desc) where site_id is null;
create index counts_by_entry on counts (entry_id);
create index counts_by_trial_and_period on counts (trial_id, period_end);
call make_lines('counts');

-- The last reported value of each count of a site: what roll-ups of the present read, instead of the history. Kept by
-- the trigger below; a count that was never reported is null.
create table current_counts (
    site_id bigint constraint a_site_has_one_row_of_current_counts primary key,
    trial_id bigint not null,
    participation_id bigint not null,
    last_period_end date not null,
    last_recorded_at timestamptz not null,
    screened integer,
    screen_failed integer,
    enrolled integer,
    dose1 integer,
    dose2 integer,
    dose3 integer,
    withdrawn integer,
    completed integer,
    constraint current_counts_are_of_a_site foreign key (trial_id, participation_id, site_id) references site (trial_id, participation_id, id)
);
create index current_counts_by_trial on current_counts (trial_id, participation_id);

-- The lines in force of a site: the last revision of each period.
create view counts_in_force as
select c.*
  from counts c
 where not exists (select from counts later
                    where later.trial_id = c.trial_id
                      and later.participation_id = c.participation_id
                      and later.site_id is not distinct from c.site_id
                      and later.period_end = c.period_end
                      and later.revision > c.revision);
create view known.counts_in_force as
select c.*
  from known.counts c
 where not exists (select from known.counts later
                    where later.trial_id = c.trial_id
                      and later.participation_id = c.participation_id
                      and later.site_id is not distinct from c.site_id
                      and later.period_end = c.period_end
                      and later.revision > c.revision);

create function keep_current_counts() returns trigger language plpgsql as $$
begin
    if new.site_id is null then
        return null;
    end if;
    insert into current_counts as kept (site_id, trial_id, participation_id, last_period_end, last_recorded_at,
           screened, screen_failed, enrolled, dose1, dose2, dose3, withdrawn, completed)
    select new.site_id, new.trial_id, new.participation_id, max(line.period_end), max(line.recorded_at),
           (array_agg(line.screened order by line.period_end desc) filter (where line.screened is not null))[1],
           (array_agg(line.screen_failed order by line.period_end desc) filter (where line.screen_failed is not null))[1],
           (array_agg(line.enrolled order by line.period_end desc) filter (where line.enrolled is not null))[1],
           (array_agg(line.dose1 order by line.period_end desc) filter (where line.dose1 is not null))[1],
           (array_agg(line.dose2 order by line.period_end desc) filter (where line.dose2 is not null))[1],
           (array_agg(line.dose3 order by line.period_end desc) filter (where line.dose3 is not null))[1],
           (array_agg(line.withdrawn order by line.period_end desc) filter (where line.withdrawn is not null))[1],
           (array_agg(line.completed order by line.period_end desc) filter (where line.completed is not null))[1]
      from (select distinct on (c.period_end) c.*
              from counts c
             where c.site_id = new.site_id
             order by c.period_end desc, c.revision desc) line
        on conflict (site_id) do update
       set last_period_end = excluded.last_period_end, last_recorded_at = excluded.last_recorded_at,
           screened = excluded.screened, screen_failed = excluded.screen_failed, enrolled = excluded.enrolled,
           dose1 = excluded.dose1, dose2 = excluded.dose2, dose3 = excluded.dose3,
           withdrawn = excluded.withdrawn, completed = excluded.completed;
    return null;
end $$;
create trigger current_counts_are_kept after insert on counts for each row execute function keep_current_counts();

create view known.current_counts as
select line.site_id, line.trial_id, line.participation_id,
       max(line.period_end) as last_period_end, max(line.recorded_at) as last_recorded_at,
       (array_agg(line.screened order by line.period_end desc) filter (where line.screened is not null))[1] as screened,
       (array_agg(line.screen_failed order by line.period_end desc) filter (where line.screen_failed is not null))[1] as screen_failed,
       (array_agg(line.enrolled order by line.period_end desc) filter (where line.enrolled is not null))[1] as enrolled,
       (array_agg(line.dose1 order by line.period_end desc) filter (where line.dose1 is not null))[1] as dose1,
       (array_agg(line.dose2 order by line.period_end desc) filter (where line.dose2 is not null))[1] as dose2,
       (array_agg(line.dose3 order by line.period_end desc) filter (where line.dose3 is not null))[1] as dose3,
       (array_agg(line.withdrawn order by line.period_end desc) filter (where line.withdrawn is not null))[1] as withdrawn,
       (array_agg(line.completed order by line.period_end desc) filter (where line.completed is not null))[1] as completed
  from known.counts_in_force line
 where line.site_id is not null
 group by line.site_id, line.trial_id, line.participation_id;
