package org.trialbridge.milestone;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.Rag;

/** The tables {@code milestone_baseline}, {@code milestone_baseline_day} and {@code milestone_override}: append-only. */
@RegisterConstructorMapper(Baseline.class)
@RegisterConstructorMapper(BaselineDay.class)
public interface BaselineDao {

    /** The baselines of a trial, the latest first. */
    @SqlQuery("""
            select b.number, b.name, b.reason, b.frozen_on, e.recorded_at, u.name as recorded_by,
                   (select count(*) from milestone_baseline_day d where d.baseline_id = b.id) as milestones
              from milestone_baseline b
              join audit_entry e on e.id = b.entry_id and e.trial_id = b.trial_id
              left join user_private u on u.id = e.user_id
             where b.trial_id = :trialId
             order by b.number desc
            """)
    List<Baseline> ofTrial(long trialId);

    /** The days of a baseline. */
    @SqlQuery("""
            select d.milestone_id, d.baseline_on
              from milestone_baseline b
              join milestone_baseline_day d on d.baseline_id = b.id
             where b.trial_id = :trialId and b.number = :number
             order by d.baseline_on, d.milestone_id
            """)
    List<BaselineDay> days(long trialId, int number);

    /** Keeps the planned day of each milestone of the trial under a baseline, and measures from it from now on. */
    default void freeze(BaselineLine line) {
        long id = append(line);
        appendDays(id, line.trialId(), line.entryId());
        measureFrom(id);
    }

    @SqlUpdate("""
            insert into milestone_baseline (trial_id, number, name, reason, frozen_on, entry_id)
            values (:trialId, :number, :name, :reason, :frozenOn, :entryId)
            """)
    @GetGeneratedKeys("id")
    long append(@BindMethods BaselineLine line);

    @SqlUpdate("""
            insert into milestone_baseline_day (baseline_id, milestone_id, baseline_on, entry_id)
            select :id, m.id, m.planned_on, :entryId
              from milestone m
             where m.trial_id = :trialId and m.planned_on is not null and not m.cancelled
             order by m.id
            """)
    void appendDays(long id, long trialId, long entryId);

    @SqlUpdate("""
            update milestone m
               set version = version + 1, baseline_on = d.baseline_on
              from milestone_baseline_day d
             where d.baseline_id = :id and m.id = d.milestone_id and m.baseline_on is distinct from d.baseline_on
            """)
    void measureFrom(long id);

    @SqlUpdate("""
            insert into milestone_override (trial_id, milestone_id, colour, reason, set_on, expires_on, entry_id)
            values (:trialId, :milestoneId, :colour, :reason, :setOn, :expiresOn, :entryId)
            """)
    void override(@BindMethods OverrideLine line);

    /** A baseline to be stored. */
    record BaselineLine(
            long trialId, int number, String name, @Nullable String reason, LocalDate frozenOn, long entryId) {}

    /** An override, or with no colour its end, to be stored. */
    record OverrideLine(
            long trialId,
            long milestoneId,
            @Nullable Rag colour,
            String reason,
            LocalDate setOn,
            @Nullable LocalDate expiresOn,
            long entryId) {}
}
