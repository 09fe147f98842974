package org.trialbridge.pipeline;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;

/** Where the countries of a trial stand. */
@RegisterConstructorMapper(BoardRow.class)
public interface BoardDao {

    /**
     * The countries by priority, then by code, each at its stage on a day.
     *
     * @param asOf the day, or null for the last change
     */
    @SqlQuery("""
            select p.id as participation_id, p.country_iso2 as iso2, n.zone, coalesce(last.to_stage, 'IDENTIFIED') as stage,
                   last.effective_on as since, p.priority, u.name as owner, i.name as lead_institution, p.target,
                   p.next_step, p.next_step_due_on
              from participation p
              join country n on n.iso2 = p.country_iso2
              left join user_private u on u.id = p.owner_user_id
              left join institution i on i.id = p.lead_institution_id
              left join lateral (select c.to_stage, c.effective_on
                                   from stage_change c
                                  where c.participation_id = p.id and (:asOf::date is null or c.effective_on <= :asOf)
                                  order by c.effective_on desc, c.id desc
                                  limit 1) last on true
             where p.trial_id = :trialId
               and in_scope(p.trial_id, p.id, null, <scope>)
             order by p.priority, p.country_iso2
            """)
    List<BoardRow> board(long trialId, @Nullable LocalDate asOf, @BindMethods("scope") Scope scope);
}
