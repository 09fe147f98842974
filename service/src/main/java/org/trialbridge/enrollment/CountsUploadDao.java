package org.trialbridge.enrollment;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code counts_upload}: append-only, one line for each file that was loaded. */
@RegisterConstructorMapper(CountsUpload.class)
public interface CountsUploadDao {

    /** The last time that these bytes were loaded into a trial. */
    @SqlQuery("""
            select u.entry_id as number, u.file_name as name, u.sha256, u.reported, u.corrected, u.unchanged, u.recorded_at
              from counts_upload u
             where u.trial_id = :trialId and u.sha256 = :sha256
             order by u.id desc
             limit 1
            """)
    Optional<CountsUpload> find(long trialId, String sha256);

    /** What a user loaded into a trial, the newest first. */
    @SqlQuery("""
            select u.entry_id as number, u.file_name as name, u.sha256, u.reported, u.corrected, u.unchanged, u.recorded_at
              from counts_upload u
              join audit_entry a on a.id = u.entry_id and a.trial_id = u.trial_id
             where u.trial_id = :trialId and a.user_id = :userId
             order by u.id desc
             limit :limit
            """)
    List<CountsUpload> of(long trialId, long userId, int limit);

    @SqlUpdate("""
            insert into counts_upload (trial_id, file_name, sha256, reported, corrected, unchanged, entry_id)
            values (:trialId, :file.name, :file.sha256, :receipt.reported, :receipt.corrected, :receipt.unchanged,
                   :receipt.number)
            """)
    void append(long trialId, @BindMethods("file") SourceFile file, @BindMethods("receipt") BatchReceipt receipt);
}
