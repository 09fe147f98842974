package org.trialbridge.account;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code account_link}. */
@RegisterConstructorMapper(OpenLink.class)
public interface LinkDao {

    @SqlUpdate("""
            insert into account_link (user_id, purpose, token_sha256, created_at, expires_at)
            values (:userId, :purpose, :digest, :createdAt, :expiresAt)
            """)
    void add(@BindMethods Link link);

    /** The link if it can still be used. */
    @SqlQuery("""
            select l.user_id, p.name, p.email
              from account_link l
              join user_account u on u.id = l.user_id
              join user_private p on p.id = l.user_id
             where l.token_sha256 = :digest and l.purpose = :purpose
               and l.used_at is null and l.expires_at > :now
               and u.disabled_at is null
            """)
    Optional<OpenLink> open(byte[] digest, Link.Purpose purpose, Instant now);

    /** Ends all links of a user: the one that was used, and those that it makes superfluous. */
    @SqlUpdate("""
            update account_link
               set used_at = :now
             where user_id = :userId and used_at is null
            """)
    void useAllOf(long userId, Instant now);

    @SqlQuery("""
            select exists (select from account_link
                            where user_id = :userId and used_at is null
                              and created_at > :since and expires_at > :now)
            """)
    boolean hasOpen(long userId, Instant since, Instant now);

    @SqlUpdate("""
            delete from account_link
             where expires_at <= :before
            """)
    int removeEnded(Instant before);
}
