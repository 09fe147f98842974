package org.trialbridge.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Grant;

/** Who a session or a token belongs to, with the grants of this moment: one query for each request. */
@RegisterConstructorMapper(VisitorDao.Line.class)
public interface VisitorDao {

    /** The user; the session's columns are null for a token. */
    record Line(
            long userId,
            String name,
            @Nullable Long sessionId,
            @Nullable String csrfToken,
            boolean readOnly,
            @Json List<Grant> grants) {}

    /**
     * Also notes that the session was used, at most once in a while.
     *
     * @param lastSeen a session not seen since then has ended
     * @param noteBefore a session seen since then is not noted again
     */
    @SqlQuery("""
            with noted as (
                update session
                   set seen_at = :now
                 where token_sha256 = :digest and expires_at > :now and seen_at > :lastSeen and seen_at < :noteBefore
            )
            select u.id as user_id, p.name, s.id as session_id, s.csrf_token, false as read_only,
                   (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'place', jsonb_build_object('trialId', g.trial_id,
                               'participationId', g.participation_id, 'siteId', g.site_id)) order by g.id), '[]')
                      from user_grant g
                     where g.user_id = u.id) as grants
              from session s
              join user_account u on u.id = s.user_id
              join user_private p on p.id = u.id
             where s.token_sha256 = :digest and s.expires_at > :now and s.seen_at > :lastSeen
               and u.disabled_at is null
            """)
    Optional<Line> bySession(byte[] digest, Instant now, Instant lastSeen, Instant noteBefore);

    @SqlQuery("""
            select u.id as user_id, p.name, null::bigint as session_id, null::text as csrf_token, k.read_only,
                   (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'place', jsonb_build_object('trialId', g.trial_id,
                               'participationId', g.participation_id, 'siteId', g.site_id)) order by g.id), '[]')
                      from user_grant g
                     where g.user_id = u.id) as grants
              from api_token k
              join user_account u on u.id = k.user_id
              join user_private p on p.id = u.id
             where k.token_sha256 = :digest and k.expires_at > :now and k.revoked_at is null
               and u.disabled_at is null
            """)
    Optional<Line> byToken(byte[] digest, Instant now);
}
