package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;

/** The table {@code counts}: append-only, one line for each report or correction of a site or a country. */
@RegisterConstructorMapper(CountsLine.class)
public interface CountsDao {

    /** The line in force for a period. */
    @SqlQuery("""
            select c.id, true as in_force, c.recorded_at, c.period_end, c.revision, c.screened, c.screen_failed, c.enrolled, c.dose1,
                   c.dose2, c.dose3, c.withdrawn, c.completed, c.qualifier, c.provenance, c.confirmed, c.channel,
                   c.reason_code, c.note
              from counts c
             where c.trial_id = :place.trialId and c.place_id = coalesce(:place.siteId, - :place.participationId)
               and c.period_end = :periodEnd
             order by c.revision desc
             limit 1
            """)
    Optional<CountsLine> current(@BindMethods("place") Place place, LocalDate periodEnd);

    /** The line of a period with a certain revision. */
    @SqlQuery("""
            select c.id, not exists (select from counts later
                                where later.trial_id = c.trial_id and later.place_id = c.place_id
                                  and later.period_end = c.period_end and later.revision > c.revision) as in_force, c.recorded_at, c.period_end, c.revision, c.screened, c.screen_failed, c.enrolled, c.dose1,
                   c.dose2, c.dose3, c.withdrawn, c.completed, c.qualifier, c.provenance, c.confirmed, c.channel,
                   c.reason_code, c.note
              from counts c
             where c.trial_id = :place.trialId and c.place_id = coalesce(:place.siteId, - :place.participationId)
               and c.period_end = :periodEnd and c.revision = :revision
            """)
    Optional<CountsLine> revision(@BindMethods("place") Place place, LocalDate periodEnd, int revision);

    /** The lines in force up to a day, the newest first. */
    @SqlQuery("""
            select distinct on (c.period_end)
                   c.id, true as in_force, c.recorded_at, c.period_end, c.revision, c.screened, c.screen_failed, c.enrolled, c.dose1,
                   c.dose2, c.dose3, c.withdrawn, c.completed, c.qualifier, c.provenance, c.confirmed, c.channel,
                   c.reason_code, c.note
              from counts c
             where c.trial_id = :place.trialId and c.place_id = coalesce(:place.siteId, - :place.participationId)
               and c.period_end <= :upTo
             order by c.period_end desc, c.revision desc
             limit :limit
            """)
    List<CountsLine> inForce(@BindMethods("place") Place place, LocalDate upTo, int limit);

    /**
     * All lines up to a day, also those superseded, the newest first.
     *
     * @param revision of the period {@code upTo} itself only lines below this revision; null for all
     */
    @SqlQuery("""
            select c.id, not exists (select from counts later
                                where later.trial_id = c.trial_id and later.place_id = c.place_id
                                  and later.period_end = c.period_end and later.revision > c.revision) as in_force,
                   c.recorded_at, c.period_end, c.revision, c.screened, c.screen_failed, c.enrolled, c.dose1,
                   c.dose2, c.dose3, c.withdrawn, c.completed, c.qualifier, c.provenance, c.confirmed, c.channel,
                   c.reason_code, c.note
              from counts c
             where c.trial_id = :place.trialId and c.place_id = coalesce(:place.siteId, - :place.participationId)
               and c.period_end <= :upTo
               and (c.period_end < :upTo or cast(:revision as integer) is null or c.revision < :revision)
             order by c.period_end desc, c.revision desc
             limit :limit
            """)
    List<CountsLine> all(@BindMethods("place") Place place, LocalDate upTo, @Nullable Integer revision, int limit);

    /**
     * Every line of one period with who sent it, the newest first.
     *
     * @param named whether to say names too
     */
    @SqlQuery("""
            select c.id, c.revision = max(c.revision) over () as in_force, c.recorded_at, c.period_end, c.revision, c.screened, c.screen_failed, c.enrolled, c.dose1,
                   c.dose2, c.dose3, c.withdrawn, c.completed, c.qualifier, c.provenance, c.confirmed, c.channel,
                   c.reason_code, c.note,
                   a.user_id is null as by_system, u.name as sender,
                   array(select distinct g.role
                           from user_grant g
                          where g.user_id = a.user_id
                            and (g.trial_id is null or g.trial_id = c.trial_id)
                            and (g.participation_id is null or g.participation_id = c.participation_id)
                            and (g.site_id is null or g.site_id = c.site_id)
                          order by g.role) as roles
              from counts c
              join audit_entry a on a.id = c.entry_id and a.trial_id = c.trial_id
              left join user_private u on u.id = a.user_id and :named
             where c.trial_id = :place.trialId and c.place_id = coalesce(:place.siteId, - :place.participationId)
               and c.period_end = :periodEnd
             order by c.revision desc
            """)
    @RegisterConstructorMapper(SentLine.class)
    List<SentLine> history(@BindMethods("place") Place place, LocalDate periodEnd, boolean named);

    /** Per metric the values in force nearest to a period, before and after it. */
    @SqlQuery("""
            select b.screened as before_screened, b.screen_failed as before_screen_failed, b.enrolled as
                   before_enrolled, b.dose1 as before_dose1, b.dose2 as before_dose2, b.dose3 as before_dose3,
                   b.withdrawn as before_withdrawn, b.completed as before_completed,
                   (array_agg(l.screened order by l.period_end) filter (where l.screened is not null))[1] as after_screened,
                   (array_agg(l.screen_failed order by l.period_end) filter (where l.screen_failed is not null))[1] as after_screen_failed,
                   (array_agg(l.enrolled order by l.period_end) filter (where l.enrolled is not null))[1] as after_enrolled,
                   (array_agg(l.dose1 order by l.period_end) filter (where l.dose1 is not null))[1] as after_dose1,
                   (array_agg(l.dose2 order by l.period_end) filter (where l.dose2 is not null))[1] as after_dose2,
                   (array_agg(l.dose3 order by l.period_end) filter (where l.dose3 is not null))[1] as after_dose3,
                   (array_agg(l.withdrawn order by l.period_end) filter (where l.withdrawn is not null))[1] as after_withdrawn,
                   (array_agg(l.completed order by l.period_end) filter (where l.completed is not null))[1] as after_completed
              from (values (1)) one
              left join last_counts(:place.trialId, coalesce(:place.siteId, - :place.participationId),
                                    cast(:periodEnd as date) - 1) b on true
              left join (select distinct on (c.period_end) c.period_end, c.screened, c.screen_failed, c.enrolled, c.dose1,
                                c.dose2, c.dose3, c.withdrawn, c.completed
                           from counts c
                          where c.trial_id = :place.trialId and c.place_id = coalesce(:place.siteId, - :place.participationId)
                            and c.period_end > :periodEnd
                          order by c.period_end, c.revision desc) l on true
             group by b.screened, b.screen_failed, b.enrolled, b.dose1, b.dose2, b.dose3, b.withdrawn, b.completed
            """)
    @RegisterConstructorMapper(Neighbours.class)
    Neighbours neighbours(@BindMethods("place") Place place, LocalDate periodEnd);

    /** What was reported before and after a period. */
    record Neighbours(
            @Nested("before_") Figures before,
            @Nested("after_") Figures after) {}

    /** Adds a line and returns it as it is stored. */
    @SqlQuery("""
            insert into counts as c (trial_id, participation_id, site_id, period_end, revision, screened, screen_failed,
                   enrolled, dose1, dose2, dose3, withdrawn, completed, qualifier, provenance, confirmed, channel,
                   reason_code, note, entry_id)
            values (:place.trialId, :place.participationId, :place.siteId, :periodEnd, :revision, :screened, :screenFailed,
                   :enrolled, :dose1, :dose2, :dose3, :withdrawn, :completed, :qualifier, :provenance, :confirmed, :channel,
                   :reasonCode, :note, :entryId)
            returning c.id, true as in_force, c.recorded_at, c.period_end, c.revision, c.screened, c.screen_failed, c.enrolled, c.dose1,
                   c.dose2, c.dose3, c.withdrawn, c.completed, c.qualifier, c.provenance, c.confirmed, c.channel,
                   c.reason_code, c.note
            """)
    CountsLine append(@BindMethods("place") Place place, @BindMethods Counts counts, long entryId);
}
