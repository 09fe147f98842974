package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Origin;

/** The table {@code counts}, for many places and lines at a time. */
public interface CountsBatchDao {

    /** The lines in force of some places, by place and period. */
    @SqlQuery("""
            select distinct on (c.place_id, c.period_end)
                   c.place_id, c.id, true as in_force, c.recorded_at, c.period_end, c.revision, c.screened, c.screen_failed,
                   c.enrolled, c.dose1, c.dose2, c.dose3, c.withdrawn, c.completed, c.qualifier, c.provenance, c.confirmed,
                   c.channel, c.reason_code, c.note
              from counts c
             where c.trial_id = :trialId and c.place_id = any(:placeIds)
             order by c.place_id, c.period_end, c.revision desc
            """)
    @RegisterConstructorMapper(PlaceLine.class)
    List<PlaceLine> inForce(long trialId, List<Long> placeIds);

    /** @param placeId the site's id, or the participation's with a minus */
    record PlaceLine(long placeId, @Nested CountsLine line) {}

    /** How many lines some places have. Lines are never taken away, so a place with as many is as it was. */
    @SqlQuery("""
            select c.place_id, count(*) as lines
              from counts c
             where c.trial_id = :trialId and c.place_id = any(:placeIds)
             group by c.place_id
            """)
    @RegisterConstructorMapper(PlaceSize.class)
    List<PlaceSize> sizes(long trialId, List<Long> placeIds);

    record PlaceSize(long placeId, long lines) {}

    /** Adds lines in their order, and returns under which numbers. */
    @SqlQuery("""
            insert into counts (trial_id, participation_id, site_id, period_end, revision, screened, screen_failed,
                   enrolled, dose1, dose2, dose3, withdrawn, completed, qualifier, provenance, confirmed, channel,
                   reason_code, note, entry_id)
            select :trialId, l."participationId", l."siteId", l."periodEnd", l.revision, l.screened, l."screenFailed",
                   l.enrolled, l.dose1, l.dose2, l.dose3, l.withdrawn, l.completed, l.qualifier, l.provenance, l.confirmed,
                   l.channel, l."reasonCode", l.note, :entryId
              from rows from (jsonb_to_recordset(:lines) as (
                       "participationId" bigint, "siteId" bigint, "periodEnd" date, revision integer, screened integer,
                       "screenFailed" integer, enrolled integer, dose1 integer, dose2 integer, dose3 integer,
                       withdrawn integer, completed integer, qualifier text, provenance text, confirmed text[], channel text,
                       "reasonCode" text, note text)) with ordinality as l
             order by l.ordinality
            returning id, place_id, period_end
            """)
    @RegisterConstructorMapper(Numbered.class)
    List<Numbered> append(long trialId, @Json List<NewLine> lines, long entryId);

    /** Under which number a line was stored. */
    record Numbered(long id, long placeId, LocalDate periodEnd) {}

    /** A line to be stored. */
    record NewLine(
            long participationId,
            @Nullable Long siteId,
            LocalDate periodEnd,
            int revision,
            @Nullable Integer screened,
            @Nullable Integer screenFailed,
            @Nullable Integer enrolled,
            @Nullable Integer dose1,
            @Nullable Integer dose2,
            @Nullable Integer dose3,
            @Nullable Integer withdrawn,
            @Nullable Integer completed,
            Qualifier qualifier,
            Provenance provenance,
            List<String> confirmed,
            Origin.Channel channel,
            @Nullable CorrectionReason reasonCode,
            @Nullable String note) {

        static NewLine of(CountsPlace place, Counts counts) {
            return new NewLine(
                    place.participationId(),
                    place.siteId(),
                    counts.periodEnd(),
                    counts.revision(),
                    counts.screened(),
                    counts.screenFailed(),
                    counts.enrolled(),
                    counts.dose1(),
                    counts.dose2(),
                    counts.dose3(),
                    counts.withdrawn(),
                    counts.completed(),
                    counts.qualifier(),
                    counts.provenance(),
                    counts.confirmed(),
                    counts.channel(),
                    counts.reasonCode(),
                    counts.note());
        }
    }
}
