package org.trialbridge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
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

/** A world to walk through: one trial with a thing of each kind in Uzbekistan, places beside it, and people of all roles. */
final class AccessWorld {
    /** The token of all forms and all sessions of this world. */
    static final String CSRF = "C".repeat(43);

    /** Somebody who walks.
     *
     * @param session what he shows; not a session of this world for somebody who is not signed in
     */
    record Walker(String name, Actor actor, String session, boolean signedIn) {}

    private final TestDatabase db;
    private final Given given;
    private final Map<String, String> fixed = new HashMap<>();
    private final List<Walker> walkers = new ArrayList<>();
    private int count;

    final Place trial;
    final Place country;
    final Place site;
    private final Participation uzbekistan;
    private final long otherUser;
    private final long institution;
    private final long meeting;

    AccessWorld(TestDatabase db) {
        this.db = db;
        this.given = new Given(db);
        long trialId = given.trial("ZF2001-III");
        trial = Place.trial(trialId);
        uzbekistan = given.country("ZF2001-III", "UZ");
        country = uzbekistan.place();
        long siteId = given.site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10));
        site = Place.site(trialId, uzbekistan.id(), siteId);
        Place nextSite =
                Place.site(trialId, uzbekistan.id(), given.site(uzbekistan, "UZ-02", LocalDate.of(2020, 12, 17)));
        Participation pakistan = given.country("ZF2001-III", "PK");
        Place farSite = Place.site(trialId, pakistan.id(), given.site(pakistan, "PK-01", LocalDate.of(2020, 12, 24)));
        Place otherTrial = Place.trial(given.trial("OTHER-II"));
        Participation ecuador = given.country("OTHER-II", "EC");
        Place otherSite =
                Place.site(ecuador.trialId(), ecuador.id(), given.site(ecuador, "EC-01", LocalDate.of(2020, 12, 31)));

        for (Role role : List.of(Role.ADMINISTRATOR, Role.SECRETARIAT, Role.LEADERSHIP, Role.AUDITOR)) {
            walker(role, "everywhere", Place.EVERYTHING);
            walker(role, "in the trial", trial);
            walker(role, "in another country", pakistan.place());
            walker(role, "in another trial", otherTrial);
        }
        walker(Role.COUNTRY_COORDINATOR, "in the country", country);
        walker(Role.COUNTRY_COORDINATOR, "in another country", pakistan.place());
        walker(Role.COUNTRY_COORDINATOR, "in another trial", ecuador.place());
        walker(Role.SITE_CONTACT, "at the site", site);
        walker(Role.SITE_CONTACT, "at the next site", nextSite);
        walker(Role.SITE_CONTACT, "in another country", farSite);
        walker(Role.SITE_CONTACT, "in another trial", otherSite);
        strangers();

        otherUser = user("contact@example.org", Role.SITE_CONTACT, site);
        institution = Long.parseLong(one(
                "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'UZ') returning id"));
        meeting = given.webinar(trialId, 4, LocalDate.of(2021, 1, 20), "UZ");
        things(trialId, siteId);
    }

    private void things(long trialId, long siteId) {
        LocalDate friday = LocalDate.of(2021, 2, 5);
        given.counts(uzbekistan, siteId, friday, 30);
        given.counts(uzbekistan, null, friday, 41);
        Map<String, Object> ids =
                Map.of("trialId", trialId, "country", uzbekistan.id(), "meeting", meeting, "institution", institution);
        fixed.put("trials", "ZF2001-III");
        fixed.put("countries", "UZ");
        fixed.put("sites", "UZ-01");
        fixed.put("counts", friday.toString());
        fixed.put("receipts", "1");
        fixed.put("users", String.valueOf(otherUser));
        fixed.put("institutions", String.valueOf(institution));
        fixed.put("meetings", String.valueOf(meeting));
        fixed.put("invitation", "A".repeat(43));
        fixed.put("reset-password", "A".repeat(43));
        fixed.put("report", "A".repeat(43));
        fixed.put("rsvp", "A".repeat(43));
        fixed.put("series", series(trialId));
        fixed.put("questions", one("""
                insert into meeting_question (meeting_id, text, country_iso2)
                values (:meeting, 'Who insures it?', 'UZ') returning id""", ids));
        fixed.put("decisions", one("""
                insert into decision (meeting_id, text, decided_on, status)
                values (:meeting, 'Go on', '2021-01-20', 'AGREED') returning id""", ids));
        for (boolean setAside : List.of(false, true)) {
            fixed.put("revisions", one("""
                    insert into minutes_revision (meeting_id, language, number, base_number, set_aside, text, entry_id)
                    select :meeting, 'en', count(*) + 1, nullif(count(*), 0), :setAside, 'Read at ' || count(*),
                           current_setting('trialbridge.entry')::bigint
                      from minutes_revision
                    returning number""", Map.of("meeting", meeting, "setAside", setAside)));
        }
        fixed.put("merge", "2");
        fixed.put("minutes", "en");
        fixed.put("actions", one("""
                insert into action_item (trial_id, country_iso2, text, owner_institution_id, due_on)
                values (:trialId, 'UZ', 'Send the protocol', :institution, '2021-03-01') returning id""", ids));
        fixed.put("outreach", one("""
                insert into outreach (trial_id, country_iso2, institution_id, kind, on_date, subject, outcome)
                values (:trialId, 'UZ', :institution, 'LETTER', '2020-11-02', 'Support', 'SENT') returning id""", ids));
        fixed.put("milestones", one("""
                insert into milestone (trial_id, participation_id, code, planned_on)
                values (:trialId, :country, 'MOU_SIGNED', '2021-04-01') returning id""", ids));
        fixed.put("risks", one("""
                insert into risk (trial_id, participation_id, title, probability, impact, response, owner_institution_id,
                                  raised_on)
                values (:trialId, :country, 'The licence is late', 3, 4, 'REDUCE', :institution, '2021-01-11')
                returning id""", ids));
        fixed.put("plans", one("""
                insert into enrollment_plan (trial_id, plan_version, reason, entry_id)
                values (:trialId, 1, 'protocol', current_setting('trialbridge.entry')::bigint) returning id""", ids));
        one("""
                insert into enrollment_plan_point (plan_id, period_end, enrolled, entry_id)
                select id, '2021-02-05', 60, current_setting('trialbridge.entry')::bigint from enrollment_plan returning id""");
        fixed.put("statements", one("""
                insert into statement (trial_id, participation_id, attribute, value, source, confidence)
                values (:trialId, :country, 'enrolled', '5,000', 'Newspaper', 'LOW') returning id""", ids));
        fixed.put("stage-changes", one("""
                insert into stage_change (trial_id, participation_id, to_stage, effective_on, reason_code, reason, entry_id)
                values (:trialId, :country, 'CONTACTED', '2020-11-02', 'PROGRESS', 'letter',
                        current_setting('trialbridge.entry')::bigint) returning id""", ids));
        fixed.put("locks", one("""
                insert into period_lock (trial_id, participation_id, through, reason, entry_id)
                values (:trialId, :country, '2021-01-15', 'checked', current_setting('trialbridge.entry')::bigint)
                returning id""", ids));
        fixed.put("reopenings", one("""
                insert into period_reopening (trial_id, participation_id, lock_id, from_day, reason, entry_id)
                select trial_id, participation_id, id, '2021-01-08', 'typing error',
                       current_setting('trialbridge.entry')::bigint
                  from period_lock
                 where trial_id = :trialId
                returning id""", ids));
        edition(1, ids);
        fixed.put("templates", "institutions");
        fixed.put("editions", edition(2, ids));
        fixed.put("agreements", one("""
                insert into agreement (trial_id, participation_id, kind, title)
                values (:trialId, :country, 'MOU', 'With the ministry') returning id""", ids));
        fixed.put("documents", document(trialId));
        fixed.put("of", "meetings/" + meeting);
        String approval = one("""
                insert into approval (trial_id, participation_id, kind, status, submitted_on, decided_on, conditions)
                values (:trialId, :country, 'ETHICS', 'APPROVED_WITH_CONDITIONS', '2020-11-12', '2020-12-01', 'A freezer')
                returning id""", ids);
        fixed.put("approvals", approval);
        Map<String, Object> ofApproval = Map.of("approval", Long.valueOf(approval));
        fixed.put("rounds", one("""
                insert into approval_question (approval_id, asked_on, question)
                values (:approval, '2020-11-20', 'Which batch?') returning id""", ofApproval));
        fixed.put("conditions", one("""
                insert into approval_condition (approval_id, text) values (:approval, 'A freezer') returning id""", ofApproval));
        fixed.put("approval-templates", "1");
        fixed.put("milestone-templates", "1");
        fixed.put("history", "agreement");
        fixed.put("{kind}", String.valueOf(fixed.get("agreements")));
        fixed.put("versions", one("select max(entry_id) as id from change where table_name = 'agreement'"));
    }

    private String series(long trialId) {
        String id = one("insert into meeting_series (name) values ('Weekly call') returning id");
        Map<String, Object> ids = Map.of("id", Long.valueOf(id), "trialId", trialId, "meeting", meeting);
        one("insert into meeting_series_trial (series_id, trial_id) values (:id, :trialId) returning id", ids);
        one("update meeting set series_id = :id where id = :meeting returning id", ids);
        return id;
    }

    /** Hangs on the agreement of the country. */
    private String document(long trialId) {
        String id = one("""
                insert into document (trial_id, agreement_id, name, media_type, size_bytes, sha256, attached_at)
                select :trialId, id, 'Letter', 'text/plain', 4, sha256('text'), now() from agreement returning id""", Map.of("trialId", trialId));
        Map<String, Object> values = Map.of("id", Long.valueOf(id));
        one("insert into document_private (id, file_name) values (:id, 'letter.txt') returning id", values);
        one("""
                insert into document_part (document_id, number, content) values (:id, 0, 'text')
                returning document_id as id""", values);
        return id;
    }

    private String edition(int number, Map<String, Object> ids) {
        return one("""
                insert into report_edition (trial_id, number, as_of, known_entry, known_at, language, thresholds, verify_at,
                                            software, file_name, content, content_hash, entry_id)
                values (:trialId, %d, '2021-02-05', current_setting('trialbridge.entry')::bigint - 1, now(), 'en',
                        '{"enrollment":{"amber":-0.1,"red":-0.3},"milestones":{"amberDays":7,"redDays":21}}',
                        'https://example.org/verification', '1', 'status.xlsx', 'PK', repeat('0', 64),
                        current_setting('trialbridge.entry')::bigint)
                returning number""".formatted(number), Map.of("trialId", ids.get("trialId")));
    }

    /** Those who are not signed in, or not any more. */
    private void strangers() {
        Place all = Place.EVERYTHING;
        Actor nobody = Actor.anonymous(new Origin("test", Origin.Channel.API, null));
        walkers.add(new Walker("somebody not signed in", nobody, "", false));
        long disabled = user("disabled@example.org", Role.SECRETARIAT, all);
        walkers.add(new Walker("a disabled user", nobody, session(disabled, "now()", "now()"), false));
        one("update user_account set disabled_at = now() where id = :id returning id", Map.of("id", disabled));
        long expired = user("expired@example.org", Role.SECRETARIAT, all);
        walkers.add(new Walker(
                "somebody whose session expired",
                nobody,
                session(expired, "now() - interval '13 hours'", "now()"),
                false));
        long idle = user("idle@example.org", Role.SECRETARIAT, all);
        walkers.add(new Walker(
                "somebody whose session was idle",
                nobody,
                session(idle, "now()", "now() - interval '31 minutes'"),
                false));
    }

    List<Walker> walkers() {
        return List.copyOf(walkers);
    }

    private void walker(Role role, String where, Place place) {
        long id = user("walker" + ++count + "@example.org", role, place);
        Origin origin = new Origin("test", Origin.Channel.API, null);
        Actor actor = new Actor(id, "Walker " + count, List.of(new Grant(role, place)), origin);
        walkers.add(new Walker(role + " " + where, actor, session(id, "now()", "now()"), true));
    }

    private long user(String email, Role role, Place place) {
        long id = given.insert("insert into user_account (zone) values ('UTC') returning id", Map.of());
        given.insert(
                "insert into user_private (id, name, email) values (:id, :name, :email) returning id",
                Map.of("id", id, "name", "Name of " + email, "email", email));
        grant(id, role, place);
        return id;
    }

    private long grant(long userId, Role role, Place place) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("user", userId);
        values.put("role", role.name());
        values.put("trial", place.trialId());
        values.put("participation", place.participationId());
        values.put("site", place.siteId());
        return given.insert("""
                insert into user_grant (user_id, role, trial_id, participation_id, site_id)
                values (:user, :role, :trial::bigint, :participation::bigint, :site::bigint)
                returning id""", values);
    }

    private String session(long userId, String createdAt, String seenAt) {
        String shown = "tbs_session" + ++count;
        db.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                                insert into session (user_id, token_sha256, csrf_token, created_at, seen_at, expires_at)
                                values (:user, :digest, :csrf, <created>, <seen>, <created> + interval '12 hours')
                                """)
                        .define("created", createdAt)
                        .define("seen", seenAt)
                        .bind("user", userId)
                        .bind("digest", sha256(shown))
                        .bind("csrf", CSRF)
                        .execute());
        return shown;
    }

    /** The same walker with a session that he may end. */
    Walker withOwnSession(Walker walker) {
        Long id = walker.actor().userId();
        return id == null
                ? walker
                : new Walker(walker.name(), walker.actor(), session(id, "now()", "now()"), walker.signedIn());
    }

    /** The path of a route, with the ids of things in Uzbekistan; what the route may destroy is made for it. */
    String path(String pattern) {
        StringBuilder path = new StringBuilder();
        String before = "";
        for (String segment : pattern.substring(1).split("/", -1)) {
            path.append('/').append(segment.startsWith("{") ? thing(before) + ending(segment) : segment);
            before = segment;
        }
        return path.toString();
    }

    /** What stands behind a parameter in the same segment: the ending of a file's name. */
    private static String ending(String segment) {
        return segment.substring(segment.indexOf('}') + 1).replace("{format}", "csv");
    }

    private String thing(String kind) {
        return switch (kind) {
            case "status", "{number}" -> "countries";
            case "grants" ->
                String.valueOf(
                        grant(otherUser, List.of(Role.values()).get(++count % Role.values().length), country(count)));
            case "agenda" -> one("""
                    insert into agenda_item (meeting_id, position, title, planned_minutes)
                    select :meeting, count(*) + 1, 'Protocol', 20 from agenda_item where meeting_id = :meeting returning id""", Map.of("meeting", meeting));
            case "attendance" -> one("""
                    insert into attendance (meeting_id, institution_id, role, status)
                    values (:meeting, :institution, 'DELEGATE', 'ATTENDED') returning id""", Map.of("meeting", meeting, "institution", institution));
            case "counts-uploads" -> one("""
                    insert into upload_draft (user_id, trial_id, content) values (:user, :trial, '{}') returning id""", Map.of("user", otherUser, "trial", uzbekistan.trialId()));
            case "imports" -> one("""
                    insert into import_draft (user_id, kind, file_name, sha256, tables, mapping)
                    values (:user, 'PEOPLE', 'people.csv', repeat('0f', 32), '{"tables": []}', '{"columns": []}')
                    returning id""", Map.of("user", otherUser));
            case "holidays" -> one("""
                    insert into public_holiday (country_iso2, on_date, name)
                    values ('UZ', date '2021-03-21' + :count, 'Nowruz') returning id""", Map.of("count", ++count));
            case "people" -> person();
            case "affiliations" -> one("""
                    insert into affiliation (person_id, institution_id, position)
                    select max(p.id), :institution, 'Guest' from person p returning id""", Map.of("institution", institution));
            case "roles" -> one("""
                    insert into trial_role (trial_id, participation_id, person_id, role)
                    select :trialId, :country, max(p.id), 'OFFICIAL' from person p returning id""", Map.of("trialId", uzbekistan.trialId(), "country", uzbekistan.id()));
            case "tokens" -> one("""
                    insert into api_token (user_id, name, token_sha256, read_only, created_at, expires_at)
                    values (:user, 'script', :digest, true, now(), now() + interval '1 day') returning id""", Map.of("user", otherUser, "digest", sha256("token" + ++count)));
            default -> {
                String id = fixed.get(kind);
                if (id == null) {
                    throw new IllegalStateException("the world has nothing of the kind " + kind);
                }
                yield id;
            }
        };
    }

    /** A place that the other user has no role at yet. */
    private Place country(int number) {
        return Place.site(
                uzbekistan.trialId(),
                uzbekistan.id(),
                given.site(uzbekistan, "UZ-G" + number, LocalDate.of(2021, 1, 7)));
    }

    private String person() {
        String id = one("insert into person (zone) values ('Asia/Tashkent') returning id");
        Map<String, Object> values = Map.of(
                "id",
                Long.valueOf(id),
                "trialId",
                uzbekistan.trialId(),
                "country",
                uzbekistan.id(),
                "institution",
                institution);
        one("insert into person_private (id, name) values (:id, 'Saida') returning id", values);
        one("insert into affiliation (person_id, institution_id) values (:id, :institution) returning id", values);
        one("""
                insert into trial_role (trial_id, participation_id, person_id, role)
                values (:trialId, :country, :id, 'NATIONAL_COORDINATOR') returning id""", values);
        return id;
    }

    private String one(String sql) {
        return one(sql, Map.of());
    }

    private String one(String sql, Map<String, Object> values) {
        return String.valueOf(given.insert(sql, values));
    }

    /**
     * What the database holds, in one word; sign-ins aside. A row that is written gets the number of the transaction that
     * wrote it, so how many rows there are and the sum of these numbers tell every insert, update and delete.
     */
    String fingerprint() {
        return db.query(handle -> {
            List<String> tables = handle.createQuery("""
                            select table_name
                              from information_schema.tables
                             where table_schema = 'public' and table_type = 'BASE TABLE'
                               and table_name not in ('session', 'sign_in_failure', 'scheduled_tasks')
                             order by table_name
                            """).mapTo(String.class).list();
            StringBuilder sql = new StringBuilder("select concat_ws(' '");
            for (String table : tables) {
                sql.append(", (select concat(count(*), '/', sum(t.xmin::text::bigint)) from ")
                        .append(table)
                        .append(" t)");
            }
            return handle.createQuery(sql.append(")")).mapTo(String.class).one();
        });
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
