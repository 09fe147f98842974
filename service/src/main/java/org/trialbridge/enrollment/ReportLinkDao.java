package org.trialbridge.enrollment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.trialbridge.access.Grant;

/** The table {@code report_link}. */
@RegisterConstructorMapper(ReportLinkDao.Line.class)
public interface ReportLinkDao {

    /** A link with its user as he is now. */
    record Line(
            long userId,
            String userName,
            String trial,
            String site,
            long trialId,
            long participationId,
            long siteId,
            LocalDate periodEnd,
            @Json List<Grant> grants) {}

    @SqlUpdate("""
            insert into report_link (user_id, trial_id, participation_id, site_id, period_end, token_sha256, created_at,
                                     expires_at)
            values (:userId, :trialId, :participationId, :siteId, :periodEnd, :digest, :createdAt, :expiresAt)
            """)
    void add(@BindMethods ReportLink link);

    /** The link, unless it is too old or its user may not come in any more. */
    @SqlQuery("""
            select l.user_id, q.name as user_name, t.code as trial, s.code as site, l.trial_id, l.participation_id, l.site_id,
                   l.period_end,
                   (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'place', jsonb_build_object('trialId', g.trial_id,
                               'participationId', g.participation_id, 'siteId', g.site_id)) order by g.id), '[]')
                      from user_grant g
                     where g.user_id = l.user_id) as grants
              from report_link l
              join user_account u on u.id = l.user_id
              join user_private q on q.id = l.user_id
              join trial t on t.id = l.trial_id
              join site s on s.id = l.site_id
             where l.token_sha256 = :digest and l.expires_at > :now and u.disabled_at is null
            """)
    Optional<Line> open(byte[] digest, Instant now);

    /** Notes when it was first used. */
    @SqlUpdate("""
            update report_link
               set used_at = :now
             where token_sha256 = :digest and used_at is null
            """)
    void used(byte[] digest, Instant now);

    @SqlUpdate("""
            delete from report_link
             where expires_at <= :before
            """)
    int removeEnded(Instant before);
}
