package org.trialbridge.db;

import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.LastChange;

/** One open database transaction. Used by one thread, and only inside the callback given it. */
public final class Transaction {
    private final Handle handle;
    private final long entryId;

    Transaction(Handle handle, long entryId) {
        this.handle = handle;
        this.entryId = entryId;
    }

    /** Returns the DAO of the given type, working inside this transaction. */
    public <D> D dao(Class<D> type) {
        return handle.attach(type);
    }

    /** The number of this transaction's audit entry, which append-only lines carry. 0 when nothing may be written. */
    public long entryId() {
        return entryId;
    }

    /** Who changed a row last, and when: for telling it to somebody who changed an older version. */
    public @Nullable LastChange lastChange(String table, long id) {
        return handle.createQuery("""
                        select u.name, e.recorded_at
                          from change c
                          join audit_entry e on e.id = c.entry_id and e.trial_id = c.trial_id
                          left join user_private u on u.id = e.user_id
                         where c.table_name = :table and c.row_id = :id
                         order by c.id desc
                         limit 1
                        """)
                .bind("table", table)
                .bind("id", id)
                .map((row, context) -> new LastChange(
                        row.getString("name"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .findOne()
                .orElse(null);
    }
}
