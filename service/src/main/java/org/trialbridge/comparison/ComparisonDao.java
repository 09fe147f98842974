package org.trialbridge.comparison;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** What was written down when things were changed. */
@RegisterConstructorMapper(Comparison.Reason.class)
public interface ComparisonDao {

    /**
     * Why some rows of a table were changed, the latest first.
     *
     * @param since without what was recorded by then
     * @param until without what was recorded later; null for now
     */
    @SqlQuery("""
            select c.row_id as id, e.recorded_at, e.reason
              from change c
              join audit_entry e on e.id = c.entry_id and e.trial_id = c.trial_id
             where c.table_name = :table and c.row_id = any(:ids) and e.reason is not null
               and e.recorded_at > :since and (:until::timestamptz is null or e.recorded_at <= :until)
             order by c.id desc
             limit 2000
            """)
    List<Comparison.Reason> reasons(String table, List<Long> ids, Instant since, @Nullable Instant until);
}
