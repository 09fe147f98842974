--liquibase formatted sql

--changeset trialbridge:021-counts splitStatements:false
-- Cumulative counts, one line for each report or correction. The line in force for a place and period is the one with the
-- highest revision. site_id is null for a country's declared total. A null count was not reported; it is never zero.
-- place_id names either kind of place in one number, so that one index serves both: the site's id, or the participation's
-- with a minus. All lines of a place are found by trial_id and place_id.
create table counts (
    id bigint generated always as identity,
    trial_id bigint not null,
    participation_id bigint not null,
    site_id bigint,
    place_id bigint not null generated always as (coalesce(site_id, -participation_id)) stored,
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
    constraint a_period_has_one_line_for_each_revision unique (trial_id, place_id, period_end, revision),
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
create index counts_by_trial_and_period on counts (trial_id, period_end);
call make_lines('counts');

-- The last reported value of each count of a site: what roll-ups of the present read, instead of the history. Kept by
-- the trigger below; a count that was never reported is null. reported_since holds, in the order of the columns, the
-- first period for which a count was ever reported, also if that was corrected since: only a hint where to look for it.
create table current_counts (
    site_id bigint constraint a_site_has_one_row_of_current_counts primary key,
    trial_id bigint not null,
    participation_id bigint not null,
    last_period_end date not null,
    screened integer,
    screen_failed integer,
    enrolled integer,
    dose1 integer,
    dose2 integer,
    dose3 integer,
    withdrawn integer,
    completed integer,
    reported_since date[] not null,
    constraint current_counts_are_of_a_site foreign key (trial_id, participation_id, site_id) references site (trial_id, participation_id, id)
) with (fillfactor = 70);
create index current_counts_by_trial on current_counts (trial_id, participation_id);

-- The lines in force: the last revision of each period of a place. To be filtered by trial_id, place_id and period_end.
create view counts_in_force as
select distinct on (c.trial_id, c.place_id, c.period_end) c.*
  from counts c
 order by c.trial_id desc, c.place_id desc, c.period_end desc, c.revision desc;
create view known.counts_in_force as
select distinct on (c.trial_id, c.place_id, c.period_end) c.*
  from known.counts c
 order by c.trial_id desc, c.place_id desc, c.period_end desc, c.revision desc;

-- The last reported value of each count of a place by a day: no row if nothing was reported by then. It reads one line by
-- its index; only if that line leaves out a count that was reported before are the earlier lines read. "counts" is meant
-- as the search path has it, so that the past is read in the same way; the hint is always the present one.
create function last_counts(trial_id bigint, place_id bigint, as_of date)
    returns table (period_end date, screened integer, screen_failed integer, enrolled integer, dose1 integer,
                   dose2 integer, dose3 integer, withdrawn integer, completed integer)
    language sql stable as $$
    select line.period_end,
           coalesce(line.screened, earlier.screened), coalesce(line.screen_failed, earlier.screen_failed),
           coalesce(line.enrolled, earlier.enrolled), coalesce(line.dose1, earlier.dose1),
           coalesce(line.dose2, earlier.dose2), coalesce(line.dose3, earlier.dose3),
           coalesce(line.withdrawn, earlier.withdrawn), coalesce(line.completed, earlier.completed)
      from (select c.period_end, c.screened, c.screen_failed, c.enrolled, c.dose1,
      c.dose2, c.dose3, c.withdrawn, c.completed
              from counts c
             where c.trial_id = $1 and c.place_id = $2 and c.period_end <= $3
             order by c.period_end desc, c.revision desc
             limit 1) line
      left join public.current_counts kept on kept.site_id = $2
     cross join lateral (
           select (array_agg(l.screened order by l.period_end desc) filter (where l.screened is not null))[1] as screened,
                  (array_agg(l.screen_failed order by l.period_end desc) filter (where l.screen_failed is not null))[1] as screen_failed,
                  (array_agg(l.enrolled order by l.period_end desc) filter (where l.enrolled is not null))[1] as enrolled,
                  (array_agg(l.dose1 order by l.period_end desc) filter (where l.dose1 is not null))[1] as dose1,
                  (array_agg(l.dose2 order by l.period_end desc) filter (where l.dose2 is not null))[1] as dose2,
                  (array_agg(l.dose3 order by l.period_end desc) filter (where l.dose3 is not null))[1] as dose3,
                  (array_agg(l.withdrawn order by l.period_end desc) filter (where l.withdrawn is not null))[1] as withdrawn,
                  (array_agg(l.completed order by l.period_end desc) filter (where l.completed is not null))[1] as completed
             from (select distinct on (c.period_end) c.period_end, c.screened, c.screen_failed, c.enrolled, c.dose1,
             c.dose2, c.dose3, c.withdrawn, c.completed
                     from counts c
                    where c.trial_id = $1 and c.place_id = $2 and c.period_end < line.period_end
                      and (kept.site_id is null
                           or (line.screened is null and kept.reported_since[1] < line.period_end)
                           or (line.screen_failed is null and kept.reported_since[2] < line.period_end)
                           or (line.enrolled is null and kept.reported_since[3] < line.period_end)
                           or (line.dose1 is null and kept.reported_since[4] < line.period_end)
                           or (line.dose2 is null and kept.reported_since[5] < line.period_end)
                           or (line.dose3 is null and kept.reported_since[6] < line.period_end)
                           or (line.withdrawn is null and kept.reported_since[7] < line.period_end)
                           or (line.completed is null and kept.reported_since[8] < line.period_end))
                    order by c.period_end desc, c.revision desc) l) earlier
$$;

-- What a country declared as its own total by a day, per count the last declared value, with the sum of its sites' last
-- values by the period end of that value. No row if the country declared nothing.
create function declared_counts(trial_id bigint, participation_id bigint, as_of date)
    returns table (period_end date, screened integer, screen_failed integer, enrolled integer, dose1 integer,
                   dose2 integer, dose3 integer, withdrawn integer, completed integer,
                   sites_screened bigint, sites_screen_failed bigint, sites_enrolled bigint, sites_dose1 bigint,
                   sites_dose2 bigint, sites_dose3 bigint, sites_withdrawn bigint, sites_completed bigint)
    language sql stable as $$
    select declared.period_end,
           declared.screened, declared.screen_failed, declared.enrolled, declared.dose1,
           declared.dose2, declared.dose3, declared.withdrawn, declared.completed,
           sites.screened, sites.screen_failed, sites.enrolled, sites.dose1,
           sites.dose2, sites.dose3, sites.withdrawn, sites.completed
      from (select max(l.period_end) as period_end,
                   (array_agg(l.screened order by l.period_end desc) filter (where l.screened is not null))[1] as screened,
                   (array_agg(l.screen_failed order by l.period_end desc) filter (where l.screen_failed is not null))[1] as screen_failed,
                   (array_agg(l.enrolled order by l.period_end desc) filter (where l.enrolled is not null))[1] as enrolled,
                   (array_agg(l.dose1 order by l.period_end desc) filter (where l.dose1 is not null))[1] as dose1,
                   (array_agg(l.dose2 order by l.period_end desc) filter (where l.dose2 is not null))[1] as dose2,
                   (array_agg(l.dose3 order by l.period_end desc) filter (where l.dose3 is not null))[1] as dose3,
                   (array_agg(l.withdrawn order by l.period_end desc) filter (where l.withdrawn is not null))[1] as withdrawn,
                   (array_agg(l.completed order by l.period_end desc) filter (where l.completed is not null))[1] as completed,
                   array[max(l.period_end) filter (where l.screened is not null),
                         max(l.period_end) filter (where l.screen_failed is not null),
                         max(l.period_end) filter (where l.enrolled is not null),
                         max(l.period_end) filter (where l.dose1 is not null),
                         max(l.period_end) filter (where l.dose2 is not null),
                         max(l.period_end) filter (where l.dose3 is not null),
                         max(l.period_end) filter (where l.withdrawn is not null),
                         max(l.period_end) filter (where l.completed is not null)] as days
              from (select distinct on (c.period_end) c.period_end, c.screened, c.screen_failed, c.enrolled, c.dose1,
              c.dose2, c.dose3, c.withdrawn, c.completed
                      from counts c
                     where c.trial_id = $1 and c.place_id = - $2 and c.period_end <= $3
                     order by c.period_end desc, c.revision desc) l) declared
     cross join lateral (
           select sum(last.screened) filter (where day = declared.days[1]) as screened,
                  sum(last.screen_failed) filter (where day = declared.days[2]) as screen_failed,
                  sum(last.enrolled) filter (where day = declared.days[3]) as enrolled,
                  sum(last.dose1) filter (where day = declared.days[4]) as dose1,
                  sum(last.dose2) filter (where day = declared.days[5]) as dose2,
                  sum(last.dose3) filter (where day = declared.days[6]) as dose3,
                  sum(last.withdrawn) filter (where day = declared.days[7]) as withdrawn,
                  sum(last.completed) filter (where day = declared.days[8]) as completed
             from (select distinct day from unnest(declared.days) day where day is not null) period
            cross join site s
            cross join lateral last_counts(s.trial_id, s.id, period.day) last
            where s.participation_id = $2) sites
     where declared.period_end is not null
$$;

create function keep_current_counts() returns trigger language plpgsql as $$
declare
    periods date[];
begin
    if new.site_id is null then
        return null;
    end if;
    periods := array(select case when reported then new.period_end end
                       from unnest(array[new.screened is not null, new.screen_failed is not null, new.enrolled is not null,
                                         new.dose1 is not null, new.dose2 is not null, new.dose3 is not null,
                                         new.withdrawn is not null, new.completed is not null])
                            with ordinality u (reported, place)
                      order by place);
    insert into current_counts as kept (site_id, trial_id, participation_id, last_period_end, reported_since,
           screened, screen_failed, enrolled, dose1, dose2, dose3, withdrawn, completed)
    values (new.site_id, new.trial_id, new.participation_id, new.period_end, periods,
           new.screened, new.screen_failed, new.enrolled, new.dose1, new.dose2, new.dose3, new.withdrawn, new.completed)
        on conflict (site_id) do update
       set last_period_end = excluded.last_period_end,
           reported_since = earlier_days(kept.reported_since, excluded.reported_since),
           screened = coalesce(excluded.screened, kept.screened),
           screen_failed = coalesce(excluded.screen_failed, kept.screen_failed),
           enrolled = coalesce(excluded.enrolled, kept.enrolled),
           dose1 = coalesce(excluded.dose1, kept.dose1),
           dose2 = coalesce(excluded.dose2, kept.dose2),
           dose3 = coalesce(excluded.dose3, kept.dose3),
           withdrawn = coalesce(excluded.withdrawn, kept.withdrawn),
           completed = coalesce(excluded.completed, kept.completed)
     where kept.last_period_end < excluded.last_period_end;
    if found then
        return null;
    end if;
    -- A correction, or a report of an earlier period: the values are read anew.
    update current_counts kept
       set reported_since = earlier_days(kept.reported_since, periods)
     where kept.site_id = new.site_id;
    update current_counts kept
       set screened = last.screened, screen_failed = last.screen_failed, enrolled = last.enrolled,
           dose1 = last.dose1, dose2 = last.dose2, dose3 = last.dose3,
           withdrawn = last.withdrawn, completed = last.completed
      from last_counts(new.trial_id, new.site_id, 'infinity') last
     where kept.site_id = new.site_id;
    return null;
end $$;

create function earlier_days(these date[], those date[]) returns date[] language sql immutable as $$
    select array_agg(least(this, that) order by place) from unnest(these, those) with ordinality u (this, that, place)
$$;
create trigger current_counts_are_kept after insert on counts for each row execute function keep_current_counts();

create view known.current_counts as
select kept.site_id, kept.trial_id, kept.participation_id, last.period_end as last_period_end,
       last.screened, last.screen_failed, last.enrolled, last.dose1, last.dose2, last.dose3, last.withdrawn,
       last.completed, kept.reported_since
  from public.current_counts kept
 cross join lateral last_counts(kept.trial_id, kept.site_id, 'infinity') last;
