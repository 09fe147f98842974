package org.trialbridge.lock;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Scope;

/** The tables {@code period_lock}, {@code period_reopening} and {@code period_reopening_approval}: append-only. */
@RegisterConstructorMapper(Lock.class)
public interface LockDao {

    /** The last day of a country's accepted periods, or null. */
    @SqlQuery("""
            select through
              from accepted_periods
             where participation_id = :participationId
            """)
    @Nullable
    LocalDate lockedThrough(long participationId);

    /** The lock that keeps a period of a country as it is. */
    @SqlQuery("""
            select l.id, t.code as trial, p.country_iso2 as iso2, l.after_day as after, l.through, l.reason,
                   u.name as locked_by, a.recorded_at as locked_at, l.holds_through, '[]'::jsonb as reopenings
              from period_lock_standing l
              join trial t on t.id = l.trial_id
              join participation p on p.id = l.participation_id
              join audit_entry a on a.id = l.entry_id and a.trial_id = l.trial_id
              left join user_private u on u.id = a.user_id
             where l.trial_id = :trialId and l.participation_id = :participationId
               and l.holds_through >= :periodEnd and (l.after_day is null or l.after_day < :periodEnd)
             order by l.id
             limit 1
            """)
    Optional<Lock> holding(long trialId, long participationId, LocalDate periodEnd);

    /** The locks of some countries that still hold something. */
    @SqlQuery("""
            select l.id, t.code as trial, p.country_iso2 as iso2, l.after_day as after, l.through, l.reason,
                   u.name as locked_by, a.recorded_at as locked_at, l.holds_through, '[]'::jsonb as reopenings
              from period_lock_standing l
              join trial t on t.id = l.trial_id
              join participation p on p.id = l.participation_id
              join audit_entry a on a.id = l.entry_id and a.trial_id = l.trial_id
              left join user_private u on u.id = a.user_id
             where l.trial_id = :trialId and l.participation_id = any(:participationIds) and l.holds_through is not null
             order by l.id
            """)
    List<Lock> inForce(long trialId, List<Long> participationIds);

    /** The code of the country whose lock it is. */
    @SqlQuery("""
            select p.country_iso2
              from period_lock l
              join participation p on p.id = l.participation_id
             where l.trial_id = :trialId and l.id = :id
            """)
    Optional<String> countryOf(long trialId, long id);

    /**
     * Locks of a trial with the reopenings asked for, the latest first.
     *
     * @param iso2 only those of this country; null for all
     * @param only this lock alone; null for all
     * @param before only locks with smaller ids; null for all
     */
    @SqlQuery("""
            select l.id, t.code as trial, p.country_iso2 as iso2, l.after_day as after, l.through, l.reason,
                   u.name as locked_by, a.recorded_at as locked_at, l.holds_through,
                   (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'from', r.from_day, 'reason', r.reason,
                               'askedById', asked.user_id, 'askedBy', asker.name, 'askedAt', asked.recorded_at,
                               'approvedBy', approver.name, 'approvedAt', approved.recorded_at,
                               'declinedBy', decliner.name, 'declinedAt', declined.recorded_at, 'declinedWhy', refusal.reason) order by r.id desc), '[]')
                      from period_reopening r
                      join audit_entry asked on asked.id = r.entry_id and asked.trial_id = r.trial_id
                      left join user_private asker on asker.id = asked.user_id
                      left join period_reopening_approval agreed on agreed.trial_id = r.trial_id and agreed.reopening_id = r.id
                      left join audit_entry approved on approved.id = agreed.entry_id and approved.trial_id = agreed.trial_id
                      left join user_private approver on approver.id = approved.user_id
                      left join period_reopening_refusal refusal on refusal.trial_id = r.trial_id and refusal.reopening_id = r.id
                      left join audit_entry declined on declined.id = refusal.entry_id and declined.trial_id = refusal.trial_id
                      left join user_private decliner on decliner.id = declined.user_id
                     where r.trial_id = l.trial_id and r.lock_id = l.id) as reopenings
              from period_lock_standing l
              join trial t on t.id = l.trial_id
              join participation p on p.id = l.participation_id
              join audit_entry a on a.id = l.entry_id and a.trial_id = l.trial_id
              left join user_private u on u.id = a.user_id
             where l.trial_id = :trialId
               and (cast(:iso2 as text) is null or p.country_iso2 = :iso2)
               and (cast(:only as bigint) is null or l.id = :only)
               and (cast(:before as bigint) is null or l.id < :before)
               and in_scope(l.trial_id, l.participation_id, null, <scope>)
             order by l.id desc
             limit :limit
            """)
    List<Lock> list(
            long trialId,
            @Nullable String iso2,
            @Nullable Long only,
            @Nullable Long before,
            int limit,
            @BindMethods("scope") Scope scope);

    /** Adds a lock and returns its id. */
    @SqlQuery("""
            insert into period_lock (trial_id, participation_id, after_day, through, reason, entry_id)
            values (:trialId, :participationId, :after, :through, :reason, :entryId)
            returning id
            """)
    long add(@BindMethods LockLine line);

    /** What is added as a lock. */
    record LockLine(
            long trialId,
            long participationId,
            @Nullable LocalDate after,
            LocalDate through,
            String reason,
            long entryId) {}

    /** Adds a request and returns its id. */
    @SqlQuery("""
            insert into period_reopening (trial_id, participation_id, lock_id, from_day, reason, entry_id)
            values (:trialId, :participationId, :lockId, :from, :reason, :entryId)
            returning id
            """)
    long ask(@BindMethods ReopeningLine line);

    /** What is added as a request. */
    record ReopeningLine(
            long trialId, long participationId, long lockId, LocalDate from, String reason, long entryId) {}

    /** Whoever may approve reopenings of a country and may come in, but for the one who asks. */
    @SqlQuery("""
            select distinct q.name, q.email
              from user_grant g
              join user_account u on u.id = g.user_id
              join user_private q on q.id = g.user_id
             where g.role in ('COUNTRY_COORDINATOR', 'SECRETARIAT')
               and (g.trial_id is null or g.trial_id = :trialId)
               and (g.participation_id is null or g.participation_id = :participationId)
               and g.site_id is null
               and u.disabled_at is null
               and g.user_id is distinct from :askerId
             order by q.email
            """)
    @RegisterConstructorMapper(ReopeningLetter.Reader.class)
    List<ReopeningLetter.Reader> approvers(long trialId, long participationId, @Nullable Long askerId);

    /** A user, if he may come in. */
    @SqlQuery("""
            select q.name, q.email
              from user_account u
              join user_private q on q.id = u.id
             where u.id = :userId and u.disabled_at is null
            """)
    @RegisterConstructorMapper(ReopeningLetter.Reader.class)
    Optional<ReopeningLetter.Reader> reader(@Nullable Long userId);

    /** Adds the approval of a request. */
    @SqlQuery("""
            insert into period_reopening_approval (trial_id, reopening_id, entry_id)
            values (:trialId, :reopeningId, :entryId)
            returning id
            """)
    long approve(long trialId, long reopeningId, long entryId);

    /** Adds that somebody does not agree to a request. */
    @SqlQuery("""
            insert into period_reopening_refusal (trial_id, reopening_id, reason, entry_id)
            values (:trialId, :reopeningId, :reason, :entryId)
            returning id
            """)
    long decline(long trialId, long reopeningId, String reason, long entryId);

    /** The sites of a country that were ever activated, with the periods after a day that they reported. */
    @SqlQuery("""
            select s.activated_on, s.closed_on,
                   array(select distinct k.period_end
                           from counts k
                          where k.trial_id = s.trial_id and k.place_id = s.id
                            and (cast(:after as date) is null or k.period_end > :after)) as period_ends
              from site s
             where s.trial_id = :trialId and s.participation_id = :participationId and s.activated_on is not null
            """)
    @RegisterConstructorMapper(Owing.class)
    List<Owing> owing(long trialId, long participationId, @Nullable LocalDate after);
}
