package org.trialbridge.merge;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.trial.Participation;

/** A trial in Uzbekistan with a meeting, in which one thing of every kind hangs on an institution or a person. */
final class MergeWorld {
    final Given given;
    final long trial;
    final Participation uzbekistan;
    final long meeting;
    private final Map<String, @Nullable Object> values = new HashMap<>();

    MergeWorld(TestDatabase db) {
        given = new Given(db);
        trial = given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ");
        meeting = given.webinar(trial, 31, LocalDate.of(2021, 1, 20), "UZ");
        values.put("trialId", trial);
        values.put("country", uzbekistan.id());
        values.put("meeting", meeting);
    }

    long institution(String name) {
        return add(
                "insert into institution (name, kind, country_iso2) values (:name, 'ACADEMY', 'UZ') returning id",
                name);
    }

    long person(String name, @Nullable String email) {
        long id = add("insert into person (zone) values ('Asia/Tashkent') returning id", null);
        values.put("id", id);
        values.put("email", email);
        add("insert into person_private (id, name, email) values (:id, :name, :email) returning id", name);
        return id;
    }

    /** Hangs something of every kind on an institution. */
    void hangOnInstitution(long id) {
        values.put("id", id);
        add("update trial set sponsor_institution_id = :id where id = :trialId returning id", null);
        add("update participation set lead_institution_id = :id where id = :country returning id", null);
        add("""
                insert into site (trial_id, participation_id, code, name, zone, institution_id)
                values (:trialId, :country, :name, 'Site', 'Asia/Tashkent', :id) returning id""", "UZ-" + id);
        add(
                "insert into institution (name, kind, country_iso2, parent_id) values (:name, 'OTHER', 'UZ', :id) returning id",
                "Part " + id);
        values.put("person", person("Somebody at " + id, null));
        values.put("id", id);
        add(
                "insert into affiliation (person_id, institution_id, position) values (:person, :id, :name) returning id",
                "Head " + id);
        add("""
                insert into attendance (meeting_id, institution_id, delegates, role, status)
                values (:meeting, :id, 3, 'DELEGATE', 'ATTENDED') returning id""", null);
        add("""
                insert into agenda_item (meeting_id, position, title, planned_minutes, presenter_institution_id)
                values (:meeting, :id, 'Agenda', 15, :id) returning id""", null);
        add("""
                insert into action_item (trial_id, text, owner_institution_id, due_on)
                values (:trialId, 'Send it', :id, '2021-03-01') returning id""", null);
        add("""
                insert into outreach (trial_id, country_iso2, institution_id, kind, on_date, subject, outcome)
                values (:trialId, 'UZ', :id, 'LETTER', '2020-11-02', 'Support', 'SENT') returning id""", null);
        add("insert into document (name, institution_id) values ('Letter', :id) returning id", null);
        values.put("agreement", agreement());
        values.put("id", id);
        add("insert into agreement_party (agreement_id, institution_id) values (:agreement, :id) returning id", null);
        add("""
                insert into approval (trial_id, participation_id, kind, status, authority_institution_id)
                values (:trialId, :country, 'ETHICS', 'PLANNED', :id) returning id""", null);
    }

    long agreement() {
        return add("""
                insert into agreement (trial_id, participation_id, kind, title)
                values (:trialId, :country, 'MOU', 'Memorandum') returning id""", null);
    }

    /** Hangs something of every kind on a person. */
    void hangOnPerson(long id, long institution) {
        values.put("id", id);
        values.put("institution", institution);
        add(
                "insert into affiliation (person_id, institution_id, position) values (:id, :institution, 'Head') returning id",
                null);
        add("""
                insert into trial_role (trial_id, participation_id, person_id, role)
                values (:trialId, :country, :id, 'OFFICIAL') returning id""", null);
        add("""
                insert into action_item (trial_id, text, owner_person_id, due_on)
                values (:trialId, 'Call them', :id, '2021-03-01') returning id""", null);
        attend(id, "INVITED");
        add("insert into user_account (person_id, disabled_at) values (:id, '2021-01-01') returning id", null);
    }

    long attend(long person, String status) {
        values.put("id", person);
        return add("""
                insert into attendance (meeting_id, person_id, role, status)
                values (:meeting, :id, 'DELEGATE', :name) returning id""", status);
    }

    long add(String sql, @Nullable String name) {
        values.put("name", name);
        Map<String, @Nullable Object> used = new HashMap<>(values);
        used.keySet().removeIf(key -> !sql.matches("(?s).*:" + key + "\\b.*"));
        return given.insert(sql, used);
    }
}
