package org.trialbridge.upload;

import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code upload_draft}: files that were read and not yet loaded, each seen by its sender only. */
public interface UploadDraftDao {

    @SqlQuery("""
            insert into upload_draft (user_id, trial_id, content)
            values (:userId, :trialId, :rows)
            returning id
            """)
    long insert(long userId, long trialId, @Json UploadedRows rows);

    @SqlQuery("""
            select d.content
              from upload_draft d
              join trial t on t.id = d.trial_id
             where d.id = :id and d.user_id = :userId and t.code = :trial
            """)
    @Json
    Optional<UploadedRows> find(long id, long userId, String trial);

    /** Forgets what is a day old, and of a user all but the newest. */
    @SqlUpdate("""
            delete from upload_draft
             where created_at < now() - interval '1 day'
                or (user_id = :userId and id not in (select id from upload_draft
                                                      where user_id = :userId
                                                      order by id desc
                                                      limit :kept))
            """)
    void forget(long userId, int kept);
}
