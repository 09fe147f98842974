package org.trialbridge.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;

/** What a status report reads: where a trial stands as of a day, as far as the transaction knows. */
public interface StatusReportDao {

    /**
     * Which part of a trial.
     *
     * @param participationId the one country, or null for all; with its code
     * @param lastEntry the last audit entry that is known
     */
    record Part(
            long trialId,
            LocalDate asOf,
            @Nullable Long participationId,
            @Nullable String iso2,
            long lastEntry) {}

    /** An entry of the audit trail. */
    record Entry(long id, Instant recordedAt) {}

    /** The last audit entry about a trial, or about what belongs to no trial, that was recorded by an instant. */
    @SqlQuery("""
            select e.id, e.recorded_at
              from audit_entry e
             where e.trial_id in (0, :trialId)
               and (cast(:knownAt as timestamptz) is null or e.recorded_at <= :knownAt)
             order by e.id desc
             limit 1
            """)
    @RegisterConstructorMapper(Entry.class)
    Optional<Entry> lastEntry(long trialId, @Nullable Instant knownAt);

    /** Countries in the order of their codes, each at the stage of its last change that took effect by the day. */
    @SqlQuery("""
            select p.id, p.country_iso2 as iso2, p.target, p.note, p.next_step, p.next_step_due_on, lead.name as lead_institution,
                   (select count(*) from participation b where b.trial_id = p.trial_id and b.id < p.id) as position,
                   case when last.id is not null then last.to_stage
                        when first.id is not null then coalesce(first.from_stage, 'IDENTIFIED')
                        else p.stage
                   end as stage,
                   coalesce(last.effective_on, case when first.id is null then p.stage_since end) as stage_since,
                   (select g.role
                      from user_grant g
                     where g.user_id = p.owner_user_id and g.site_id is null
                       and (g.trial_id is null or g.trial_id = p.trial_id)
                       and (g.participation_id is null or g.participation_id = p.id)
                     order by g.participation_id nulls last, g.trial_id nulls last, g.id
                     limit 1) as owner_role,
                   (select i.name
                      from user_account u
                      join affiliation f on f.person_id = u.person_id
                      join institution i on i.id = f.institution_id
                     where u.id = p.owner_user_id
                       and coalesce(f.from_on, :asOf) <= :asOf and coalesce(f.to_on, :asOf) >= :asOf
                     order by f.id desc
                     limit 1) as owner_institution
              from participation p
              left join institution lead on lead.id = p.lead_institution_id
              left join lateral (select c.id, c.to_stage, c.effective_on
                                   from stage_change_in_force c
                                  where c.participation_id = p.id and c.effective_on <= :asOf
                                  order by c.effective_on desc, c.id desc
                                  limit 1) last on true
              left join lateral (select c.id, c.from_stage
                                   from stage_change_in_force c
                                  where c.participation_id = p.id
                                  order by c.effective_on, c.id
                                  limit 1) first on true
             where p.trial_id = :trialId
               and (cast(:participationId as bigint) is null or p.id = :participationId)
               and in_scope(p.trial_id, p.id, null, <scope>)
             order by p.country_iso2
            """)
    @RegisterConstructorMapper(StatusReport.Country.class)
    List<StatusReport.Country> countries(@BindMethods Part part, @BindMethods("scope") Scope scope);

    /** Sites in the order of their countries and codes. */
    @SqlQuery("""
            select s.id, s.participation_id, p.country_iso2 as iso2, s.code, s.name, i.name as institution, s.city,
                   investigator.role as investigator_role, investigator.institution as investigator_institution,
                   s.status, s.activated_on, s.closed_on, s.target, s.illustrative,
                   (select count(*)
                      from counts c
                     where c.trial_id = s.trial_id and c.place_id = s.id and c.revision = 1
                       and c.period_end <= :asOf and c.provenance = 'RECORDED' and c.channel <> 'SYSTEM'
                       and cast(c.recorded_at at time zone s.zone as date) > c.period_end + t.due_days
                       -- a due day on a weekend moves to the next working day, as ReportingCalendar.dueOn has it
                       and cast(c.recorded_at at time zone s.zone as date)
                           > (select c.period_end + t.due_days + coalesce(min(moved), 7)
                                from generate_series(0, 6) moved
                               where extract(isodow from c.period_end + t.due_days + moved)::integer <> all(n.weekend_days)))
                   as late_reports
              from site s
              join trial t on t.id = s.trial_id
              join participation p on p.id = s.participation_id
              join country n on n.iso2 = p.country_iso2
              left join institution i on i.id = s.institution_id
              left join lateral (select r.role,
                                        (select w.name
                                           from affiliation f
                                           join institution w on w.id = f.institution_id
                                          where f.person_id = r.person_id
                                            and coalesce(f.from_on, :asOf) <= :asOf
                                            and coalesce(f.to_on, :asOf) >= :asOf
                                          order by f.id desc
                                          limit 1) as institution
                                   from trial_role r
                                  where r.site_id = s.id and r.role = 'PRINCIPAL_INVESTIGATOR'
                                    and coalesce(r.from_on, :asOf) <= :asOf and coalesce(r.to_on, :asOf) >= :asOf
                                  order by r.id desc
                                  limit 1) investigator on true
             where s.trial_id = :trialId
               and (cast(:participationId as bigint) is null or s.participation_id = :participationId)
               and in_scope(s.trial_id, s.participation_id, s.id, <scope>)
             order by p.country_iso2, s.code collate "C"
            """)
    @RegisterConstructorMapper(StatusReport.Site.class)
    List<StatusReport.Site> sites(@BindMethods Part part, @BindMethods("scope") Scope scope);

    /**
     * The counts in force of periods that had ended by the day, as far as the last known entry goes: country by country,
     * then period by period, the country's own total after those of its sites. Streamed: to be closed.
     */
    @SqlQuery("""
            select p.country_iso2 as iso2, c.participation_id, c.site_id, s.code as site, c.period_end, c.revision,
                   c.screened, c.screen_failed, c.enrolled, c.dose1, c.dose2, c.dose3, c.withdrawn, c.completed,
                   c.qualifier, c.provenance, c.reason_code, c.recorded_at
              from (select distinct on (l.trial_id, l.place_id, l.period_end) l.*
                      from counts l
                     where l.trial_id = :trialId and l.entry_id <= :lastEntry and l.period_end <= :asOf
                     order by l.trial_id desc, l.place_id desc, l.period_end desc, l.revision desc) c
              join participation p on p.id = c.participation_id
              left join site s on s.id = c.site_id
             where (cast(:participationId as bigint) is null or c.participation_id = :participationId)
               and in_scope(c.trial_id, c.participation_id, c.site_id, <scope>)
             order by p.country_iso2, c.period_end, s.code collate "C" nulls last
            """)
    @FetchSize(2000)
    @RegisterConstructorMapper(DataLine.class)
    Stream<DataLine> counts(@BindMethods Part part, @BindMethods("scope") Scope scope);

    /** Of each place the lines in force that were saved although the rules warned, as somebody confirmed. */
    @SqlQuery("""
            select p.country_iso2 as iso2, s.code as site, count(*) as warnings
              from counts_in_force c
              join participation p on p.id = c.participation_id
              left join site s on s.id = c.site_id
             where c.trial_id = :trialId and c.period_end <= :asOf and cardinality(c.confirmed) > 0
               and (cast(:participationId as bigint) is null or c.participation_id = :participationId)
               and in_scope(c.trial_id, c.participation_id, c.site_id, <scope>)
             group by p.country_iso2, s.code
            """)
    @RegisterConstructorMapper(DataQuality.Warned.class)
    List<DataQuality.Warned> warnings(@BindMethods Part part, @BindMethods("scope") Scope scope);

    /**
     * A hash over the audit trail of a trial and of what belongs to no trial. Each entry, change and line of an
     * append-only table becomes a JSON text; the SHA-256 of these, one after the other in the order of kinds and
     * numbers, are hashed by SHA-256 once more.
     */
    @SqlQuery("""
            with known as (
                select 1 as kind, e.id,
                       json_build_array('entry', e.id, e.trial_id,
                           to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD HH24-MI-SS.US'), e.user_id, e.action,
                           e.reason, e.subject_table, e.subject_id, e.request_id, e.channel) as content
                  from audit_entry e
                 where e.trial_id in (0, :trialId) and e.id <= :lastEntry
                 union all
                select 2, c.id,
                       json_build_array('change', c.id, c.entry_id, c.table_name, c.row_id, c.before, c.after)
                  from change c
                 where c.trial_id in (0, :trialId) and c.entry_id <= :lastEntry
                 union all
                select 3, c.id, json_build_array('counts', c.id, c.entry_id, to_jsonb(c) - 'recorded_at')
                  from counts c
                 where c.trial_id = :trialId and c.entry_id <= :lastEntry
                 union all
                select 4, c.id, json_build_array('stage_change', c.id, c.entry_id, to_jsonb(c) - 'recorded_at')
                  from stage_change c
                 where c.trial_id = :trialId and c.entry_id <= :lastEntry
                 union all
                select 5, v.id, json_build_array('stage_evidence', v.id, v.entry_id, to_jsonb(v))
                  from stage_evidence v
                 where v.trial_id = :trialId and v.entry_id <= :lastEntry
            )
            select :lastEntry as last_entry,
                   count(*) filter (where kind = 1) as entries,
                   count(*) filter (where kind = 2) as changes,
                   count(*) filter (where kind > 2) as lines,
                   encode(sha256(string_agg(sha256(convert_to(cast(content as text), 'UTF8')), cast('' as bytea)
                                            order by kind, id)), 'hex') as root_hash
              from known
            """)
    @RegisterConstructorMapper(StatusReport.Trail.class)
    StatusReport.Trail trail(@BindMethods Part part);
}
