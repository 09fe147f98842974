package org.trialbridge.enrollment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;

/** The table {@code counts_set_aside}: append-only. */
public interface SetAsideDao {

    /** What gave way in a period, the newest first. */
    @SqlQuery("""
            select a.kept_revision, a.screened, a.screen_failed, a.enrolled, a.dose1, a.dose2, a.dose3, a.withdrawn,
                   a.completed, a.qualifier, a.note, a.typed_at, a.recorded_at, u.name as sender
              from counts_set_aside a
              join audit_entry e on e.id = a.entry_id and e.trial_id = a.trial_id
              left join user_private u on u.id = e.user_id and :named
             where a.trial_id = :place.trialId and a.place_id = coalesce(:place.siteId, - :place.participationId)
               and a.period_end = :periodEnd
             order by a.id desc
            """)
    @RegisterConstructorMapper(SetAside.class)
    List<SetAside> of(@BindMethods("place") Place place, LocalDate periodEnd, boolean named);

    @SqlUpdate("""
            insert into counts_set_aside (trial_id, participation_id, site_id, period_end, kept_revision, screened,
                   screen_failed, enrolled, dose1, dose2, dose3, withdrawn, completed, qualifier, note, typed_at, entry_id)
            values (:place.trialId, :place.participationId, :place.siteId, :periodEnd, :keptRevision, :screened,
                   :screenFailed, :enrolled, :dose1, :dose2, :dose3, :withdrawn, :completed, :qualifier, :note, :typedAt,
                   :entryId)
            """)
    void add(
            @BindMethods("place") Place place,
            LocalDate periodEnd,
            int keptRevision,
            @BindMethods Figures figures,
            Qualifier qualifier,
            @Nullable String note,
            Instant typedAt,
            long entryId);
}
