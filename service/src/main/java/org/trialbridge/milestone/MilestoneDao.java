package org.trialbridge.milestone;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.CreateSqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.outlook.OutlookDao;
import org.trialbridge.outlook.TrialOutlook;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Trial;

/** The tables {@code milestone} and {@code milestone_dependency}, with what proves that one was reached. */
@RegisterConstructorMapper(Milestone.class)
@RegisterConstructorMapper(DateMove.class)
public interface MilestoneDao {

    /**
     * All milestones of a trial: its own first, then by country and site, in the order of their dates. They are judged
     * together, so they are cut by no scope; what is shown of them is for the caller to decide by their places.
     *
     * @param asOf leaves out what was reached later, unless null
     */
    @SqlQuery("""
            select m.id, m.version, m.trial_id, t.code as trial, m.participation_id, p.country_iso2 as iso2, m.site_id,
                   s.code as site, m.code, m.baseline_on,
                   (select b.name
                      from milestone_baseline_day d
                      join milestone_baseline b on b.id = d.baseline_id
                     where d.milestone_id = m.id
                     order by b.number desc
                     limit 1) as baseline, m.planned_on, m.forecast_on,
                   case when :asOf::date is null or m.actual_on <= :asOf then m.actual_on end as actual_on,
                   m.cancelled,
                   coalesce((select jsonb_agg(jsonb_build_object('milestoneId', d.predecessor_id, 'kind', d.kind,
                                                                 'lagDays', d.lag_days) order by d.id)
                               from milestone_dependency d
                              where d.milestone_id = m.id), '[]') as dependencies,
                   m.illustrative,
                   (select case when o.colour is not null then
                                jsonb_build_object('colour', o.colour, 'reason', o.reason, 'setOn', o.set_on,
                                                   'expiresOn', o.expires_on, 'setBy', u.name) end
                      from milestone_override o
                      join audit_entry e on e.id = o.entry_id and e.trial_id = o.trial_id
                      left join user_private u on u.id = e.user_id
                     where o.milestone_id = m.id and (:asOf::date is null or o.set_on <= :asOf)
                     order by o.id desc
                     limit 1) as override,
                   (select e.reason
                      from change c
                      join audit_entry e on e.id = c.entry_id and e.trial_id = c.trial_id
                     where c.table_name = 'milestone' and c.row_id = m.id and c.before is not null and e.reason is not null
                       and c.entry_id <= coalesce(nullif(current_setting('trialbridge.known_entry', true), '')::bigint, c.entry_id)
                     order by c.id desc
                     limit 1) as last_reason,
                   proof.proven_on,
                   case proof.kind when 'STAGE_CHANGE' then 'Moved to Contacted' when 'COUNTS' then coalesce(what.label, 'Enrollment counts')
                                   else what.label end as proven_by
              from milestone m
              join trial t on t.id = m.trial_id
              left join participation p on p.id = m.participation_id
              left join site s on s.id = m.site_id
              left join milestone_proof(:trialId, :asOf) proof on proof.milestone_id = m.id
              left join lateral cited(m.trial_id, proof.kind, proof.thing_id) what on true
             where m.trial_id = :trialId
             order by p.country_iso2 nulls first, s.code collate "C" nulls first,
                      coalesce(m.actual_on, proof.proven_on, m.forecast_on, m.planned_on, m.baseline_on) nulls last, m.id
            """)
    List<Milestone> ofTrial(long trialId, @Nullable LocalDate asOf);

    @CreateSqlObject
    OutlookDao outlooks();

    /**
     * All milestones of a trial, each with what is expected of it and how it stands, in the order of {@link #ofTrial}.
     *
     * @param asOf leaves out what was reached later, unless null
     * @param today the day on which they are judged
     */
    default List<JudgedMilestone> judged(
            Trial trial, @Nullable LocalDate asOf, LocalDate today, MilestoneStatus.Thresholds thresholds) {
        List<Milestone> milestones = ofTrial(trial.id(), asOf);
        Map<Long, LocalDate> enrollment = thresholds.carries()
                ? EnrollmentDates.of(
                        milestones,
                        () -> TrialOutlook.of(
                                trial,
                                today,
                                outlooks().sites(trial.id(), today, Scope.ALL),
                                outlooks().countries(trial.id(), today, Scope.ALL)))
                : Map.of();
        return JudgedMilestone.of(milestones, enrollment, today, thresholds);
    }

    /** The code of the trial in which a milestone is. */
    @SqlQuery("select t.code from milestone m join trial t on t.id = m.trial_id where m.id = :id")
    Optional<String> trialOf(long id);

    /**
     * Returns normally if a milestone, as it is stored now, does not wait for itself.
     *
     * @throws Problem CONFLICT naming the circle as far as the actor may see it
     */
    default void refuseCircle(Actor actor, long id) {
        List<Milestone> all = ofTrial(trialIdOf(id).orElseThrow(Problem::notFound), null);
        Milestone stored =
                all.stream().filter(one -> one.id() == id).findFirst().orElseThrow(Problem::notFound);
        List<Milestone> circle = Chain.circle(stored, all);
        if (!circle.isEmpty()) {
            throw Problem.conflict(
                    "This stays as it is: undoing it would close the circle %s, in which each waits for the next."
                            .formatted(DependencyInput.path(circle, one -> actor.may(Action.VIEW, one.place()))));
        }
    }

    @SqlQuery("select trial_id from milestone where id = :id")
    Optional<Long> trialIdOf(long id);

    /** How the dates of a milestone were changed, the latest first. */
    @SqlQuery("""
            select e.recorded_at, u.name as recorded_by, e.reason, d.date, (c.before ->> d.field)::date as was,
                   (c.after ->> d.field)::date as becomes
              from change c
              join audit_entry e on e.id = c.entry_id and e.trial_id = c.trial_id
              left join user_private u on u.id = e.user_id
             cross join (values ('baseline', 'baseline_on'), ('planned', 'planned_on'), ('forecast', 'forecast_on'),
                                ('actual', 'actual_on')) as d(date, field)
             where c.table_name = 'milestone' and c.row_id = :id and c.before is not null
               and c.before ->> d.field is distinct from c.after ->> d.field
             order by c.id desc, d.date
             limit 200
            """)
    List<DateMove> moves(long id);

    @SqlUpdate("""
            insert into milestone (trial_id, participation_id, site_id, code, baseline_on, planned_on, forecast_on,
                                   actual_on, cancelled, illustrative)
            values (:trialId, :participationId, :siteId, :code, :baselineOn, :plannedOn, :forecastOn,
                    :actualOn, :cancelled, :illustrative)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods Milestone milestone);

    /** Changes all but the place and the code, and raises the version. */
    @SqlUpdate("""
            update milestone
               set version = version + 1, baseline_on = :baselineOn, planned_on = :plannedOn, forecast_on = :forecastOn,
                   actual_on = :actualOn, cancelled = :cancelled, depends_on_id = null, dependency = null, lag_days = null
             where id = :id
            """)
    void update(@BindMethods Milestone milestone);

    /** Makes a milestone wait for these and for nothing else. */
    default void waitFor(long id, List<Dependency> dependencies) {
        List<Long> ids = dependencies.stream().map(Dependency::milestoneId).toList();
        forget(id, ids);
        remember(
                id,
                ids,
                dependencies.stream().map(one -> one.kind().name()).toList(),
                dependencies.stream().map(Dependency::lagDays).toList());
    }

    @SqlUpdate("delete from milestone_dependency where milestone_id = :id and predecessor_id <> all(:kept::bigint[])")
    void forget(long id, List<Long> kept);

    @SqlUpdate("""
            insert into milestone_dependency (milestone_id, predecessor_id, kind, lag_days)
            select :id, d.predecessor_id, d.kind, d.lag_days
              from unnest(:ids::bigint[], :kinds::text[], :lags::integer[]) with ordinality
                   as d(predecessor_id, kind, lag_days, place)
             order by d.place
                on conflict on constraint a_milestone_waits_for_another_once
                do update set kind = excluded.kind, lag_days = excluded.lag_days
             where (milestone_dependency.kind, milestone_dependency.lag_days) <> (excluded.kind, excluded.lag_days)
            """)
    void remember(long id, List<Long> ids, List<String> kinds, List<Integer> lags);
}
