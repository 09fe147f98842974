package org.trialbridge.minutes;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;

/** The tables {@code minutes_agreement}, {@code minutes_freeze} and {@code minutes_addendum}: append-only. */
@RegisterConstructorMapper(Agreement.class)
@RegisterConstructorMapper(Freeze.class)
@RegisterConstructorMapper(Addendum.class)
@RegisterConstructorMapper(Place.class)
public interface AgreementDao {

    /** ISO codes of the countries whose agreement the minutes need, in their order. */
    @SqlQuery("""
            select mc.country_iso2 as country from meeting_country mc where mc.meeting_id = :meetingId
             union
            select coalesce(a.country_iso2, i.country_iso2)
              from attendance a
              left join institution i on i.id = a.institution_id
             where a.meeting_id = :meetingId and a.status = 'ATTENDED'
               and coalesce(a.country_iso2, i.country_iso2) is not null
             order by country
            """)
    List<String> sides(long meetingId);

    /** Where a country is in the trials of a meeting; nowhere if it takes no part. */
    @SqlQuery("""
            select p.trial_id, p.id as participation_id, null::bigint as site_id
              from meeting_trial t
              join participation p on p.trial_id = t.trial_id and p.country_iso2 = :country
             where t.meeting_id = :meetingId
            """)
    List<Place> places(long meetingId, String country);

    /** All agreements, the latest last. */
    @SqlQuery("""
            select g.country_iso2 as country, g.language, g.number, g.on_behalf, g.reason, g.source, g.recorded_at,
                   u.name as recorded_by
              from minutes_agreement g
              join audit_entry a on a.id = g.entry_id
              left join user_private u on u.id = a.user_id
             where g.meeting_id = :meetingId
             order by g.id
            """)
    List<Agreement> agreements(long meetingId);

    /** Stores an agreement, unless the country agreed to this revision before. */
    @SqlUpdate("""
            insert into minutes_agreement (meeting_id, country_iso2, language, number, on_behalf, reason, source, entry_id)
            values (:meetingId, :country, :language, :number, :onBehalf, :reason, :source, :entryId)
            on conflict do nothing
            """)
    void agree(@BindMethods AgreementDraft draft);

    @SqlQuery("""
            select f.reason, f.missing, f.recorded_at as frozen_at, u.name as frozen_by
              from minutes_freeze f
              join audit_entry a on a.id = f.entry_id
              left join user_private u on u.id = a.user_id
             where f.meeting_id = :meetingId
            """)
    Optional<Freeze> freeze(long meetingId);

    @SqlUpdate("""
            insert into minutes_freeze (meeting_id, reason, missing, entry_id)
            values (:meetingId, :reason, :missing, :entryId)
            """)
    void freeze(long meetingId, @Nullable String reason, List<String> missing, long entryId);

    @SqlUpdate(
            "update meeting set version = version + 1, status = 'MINUTES_AGREED' where id = :meetingId and status = 'HELD'")
    void agreed(long meetingId);

    @SqlQuery("""
            select d.number, d.text, d.recorded_at, u.name as recorded_by
              from minutes_addendum d
              join audit_entry a on a.id = d.entry_id
              left join user_private u on u.id = a.user_id
             where d.meeting_id = :meetingId
             order by d.number
            """)
    List<Addendum> addenda(long meetingId);

    @SqlUpdate("""
            insert into minutes_addendum (meeting_id, number, text, entry_id)
            select :meetingId, coalesce(max(d.number), 0) + 1, :text, :entryId
              from minutes_addendum d
             where d.meeting_id = :meetingId
            """)
    void add(long meetingId, String text, long entryId);
}
