package org.trialbridge.meeting;

import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Writes the tables {@code meeting}, {@code meeting_trial} and {@code meeting_country}. */
public interface MeetingWriteDao {

    /** The next free number of a kind. Of use only to whom holds the guard of the register. */
    @SqlQuery("select coalesce(max(number), 0) + 1 from meeting where kind = :kind")
    int nextNumber(Meeting.Kind kind);

    /**
     * Stores a meeting with its trials and countries, under the next number of its kind. Of use only to whom holds the guard
     * of the register.
     */
    default long add(MeetingDraft draft, @Nullable Long seriesId) {
        long id = insert(draft, nextNumber(draft.kind()), seriesId);
        addTrials(id, draft);
        addCountries(id, draft);
        return id;
    }

    @SqlUpdate("""
            insert into meeting (kind, number, series_id, title, status, starts_at, ends_at, local_start, local_offset, zone,
                                 duration_minutes, link, languages, illustrative)
            values (:kind, :number, :seriesId, :title, :status, :startsAt, :endsAt, :localStart, :localOffset, :zone,
                    :durationMinutes, :link, :languages, :illustrative)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods MeetingDraft draft, int number, @Nullable Long seriesId);

    /**
     * Changes all but kind and number, and raises the version; the sequence of the calendars too, if it changes what they
     * show.
     */
    @SqlUpdate("""
            update meeting
               set version = version + 1, series_id = :seriesId, title = :title, status = :status, starts_at = :startsAt,
                   ends_at = :endsAt, local_start = :localStart, local_offset = :localOffset, zone = :zone,
                   duration_minutes = :durationMinutes, link = :link, languages = :languages, illustrative = :illustrative,
                   ical_sequence = ical_sequence
                       + case when (title, local_start, local_offset, zone, duration_minutes, link, status in ('CANCELLED', 'POSTPONED'))
                                   is distinct from (:title, :localStart, :localOffset, :zone, :durationMinutes, :link,
                                                     :status in ('CANCELLED', 'POSTPONED'))
                              then 1 else 0 end
             where id = :id
            """)
    void update(long id, @BindMethods MeetingDraft draft, @Nullable Long seriesId);

    /** Puts a meeting that stood alone into a series. */
    @SqlUpdate("update meeting set version = version + 1, series_id = :seriesId where id = :id and series_id is null")
    void join(long id, long seriesId);

    /** Who said that he comes, or not, said so of another time. */
    @SqlUpdate("""
            update attendance
               set version = version + 1, status = 'INVITED'
             where meeting_id = :id and status in ('ACCEPTED', 'DECLINED')
            """)
    void forgetAnswers(long id);

    @SqlUpdate("""
            insert into meeting_trial (meeting_id, trial_id)
            select :id, unnest(:trialIds)
                on conflict do nothing
            """)
    void addTrials(long id, @BindMethods MeetingDraft draft);

    @SqlUpdate("delete from meeting_trial where meeting_id = :id and trial_id <> all(:trialIds)")
    void removeOtherTrials(long id, @BindMethods MeetingDraft draft);

    @SqlUpdate("""
            insert into meeting_country (meeting_id, country_iso2)
            select :id, unnest(:countries)
                on conflict do nothing
            """)
    void addCountries(long id, @BindMethods MeetingDraft draft);

    @SqlUpdate("delete from meeting_country where meeting_id = :id and country_iso2 <> all(:countries)")
    void removeOtherCountries(long id, @BindMethods MeetingDraft draft);
}
