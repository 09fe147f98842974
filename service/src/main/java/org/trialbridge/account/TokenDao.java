package org.trialbridge.account;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The table {@code api_token}. */
@RegisterConstructorMapper(ApiToken.class)
public interface TokenDao {

    /** Those of a user that can be used, latest first. */
    @SqlQuery("""
            select id, name, read_only, created_at, expires_at
              from api_token
             where user_id = :userId and revoked_at is null and expires_at > :now
               and (cast(:before as bigint) is null or id < :before)
             order by id desc
             limit :limit
            """)
    List<ApiToken> of(long userId, Instant now, @Nullable Long before, int limit);

    @SqlUpdate("""
            insert into api_token (user_id, name, token_sha256, read_only, created_at, expires_at)
            values (:userId, :name, :digest, :readOnly, :createdAt, :expiresAt)
            """)
    @GetGeneratedKeys("id")
    long add(@BindMethods NewToken token);

    /** Returns 0 if the user has no such token, or it was revoked before. */
    @SqlUpdate("""
            update api_token
               set revoked_at = :now
             where id = :id and user_id = :userId and revoked_at is null
            """)
    int revoke(long id, long userId, Instant now);
}
