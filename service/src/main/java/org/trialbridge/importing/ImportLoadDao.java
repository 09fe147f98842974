package org.trialbridge.importing;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The table {@code import_load}: files that were loaded. */
@RegisterConstructorMapper(ImportLoad.class)
public interface ImportLoadDao {

    /** The last time that these bytes were loaded as this. */
    @SqlQuery("""
            select l.id, l.kind, l.sha256, l.created, l.changed, l.untouched, l.recorded_at
              from import_load l
             where l.kind = :kind and l.trial_id is not distinct from cast(:trialId as bigint) and l.sha256 = :sha256
             order by l.id desc
             limit 1
            """)
    Optional<ImportLoad> find(Kind kind, @Nullable Long trialId, String sha256);

    /** What a user loaded, the newest first. */
    @SqlQuery("""
            select l.id, l.kind, l.sha256, l.created, l.changed, l.untouched, l.recorded_at
              from import_load l
             where l.user_id = :userId
             order by l.id desc
             limit :limit
            """)
    List<ImportLoad> of(long userId, int limit);

    @SqlUpdate("""
            insert into import_load (kind, trial_id, user_id, sha256, created, changed, untouched)
            values (:staged.kind, :staged.trialId, :userId, :sha256, :created, :changed, :untouched)
            """)
    void insert(
            @BindMethods("staged") Staged staged,
            String sha256,
            @Nullable Long userId,
            int created,
            int changed,
            int untouched);

    /** Locks rows that are to be changed, so that nobody else changes them meanwhile. */
    @SqlQuery("select id from institution where id = any(:ids) order by id for no key update")
    List<Long> lockInstitutions(List<Long> ids);

    @SqlQuery("select id from person where id = any(:ids) order by id for no key update")
    List<Long> lockPeople(List<Long> ids);

    @SqlQuery("select id from site where id = any(:ids) order by id for no key update")
    List<Long> lockSites(List<Long> ids);

    @SqlQuery("select id from meeting where id = any(:ids) order by id for no key update")
    List<Long> lockMeetings(List<Long> ids);
}
