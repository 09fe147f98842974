package org.trialbridge.upload;

import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The table {@code upload_run}: the work on large files. */
@RegisterConstructorMapper(UploadRun.class)
public interface UploadRunDao {

    /** The last run of a file. */
    @SqlQuery("""
            select r.id, r.step, r.lines, r.done,
                   case when r.state = 'RUNNING' and r.heard_at < clock_timestamp() - interval '2 minutes' then 'BROKEN_OFF'
                        else r.state end as state,
                   r.cancelled, r.told, r.look
              from upload_run r
             where r.draft_id = :draftId
             order by r.id desc
             limit 1
            """)
    Optional<UploadRun> last(long draftId);

    /** Gives up the runs of a file that were broken off. */
    @SqlUpdate("""
            update upload_run
               set state = 'FAILED'
             where draft_id = :draftId and state = 'RUNNING' and heard_at < clock_timestamp() - interval '2 minutes'
            """)
    void giveUp(long draftId);

    /** Begins a run, unless another one is at work on the file. */
    @SqlQuery("""
            insert into upload_run (draft_id, step, lines)
            values (:draftId, :step, :lines)
                on conflict (draft_id) where state = 'RUNNING' do nothing
            returning id
            """)
    Optional<Long> begin(long draftId, UploadRun.Step step, int lines);

    /** Notes how far a run is; changes nothing once it shall end. */
    @SqlUpdate("""
            update upload_run
               set step = :step, done = least(:done, lines), heard_at = clock_timestamp()
             where id = :id and state = 'RUNNING' and not cancelled
            """)
    boolean advance(long id, UploadRun.Step step, int done);

    @SqlUpdate("update upload_run set cancelled = true where draft_id = :draftId and state = 'RUNNING'")
    void cancel(long draftId);

    @SqlUpdate("""
            update upload_run
               set state = :state, told = :told, look = :look
             where id = :id and state = 'RUNNING'
            """)
    void end(long id, UploadRun.State state, @Nullable String told, @Json @Nullable UploadLook look);
}
