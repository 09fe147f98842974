package org.trialbridge.export;

import java.util.Map;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Sort;

/** Decisions of all meetings. */
interface DecisionListDao {

    /** Of meetings of which one country, or else the trial, is in the scope. */
    @SqlQuery("""
            select d.id, in_words(m.kind) || ' ' || m.number || ': ' || m.title as meeting,
                   array(select dc.country_iso2 from decision_country dc where dc.decision_id = d.id order by 1) as countries,
                   d.decided_on, d.status, d.text, line.place
              from decision d
              join meeting m on m.id = d.meeting_id
             cross join lateral (
                   select list_place(case :sort.key
                              when 'RECORDED' then ''
                              when 'DAY' then d.decided_on::text
                              when 'MEETING' then m.kind || in_order(m.number)
                              when 'STATUS' then d.status || d.decided_on
                              when 'TEXT' then lower(d.text)
                              end, d.id, :sort.down) as place) line
             where (:trial::text is null
                    or exists (select from meeting_trial mt join trial t on t.id = mt.trial_id
                                where mt.meeting_id = m.id and t.code = :trial))
               and (:country::text is null
                    or exists (select from decision_country dc where dc.decision_id = d.id and dc.country_iso2 = :country))
               and (:q::text is null or position(lower(:q) in lower(d.text)) > 0)
               and stands_after(line.place, :after, :sort.down)
               and exists (select from meeting_trial mt
                             left join meeting_country mc on mc.meeting_id = mt.meeting_id
                             left join participation p on p.trial_id = mt.trial_id and p.country_iso2 = mc.country_iso2
                            where mt.meeting_id = m.id and in_scope(mt.trial_id, p.id, null, <scope>))
             order by case when not :sort.down then line.place end collate "C", line.place collate "C" desc
             limit :limit
            """)
    @RegisterConstructorMapper(DecisionLine.class)
    @KeyColumn("place")
    Map<String, DecisionLine> list(
            @Nullable String trial,
            @Nullable String country,
            @Nullable String q,
            @BindMethods("sort") Sort<DecisionSort> sort,
            @Nullable String after,
            int limit,
            @BindMethods("scope") Scope scope);
}
