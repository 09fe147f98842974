package org.trialbridge.edition;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.report.SampleReport;
import org.trialbridge.trial.Participation;

/** A trial of two countries of which editions are issued, with a hand that changes whatever an edition shows. */
final class World {
    static final String TRIAL = "ZF2001-III";
    static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);
    static final Instant NOW = Instant.parse("2021-03-02T11:00:00Z");
    static final URI PUBLIC = URI.create("https://trialbridge.example/");

    private static final List<String> STAGES =
            List.of("CONTACTED", "BRIDGING", "FEASIBILITY", "NEGOTIATION", "AGREED", "RECRUITING", "ON_HOLD");

    final TestDatabase db;
    final Given given;
    final Participation uzbekistan;
    final Participation indonesia;
    final long tashkent;
    final long samarkand;
    private final long leader;

    /** Writes the trial; what is in it is told by the tests' own words. */
    World(TestDatabase db) {
        this.db = db;
        this.given = new Given(db);
        leader = given.user("Somebody");
        long trial = given.trial(TRIAL);
        uzbekistan = given.country(TRIAL, "UZ");
        indonesia = given.country(TRIAL, "ID");
        tashkent = given.site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10));
        samarkand = given.site(uzbekistan, "uz_02", LocalDate.of(2020, 12, 17));
        given.counts(uzbekistan, tashkent, FRIDAY.minusWeeks(1), 31);
        given.counts(uzbekistan, tashkent, FRIDAY, 47);
        given.counts(uzbekistan, samarkand, FRIDAY, 13);
        given.counts(indonesia, null, FRIDAY, 5);
        given.webinar(trial, 1, LocalDate.of(2021, 1, 14), "UZ", "ID");
        given.webinar(trial, 2, LocalDate.of(2021, 2, 4), "ID");
        everythingElse(trial);
    }

    EditionService editions() {
        return editions(NOW);
    }

    EditionService editions(Instant now) {
        return new EditionService(db.database(), Clock.fixed(now, ZoneOffset.UTC), SampleReport.THRESHOLDS, PUBLIC);
    }

    Actor leader() {
        return actor(Role.LEADERSHIP, Place.trial(uzbekistan.trialId()));
    }

    Actor actor(Role role, Place place) {
        return actor(role, place, null);
    }

    Actor actor(Role role, Place place, Origin.@Nullable Retry retry) {
        return new Actor(
                leader, "Somebody", List.of(new Grant(role, place)), new Origin("test", Origin.Channel.API, retry));
    }

    static EditionInput input(@Nullable LocalDate asOf, @Nullable String country) {
        return new EditionInput(asOf, country, null, null, null, null);
    }

    /** One more line of a period of a place: the first report, or a correction. */
    long count(Participation country, @Nullable Long site, LocalDate periodEnd, int enrolled) {
        long place = site == null ? -country.id() : site;
        return given.insert(
                """
                insert into counts (trial_id, participation_id, site_id, period_end, revision, screened, enrolled, channel,
                                    reason_code, note, entry_id)
                select :trialId, :country, case when :place > 0 then :place end, :periodEnd, r.revision, :enrolled + 11, :enrolled,
                       'API', case when r.revision > 1 then 'TRANSCRIPTION' end,
                       case when r.revision > 1 then 'counted again' end, current_setting('trialbridge.entry')::bigint
                  from (select coalesce(max(revision), 0) + 1 as revision
                          from counts
                         where trial_id = :trialId and place_id = :place and period_end = :periodEnd) r
                returning id
                """,
                Map.of(
                        "trialId",
                        country.trialId(),
                        "country",
                        country.id(),
                        "place",
                        place,
                        "periodEnd",
                        periodEnd,
                        "enrolled",
                        enrolled));
    }

    long stage(Participation country, String to, LocalDate on) {
        return given.insert("""
                insert into stage_change (trial_id, participation_id, to_stage, effective_on, reason_code, reason, entry_id)
                values (:trialId, :country, :to, :on, 'PROGRESS', 'because', current_setting('trialbridge.entry')::bigint)
                returning id
                """, Map.of("trialId", country.trialId(), "country", country.id(), "to", to, "on", on));
    }

    /** Changes something that an edition shows. */
    void change(Random random) {
        Participation country = random.nextBoolean() ? uzbekistan : indonesia;
        LocalDate day = FRIDAY.minusWeeks(random.nextInt(6));
        switch (random.nextInt(6)) {
            case 0 -> count(uzbekistan, random.nextBoolean() ? tashkent : samarkand, day, 20 + random.nextInt(90));
            case 1 -> count(country, null, day, 20 + random.nextInt(90));
            case 2 -> stage(country, STAGES.get(random.nextInt(STAGES.size())), day);
            case 3 -> plan(day, 10 + random.nextInt(90));
            default -> fact(random);
        }
    }

    /** Changes one row of one of the tables of facts that an edition reads. */
    private void fact(Random random) {
        String word = "Word " + random.nextInt(1_000_000);
        Map<String, Object> values = Map.of(
                "trialId",
                uzbekistan.trialId(),
                "word",
                word,
                "number",
                1 + random.nextInt(5000),
                "day",
                FRIDAY.minusDays(random.nextInt(60)));
        List<String> changes = List.of(
                "update trial set title = :word, planned_enrollment = :number where id = :trialId returning id",
                "update participation set target = :number, note = :word where trial_id = :trialId and country_iso2 = 'UZ' returning id",
                "update site set name = :word, city = :word, target = :number where code = 'UZ-01' returning id",
                "update site set status = case status when 'ON_HOLD' then 'ACTIVATED' else 'ON_HOLD' end where code = 'uz_02' returning id",
                "update institution set name = :word where name is not null returning id",
                "update meeting set title = :word, status = 'MINUTES_AGREED' where number = 2 returning id",
                "update attendance set delegates = :number where delegates is not null returning id",
                "update decision set text = :word, decided_on = :day where text is not null returning id",
                "update action_item set text = :word, due_on = :day where text is not null returning id",
                "update milestone set forecast_on = :day where code = 'MOU_SIGNED' returning id",
                "update milestone_dependency set lag_days = :number % 100"
                        + " where milestone_id = (select id from milestone where code = 'PRODUCT_SHIPPED') returning id",
                "update trial_role set from_on = :day where role = 'PRINCIPAL_INVESTIGATOR' returning id",
                "update affiliation set from_on = :day where person_id is not null returning id",
                "update user_grant set role = case role when 'SECRETARIAT' then 'COUNTRY_COORDINATOR' else 'SECRETARIAT' end"
                        + " where trial_id = :trialId returning id",
                "update risk set title = :word, probability = 1 + :number % 5, due_on = :day where title <> '' returning id",
                "update risk set status = 'CLOSED', closed_on = :day where title <> '' returning id",
                "update agreement set signed_on = :day where kind = 'MOU' returning id");
        insert(changes.get(random.nextInt(changes.size())), values);
    }

    /** Binds what the text names. */
    private long insert(String sql, Map<String, Object> values) {
        return given.insert(
                sql,
                values.entrySet().stream()
                        .filter(value -> sql.contains(":" + value.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** A row that goes and comes back as another. */
    void replaceACountryOfAWebinar() {
        insert(
                "delete from meeting_country where country_iso2 = 'ID' and meeting_id ="
                        + " (select id from meeting where number = 1) returning id",
                Map.of());
        insert(
                "insert into meeting_country (meeting_id, country_iso2) select id, 'EC' from meeting where number = 1"
                        + " returning id",
                Map.of());
    }

    /** The next version of the trial's plan, approved on a day. */
    void plan(LocalDate approvedOn, int enrolled) {
        Map<String, Object> values = Map.of("trialId", uzbekistan.trialId(), "day", approvedOn, "enrolled", enrolled);
        insert("""
                with plan as (
                    insert into enrollment_plan (trial_id, plan_version, reason, entry_id)
                    select :trialId, coalesce(max(plan_version), 0) + 1, 'protocol', current_setting('trialbridge.entry')::bigint
                      from enrollment_plan
                    returning id
                ), point as (
                    insert into enrollment_plan_point (plan_id, period_end, enrolled, entry_id)
                    select id, '2021-02-05', :enrolled, current_setting('trialbridge.entry')::bigint from plan
                )
                insert into enrollment_plan_approval (plan_id, approved_on, entry_id)
                select id, :day, current_setting('trialbridge.entry')::bigint from plan
                returning id""", values);
    }

    private void everythingElse(long trial) {
        Map<String, Object> ids = Map.of("trialId", trial, "uz", uzbekistan.id(), "site", tashkent, "user", leader);
        insert(
                "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'UZ') returning id",
                ids);
        insert("insert into person (zone) values ('Asia/Tashkent') returning id", ids);
        insert("""
                insert into affiliation (person_id, institution_id)
                select p.id, i.id from person p, institution i returning id""", ids);
        insert("""
                insert into trial_role (trial_id, participation_id, site_id, person_id, role)
                select :trialId, :uz, :site, id, 'PRINCIPAL_INVESTIGATOR' from person returning id""", ids);
        insert("update user_account set person_id = (select id from person) where id = :user returning id", ids);
        insert("""
                insert into user_grant (user_id, role, trial_id) values (:user, 'SECRETARIAT', :trialId) returning id""", ids);
        insert("update participation set owner_user_id = :user where id = :uz returning id", ids);
        insert("""
                insert into attendance (meeting_id, institution_id, delegates, role, status)
                select m.id, i.id, 3, 'DELEGATE', 'ATTENDED' from meeting m, institution i where m.number = 1 returning id""", ids);
        insert("""
                insert into decision (meeting_id, text, decided_on, status)
                select id, 'Go on', '2021-01-14', 'AGREED' from meeting where number = 1 returning id""", ids);
        insert("""
                insert into action_item (trial_id, country_iso2, text, owner_person_id, due_on)
                select :trialId, 'UZ', 'Send the protocol', id, '2021-02-01' from person returning id""", ids);
        insert("""
                insert into milestone (trial_id, participation_id, code, planned_on)
                values (:trialId, :uz, 'MOU_SIGNED', '2021-04-01') returning id""", ids);
        for (String code : List.of("PRODUCT_SHIPPED", "ENROLLED_50")) {
            insert("""
                    insert into milestone (trial_id, participation_id, code, planned_on)
                    values (:trialId, :uz, :code, '2021-04-09') returning id""", Map.of("trialId", ids.get("trialId"), "uz", ids.get("uz"), "code", code));
            insert("""
                    insert into milestone_dependency (milestone_id, predecessor_id, kind, lag_days)
                    select later.id, before.id, 'FINISH_TO_START', 5
                      from milestone later, milestone before
                     where later.code = :code and before.code = 'MOU_SIGNED'
                    returning id""", Map.of("code", code));
        }
        insert("""
                insert into risk (trial_id, participation_id, title, probability, impact, response, owner_person_id, raised_on)
                select :trialId, :uz, 'Late licence', 3, 4, 'REDUCE', id, '2020-11-02' from person returning id""", ids);
        insert("""
                insert into agreement (trial_id, participation_id, kind, title, signed_on)
                values (:trialId, :uz, 'MOU', 'Memorandum', '2021-01-20') returning id""", ids);
        plan(LocalDate.of(2020, 12, 1), 60);
    }
}
