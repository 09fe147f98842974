package org.trialbridge.mail;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The table {@code outbox}: messages that wait to be sent. */
@RegisterConstructorMapper(Waiting.class)
public interface OutboxDao {

    @SqlUpdate("""
            insert into outbox (recipient, subject, body, calendar_method, calendar)
            values (:recipient, :subject, :body, :calendarMethod, :calendarText)
            """)
    void add(@BindMethods Message message);

    /** Latest first. */
    @SqlQuery("""
            select id, recipient, subject, body, calendar_method, calendar, created_at, attempts, last_error
              from outbox
             where sent_at is null and given_up_at is null
               and (cast(:before as bigint) is null or id < :before)
             order by id desc
             limit :limit
            """)
    List<Waiting> waiting(@Nullable Long before, int limit);

    /**
     * Takes the message that is due longest, so that nobody else takes it before its next attempt: after 1, 2, 4 minutes
     * and so on, at most 6 hours, and 24 times in all, which is about four days.
     */
    @SqlQuery("""
            update outbox
               set attempts = attempts + 1,
                   next_attempt_at = clock_timestamp() + least(interval '1 minute' * power(2, attempts), interval '6 hours')
             where id = (select id
                           from outbox
                          where sent_at is null and given_up_at is null and next_attempt_at <= clock_timestamp()
                            and attempts < 24
                          order by next_attempt_at, id
                          limit 1
                            for update skip locked)
            returning id, recipient, subject, body, calendar_method, calendar, created_at, attempts, last_error
            """)
    Optional<Waiting> take();

    /** Notes that a message is gone, and forgets to whom it went and what it said: it may hold a link that lets somebody in. */
    @SqlUpdate("""
            update outbox
               set sent_at = clock_timestamp(), recipient = '', subject = '', body = '', calendar_method = null, calendar = null, last_error = null
             where id = :id
            """)
    void sent(long id);

    /**
     * Forgets to whom a message was to go and what it said, once it was tried for the last time and that is over; returns how
     * many there were.
     */
    @SqlUpdate("""
            update outbox
               set given_up_at = clock_timestamp(), recipient = '', subject = '', body = '', calendar_method = null,
                   calendar = null, last_error = null
             where sent_at is null and given_up_at is null and next_attempt_at <= clock_timestamp() and attempts >= 24
            """)
    int giveUp();

    @SqlUpdate("""
            update outbox
               set last_error = :error
             where id = :id
            """)
    void failed(long id, String error);
}
