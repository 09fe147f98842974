package org.trialbridge.minutes;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Writes the status of a meeting that has begun. */
public interface LogDao {

    @SqlUpdate("""
            update meeting
               set version = version + 1, status = 'HELD', starts_at = :startsAt, ends_at = :endsAt
             where id = :id
            """)
    void start(long id, Instant startsAt, Instant endsAt);
}
