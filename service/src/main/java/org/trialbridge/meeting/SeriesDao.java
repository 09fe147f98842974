package org.trialbridge.meeting;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;

/** The tables {@code meeting_series} and {@code meeting_series_trial}. */
@RegisterConstructorMapper(Series.class)
@RegisterConstructorMapper(SeriesLine.class)
@RegisterConstructorMapper(Place.class)
public interface SeriesDao {

    /**
     * The series of the name that a meeting gives, in one of its trials: the one that is there, or else a new one. Null if
     * it gives none.
     */
    default @Nullable Long of(MeetingDraft draft) {
        String name = draft.series();
        if (name == null) {
            return null;
        }
        holdBackOthers();
        long id = named(name, draft.trialIds()).orElseGet(() -> insert(name));
        addTrials(id, draft);
        return id;
    }

    /** Lets others who look for a series by its name wait until this transaction ends. */
    @SqlQuery("select true from pg_advisory_xact_lock(hashtextextended('register meeting_series', 0))")
    boolean holdBackOthers();

    /** The series of a name, whatever its capitals, in one of these trials; of several the oldest. */
    @SqlQuery("""
            select r.id
              from meeting_series r
             where lower(r.name) = lower(:name)
               and exists (select from meeting_series_trial t where t.series_id = r.id and t.trial_id = any(:trialIds))
             order by r.id
             limit 1
            """)
    Optional<Long> named(String name, List<Long> trialIds);

    @SqlUpdate("insert into meeting_series (name) values (:name)")
    @GetGeneratedKeys("id")
    long insert(String name);

    @SqlUpdate("""
            insert into meeting_series_trial (series_id, trial_id)
            select :id, unnest(:trialIds)
                on conflict do nothing
            """)
    void addTrials(long id, @BindMethods MeetingDraft draft);

    @SqlUpdate("update meeting_series set version = version + 1, name = :name where id = :id")
    void rename(long id, String name);

    @SqlQuery("""
            select r.id, r.version, r.name,
                   array(select t.code from meeting_series_trial rt join trial t on t.id = rt.trial_id
                          where rt.series_id = r.id order by t.code) as trials
              from meeting_series r
             where r.id = :id
            """)
    Optional<Series> find(long id);

    @SqlQuery("select trial_id from meeting_series_trial where series_id = :id order by trial_id")
    List<Long> trialIds(long id);

    /** Where its meetings are; its trials if it has none any more. */
    @SqlQuery("""
            select mt.trial_id, p.id as participation_id, null::bigint as site_id
              from meeting m
              join meeting_trial mt on mt.meeting_id = m.id
              left join meeting_country mc on mc.meeting_id = m.id
              left join participation p on p.trial_id = mt.trial_id and p.country_iso2 = mc.country_iso2
             where m.series_id = :id
             union
            select rt.trial_id, null, null
              from meeting_series_trial rt
             where rt.series_id = :id and not exists (select from meeting m where m.series_id = rt.series_id)
            """)
    List<Place> places(long id);

    /** The series of which a meeting can be seen, of one trial or of all, by name. */
    @SqlQuery("""
            select r.id, r.name,
                   array(select t.code from meeting_series_trial rt join trial t on t.id = rt.trial_id
                          where rt.series_id = r.id order by t.code) as trials,
                   count(*) as meetings,
                   max(m.local_start::date) filter (where m.status in ('HELD', 'MINUTES_AGREED')) as last_held_on,
                   min(m.local_start::date) filter (where m.status = 'SCHEDULED') as next_on
              from meeting_series r
              join meeting m on m.series_id = r.id
             where (cast(:trial as text) is null
                    or exists (select from meeting_series_trial rt join trial t on t.id = rt.trial_id
                                where rt.series_id = r.id and t.code = :trial))
               and exists (select from meeting_trial mt
                             left join meeting_country mc on mc.meeting_id = mt.meeting_id
                             left join participation p on p.trial_id = mt.trial_id and p.country_iso2 = mc.country_iso2
                            where mt.meeting_id = m.id and in_scope(mt.trial_id, p.id, null, <scope>))
             group by r.id, r.name
             order by lower(r.name), r.id
             limit 500
            """)
    List<SeriesLine> list(@Nullable String trial, @BindMethods("scope") Scope scope);

    /** How many days lie between the last two of its meetings up to one; null if there is no earlier one. */
    @SqlQuery("""
            select m.local_start::date - max(earlier.local_start::date)
              from meeting m
              join meeting earlier on earlier.series_id = m.series_id and earlier.local_start::date < m.local_start::date
                                  and earlier.status <> 'CANCELLED'
             where m.id = :meetingId
             group by m.id
            """)
    Optional<Integer> daysSinceTheOneBefore(long meetingId);
}
