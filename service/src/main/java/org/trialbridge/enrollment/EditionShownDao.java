package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.trialbridge.access.Place;

/**
 * Which issued editions of the status report showed counts that were corrected since. An edition shows a line if the line
 * was known to it and the one that replaced it was not.
 */
public interface EditionShownDao {

    /** The editions that showed the line which a revision of a period replaced, the first one first. */
    @SqlQuery("""
            select e.number, e.as_of, e.participation_id is null as whole, later.number as superseded_by
              from counts corrected
              join counts replaced on replaced.trial_id = corrected.trial_id and replaced.place_id = corrected.place_id
                                  and replaced.period_end = corrected.period_end
                                  and replaced.revision = corrected.revision - 1
              join report_edition e on e.trial_id = corrected.trial_id and e.as_of >= corrected.period_end
                                   and coalesce(e.participation_id, corrected.participation_id) = corrected.participation_id
                                   and e.known_entry >= replaced.entry_id and e.known_entry < corrected.entry_id
              left join report_edition later on later.trial_id = e.trial_id and later.supersedes = e.number
             where corrected.trial_id = :place.trialId
               and corrected.place_id = coalesce(:place.siteId, - :place.participationId)
               and corrected.period_end = :periodEnd and corrected.revision = :revision
             order by e.number
            """)
    @RegisterConstructorMapper(EditionShown.class)
    List<EditionShown> before(@BindMethods("place") Place place, LocalDate periodEnd, int revision);

    /**
     * The numbers of the editions that showed a line which one of many new lines replaced.
     *
     * @param firstId the lowest of the new lines' numbers
     */
    @SqlQuery("""
            select distinct e.number
              from counts corrected
              join counts replaced on replaced.trial_id = corrected.trial_id and replaced.place_id = corrected.place_id
                                  and replaced.period_end = corrected.period_end
                                  and replaced.revision = corrected.revision - 1
              join report_edition e on e.trial_id = corrected.trial_id and e.as_of >= corrected.period_end
                                   and coalesce(e.participation_id, corrected.participation_id) = corrected.participation_id
                                   and e.known_entry >= replaced.entry_id and e.known_entry < corrected.entry_id
             where corrected.trial_id = :trialId and corrected.id >= :firstId and corrected.entry_id = :entryId
               and corrected.revision > 1
             order by e.number
            """)
    List<Integer> beforeAll(long trialId, long firstId, long entryId);
}
