package org.trialbridge.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

class PersonErasureTest {
    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    @Test
    void whatWaitsForAnErasedPersonAndHisNameAsADelegateGoToo() {
        Given given = new Given(db);
        PersonService people = new PersonService(db.database(), Clock.systemUTC());
        long person = given.insert("insert into person (zone) values ('Asia/Tashkent') returning id", Map.of());
        given.insert(
                "insert into person_private (id, name, email) values (:id, 'Nodira', 'nodira@example.org') returning id",
                Map.of("id", person));
        long meeting = given.webinar(given.trial("ZF2001-III"), 31, LocalDate.of(2021, 1, 20), "UZ");
        for (String email : new String[] {"Nodira@Example.org", "other@example.org"}) {
            long line = given.insert("""
                    insert into attendance (meeting_id, country_iso2, role, status)
                    values (:id, 'UZ', 'DELEGATE', 'ATTENDED') returning id
                    """, Map.of("id", meeting));
            given.insert(
                    "insert into attendance_private (id, delegate_name, email) values (:id, 'Delegate', :email) returning id",
                    Map.of("id", line, "email", email));
            given.insert(
                    "insert into outbox (recipient, subject, body) values (:email, 'Hello', 'text') returning id",
                    Map.of("email", email));
        }

        people.erase(Given.actor(Role.SECRETARIAT, Place.EVERYTHING), person);

        assertThat(texts("select email from attendance_private")).isEqualTo("other@example.org");
        assertThat(texts("select recipient from outbox")).isEqualTo("other@example.org");
        assertThat(texts("select concat(before, after) from change")).doesNotContainIgnoringCase("nodira");
        assertThat(texts("select count(*)::text from attendance")).isEqualTo("2");
    }

    private String texts(String sql) {
        List<String> found =
                db.query(handle -> handle.createQuery(sql).mapTo(String.class).list());
        return String.join(" ", found);
    }
}
