package org.trialbridge.meeting;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Sort;

/** The table {@code meeting}, with its trials and countries. */
@RegisterConstructorMapper(Meeting.class)
@RegisterConstructorMapper(MeetingLine.class)
@RegisterConstructorMapper(LedTo.class)
@RegisterConstructorMapper(Onward.class)
@RegisterConstructorMapper(MinutesLine.class)
@RegisterConstructorMapper(Place.class)
public interface MeetingDao {

    /** Where a meeting is: in each of its countries, or in its trials as a whole. */
    @SqlQuery("""
            select t.trial_id, p.id as participation_id, null::bigint as site_id
              from meeting_trial t
              left join meeting_country c on c.meeting_id = t.meeting_id
              left join participation p on p.trial_id = t.trial_id and p.country_iso2 = c.country_iso2
             where t.meeting_id = :id
            """)
    List<Place> places(long id);

    @SqlQuery("select trial_id from meeting_trial where meeting_id = :id order by trial_id")
    List<Long> trialIds(long id);

    @SqlQuery("""
            select m.id, m.version, m.kind, m.number, m.series_id, r.name as series, m.title, m.status,
                   m.local_start::date as date, m.local_start::time as time, m.zone, m.local_offset as offset,
                   m.duration_minutes, m.starts_at as held_at, m.link, m.languages, m.illustrative,
                   array(select t.code from meeting_trial mt join trial t on t.id = mt.trial_id
                          where mt.meeting_id = m.id order by t.code) as trials,
                   array(select mc.country_iso2 from meeting_country mc
                          where mc.meeting_id = m.id order by mc.country_iso2) as countries
              from meeting m
              left join meeting_series r on r.id = m.series_id
             where m.id = :id
            """)
    Optional<Meeting> find(long id);

    /** The meetings that can be seen, the latest first; as {@link #list(MeetingFilter, Sort, String, int, Scope)}. */
    default List<MeetingLine> list(MeetingFilter filter, int limit, Scope scope) {
        return List.copyOf(
                list(filter, Sort.down(MeetingSort.DAY), null, limit, scope).values());
    }

    /**
     * The meetings that can be seen.
     *
     * @param after the place of the last one already seen, or null
     */
    @SqlQuery("""
            select m.id, m.kind, m.number, m.title, m.status,
                   m.local_start::date as date, m.local_start::time as time, m.zone, m.local_offset as offset,
                   m.duration_minutes, m.starts_at as held_at, m.illustrative,
                   array(select t.code from meeting_trial mt join trial t on t.id = mt.trial_id
                          where mt.meeting_id = m.id order by t.code) as trials,
                   array(select mc.country_iso2 from meeting_country mc
                          where mc.meeting_id = m.id order by mc.country_iso2) as countries,
                   (select coalesce(sum(a.delegates), 0) from attendance a
                     where a.meeting_id = m.id and a.status = 'ATTENDED') as attended,
                   (select count(*) from decision d where d.meeting_id = m.id) as decisions,
                   (select count(*) from action_item i
                      left join participation p on p.trial_id = i.trial_id and p.country_iso2 = i.country_iso2
                     where i.meeting_id = m.id and in_scope(i.trial_id, p.id, null, <scope>)) as actions,
                   line.place
              from meeting m
              left join meeting_series r on r.id = m.series_id
             cross join lateral (
                   select list_place(case :sort.key
                              when 'DAY' then to_char(m.local_start, 'YYYY-MM-DD HH24:MI')
                              when 'MEETING' then m.kind || in_order(m.number)
                              when 'TITLE' then lower(m.title)
                              when 'STATUS' then m.status || to_char(m.local_start, 'YYYY-MM-DD HH24:MI')
                              end, m.id, :sort.down) as place) line
             where (cast(:filter.trial as text) is null
                    or exists (select from meeting_trial mt join trial t on t.id = mt.trial_id
                                where mt.meeting_id = m.id and t.code = :filter.trial))
               and (cast(:filter.country as text) is null
                    or exists (select from meeting_country mc
                                where mc.meeting_id = m.id and mc.country_iso2 = :filter.country))
               and (cast(:filter.kind as text) is null or m.kind = :filter.kind)
               and (cast(:filter.status as text) is null or m.status = :filter.status)
               and (cast(:filter.seriesId as bigint) is null or m.series_id = :filter.seriesId)
               and (cast(:filter.q as text) is null
                    or position(lower(:filter.q) in lower(concat_ws(' ', m.title, r.name))) > 0)
               and stands_after(line.place, :after, :sort.down)
               and exists (select from meeting_trial mt
                             left join meeting_country mc on mc.meeting_id = mt.meeting_id
                             left join participation p on p.trial_id = mt.trial_id and p.country_iso2 = mc.country_iso2
                            where mt.meeting_id = m.id and in_scope(mt.trial_id, p.id, null, <scope>))
             order by case when not :sort.down then line.place end collate "C", line.place collate "C" desc
             limit :limit
            """)
    @KeyColumn("place")
    Map<String, MeetingLine> list(
            @BindMethods("filter") MeetingFilter filter,
            @BindMethods("sort") Sort<MeetingSort> sort,
            @Nullable String after,
            int limit,
            @BindMethods("scope") Scope scope);

    /** The stage changes that cite a meeting or one of its decisions, as far as their countries can be seen. */
    @SqlQuery("""
            select s.id as stage_change_id, t.code as trial, p.country_iso2 as country, s.from_stage, s.to_stage,
                   s.effective_on, e.decision_id
              from stage_evidence e
              join stage_change_in_force s on s.id = e.stage_change_id
              join participation p on p.id = s.participation_id
              join trial t on t.id = s.trial_id
             where (e.meeting_id = :id or e.decision_id in (select d.id from decision d where d.meeting_id = :id))
               and in_scope(s.trial_id, s.participation_id, null, <scope>)
             order by s.effective_on, s.id, e.id
            """)
    List<LedTo> ledTo(long id, @BindMethods("scope") Scope scope);

    /**
     * The changes of stage that followed in the countries whose stage a meeting or its decisions changed, with what is cited
     * for each. Nothing is inferred: what nobody cited is not there.
     */
    @SqlQuery("""
            with led as (
                select s.id, s.trial_id, s.participation_id, s.effective_on
                  from stage_evidence e
                  join stage_change_in_force s on s.id = e.stage_change_id
                 where e.meeting_id = :id or e.decision_id in (select d.id from decision d where d.meeting_id = :id)
            ), start as (
                select distinct on (l.participation_id) l.trial_id, l.participation_id, l.effective_on, l.id
                  from led l
                 order by l.participation_id, l.effective_on, l.id
            )
            select s.id as stage_change_id, t.code as trial, p.country_iso2 as country, s.to_stage, s.effective_on,
                   array(select in_words(e.kind) || ': ' || what.label
                           from stage_evidence e
                          cross join lateral cited(e.trial_id, e.kind, coalesce(e.meeting_id, e.decision_id, e.outreach_id,
                                e.agreement_id, e.approval_id, e.milestone_id, e.site_id, e.counts_id, e.document_id)) what
                          where e.stage_change_id = s.id
                          order by e.id) as evidence
              from start
              join stage_change_in_force s on s.participation_id = start.participation_id
                                 and (s.effective_on, s.id) > (start.effective_on, start.id)
              join participation p on p.id = s.participation_id
              join trial t on t.id = s.trial_id
             where s.id not in (select l.id from led l)
               and in_scope(s.trial_id, s.participation_id, null, <scope>)
             order by p.country_iso2, s.effective_on, s.id
            """)
    List<Onward> onward(long id, @BindMethods("scope") Scope scope);

    /** The zone in which a user reads times. */
    @SqlQuery("select zone from user_account where id = :userId")
    Optional<ZoneId> zoneOf(long userId);

    /** The newest revision of the minutes in each language. */
    @SqlQuery("""
            select distinct on (r.language) r.language, r.number as revision, r.recorded_at as saved_at
              from minutes_revision r
             where r.meeting_id = :id and not r.set_aside
             order by r.language, r.number desc
            """)
    List<MinutesLine> minutes(long id);

    /** Tells whether people attended or something was agreed. */
    @SqlQuery("""
            select exists (select from attendance where meeting_id = :id and status = 'ATTENDED')
                or exists (select from decision where meeting_id = :id and status = 'AGREED')
            """)
    boolean hasResults(long id);
}
