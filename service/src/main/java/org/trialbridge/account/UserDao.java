package org.trialbridge.account;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;

/** The tables {@code user_account} and {@code user_private}: accounts, and what is personal or secret of them. */
@RegisterConstructorMapper(User.class)
@RegisterConstructorMapper(PasswordHolder.class)
public interface UserDao {

    /** Those with a role within the scope, by e-mail; with everything in scope also those without any role. */
    @SqlQuery("""
            select u.id, u.version, p.name, p.email, u.zone, u.language,
                   case when u.disabled_at is not null then 'DISABLED'
                        when p.password_hash is null then 'INVITED'
                        else 'ACTIVE' end as status,
                   (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'trial', t.code,
                               'country', c.country_iso2, 'site', s.code) order by g.id), '[]')
                      from user_grant g
                      left join trial t on t.id = g.trial_id
                      left join participation c on c.id = g.participation_id
                      left join site s on s.id = g.site_id
                     where g.user_id = u.id
                       and in_scope(g.trial_id, g.participation_id, g.site_id, <scope>)) as grants
              from user_account u
              join user_private p on p.id = u.id
             where (cast(:after as text) is null or p.email > :after)
               and (:scope.everything
                    or exists (select from user_grant g
                                where g.user_id = u.id
                                  and in_scope(g.trial_id, g.participation_id, g.site_id, <scope>)))
             order by p.email
             limit :limit
            """)
    List<User> list(@Nullable String after, int limit, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select u.id, u.version, p.name, p.email, u.zone, u.language,
                   case when u.disabled_at is not null then 'DISABLED'
                        when p.password_hash is null then 'INVITED'
                        else 'ACTIVE' end as status,
                   (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'trial', t.code,
                               'country', c.country_iso2, 'site', s.code) order by g.id), '[]')
                      from user_grant g
                      left join trial t on t.id = g.trial_id
                      left join participation c on c.id = g.participation_id
                      left join site s on s.id = g.site_id
                     where g.user_id = u.id
                       and in_scope(g.trial_id, g.participation_id, g.site_id, <scope>)) as grants
              from user_account u
              join user_private p on p.id = u.id
             where u.id = :id
               and (:scope.everything
                    or exists (select from user_grant g
                                where g.user_id = u.id
                                  and in_scope(g.trial_id, g.participation_id, g.site_id, <scope>)))
            """)
    Optional<User> find(long id, @BindMethods("scope") Scope scope);

    @SqlQuery("""
            select id
              from user_private
             where email = :email
            """)
    Optional<Long> idOf(String email);

    @SqlUpdate("""
            insert into user_account (zone, language)
            values (:zone, :language)
            """)
    @GetGeneratedKeys("id")
    long add(ZoneId zone, String language);

    @SqlUpdate("""
            insert into user_private (id, name, email)
            values (:id, :name, :email)
            """)
    void addPrivate(long id, String name, String email);

    /**
     * Raises the version.
     *
     * @param disabledAt since when the account is disabled, or null; of one that was disabled before the instant stays
     */
    @SqlUpdate("""
            update user_account
               set version = version + 1, zone = :profile.zone, language = :profile.language,
                   disabled_at = case when cast(:disabledAt as timestamptz) is null then null
                                      else coalesce(disabled_at, :disabledAt) end
             where id = :id
            """)
    void change(long id, @BindMethods("profile") Profile profile, @Nullable Instant disabledAt);

    @SqlUpdate("""
            update user_account
               set version = version + 1, disabled_at = null
             where id = :id and disabled_at is not null
            """)
    void enable(long id);

    @SqlUpdate("""
            update user_private
               set name = :name
             where id = :id
            """)
    void rename(long id, String name);

    @SqlUpdate("""
            update user_private
               set password_hash = :passwordHash
             where id = :id
            """)
    void setPassword(long id, String passwordHash);

    /** Whoever may sign in with this e-mail address. */
    @SqlQuery("""
            select p.id as user_id, p.name, p.email, p.password_hash
              from user_private p
              join user_account u on u.id = p.id
             where p.email = :email and u.disabled_at is null
            """)
    Optional<PasswordHolder> passwordHolder(String email);

    @SqlQuery("""
            select p.id as user_id, p.name, p.email, p.password_hash
              from user_private p
              join user_account u on u.id = p.id
             where p.id = :id and u.disabled_at is null
            """)
    Optional<PasswordHolder> passwordHolder(long id);

    /** How many can sign in and manage all users. */
    @SqlQuery("""
            select count(distinct u.id)
              from user_account u
              join user_private p on p.id = u.id
              join user_grant g on g.user_id = u.id
             where g.role = 'ADMINISTRATOR' and g.trial_id is null
               and u.disabled_at is null and p.password_hash is not null
            """)
    int administrators();

    /** The administrator of everything who has not accepted the invitation yet. */
    @SqlQuery("""
            select min(u.id)
              from user_account u
              join user_private p on p.id = u.id
              join user_grant g on g.user_id = u.id
             where g.role = 'ADMINISTRATOR' and g.trial_id is null
               and u.disabled_at is null and p.password_hash is null
            """)
    @Nullable
    Long invitedAdministrator();
}
