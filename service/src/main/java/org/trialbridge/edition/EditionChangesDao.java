package org.trialbridge.edition;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.trialbridge.access.Scope;
import org.trialbridge.report.StatusReportDao.Part;

/** What two editions show of the counts. */
public interface EditionChangesDao {

    /**
     * The periods of places of which the editions show different lines, the latest period first. An edition shows the last
     * line that was known to it, of periods that had ended by its day.
     */
    @SqlQuery("""
            with touched as (
                select distinct c.participation_id, c.site_id, c.place_id, c.period_end
                  from counts c
                 where c.trial_id = :now.trialId
                   and (cast(:now.participationId as bigint) is null or c.participation_id = :now.participationId)
                   and c.period_end <= greatest(cast(:before.asOf as date), cast(:now.asOf as date))
                   and c.entry_id <= greatest(:before.lastEntry, :now.lastEntry)
                   and (c.entry_id > least(:before.lastEntry, :now.lastEntry)
                        or c.period_end > least(cast(:before.asOf as date), cast(:now.asOf as date)))
            )
            select p.country_iso2 as iso2, s.code as site, t.period_end,
                   was.screened as before_screened, was.screen_failed as before_screen_failed, was.enrolled as before_enrolled,
                   was.dose1 as before_dose1, was.dose2 as before_dose2, was.dose3 as before_dose3,
                   was.withdrawn as before_withdrawn, was.completed as before_completed,
                   shown.screened as now_screened, shown.screen_failed as now_screen_failed, shown.enrolled as now_enrolled,
                   shown.dose1 as now_dose1, shown.dose2 as now_dose2, shown.dose3 as now_dose3,
                   shown.withdrawn as now_withdrawn, shown.completed as now_completed,
                   a.id is not null and a.user_id is null as by_system,
                   array(select distinct g.role
                           from user_grant g
                          where g.user_id = a.user_id
                            and (g.trial_id is null or g.trial_id = :now.trialId)
                            and (g.participation_id is null or g.participation_id = t.participation_id)
                            and (g.site_id is null or g.site_id = t.site_id)
                          order by g.role) as roles,
                   shown.recorded_at, shown.reason_code, shown.note
              from touched t
              join participation p on p.id = t.participation_id
              left join site s on s.id = t.site_id
              left join lateral (select c.id, c.screened, c.screen_failed, c.enrolled, c.dose1, c.dose2, c.dose3, c.withdrawn,
                                        c.completed
                                   from counts c
                                  where c.trial_id = :now.trialId and c.place_id = t.place_id and c.period_end = t.period_end
                                    and c.entry_id <= :before.lastEntry and c.period_end <= :before.asOf
                                  order by c.revision desc
                                  limit 1) was on true
              left join lateral (select c.id, c.screened, c.screen_failed, c.enrolled, c.dose1, c.dose2, c.dose3, c.withdrawn,
                                        c.completed, c.entry_id, c.recorded_at, c.reason_code, c.note
                                   from counts c
                                  where c.trial_id = :now.trialId and c.place_id = t.place_id and c.period_end = t.period_end
                                    and c.entry_id <= :now.lastEntry and c.period_end <= :now.asOf
                                  order by c.revision desc
                                  limit 1) shown on true
              left join audit_entry a on a.id = shown.entry_id and a.trial_id = :now.trialId
             where was.id is distinct from shown.id
               and in_scope(:now.trialId, t.participation_id, t.site_id, <scope>)
             order by t.period_end desc, p.country_iso2, s.code collate "C" nulls first
             limit :limit
            """)
    @RegisterConstructorMapper(EditionChanges.Line.class)
    List<EditionChanges.Line> lines(
            @BindMethods("before") Part before,
            @BindMethods("now") Part now,
            int limit,
            @BindMethods("scope") Scope scope);
}
