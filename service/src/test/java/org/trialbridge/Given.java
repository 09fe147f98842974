package org.trialbridge;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;

/** What tests of features start from, written straight into the tables. */
public final class Given {
    private final TestDatabase db;

    public Given(TestDatabase db) {
        this.db = db;
    }

    /** A user with one role at one place. */
    public static Actor actor(Role role, Place place) {
        return new Actor(
                7L, role.name(), List.of(new Grant(role, place)), new Origin("test-request", Origin.Channel.API, null));
    }

    /** A weekly phase III trial whose weeks end on Fridays. */
    public long trial(String code) {
        return insert("""
                        insert into trial (code, title, phase, product, enrolled_means, planned_enrollment,
                                           reporting_frequency, week_ends_on, due_days, grace_days)
                        values (:code, 'Trial ' || :code, 'PHASE3', 'ZF2001', 'RANDOMISED', 29000, 'WEEKLY', 5, 3, 4)
                        returning id
                        """, Map.of("code", code));
    }

    public Participation country(String trial, String iso2) {
        insert("""
                insert into participation (trial_id, country_iso2, priority, target)
                select t.id, :iso2, 1, 1000 from trial t where t.code = :trial
                returning id
                """, Map.of("trial", trial, "iso2", iso2));
        return reload(trial, iso2);
    }

    public Participation reload(String trial, String iso2) {
        return db.database()
                .read(tx -> tx.dao(ParticipationDao.class).find(trial, iso2).orElseThrow());
    }

    /** An activated site. */
    public long site(Participation country, String code, LocalDate activatedOn) {
        return insert(
                """
                insert into site (trial_id, participation_id, code, name, zone, status, activated_on, target)
                values (:trialId, :participationId, :code, 'Site ' || :code, 'Asia/Tashkent', 'ACTIVATED', :activatedOn, 400)
                returning id
                """,
                Map.of(
                        "trialId",
                        country.trialId(),
                        "participationId",
                        country.id(),
                        "code",
                        code,
                        "activatedOn",
                        activatedOn));
    }

    /** A bridging webinar that was held with some countries. */
    public long webinar(long trialId, int number, LocalDate on, String... iso2s) {
        long id = insert("""
                        insert into meeting (kind, number, title, starts_at, ends_at, local_start, zone, duration_minutes, status)
                        values ('BRIDGING_WEBINAR', :number, 'Webinar number ' || :number, :on::date + time '09:00',
                                :on::date + time '10:00', :on::date + time '09:00', 'UTC', 60, 'HELD')
                        returning id
                        """, Map.of("number", number, "on", on));
        insert(
                "insert into meeting_trial (meeting_id, trial_id) values (:id, :trialId) returning id",
                Map.of("id", id, "trialId", trialId));
        for (String iso2 : iso2s) {
            insert(
                    "insert into meeting_country (meeting_id, country_iso2) values (:id, :iso2) returning id",
                    Map.of("id", id, "iso2", iso2));
        }
        return id;
    }

    /** A report of a site, or of a whole country. */
    public long counts(Participation country, @Nullable Long siteId, LocalDate periodEnd, int enrolled) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("trialId", country.trialId());
        values.put("participationId", country.id());
        values.put("siteId", siteId);
        values.put("periodEnd", periodEnd);
        values.put("enrolled", enrolled);
        return insert("""
                insert into counts (trial_id, participation_id, site_id, period_end, revision, screened, enrolled, channel, entry_id)
                values (:trialId, :participationId, :siteId::bigint, :periodEnd, 1, :enrolled + 11, :enrolled, 'API',
                        current_setting('trialbridge.entry')::bigint)
                returning id
                """, values);
    }

    /** A user without any role, who can not sign in. */
    public long user(String name) {
        long id = insert("insert into user_account (zone) values ('UTC') returning id", Map.of());
        return insert(
                "insert into user_private (id, name, email) values (:id, :name, :email) returning id",
                Map.of("id", id, "name", name, "email", "user" + id + "@example.org"));
    }

    /** All periods of a country up to one are accepted. */
    public long lock(Participation country, LocalDate through) {
        return insert("""
                insert into period_lock (trial_id, participation_id, after_day, through, reason, entry_id)
                select :trialId, :participationId, max(k.through), :through, 'Checked up to ' || :through,
                       current_setting('trialbridge.entry')::bigint
                  from accepted_periods k
                 where k.participation_id = :participationId
                returning id
                """, Map.of("trialId", country.trialId(), "participationId", country.id(), "through", through));
    }

    /** The accepted periods of a country from one on are opened again, with the approval of the last user. */
    public long reopen(Participation country, LocalDate from) {
        return answer(country, from, """
                insert into period_reopening_approval (trial_id, reopening_id, entry_id)
                select :trialId, :reopeningId, entry_id from approver
                """);
    }

    /** A reopening of accepted periods of a country is asked for, and declined by the last user. */
    public long decline(Participation country, LocalDate from) {
        return answer(country, from, """
                insert into period_reopening_refusal (trial_id, reopening_id, reason, entry_id)
                select :trialId, :reopeningId, 'Not needed', entry_id from approver
                """);
    }

    private long answer(Participation country, LocalDate from, String insert) {
        long asked = insert("""
                insert into period_reopening (trial_id, participation_id, lock_id, from_day, reason, entry_id)
                select l.trial_id, l.participation_id, l.id, :from, 'A site reported late',
                       current_setting('trialbridge.entry')::bigint
                  from period_lock_standing l
                 where l.participation_id = :participationId and l.holds_through >= :from
                 order by l.id
                 limit 1
                returning id
                """, Map.of("trialId", country.trialId(), "participationId", country.id(), "from", from));
        return insert("""
                with approver as (
                    select open_entry(:trialId, max(id), 'test.given', null, 'trial', null, 'test', 'SYSTEM') as entry_id
                      from user_account
                )
                %s
                returning id
                """.formatted(insert), Map.of("trialId", country.trialId(), "reopeningId", asked));
    }

    /** Runs an insert that returns the new row's id, in a transaction with its own audit entry. */
    public long insert(String sql, Map<String, ? extends @Nullable Object> values) {
        long trialId = values.get("trialId") instanceof Long id ? id : 0;
        return db.jdbi().inTransaction(handle -> {
            handle.createQuery("select open_entry(:trialId, null, 'test.given', null, 'trial', null, 'test', 'SYSTEM')")
                    .bind("trialId", trialId)
                    .mapTo(Long.class)
                    .one();
            return handle.createQuery(sql).bindMap(values).mapTo(Long.class).one();
        });
    }
}
