package org.trialbridge.account;

import java.time.Instant;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The tables {@code session} and {@code sign_in_failure}: sign-ins that worked, and those that did not. */
@RegisterConstructorMapper(Failures.class)
public interface SessionDao {

    @SqlUpdate("""
            insert into session (user_id, token_sha256, csrf_token, created_at, seen_at, expires_at)
            values (:userId, :digest, :csrfToken, :createdAt, :createdAt, :expiresAt)
            """)
    void add(@BindMethods Session session);

    @SqlUpdate("""
            delete from session
             where id = :id
            """)
    void end(long id);

    @SqlUpdate("""
            delete from session
             where token_sha256 = :digest
            """)
    void endShown(byte[] digest);

    @SqlUpdate("""
            delete from session
             where user_id = :userId
            """)
    void endAllOf(long userId);

    @SqlQuery("""
            select count(*) as count, max(failed_at) as last
              from sign_in_failure
             where subject_sha256 = :subject and failed_at > :since
            """)
    Failures failures(byte[] subject, Instant since);

    @SqlUpdate("""
            insert into sign_in_failure (subject_sha256, failed_at)
            values (:subject, :now)
            """)
    void addFailure(byte[] subject, Instant now);

    @SqlUpdate("""
            delete from sign_in_failure
             where subject_sha256 = :subject
            """)
    void forgetFailures(byte[] subject);

    @SqlUpdate("""
            delete from session
             where expires_at <= :now or seen_at <= :lastSeen
            """)
    void removeEnded(Instant now, Instant lastSeen);

    @SqlUpdate("""
            delete from sign_in_failure
             where failed_at <= :before
            """)
    void removeFailures(Instant before);

    /** Answers to requests that nobody sends again any more. */
    @SqlUpdate("""
            delete from idempotency_key
             where created_at <= :before
            """)
    void removeAnswers(Instant before);

    /** Personal values that were kept for as long as their deletion could be undone. */
    @SqlUpdate("""
            delete from kept_for_undo
             where kept_at <= clock_timestamp() - interval '1 minute'
            """)
    void removeKept();
}
