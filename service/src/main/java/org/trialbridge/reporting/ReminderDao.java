package org.trialbridge.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The tables {@code reminder_message} and {@code reminder}, and to whom reminders go. */
public interface ReminderDao {

    /** Whoever has one of the roles that hear of reports, for each of some sites; without those who may not come in. */
    @SqlQuery("""
            select distinct s.id as site_id, g.role, g.user_id, q.name, q.email, u.zone
              from site s
              join user_grant g on (g.trial_id is null or g.trial_id = s.trial_id)
                               and (g.participation_id is null or g.participation_id = s.participation_id)
                               and (g.site_id is null or g.site_id = s.id)
              join user_account u on u.id = g.user_id
              join user_private q on q.id = g.user_id
             where s.id = any(:siteIds)
               and g.role in ('SITE_CONTACT', 'COUNTRY_COORDINATOR', 'SECRETARIAT')
               and u.disabled_at is null
             order by g.user_id, s.id
            """)
    @RegisterConstructorMapper(Recipient.class)
    List<Recipient> recipients(List<Long> siteIds);

    /** What some people were reminded of since a period. */
    @SqlQuery("""
            select user_id, site_id, period_end, step
              from reminder
             where user_id = any(:userIds) and period_end >= :since
            """)
    @RegisterConstructorMapper(Sent.class)
    List<Sent> sent(List<Long> userIds, LocalDate since);

    /** That somebody was reminded of a step. */
    record Sent(long userId, long siteId, LocalDate periodEnd, ReminderStep step) {}

    /** Takes the one message that a person gets on a day; nothing if he has got it. */
    @SqlQuery("""
            insert into reminder_message (user_id, on_day, sent_at)
            values (:userId, :onDay, :now)
                on conflict do nothing
            returning id
            """)
    Optional<Long> take(long userId, LocalDate onDay, Instant now);

    @SqlBatch("""
            insert into reminder (message_id, user_id, site_id, period_end, step)
            values (:messageId, :line.userId, :line.siteId, :line.periodEnd, :line.step)
                on conflict do nothing
            """)
    void add(long messageId, @BindMethods("line") List<Sent> line);

    /** The periods of some sites that are in by now. */
    @SqlQuery("""
            select distinct c.site_id, c.period_end
              from counts c
             where c.trial_id = any(:trialIds) and c.place_id = any(:siteIds) and c.period_end >= :since
            """)
    @RegisterConstructorMapper(Reported.class)
    List<Reported> reported(List<Long> trialIds, List<Long> siteIds, LocalDate since);

    /** A period of a site that is in. */
    record Reported(long siteId, LocalDate periodEnd) {}
}
