package org.trialbridge.invitation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Scope;

/** The table {@code calendar_feed}, and the meetings that a calendar reads. */
@RegisterConstructorMapper(CalendarFeedDao.Reader.class)
@RegisterConstructorMapper(Occasion.class)
interface CalendarFeedDao {

    /** Whose address it is, as he is now. */
    record Reader(long userId, String name, @Json List<Grant> grants) {}

    @SqlUpdate("""
            insert into calendar_feed (user_id, token_sha256, created_at)
            values (:userId, :digest, :now)
                on conflict (user_id) do update set token_sha256 = excluded.token_sha256, created_at = excluded.created_at
            """)
    void replace(long userId, byte[] digest, Instant now);

    @SqlUpdate("delete from calendar_feed where user_id = :userId")
    int remove(long userId);

    @SqlQuery("select created_at from calendar_feed where user_id = :userId")
    Optional<Instant> madeAt(long userId);

    @SqlQuery("""
            select u.id as user_id, q.name,
                   (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'place', jsonb_build_object('trialId', g.trial_id,
                               'participationId', g.participation_id, 'siteId', g.site_id)) order by g.id), '[]')
                      from user_grant g
                     where g.user_id = u.id) as grants
              from calendar_feed f
              join user_account u on u.id = f.user_id
              join user_private q on q.id = f.user_id
             where f.token_sha256 = :digest and u.disabled_at is null
            """)
    Optional<Reader> reader(byte[] digest);

    /**
     * The meetings that begin after a day, of one trial or of all, as far as they can be seen; their links only for who may
     * join.
     */
    @SqlQuery("""
            select m.id, m.ical_uid as uid, m.ical_sequence as sequence, m.kind, m.number, m.title, m.status, m.local_start,
                   m.local_offset, m.zone, m.starts_at as held_at, m.duration_minutes,
                   case when exists (select from meeting_trial mt
                                       left join meeting_country mc on mc.meeting_id = mt.meeting_id
                                       left join participation p on p.trial_id = mt.trial_id and p.country_iso2 = mc.country_iso2
                                      where mt.meeting_id = m.id and in_scope(mt.trial_id, p.id, null, :joining.everything, :joining.trials,
                                                       :joining.participations, :joining.sites))
                        then m.link end as link
              from meeting m
             where m.local_start >= :from and m.status <> 'DRAFT'
               and exists (select from meeting_trial mt
                             join trial t on t.id = mt.trial_id
                             left join meeting_country mc on mc.meeting_id = mt.meeting_id
                             left join participation p on p.trial_id = mt.trial_id and p.country_iso2 = mc.country_iso2
                            where mt.meeting_id = m.id
                              and (cast(:trial as text) is null or t.code = :trial)
                              and in_scope(mt.trial_id, p.id, null, <scope>))
             order by m.local_start, m.id
             limit 1000
            """)
    List<Occasion> meetings(
            @Nullable String trial,
            LocalDateTime from,
            @BindMethods("scope") Scope scope,
            @BindMethods("joining") Scope joining);
}
