package org.trialbridge.pipeline;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;
import org.trialbridge.trial.Stage;

/** The tables {@code stage_change} and {@code stage_evidence}: append-only. */
@RegisterConstructorMapper(StageChange.class)
public interface StageChangeDao {

    /**
     * The changes in the order in which they took effect.
     *
     * @param participationId of one country, or null for every country of the trial
     * @param asOf leaves out what took effect later, unless null
     */
    @SqlQuery("""
            select c.id, p.country_iso2 as iso2, c.from_stage, c.to_stage, c.effective_on, c.reason_code, c.reason, c.unmet, c.missing,
                   c.recorded_at, u.name as recorded_by,
                   coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'id', thing.id, 'label', what.label,
                                                                 'happenedOn', what.happened_on, 'ref', what.ref) order by e.id)
                               from stage_evidence e
                              cross join lateral (select coalesce(e.meeting_id, e.decision_id, e.outreach_id,
                                    e.agreement_id, e.approval_id, e.milestone_id, e.site_id, e.counts_id,
                                    e.document_id) as id) thing
                              cross join lateral cited(e.trial_id, e.kind, thing.id) what
                              where e.stage_change_id = c.id), '[]') as evidence,
                   exists (select from undone t where c.entry_id in (t.undone_entry_id, t.entry_id)) as undone
              from stage_change c
              join participation p on p.id = c.participation_id
              join audit_entry a on a.id = c.entry_id and a.trial_id = c.trial_id
              left join user_private u on u.id = a.user_id
             where c.trial_id = :trialId
               and (:participationId::bigint is null or c.participation_id = :participationId)
               and (:asOf::date is null or c.effective_on <= :asOf)
               and in_scope(c.trial_id, c.participation_id, null, <scope>)
             order by c.participation_id, c.effective_on, c.id
            """)
    List<StageChange> list(
            long trialId, @Nullable Long participationId, @Nullable LocalDate asOf, @BindMethods("scope") Scope scope);

    @SqlUpdate("""
            insert into stage_change (trial_id, participation_id, from_stage, to_stage, effective_on, reason_code, reason,
                   unmet, missing, entry_id)
            values (:trialId, :participationId, :from, :to, :effectiveOn, :reasonCode, :reason, :unmet, :missing, :entryId)
            """)
    @GetGeneratedKeys("id")
    long append(@BindMethods Line line);

    @SqlBatch("""
            insert into stage_evidence (trial_id, stage_change_id, kind, meeting_id, decision_id, outreach_id, agreement_id,
                   approval_id, milestone_id, site_id, counts_id, document_id, entry_id)
            values (:trialId, :stageChangeId, :kind,
                   case when :kind = 'MEETING' then :thingId end, case when :kind = 'DECISION' then :thingId end,
                   case when :kind = 'OUTREACH' then :thingId end, case when :kind = 'AGREEMENT' then :thingId end,
                   case when :kind = 'APPROVAL' then :thingId end, case when :kind = 'MILESTONE' then :thingId end,
                   case when :kind = 'SITE' then :thingId end, case when :kind = 'COUNTS' then :thingId end,
                   case when :kind = 'DOCUMENT' then :thingId end, :entryId)
            """)
    void appendEvidence(@BindMethods List<EvidenceLine> lines);

    /** A change to be stored. */
    record Line(
            long trialId,
            long participationId,
            @Nullable Stage from,
            Stage to,
            LocalDate effectiveOn,
            StageChange.Reason reasonCode,
            String reason,
            List<String> unmet,
            List<String> missing,
            long entryId) {}

    /** A cited thing to be stored. */
    record EvidenceLine(long trialId, long stageChangeId, Evidence.Kind kind, long thingId, long entryId) {}
}
